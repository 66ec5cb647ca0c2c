package load_test

import (
	"errors"
	"reflect"
	"testing"

	"gonogo/content"
	"gonogo/content/clean"
	"gonogo/content/lint"
	"gonogo/content/load"
)

// A gate of anybody's is refused with a place or read as something that keeps every promise of package content; it never
// stops the program. go test ./content/load -run xxx -fuzz FuzzGate -fuzztime 60s -fuzzminimizetime 10x
func FuzzGate(f *testing.F) {
	pack := smallPack(f)
	text := map[string]string{}
	for _, file := range pack {
		text[file.Path] = file.Text
	}
	given := frameworks(f)
	f.Add(text["gate.yaml"], text["keys.yaml"], text["people.yaml"], text["cases.yaml"])
	f.Add("sections: [keys]\n", "section: keys\n", "", "cases: []\n")
	f.Add("a: &a [*a]\n", "? [a]\n: b\n", "<<: {a: b}\n", "- - - a\n")
	f.Fuzz(func(t *testing.T, head, keys, people, cases string) {
		pack := content.Pack{{Path: "cases.yaml", Text: cases}, {Path: "gate.yaml", Text: head}, {Path: "keys.yaml", Text: keys}, {Path: "people.yaml", Text: people}}
		g, source, err := load.GateWithSource(pack, given)
		if (g == nil) == (err == nil) {
			t.Fatalf("neither a gate nor an error, or both: %v, %v", g, err)
		}
		placed(t, err)
		if _, err := load.Cases(pack); err != nil {
			placed(t, err)
		}
		if g == nil {
			return
		}
		again, _, err := load.GateWithSource(pack, given)
		if err != nil || !reflect.DeepEqual(g, again) || g.Digest != pack.Digest() {
			t.Errorf("read again it is another gate: %v", err)
		}
		whole(t, g)
		for _, found := range lint.Run(g, source, given...) {
			if _, what := clean.First(found.String() + found.Hint); what != "" {
				t.Errorf("a finding holds %s: %q", what, found)
			}
		}
	})
}

// placed wants every mistake to say where it is, in text that can be shown.
func placed(t *testing.T, err error) {
	t.Helper()
	var list []*load.Error
	var many *load.Errors
	var one *load.Error
	switch {
	case err == nil:
		return
	case errors.As(err, &many):
		list = many.List
	case errors.As(err, &one):
		list = []*load.Error{one}
	default:
		t.Errorf("an error without a place: %v", err)
	}
	for _, e := range list {
		if e.File == "" || e.Line < 1 || e.Col < 1 || e.Msg == "" {
			t.Errorf("an error without a place: %+v", e)
		}
		if _, what := clean.First(e.Error() + e.Hint); what != "" {
			t.Errorf("an error holds %s: %q", what, e)
		}
	}
}

// whole wants what a gate refers to be there, and its texts to be such as can be shown.
func whole(t *testing.T, g *content.Gate) {
	t.Helper()
	seen := map[string]bool{}
	for _, q := range g.Questions() {
		if seen[q.ID] || q.ID == "" {
			t.Errorf("question %q stands twice", q.ID)
		}
		seen[q.ID] = true
		for _, id := range append(q.Applies.Names(), q.RaisedBy.Names()...) {
			if g.Trait(id) == nil {
				t.Errorf("%s needs trait %q, which does not exist", q.ID, id)
			}
		}
		for _, id := range q.Needs.Kinds {
			if g.Kind(id) == nil {
				t.Errorf("%s needs kind %q, which does not exist", q.ID, id)
			}
		}
		for i, s := range q.Severity {
			if s < content.NotAsked || s > content.Blocker || i > 0 && s > q.Severity[i-1] {
				t.Errorf("%s has the severities %v", q.ID, q.Severity)
			}
		}
		for _, text := range []string{q.Title, q.Text, q.Why, q.Good, q.Weak, q.How, q.Remedy, q.Knows} {
			if _, what := clean.First(text); what != "" {
				t.Errorf("%s holds %s: %q", q.ID, what, text)
			}
		}
	}
	g.TraitsOn(nil)
}
