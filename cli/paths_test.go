package cli

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestAFileIsFoundHoweverATerminalWritesItsPath(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Chdir(home)
	plain, odd := filepath.Join(home, "scan.json"), filepath.Join(home, "it's my scan (2).json")
	for _, path := range []string{plain, odd} {
		if err := os.WriteFile(path, []byte("{}"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for text, want := range map[string]string{
		plain:                   plain,
		plain + " \n":           plain,
		"scan.json":             "scan.json",
		"./scan.json":           "./scan.json",
		"~/scan.json":           plain,
		`"` + plain + `"`:       plain,
		"'" + plain + "'":       plain,
		"file://" + plain:       plain,
		"it's my scan (2).json": "it's my scan (2).json",
		`'` + home + `/it'\''s my scan (2).json'`:      odd,
		home + `/it\'s\ my\ scan\ \(2\).json`:          odd,
		`~/it\'s\ my\ scan\ \(2\).json`:                odd,
		`"~/scan.json"`:                                plain,
		(&url.URL{Scheme: "file", Path: odd}).String(): odd,
		"file://localhost" + plain:                     plain,
		"file://elsewhere" + plain:                     "",
		"https://wiki.example.com/" + plain:            "",
		home:                                           "",
		home + "/gone.json":                            "",
		plain + "\n" + odd:                             "",
		plain + " " + plain:                            "",
		"a sentence about scan.json":                   "",
		plain + "\x00":                                 "",
		"~":                                            "",
		"'":                                            "",
		`\`:                                            "",
		"":                                             "",
	} {
		if got := fileNamed(text); got != want {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}

func TestTheAddressOfAFileOnADriveNamesTheDrive(t *testing.T) {
	if got := fileAddress("file:///C:/proofs/a%20b.json"); filepath.ToSlash(got) != "C:/proofs/a b.json" {
		t.Errorf("the address is %q", got)
	}
}

func TestPathsThatAreDroppedTogetherAreReadAsAShellReadsThem(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	spaced := filepath.Join(dir, "my export.csv")
	if err := os.WriteFile(spaced, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string][]string{
		"":     nil,
		spaced: {spaced}, // a file that is there, blanks and all
		"file://localhost" + dir + "/my%20export.csv": {spaced},
		"/a/one.csv  /b/two.json\t":                   {"/a/one.csv", "/b/two.json"},
		`'/a/it is' "/b/so \"it\""`:                   {"/a/it is", `/b/so "it"`},
		`"/c\d" '/e\f'`:                               {`/c\d`, `/e\f`}, // a backslash within quotes
		`/a/with\ blank /b`:                           {"/a/with blank", "/b"},
		"~/x.csv file:///srv/y%20z":                   {filepath.Join(dir, "x.csv"), "/srv/y z"},
		"file://elsewhere/srv/y /a":                   {"file://elsewhere/srv/y", "/a"}, // no file of this computer
	} {
		if got := pathsIn(line); !slices.Equal(got, want) {
			t.Errorf("%q names %q, want %q", line, got, want)
		}
	}
}
