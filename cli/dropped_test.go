package cli

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
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
		if got, err := droppedFile(context.Background(), text); err != nil || got != want {
			t.Errorf("%q names %q, %v; want %q", text, got, err, want)
		}
	}
}

func TestAPathOfAnotherSystemIsLeftAsItStands(t *testing.T) {
	if got := spellings(`C:\proofs\scan.json`, "/home/ana")[0]; got != `C:\proofs\scan.json` {
		t.Errorf("the first spelling is %q", got)
	}
	if got := fileAddress("file:///C:/proofs/a%20b.json"); filepath.ToSlash(got) != "C:/proofs/a b.json" {
		t.Errorf("the address is %q", got)
	}
}
