package assessment

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gonogo/content"
	"pgregory.net/rapid"
)

// What a table is written from is read from it, whatever stands in it: an import must say the same for ever.
func TestATableOfRowsReadsAsItWasWritten(t *testing.T) {
	word := rapid.StringMatching(`[a-z\\\tN\n é]{0,6}`)
	rapid.Check(t, func(rt *rapid.T) {
		column := rapid.Custom(func(rt *rapid.T) tableColumn {
			return tableColumn{rapid.StringMatching(`[a-z]{1,4}`).Draw(rt, "column"), rapid.SampledFrom([]CellRule{RuleReplace, RuleMost, RuleBoth}).Draw(rt, "rule")}
		})
		columns := rapid.SliceOfNDistinct(column, 1, 4, rapid.ID).Draw(rt, "columns")
		want := map[string][]tableCell{}
		var table importTable
		for i := range rapid.IntRange(1, 5).Draw(rt, "rows") {
			key := fmt.Sprintf("%d%s", i, word.Draw(rt, "key"))
			for range columns {
				c := tableCell{Text: word.Draw(rt, "cell")}
				if rapid.Bool().Draw(rt, "none") {
					c = tableCell{None: true}
				}
				c.Taken = (c.Text != "" || c.None) && rapid.Bool().Draw(rt, "taken")
				want[key] = append(want[key], c)
			}
			table.block(tableBlock{"things", 0, columns})
			table.row(key, word.Draw(rt, "name"), FoundPlace{Line: int32(i + 1), Col: 3, Inside: "Content"}, func(n int) tableCell { return want[key][n] })
		}
		im := Imported{Files: []ImportedFile{{}}}
		if err := im.setTable(&table.out); err != nil {
			rt.Fatal(err)
		}
		seen := 0
		err := im.eachRow(func(b *tableBlock, r tableRow) error {
			seen++
			if b.Register != "things" || !slices.Equal(b.Columns, columns) || r.Inside != "Content" || r.Col != 3 || r.Line != int32(seen) {
				rt.Fatalf("block %+v, row %+v", b, r)
			}
			got := make([]tableCell, len(columns))
			if err := r.each(func(n int, c tableCell) error { got[n] = c; return nil }); err != nil {
				return err
			}
			if !slices.Equal(got, want[r.Key]) {
				rt.Fatalf("the cells of %q are %+v, want %+v", r.Key, got, want[r.Key])
			}
			return nil
		})
		if err != nil || seen != len(want) {
			rt.Fatalf("%d of %d rows, %v", seen, len(want), err)
		}
	})
}

func TestALargeTableIsPackedAndReadsTheSame(t *testing.T) {
	text := "\tthings\t0\towner\n" + strings.Repeat("a\t\t1\tAna\n", 10_000)
	var table tableWriter
	for line := range strings.SplitAfterSeq(text, "\n") {
		table.Write([]byte(line))
	}
	var im Imported
	if err := im.setTable(&table); err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	err := im.lines(func(line string) error { got.WriteString(line + "\n"); return nil })
	if err != nil || got.String() != text || im.Table != "" || len(im.Packed) > len(text)/10 {
		t.Errorf("%d bytes packed, %v", len(im.Packed), err)
	}
}

func TestATableThatCannotBeReadIsAnError(t *testing.T) {
	for _, table := range []string{"a\t\t1\tx\n", "\tthings\n", "\tthings\t7\towner\na\t\t1\tx\n", "\tthings\t0\towner\na\t\t1\n", "\tthings\t0\towner\na\n", "\tthings\t0\towner\na\\q\t\t1\tx\n"} {
		im := Imported{Files: []ImportedFile{{}}, Table: table}
		if err := im.eachRow(func(*tableBlock, tableRow) error { return nil }); err == nil {
			t.Errorf("%q is read", table)
		}
	}
	if err := (Imported{Packed: "!!"}).eachRow(nil); err == nil {
		t.Error("what is not packed is unpacked")
	}
}

// importedCell is an empty cell that the first file of an import set.
func importedCell(entry int) heldCell {
	c := heldOf(0, Cell{Entry: entry})
	c.file = 1
	return c
}

// Else a word typed into each row of an old export, or of one of which nobody knows how old it is, would make it evidence of today.
func TestAnExportIsNoFresherForAWordThatIsWrittenBesideIt(t *testing.T) {
	day := Date(740_000)
	at := time.Unix(int64(day.unixDay()+300)*24*60*60, 0).UTC()
	for made, want := range map[Date]Date{day: day, 0: 0} {
		s := &State{Log: []Logged{{}, {}, {}}}
		s.Log[0].What, s.Log[0].At = Imported{Files: []ImportedFile{{Made: made}}}, at
		s.Log[1].What, s.Log[1].At = RowSet{}, at
		s.Log[2].What, s.Log[2].At = RowSet{}, at.AddDate(0, 0, 1)
		c := newChecker(s)
		if _, got := c.rowSeen(&HeldRow{Entry: 3, cells: []heldCell{importedCell(1), heldOf(1, Cell{Entry: 3})}}); got != want {
			t.Errorf("a row of an export made %s is as of %s", made, got)
		}
		if _, got := c.rowSeen(&HeldRow{Entry: 3, cells: []heldCell{heldOf(0, Cell{Entry: 2}), heldOf(1, Cell{Entry: 1, Said: true}), heldOf(2, Cell{Entry: 3})}}); got != DateOf(s.Log[2].At) {
			t.Errorf("a row that people wrote is as of %s", got)
		}
	}
}

