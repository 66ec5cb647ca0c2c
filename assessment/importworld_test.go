package assessment

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gonogo/content"
)

// importBook is a record whose register of keys has columns for every rule of a cell.
func importBook(t tb) *book {
	b := newBook(t, plainSubject()).withRows()
	b.gate.Registers[0].Columns = append(b.gate.Registers[0].Columns,
		content.Column{ID: "used", Title: "used", Type: content.TypeDate},
		content.Column{ID: "kind", Title: "kind", Type: content.TypeChoice, Choices: []string{"human", "agent", "both"}})
	return b
}

var importKeys = []string{"k1", "k2", "k3"}

// drawFound are exports of up to three sources, one of which has no name, with and without their days.
func drawFound(t *rapid.T) *Found {
	f := &Found{Columns: []string{"owner", "turned", "used", "kind"}}
	for i := range rapid.SampledFrom([]int{1, 1, 2, 3}).Draw(t, "files") {
		file := FoundFile{
			Format:    rapid.SampledFrom([]string{"f", "f", "g"}).Draw(t, "format"),
			Source:    rapid.SampledFrom([]string{"", "a", "a", "b"}).Draw(t, "source"),
			Generated: rapid.SampledFrom([]Date{700_000, 700_001, 700_002}).Draw(t, "made"),
		}
		if file.Source == "b" || rapid.IntRange(0, 3).Draw(t, "no day") == 0 {
			file.Generated = 0
		}
		if rapid.Bool().Draw(t, "full") {
			file.Full = []string{"keys"}
		}
		for _, key := range importKeys {
			if rapid.IntRange(0, 3).Draw(t, key) == 0 {
				continue
			}
			row := FoundRow{Register: "keys", Key: key, File: int32(i), At: FoundPlace{Line: int32(len(f.Rows) + 1)}, Joins: rapid.IntRange(0, 3).Draw(t, "joins") == 0}
			for column, texts := range [][]string{somePeople, {"2026-01-01", "2026-02-02"}, {"2026-01-01", "2026-02-02"}, {"human", "agent"}} {
				c := FoundCell{Column: uint16(column), Rule: []CellRule{RuleReplace, RuleReplace, RuleMost, RuleBoth}[column]}
				switch rapid.IntRange(0, 3).Draw(t, "says") {
				case 0:
					continue
				case 1:
					c.None, c.Rule = column > 0, RuleReplace
				}
				if !c.None {
					c.Text = rapid.SampledFrom(texts).Draw(t, "text")
				}
				row.Cells = append(row.Cells, c)
			}
			f.Rows = append(f.Rows, row)
		}
		file.Name = fmt.Sprintf("file %d", i)
		file.Digest = PlainDigest([]byte(fmt.Sprint(file, f.Rows)))
		f.Files = append(f.Files, file)
	}
	return f
}

func drawImportChoice(t *rapid.T) ImportChoice {
	c := ImportChoice{Take: rapid.IntRange(0, 3).Draw(t, "take") == 0, RemoveGone: rapid.Bool().Draw(t, "remove gone")}
	if rapid.IntRange(0, 2).Draw(t, "says") == 0 {
		c.Said = map[string]string{"owner": somePeople[1]}
	}
	return c
}

func planOf(t *rapid.T, s *State, found *Found, choice ImportChoice) (*ImportPlan, Body) {
	p, err := PlanImport(s, found, choice, goLive)
	if err != nil {
		t.Fatal(err)
	}
	bodies, err := p.bodies("Ana <ana@example.com>")
	if err != nil {
		t.Fatal(err)
	}
	return p, bodies[0]
}

