package assessment

// Origin is where the value of a cell was read.
type Origin struct {
	Entry int // number of the import
	File  *ImportedFile
	At    FoundPlace
	Said  bool // the person who imported said it; File is nil then
}

// Origins looks up where cells of one register came from. It reads each import once, when the first of its cells is asked for.
type Origins struct {
	s        *State
	register string
	imports  map[int]map[string][]originRow // by number of the entry and key
}

type originRow struct {
	block *tableBlock
	row   tableRow
}

// Origins begins to look up where cells of a register came from.
func (s *State) Origins(register string) *Origins {
	return &Origins{s: s, register: register, imports: map[int]map[string][]originRow{}}
}

// Of is where a cell of a row was read; false where a person typed it, or it was never set.
func (o *Origins) Of(row *HeldRow, column int) (Origin, bool) {
	c := row.own(uint16(column))
	switch {
	case c == nil:
		return Origin{}, false
	case c.said:
		return Origin{Entry: int(c.entry) + 1, Said: true}, true
	case c.file == 0:
		return Origin{}, false
	default:
		return o.at(row, &c.word), true
	}
}

// Beside is what else is said of a cell: the words of other sources, and of a person. It is none where one alone speaks of it.
func (o *Origins) Beside(row *HeldRow, column int) []Said {
	c := row.own(uint16(column))
	var out []Said
	for _, w := range c.words() {
		if w.entry == c.entry && w.file == c.file {
			continue
		}
		said := Said{Origin{Entry: int(w.entry) + 1, Said: w.said}, w.what.text, w.none}
		if w.file > 0 {
			said.Origin = o.at(row, &w)
		}
		out = append(out, said)
	}
	return out
}

// Said is one of several words on a cell.
type Said struct {
	Origin // File is nil where a person said it
	Text   string
	None   bool // the file says that there is none
}

// at is where a file says a word of a row.
func (o *Origins) at(row *HeldRow, w *word) Origin {
	b, _ := o.s.Log[w.entry].What.(Imported)
	out := Origin{Entry: int(w.entry) + 1, File: w.from(o.s.Log)}
	for _, r := range o.of(out.Entry, b)[row.Key] {
		if r.block.File == int(w.file)-1 {
			out.At = FoundPlace{r.row.Line, r.row.Col, r.row.Inside}
		}
	}
	return out
}

func (o *Origins) of(entry int, b Imported) map[string][]originRow {
	rows, known := o.imports[entry]
	if known {
		return rows
	}
	rows = map[string][]originRow{}
	_ = b.eachRow(func(block *tableBlock, r tableRow) error { // it was read when the record was folded
		if block.Register == o.register && block.File >= 0 {
			rows[r.Key] = append(rows[r.Key], originRow{block, r})
		}
		return nil
	})
	o.imports[entry] = rows
	return rows
}

// madeOn is the day to which the rows of an import speak: the oldest of its files; no date where nobody knows that of one.
func (b Imported) madeOn() Date {
	var oldest Date
	for i := range b.Files {
		if b.Files[i].Made.IsZero() {
			return 0
		}
		if oldest.IsZero() || b.Files[i].Made < oldest {
			oldest = b.Files[i].Made
		}
	}
	return oldest
}

// imports is the import with which a row came to be as it is, none where no import was the last to touch it. An import names
// its rows only in its table, so its body cannot be asked for one.
func (t *teller) imports(at [2]string) []int {
	for _, p := range []*Point{t.to, t.from} {
		row := p.State.Row(at[0], at[1])
		if row == nil || row.Entry == 0 {
			continue
		}
		if _, ok := p.State.Log[row.Entry-1].What.(Imported); ok {
			return t.numbers(p, []int{row.Entry})
		}
	}
	return nil
}
