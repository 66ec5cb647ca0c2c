package load_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"gonogo/content/load"
)

const head = "sections: [a]\n"

func TestAPackHoldsOnlyWhatTheGateNames(t *testing.T) {
	pack, err := load.ReadPack(fstest.MapFS{
		"g/gate.yaml": {Data: []byte(head)}, "g/a.yaml": {Data: []byte("A")}, "g/b.yaml": {Data: []byte("B")}, "g/cases.yaml": {Data: []byte("C")}, "g/notes.txt": {Data: []byte("N")},
	}, "g")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range pack {
		names = append(names, f.Path)
	}
	if got := strings.Join(names, " "); got != "a.yaml cases.yaml gate.yaml" {
		t.Errorf("got %s", got)
	}
}

func TestAPackIsRefused(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	for _, c := range []struct {
		name, dir, want string
		files           fstest.MapFS
	}{
		{"that climbs out of its folder", "../g", "not a plain relative path", nil},
		{"without a folder", "g", "file does not exist", fstest.MapFS{}},
		{"whose section climbs", "g", "gate.yaml:1:12:", fstest.MapFS{"g/gate.yaml": file("sections: [../../secret]\n")}},
		{"whose section is hidden", "g", "gate.yaml:1:12:", fstest.MapFS{"g/gate.yaml": file("sections: [.a]\n")}},
		{"whose section is missing", "g", "file does not exist", fstest.MapFS{"g/gate.yaml": file(head)}},
		{"whose section is a folder", "g", "a.yaml:1:1: this is not a plain file", fstest.MapFS{"g/gate.yaml": file(head), "g/a.yaml/x": file("")}},
		{"whose section is a link", "g", "a.yaml:1:1: this is not a plain file", fstest.MapFS{"g/gate.yaml": file(head), "g/x": file(""), "g/a.yaml": {Data: []byte("x"), Mode: fs.ModeSymlink}}},
		{"whose section is too large", "g", "a.yaml:1:1: the file has more than", fstest.MapFS{"g/gate.yaml": file(head), "g/a.yaml": file(strings.Repeat("x", load.MaxBytes+1))}},
		{"whose head is no YAML", "g", "gate.yaml:1:1: this is not YAML", fstest.MapFS{"g/gate.yaml": file("[")}},
		{"whose head is a list", "g", "gate.yaml:1:1: a map is wanted", fstest.MapFS{"g/gate.yaml": file("- a\n")}},
		{"whose head names no sections", "g", "gate.yaml:1:1: sections is missing", fstest.MapFS{"g/gate.yaml": file("a: b\n")}},
		{"whose cases are a link", "g", "cases.yaml:1:1: this is not a plain file", fstest.MapFS{"g/gate.yaml": file(head), "g/a.yaml": file(""), "g/cases.yaml": {Data: []byte("a.yaml"), Mode: fs.ModeSymlink}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			pack, err := load.ReadPack(c.files, c.dir)
			if err == nil || !strings.Contains(err.Error(), c.want) || pack != nil {
				t.Errorf("want %q, got %v, %v", c.want, pack, err)
			}
		})
	}
}

func TestALinkOnDiskIsRefused(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "g"), 0o700); err != nil {
		t.Fatal(err)
	}
	write("g/gate.yaml", head)
	write("outside.yaml", "secret")
	if err := os.Symlink("../outside.yaml", filepath.Join(dir, "g", "a.yaml")); err != nil {
		t.Fatal(err)
	}
	var one *load.Error
	if _, err := load.ReadPack(os.DirFS(dir), "g"); !errors.As(err, &one) || one.File != "a.yaml" {
		t.Errorf("a linked section was read: %v", err)
	}
	if err := os.Symlink("g", filepath.Join(dir, "linked")); err != nil {
		t.Fatal(err)
	}
	if _, err := load.ReadPack(os.DirFS(dir), "linked"); err == nil || !strings.Contains(err.Error(), "not a folder") {
		t.Errorf("a linked folder was read: %v", err)
	}
}
