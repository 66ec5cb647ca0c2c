package assessment

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// importOf is an import of one file that says the cells of the row k1 of keys: "column=text", "none" where it says there is none.
func importOf(source string, made Date, cells ...string) Imported {
	head, row := "\tkeys\t0", "k1\t\t1"
	for _, c := range cells {
		column, text, _ := strings.Cut(c, "=")
		if text == "none" {
			text = none
		}
		head, row = head+"\t"+column, row+"\t"+text
	}
	return Imported{Words: true, Files: []ImportedFile{{Name: source, Format: "f", Digest: PlainDigest([]byte(source)), Source: source, Made: made}}, Table: head + "\n" + row + "\n"}
}

func heldIn(t testing.TB, b *book, column int) *Cell {
	t.Helper()
	row := b.fold().Row("keys", "k1")
	if row == nil {
		t.Fatal("there is no row k1")
	}
	return row.Cell(column)
}

func TestWhenAnImportIsTakenBackTheWordOfTheOtherSourceHolds(t *testing.T) {
	b := newBook(t, plainSubject()).withRows()
	b.add("w1", importOf("a", 0, "owner=Ana <ana@example.com>"))
	e := b.add("w1", importOf("b", 0, "owner=Ben <ben@example.com>"))
	if c := heldIn(t, b, 0); c.Text != somePeople[1] {
		t.Errorf("it holds %q", c.Text)
	}
	b.add("w1", Undone{Entries: []string{e.ID}})
	if c := heldIn(t, b, 0); c.Text != somePeople[0] || len(c.Others) > 0 {
		t.Errorf("after undo it holds %+v", c)
	}
}

// Two laptops import different things, neither knowing of the other. Where the days of the files tell which is newer there is
// nothing to settle.
func TestImportsThatDidNotSeeEachOtherAreInDisputeUnlessTheirDaysTell(t *testing.T) {
	for _, made := range []struct{ a, b Date }{{0, 0}, {700_000, 700_001}} {
		b := newBook(t, plainSubject()).withRows()
		b.add("w1", RowSet{Register: "keys", Key: "k1", Cells: map[string]string{}})
		seen := map[string]int{"w1": b.heads["w1"].Count}
		b.add("w1", importOf("a", made.a, "owner=Ana <ana@example.com>"))
		b.addSeeing("w2", seen, importOf("b", made.b, "owner=Ben <ben@example.com>"))
		c := heldIn(t, b, 0)
		if disputed := len(c.Others) == 1; disputed != made.a.IsZero() {
			t.Errorf("with the days %s and %s it holds %+v", made.a, made.b, c)
		}
		if !made.a.IsZero() {
			if c.Text != somePeople[1] {
				t.Errorf("the newer one does not hold: %q", c.Text)
			}
			continue
		}
		b.add("w1", importOf("a", 0, "owner=Ana <ana@example.com>"))
		if c := heldIn(t, b, 0); len(c.Others) != 1 {
			t.Errorf("an import settled a dispute: %+v", c)
		}
		b.add("w1", RowSet{Register: "keys", Key: "k1", Cells: map[string]string{"owner": somePeople[1]}})
		if c := heldIn(t, b, 0); len(c.Others) != 0 || c.Text != somePeople[1] {
			t.Errorf("a person did not settle it: %+v", c)
		}
	}
}

// A database may be of anybody. Its tables bring nothing into a register that nobody could have typed.
func TestATableBringsNothingThatARowWouldNotTake(t *testing.T) {
	long := strings.Repeat("x", MaxLine+1)
	for what, table := range map[string]string{
		"a long cell":      "\tpeople\t0\tteam\nAna\t\t1\t" + long + "\n",
		"a cell with NUL":  "\tpeople\t0\tteam\nAna\t\t1\ta\x00b\n",
		"a long key":       "\tpeople\t0\tteam\n" + long + "\t\t1\tred\n",
		"a key of 2 lines": "\tpeople\t0\tteam\nAna\\nBen\t\t1\tred\n",
		"an empty key":     "\tpeople\t0\tteam\n \t\t1\tred\n",
		"a long name":      "\tpeople\t0\tteam\nAna\t" + long + "\t1\tred\n",
		"a long place":     "\tpeople\t0\tteam\nAna\t\t1 " + long + "\tred\n",
		"what is no date":  "\tkeys\t0\tturned\nk1\t\t1\tsoon\n",
		"no such column":   "\tkeys\t0\t+colour\nk1\t\t1\tred\n",
	} {
		b := newBook(t, plainSubject()).withRows()
		im := importOf("a", 0)
		im.Table = table
		b.add("w1", im)
		if _, err := Fold(b.gate, b.entries); err == nil {
			t.Errorf("%s is folded", what)
		}
	}
}