// act is what one of several writers does: an import by its plan, a row by hand, an undo. It is written by who has seen the
// first entries of the others only.
func (b *book) act(t *rapid.T) {
	writer := rapid.SampledFrom([]string{"w1", "w2", "w3"}).Draw(t, "writer")
	seen, held := map[string]int{}, []Sealed{}
	for _, w := range slices.Sorted(maps.Keys(b.heads)) {
		h := b.heads[w]
		if seen[w] = h.Count; w != writer && w != "w1" {
			seen[w] = rapid.IntRange(b.seenOf(writer, w), h.Count).Draw(t, "seen of "+w)
		}
		if w == "w1" && w != writer {
			seen[w] = rapid.IntRange(max(1, b.seenOf(writer, w)), h.Count).Draw(t, "seen of w1")
		}
	}
	for again := true; again; { // who has seen an entry has seen what that one rests on
		again, held = false, held[:0]
		for _, e := range b.entries {
			if e.Seq > seen[e.Writer] {
				continue
			}
			held = append(held, e)
			for w, n := range e.Seen {
				if n > seen[w] {
					seen[w], again = n, true
				}
			}
		}
	}
	s, err := Fold(b.gate, held)
	if err != nil {
		t.Fatal(err)
	}
	var body Body
	switch rapid.IntRange(0, 9).Draw(t, "act") {
	case 0:
		if e := rapid.SampledFrom(held).Draw(t, "undone"); CanUndo(e.Kind) {
			body = Undone{Entries: []string{e.ID}}
		}
	case 1, 2:
		body = RowSet{Register: "keys", Key: rapid.SampledFrom(importKeys).Draw(t, "key"), Cells: map[string]string{
			"owner": rapid.SampledFrom(append([]string{""}, somePeople...)).Draw(t, "owner"), "kind": rapid.SampledFrom([]string{"", "human", "agent"}).Draw(t, "kind"),
		}}
	case 3:
		if key := rapid.SampledFrom(importKeys).Draw(t, "key"); s.Row("keys", key) != nil {
			body = RowRemoved{Register: "keys", Key: key}
		}
	default:
		_, body = planOf(t, s, drawFound(t), drawImportChoice(t))
	}
	if body == nil {
		return
	}
	delete(seen, writer)
	b.addSeeing(writer, seen, body)
}

// seenOf is how much of another writer the last entry of a writer had seen.
func (b *book) seenOf(writer, other string) int {
	n := 0
	for _, e := range b.entries {
		if e.Writer == writer {
			n = max(n, e.Seen[other])
		}
	}
	return n
}

func tellRow(s *State, key string) string {
	row := s.Row("keys", key)
	if row == nil {
		return "no row"
	}
	var out strings.Builder
	fmt.Fprintf(&out, "disputed %v", row.Disputed)
	for i := range s.Gate.Register("keys").Columns {
		c := row.Cell(i)
		fmt.Fprintf(&out, "; %q none %v others %q", c.Text, c.None, slices.Sorted(slices.Values(c.Others)))
	}
	return out.String()
}

// The preview is what a person consents to: nothing else may come of the import, whatever was imported, typed, taken back and
// merged before.
func TestWhatThePreviewSaysIsWhatIsRecorded(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := importBook(rt)
		for range rapid.IntRange(0, 6).Draw(rt, "acts") {
			b.act(rt)
		}
		before := b.fold()
		found, choice := drawFound(rt), drawImportChoice(rt)
		plan, body := planOf(rt, before, found, choice)
		b.add("w1", body)
		after := b.fold()
		planned := map[string]*PlanRow{}
		for i := range plan.Rows {
			planned[plan.Rows[i].Key] = &plan.Rows[i]
		}
		for _, key := range importKeys {
			row, was, is := planned[key], before.Row("keys", key), after.Row("keys", key)
			switch {
			case row == nil || row.Fate == RowWithheld || row.Fate == RowGone && !choice.RemoveGone:
				if x, y := tellRow(before, key), tellRow(after, key); x != y {
					rt.Fatalf("%s is not to change and was\n%s\nis\n%s\n%s", key, x, y, body.(Imported).Table)
				}
				continue
			case row.Fate == RowGone:
				if is != nil {
					rt.Fatalf("%s is to go and stays", key)
				}
				continue
			case is == nil, (row.Fate == RowAdded) != (was == nil):
				rt.Fatalf("%s is %s, was there %v and is there %v", key, row.Fate, was != nil, is != nil)
			}
			for i := range before.Gate.Register("keys").Columns {
				want := Cell{}
				if was != nil {
					want = *was.Cell(i)
				}
				if c := row.setIn(uint16(i)); c != nil {
					want = Cell{Text: c.Text, None: c.None}
				}
				got := is.Cell(i)
				if len(got.Others) > 0 && len(want.Others) == 0 {
					continue // a dispute that lay behind what was taken back
				}
				if got.Text != want.Text || got.None != want.None || len(got.Others) != len(want.Others) {
					rt.Fatalf("cell %d of %s is %+v, and the preview says %+v\n%s", i, key, got, want, body.(Imported).Table)
				}
			}
		}
		if again, _ := planOf(rt, after, found, ImportChoice{}); again.Counts.Added+again.Counts.Changed > 0 {
			rt.Fatalf("the same files once more: %s\n%s", again.Counts, body.(Imported).Table)
		}
	})
}

func TestImportsOfSeveralWritersFoldTheSameInEveryOrderOfArrival(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := importBook(rt)
		for range rapid.IntRange(2, 8).Draw(rt, "acts") {
			b.act(rt)
		}
		other, err := Fold(b.gate, rapid.Permutation(b.entries).Draw(rt, "order"))
		if err != nil {
			rt.Fatal(err)
		}
		if s := b.fold(); !sameRows(s, other) {
			rt.Fatal("the registers say something else")
		}
	})
}
