package collect_test

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/assessment/collect"
)

var update = flag.Bool("update", false, "write the goldens anew; read the difference")

// fixture is files that are read together: one file of testdata/<format>/, or all of a folder below it.
type fixture struct {
	format, name string
	files        []collect.File
}

func (f fixture) golden() string {
	return filepath.Join("testdata", f.format, f.name+".golden")
}

// fixtures are all of testdata, or those of one format.
func fixtures(t testing.TB, format string) []fixture {
	t.Helper()
	var out []fixture
	for _, id := range collect.IDs() {
		if format != "" && id != format {
			continue
		}
		entries, err := os.ReadDir(filepath.Join("testdata", id))
		if err != nil {
			t.Fatalf("format %s has no fixtures: %v", id, err)
		}
		for _, e := range entries {
			switch path := filepath.Join("testdata", id, e.Name()); {
			case strings.HasSuffix(e.Name(), ".golden"):
			case e.IsDir():
				f := fixture{format: id, name: e.Name()}
				inner, err := os.ReadDir(path)
				if err != nil {
					t.Fatal(err)
				}
				for _, i := range inner {
					f.files = append(f.files, readFile(t, filepath.Join(path, i.Name())))
				}
				out = append(out, f)
			default:
				out = append(out, fixture{id, e.Name(), []collect.File{readFile(t, path)}})
			}
		}
	}
	return out
}

func readFile(t testing.TB, path string) collect.File {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return collect.File{Name: filepath.Base(path), Bytes: b}
}

// dump writes out all that was read, so that a person can read it and a test can look for what must not be in it.
func dump(in *assessment.Found, err error) string {
	var out strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
	if err != nil {
		line("refused: %v", err)
		return out.String()
	}
	for _, f := range in.Files {
		line("file %s: %s, tool %q, version %q, made %s, of %q, full %v", f.Name, f.Format, f.Tool, f.Version, f.Generated, f.Source, f.Full)
		for _, m := range f.Misread {
			line("  not understood at %s: %s%s", at(m.At), m.Says, more(m.More))
		}
		for _, u := range f.Unknown {
			line("  unknown: %s", u)
		}
		for _, d := range f.Dropped {
			line("  left behind: %d %s", d.Count, d.What)
		}
		for _, n := range f.Needs {
			line("  needs %s of %s %s: %s", n.Column, n.Register, n.Key, n.Says)
		}
	}
	for _, r := range in.Rows {
		joins := ""
		if r.Joins {
			joins = ", joins"
		}
		line("%s %s (%s %s%s) also %q", r.Register, r.Key, in.Files[r.File].Name, at(r.At), joins, r.Names)
		cells := slices.Clone(r.Cells)
		slices.SortFunc(cells, func(a, b assessment.FoundCell) int {
			return cmp.Compare(in.Columns[a.Column], in.Columns[b.Column])
		})
		for _, c := range cells {
			text := fmt.Sprintf("%q", c.Text)
			if c.None {
				text = "none"
			}
			line("  %s = %s%s", in.Columns[c.Column], text, [...]string{"", " (most)", " (both)"}[c.Rule])
		}
	}
	for _, e := range in.Evidence {
		line("evidence of %s (%s %s): kind %s, strength %d, observed %s, for %v: %q", e.Topic, in.Files[e.File].Name, at(e.At), e.Kind, e.Strength, e.Observed, e.For, e.Note)
	}
	return out.String()
}

func at(p assessment.FoundPlace) string {
	if p.Inside != "" {
		return fmt.Sprintf("%s:%d:%d", p.Inside, p.Line, p.Col)
	}
	return fmt.Sprintf("%d:%d", p.Line, p.Col)
}

func more(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" (and at %d more places)", n)
}

// read reads files as formats are recognised, or as the one given.
func read(format string, files ...collect.File) (*assessment.Found, error) {
	return collect.Read(context.Background(), files, collect.Options{Format: format})
}