// What a cell comes to does not depend on how often a source is imported again, and a file that says none, or nothing, never
// makes less known of what another source says.
func TestWhatOneSourceDoesNotKnowTakesNothingFromAnother(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBook(t, plainSubject()).withRows()
		last := map[string]string{}
		for range rapid.IntRange(1, 8).Draw(rt, "imports") {
			source := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(rt, "source")
			last[source] = rapid.SampledFrom([]string{"", "none", "2026-01-01", "2026-02-02"}).Draw(rt, "says")
			b.add("w1", importOf(source, 0, "turned="+last[source]))
		}
		c := heldIn(t, b, 1)
		says := slices.Collect(maps.Values(last))
		known := slices.DeleteFunc(slices.Clone(says), func(s string) bool { return s == "" || s == "none" })
		switch {
		case len(known) > 0 && !slices.Contains(known, c.Text), len(known) == 0 && c.Text != "", len(c.Others) > 0:
			rt.Fatalf("sources say %v, and it holds %+v", last, c)
		case len(known) == 0 && c.None != slices.Contains(says, "none"):
			rt.Fatalf("sources say %v, and none is %v", last, c.None)
		}
		words := len(b.fold().Row("keys", "k1").own(1).words())
		if want := len(slices.DeleteFunc(says, func(s string) bool { return s == "" })); words != want {
			rt.Fatalf("sources say %v, and %d words are held", last, words)
		}
	})
}

func TestAPersonsWordOutlivesEveryImportUntilTheyLetTheFileWin(t *testing.T) {
	b := newBook(t, plainSubject()).withRows()
	b.add("w1", RowSet{Register: "keys", Key: "k1", Cells: map[string]string{"owner": somePeople[0]}})
	for i := range 3 {
		b.add("w1", importOf(fmt.Sprint("source ", i), 0, "owner="+somePeople[1]))
	}
	if c := heldIn(t, b, 0); c.Text != somePeople[0] || c.Entry != 2 {
		t.Errorf("it holds %+v", c)
	}
	b.add("w1", importOf("source 0", 0, "owner="+taken+somePeople[1]))
	if c := heldIn(t, b, 0); c.Text != somePeople[1] {
		t.Errorf("it holds %+v", c)
	}
	b.add("w1", RowRemoved{Register: "keys", Key: "k1"})
	b.add("w1", RowSet{Register: "keys", Key: "k1", Cells: map[string]string{"turned": ""}})
	if c := heldIn(t, b, 0); c.Text != "" {
		t.Errorf("a row that begins anew holds %+v", c)
	}
}

// Two laptops import the same source, the one an export of yesterday and the other one of today, which says less. What is merged
// is what the one of today says, whoever imported it.
func TestAnOlderExportSaysNothingBesideANewerOneThatDidNotSeeIt(t *testing.T) {
	for _, newer := range []string{"w1", "w2"} {
		b := newBook(t, plainSubject()).withRows()
		for writer, seen := range map[string]map[string]int{"w1": nil, "w2": {"w1": 1}} {
			im := importOf("a", 700_000, "owner="+somePeople[0], "turned=2026-01-01")
			if writer == newer {
				im = importOf("a", 700_001, "owner="+somePeople[0])
			}
			b.addSeeing(writer, seen, im)
		}
		if c := heldIn(t, b, 1); c.Text != "" {
			t.Errorf("where %s has the newer one, what it says no longer is %q", newer, c.Text)
		}
		if c := heldIn(t, b, 0); c.Text != somePeople[0] || len(c.Others) > 0 {
			t.Errorf("where %s has the newer one, what both say is %+v", newer, c)
		}
	}
}

// A table without the mark holds what came of an import: what stands in it over a person's word was let win.
func TestATableOfWhatCameOfAnImportIsReadAsItWasMeant(t *testing.T) {
	for _, words := range []bool{false, true} {
		b := newBook(t, plainSubject()).withRows()
		b.add("w1", RowSet{Register: "keys", Key: "k1", Cells: map[string]string{"owner": somePeople[0], "turned": "2026-01-01"}})
		im := importOf("a", 0, "owner="+somePeople[1])
		im.Words = words
		b.add("w1", im)
		if c := heldIn(t, b, 0); (c.Text == somePeople[1]) == words {
			t.Errorf("with words %v it holds %q", words, c.Text)
		}
		if c := heldIn(t, b, 1); c.Text != "2026-01-01" {
			t.Errorf("with words %v what the file does not say is %q", words, c.Text)
		}
	}
}

// A table may say one thing very often, so that each time all of what was said before is looked through.
func TestWhatAFileSaysTwiceOfACellIsNotFolded(t *testing.T) {
	for _, table := range []string{
		"\tkeys\t0\towner\nk1\t\t1\tAna\nk1\t\t1\tBen\n",
		"\tkeys\t0\towner\t+owner\nk1\t\t1\tAna\tBen\n",
		"\tkeys\t-1\towner\nk1\t\t1\tAna\nk1\t\t1\tBen\n",
	} {
		b := newBook(t, plainSubject()).withRows()
		im := importOf("a", 0)
		im.Table = table
		b.add("w1", im)
		if _, err := Fold(b.gate, b.entries); err == nil {
			t.Errorf("%q is folded", table)
		}
	}
	b := newBook(t, plainSubject()).withRows()
	im := importOf("a", 0)
	im.Table = "\tkeys\t0\n" + strings.Repeat("k1\t\t1\n", 200_000) // a row may come again, and then says nothing more
	b.add("w1", im)
	if row := b.fold().Row("keys", "k1"); row == nil || row.Disputed {
		t.Errorf("the row is %+v", row)
	}
	im.Table, im.Files = "\tkeys\t40000\towner\nk1\t\t1\tAna\n", make([]ImportedFile, 70_000)
	b.add("w1", im)
	if _, err := Fold(b.gate, b.entries); err == nil {
		t.Error("more files than an import takes are folded")
	}
}
