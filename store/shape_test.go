package store_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// openers are the ways to open a file past SQLite. Closing a live database that was opened so drops the
// locks of the whole process.
var openers = regexp.MustCompile(`\bos\.(Open|OpenFile|ReadFile|WriteFile|Create|OpenRoot|OpenInRoot|Truncate)\(|\bsyscall\.Open\(|\bunix\.Open`)

// allowed are the lines that open something else than a live database, and what.
var allowed = []string{
	`os.ReadFile(w.path)`,                 // the writer's name
	`os.ReadFile(path)`,                   // a head file
	`os.ReadFile("/proc/self/mountinfo")`, // the list of mounts
	`os.Open(dir)`,                        // a folder, to sync it
	`os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)`, // a file that does not exist
	`os.OpenFile(path, os.O_RDWR, 0)`,                             // a copy that nobody else knows of
}

func TestNothingOpensALiveDatabasePastSQLite(t *testing.T) {
	unused := map[string]bool{}
	for _, a := range allowed {
		unused[a] = true
	}
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for n, line := range strings.Split(string(b), "\n") {
			if !openers.MatchString(line) {
				continue
			}
			known := false
			for _, a := range allowed {
				if strings.Contains(line, a) {
					known = true
					delete(unused, a)
				}
			}
			if !known {
				t.Errorf("%s:%d opens a file: %s", path, n+1, strings.TrimSpace(line))
			}
		}
		return nil
	})
	must(t, err)
	for a := range unused {
		t.Errorf("nothing does %s any more: take it off the list", a)
	}
}

type module struct {
	Version string
	GoMod   string
}

func goList(t *testing.T, name string) module {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-json", name).Output()
	must(t, err)
	var m module
	must(t, json.Unmarshal(out, &m))
	return m
}

// TestTheDriverHasExactlyTheLibraryItWasMadeWith: another version of modernc.org/libc than the one in the
// driver's own go.mod is not supported and has corrupted memory.
func TestTheDriverHasExactlyTheLibraryItWasMadeWith(t *testing.T) {
	b, err := os.ReadFile(goList(t, "modernc.org/sqlite").GoMod)
	must(t, err)
	want := regexp.MustCompile(`(?m)^\s*modernc\.org/libc (\S+)`).FindStringSubmatch(string(b))
	if want == nil {
		t.Fatal("the driver names no modernc.org/libc")
	}
	if got := goList(t, "modernc.org/libc").Version; got != want[1] {
		t.Fatalf("modernc.org/libc is %s; the driver needs exactly %s", got, want[1])
	}
}
