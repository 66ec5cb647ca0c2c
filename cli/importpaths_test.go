package cli

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

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
		`/a/with\ blank /b`:                           {"/a/with blank", "/b"},
		"~/x.csv file:///srv/y%20z":                   {filepath.Join(dir, "x.csv"), "/srv/y z"},
		"file://elsewhere/srv/y /a":                   {"file://elsewhere/srv/y", "/a"}, // no file of this computer
	} {
		if got := splitPaths(t.Context(), line); !slices.Equal(got, want) {
			t.Errorf("%q names %q, want %q", line, got, want)
		}
	}
}
