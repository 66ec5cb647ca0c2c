package cli

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"gonogo/content/clean"
	"gonogo/content/clean/cleantest"
)

// Text of others that reaches a terminal through any verb is text and nothing more: as a name, a note, a person, a
// reference, an argument, a file name and inside an error.
func TestNoVerbPassesOnWhatATerminalCouldObey(t *testing.T) {
	t.Parallel()
	w := home(t)
	check := func(args []string, stdout, stderr string) {
		t.Helper()
		for name, text := range map[string]string{"stdout": stdout, "stderr": stderr} {
			if at, what := clean.First(text); what != "" {
				t.Errorf("gonogo %q writes %s to %s: %q", args, what, name, around(text, at))
			}
		}
	}
	do := func(args ...string) {
		t.Helper()
		stdout, stderr, _ := run(w, args...)
		check(args, stdout, stderr)
	}
	kept := 0
	for corpus := range slices.Chunk(cleantest.Corpus(), 16) { // a long record is slow to read again and again
		_, stderr, code := run(w, "new", "--name", "N"+strings.ToValidUTF8(corpus[0], ""), "--programme", "P\u202e\x1b[2J", "--tier", "3", "-q", "--release", "\x1b]0;x\x07")
		if code != 0 {
			t.Fatal(stderr)
		}
		rows, _, _ := run(w, "list", "-q", "--json")
		id := newest(t, rows)
		for _, s := range corpus {
			if len(s) > 4000 {
				s = strings.ToValidUTF8(s[:4000], "")
			}
			do(s)
			do("list", "--"+s)
			do("gate", "show", "./"+s)
			do("answer", id, s, "met")
			do("report", id, "-o", filepath.Join(t.TempDir(), s))
			if !utf8.ValidString(s) {
				continue
			}
			do("comment", id, "ID-02", s+"x", "--not-a-secret", "--as", "Mallory "+s)
			do("evidence", "add", id, "ID-01", "--kind", "document", "--ref", "r"+s, "--observed", "2026-11-01", "--env", s,
				"--collector", s, "--checker", "C "+s, "--note", s, "--not-a-secret")
			if _, _, code := run(w, "answer", id, "ID-01", "unmet", "--note", s, "-q", "--not-a-secret"); code == 0 {
				kept++
			}
		}
		s := strings.Join(corpus, " ")
		do("decide", id, "--on", s)
		do("coverage", s)
		do("coverage", id, "--framework", s)
		do("--db", filepath.Join(t.TempDir(), "no", s), "list", "--json")
		do("apply", id, filepath.Join(t.TempDir(), s+".yaml"))
		do("waive", id, "ID-01", "--reason", "because "+s, "--control", "some control "+s, "--tested", "it was tried "+s,
			"--owner", "Ola "+s, "--fixed-by", "2026-12-01", "--expires", "2026-12-02", "--not-a-secret")
		do("snapshot", id, "--label", s+"x", "--not-a-secret")
		do("diff", id, s)
		for _, verb := range [][]string{{"diff"}, {"show"}, {"questions"}, {"decide"}, {"log"}, {"evidence", "list"}, {"report"}, {"coverage"}, {"archive"}} {
			do(append(verb, id)...)
			do(append(verb, id, "--json")...)
		}
	}
	if kept < 30 {
		t.Errorf("only %d hostile notes were kept: the test shows little", kept)
	}
	do("list", "--archived")
	do("sprawl", "--archived")
	do("sprawl", "--json")
}

// newest is the last assessment of a list.
func newest(t *testing.T, list string) string {
	t.Helper()
	var doc struct {
		Assessments []struct{ ID string }
	}
	if err := json.Unmarshal([]byte(list), &doc); err != nil || len(doc.Assessments) == 0 {
		t.Fatalf("%v in %s", err, list)
	}
	return doc.Assessments[len(doc.Assessments)-1].ID
}

func around(s string, at int) string {
	return s[max(0, at-20):min(len(s), at+20)]
}