func TestAnImportSettlesNoDispute(t *testing.T) {
	gate := &content.Gate{Registers: []content.Register{{ID: "keys", Columns: []content.Column{{ID: "owner", Type: content.TypeText}}}}}
	s := &State{Gate: gate, Log: make([]Logged, 2), Rows: map[string][]HeldRow{"keys": {
		{Key: "cell", Entry: 1, cells: []heldCell{heldOf(0, Cell{Text: "Ana", Entry: 1, Others: []string{"Ben"}})}},
		{Key: "row", Entry: 1, Disputed: true},
	}}}
	s.Log[0].What, s.Log[1].What = Imported{Files: []ImportedFile{{}}}, RowSet{}
	found := &Found{Files: []FoundFile{{Format: "f"}}, Columns: []string{"owner"}}
	s.Log[0].Writer, s.Log[1].Writer, s.Frontier = "a", "b", Frontier{{Writer: "a", Count: 1}, {Writer: "b", Count: 1}}
	for _, key := range []string{"cell", "row"} {
		found.Rows = append(found.Rows, FoundRow{Register: "keys", Key: key, Cells: []FoundCell{{Text: "Cid"}}})
	}
	plan, err := PlanImport(s, found, ImportChoice{}, 740_000)
	if err != nil || plan.Rows[0].Cells[0].Fate != CellClash || plan.Rows[1].Fate != RowWithheld || plan.Counts.Clashes != 2 {
		t.Errorf("%+v, %v", plan.Rows, err)
	}
	plan, err = PlanImport(s, found, ImportChoice{Take: true}, 740_000)
	if err != nil || plan.Counts.Changed != 2 || plan.Counts.Clashes != 0 {
		t.Errorf("where the files win: %+v, %v", plan.Counts, err)
	}
}

// Who answers is not who typed the rows where an export lists them too: neither the day nor the writer of what people typed is
// that of the import.
func TestARowThatPeopleTypedIsNoFresherForAnExportThatListsIt(t *testing.T) {
	b := newBook(t, plainSubject()).allMet().withRows()
	for _, r := range goodRows() {
		b.add("w1", r)
	}
	before := newChecker(b.fold())
	entry, on := before.rowSeen(before.s.Row("keys", "k1"))
	b.add("w1", importOf("a", on.Add(1)))
	after := newChecker(b.fold())
	row := after.s.Row("keys", "k1")
	if row.Entry != len(after.s.Log) {
		t.Fatal("the import is not the last on the row")
	}
	after.s.Log[row.Entry-1].At = after.s.Log[row.Entry-1].At.AddDate(0, 0, 9)
	if e, d := after.rowSeen(row); e != entry || d != on {
		t.Errorf("it is as of entry %d on %s, and was typed in entry %d on %s", e, d, entry, on)
	}
}

// What is told in the plan is told by the export of its source that is newest, even of a row of which it says nothing.
func TestAnOlderExportIsHeldAgainstOneThatListsTheRowAndSaysNothing(t *testing.T) {
	b := newBook(t, plainSubject()).withRows()
	b.add("w1", importOf("a", 700_001))
	b.add("w1", importOf("a", 700_000, "owner="+somePeople[0]))
	if c := heldIn(t, b, 0); c.Text != "" {
		t.Errorf("the older one says %q", c.Text)
	}
	found := &Found{Columns: []string{"owner"}, Files: []FoundFile{{Name: "old", Format: "f", Source: "a", Generated: 700_000}}, Rows: []FoundRow{{Register: "keys", Key: "k1", Cells: []FoundCell{{Text: somePeople[0]}}}}}
	plan, err := PlanImport(b.fold(), found, ImportChoice{}, goLive)
	if err != nil || plan.Counts.Changed != 0 || len(plan.LeftOut) != 1 {
		t.Errorf("%s, %q, %v", plan.Counts, plan.LeftOut, err)
	}
}

// Two files of which one was taken in before are not the same files: what the other one says is recorded though it agrees.
func TestAFileThatAgreesIsRecordedBesideOneThatIsKnown(t *testing.T) {
	b := newBook(t, plainSubject()).withRows()
	found := &Found{Columns: []string{"owner"}}
	add := func(source string) {
		n := int32(len(found.Files))
		found.Files = append(found.Files, FoundFile{Name: source, Format: "f", Source: source, Digest: PlainDigest([]byte(source))})
		found.Rows = append(found.Rows, FoundRow{Register: "keys", Key: "k1", File: n, Cells: []FoundCell{{Text: somePeople[0]}}})
	}
	for i, want := range []bool{false, true, false, true} {
		if i%2 == 0 {
			add(fmt.Sprint("source ", i))
		}
		plan, err := PlanImport(b.fold(), found, ImportChoice{}, goLive)
		if err != nil || plan.Nothing() != want {
			t.Fatalf("time %d: nothing to do is %v, %v", i, plan.Nothing(), err)
		}
		bodies, err := plan.bodies("Ana <ana@example.com>")
		if err != nil {
			t.Fatal(err)
		}
		b.add("w1", bodies[0])
	}
	plan, err := PlanImport(b.fold(), found, ImportChoice{Made: goLive.Add(-1)}, goLive)
	if err != nil || plan.Nothing() {
		t.Errorf("the day that somebody says is nothing to do: %v", err)
	}
}
