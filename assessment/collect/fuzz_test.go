package collect_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonogo/assessment/collect"
)

// FuzzRecognition gives any bytes to every format.
func FuzzRecognition(f *testing.F) { fuzzFormat(f, "") }

// fuzzFormat is the body of a fuzz target: go test ./assessment/collect -run NONE -fuzz FuzzX -fuzzminimizetime 10x. It reads any bytes as one format. It may refuse them; it may not crash, hang, or let a planted secret out, and what it
// reads twice it reads alike.
func fuzzFormat(f *testing.F, format string) {
	for _, fix := range fixtures(f, format) {
		for _, file := range fix.files {
			f.Add(file.Bytes)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		file := collect.File{Name: "f", Bytes: b}
		in, err := read(format, file)
		if err != nil && !strings.HasPrefix(err.Error(), "f:") {
			t.Fatalf("an error without a place: %v", err)
		}
		if one, two := dump(in, err), dump(read(format, file)); one != two {
			t.Fatalf("it reads one file in two ways:\n%s\n%s", one, two)
		}
	})
}

// Each format has a test file of its own with that line; see aws_credential_report_test.go.
func TestEveryFormatIsFuzzed(t *testing.T) {
	names, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(b)
	}
	for _, id := range collect.IDs() {
		if !strings.Contains(all.String(), `fuzzFormat(f, "`+id+`")`) {
			t.Errorf("no fuzz line for %s", id)
		}
	}
}
