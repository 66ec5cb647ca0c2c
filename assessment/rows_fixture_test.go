package assessment

import (
	"gonogo/content"

	"pgregory.net/rapid"
)

// fakeRules are checks in Go, one for each thing that rules over rows turn on: a cell, a date, the tier and another
// register. They say when they change by themselves, as the engine does.
type fakeRules struct{ err error }

func (r fakeRules) Run(question string, _ int, facts content.Facts) (content.Checked, error) {
	if r.err != nil {
		return content.Checked{}, r.err
	}
	register := map[string]string{"B-1": "keys", "B-4": "keys", "M-1": "keys", "M-3": "people"}[question]
	out := content.Checked{Standing: content.Passes}
	rows := facts.Rows(register)
	if len(rows) == 0 {
		return content.Checked{Standing: content.Unknown, Says: "no row is there"}, nil
	}
	for _, row := range rows {
		found, next := fakeRule(question, row, facts)
		out.Rows = append(out.Rows, found)
		out.Standing = out.Standing.Worse(found.Standing)
		if next > facts.On && (out.Next == 0 || next < out.Next) {
			out.Next = next
		}
	}
	out.Stands = out.Next
	return out, nil
}

func fakeRule(question string, row content.Row, facts content.Facts) (found content.CheckedRow, next int) {
	is := func(s content.Standing, says string) content.CheckedRow {
		if s == content.Passes {
			says = ""
		}
		return content.CheckedRow{Key: row.Key, Standing: s, Says: says}
	}
	for _, v := range row.Values {
		if _, disputed := v.(content.Disputed); disputed {
			return is(content.Fails, row.Key+" is disputed"), 0
		}
	}
	switch question {
	case "M-1": // turned within 30 days
		turned, ok := row.Values[1].(int)
		switch {
		case !ok:
			return is(content.Unknown, "nobody says when "+row.Key+" was turned"), 0
		case facts.On > turned+30:
			return is(content.Fails, row.Key+" was turned too long ago"), 0
		default:
			return is(content.Passes, ""), turned + 31
		}
	case "B-4": // the owner is somebody of the register of people, where the tier is critical
		if facts.Tier > 2 {
			return is(content.Passes, ""), 0
		}
		for _, p := range facts.Rows("people") {
			if p.Key == row.Values[0] {
				return is(content.Passes, ""), 0
			}
		}
		return is(content.Fails, row.Key+" belongs to nobody who is known"), 0
	default: // B-1 and M-3: the first cell is filled
		if row.Values[0] == nil {
			return is(content.Fails, row.Key+" has no owner"), 0
		}
		return is(content.Passes, ""), 0
	}
}

// withRows gives the gate of a book two registers, and checks to four of its questions.
func (b *book) withRows() *book {
	col := func(id string, typ content.ColumnType) content.Column {
		return content.Column{ID: id, Title: id, Type: typ}
	}
	b.gate.Registers = []content.Register{
		{ID: "keys", Key: "name of the key", Complete: "B-1", Columns: []content.Column{col("owner", content.TypePerson), col("turned", content.TypeDate)}},
		{ID: "people", Key: "name", People: true, Columns: []content.Column{col("team", content.TypeText)}},
	}
	b.gate.Checker = fakeRules{}
	for q, c := range map[string]content.Check{
		"B-1": {Register: "keys"}, "B-4": {Register: "keys"}, "M-1": {Register: "keys", Proof: true}, "M-3": {Register: "people"},
	} {
		c.Over, c.None = content.OverEvery, content.NoneUnknown
		b.gate.Question(q).Checks = []content.Check{c}
	}
	return b
}

var (
	someKeys   = []string{"k1", "k2"}
	somePeople = []string{"Ana <ana@example.com>", "Ben <ben@example.com>"}
)

// drawRow is an act on a row of the registers that withRows gives.
func drawRow(t *rapid.T) Body {
	if rapid.IntRange(0, 3).Draw(t, "register") == 0 {
		key := rapid.SampledFrom(somePeople).Draw(t, "person")
		if rapid.IntRange(0, 4).Draw(t, "removed") == 0 {
			return RowRemoved{Register: "people", Key: key}
		}
		return RowSet{Register: "people", Key: key, Cells: map[string]string{"team": rapid.SampledFrom([]string{"", "red", "red", "blue"}).Draw(t, "team")}}
	}
	key := rapid.SampledFrom(someKeys).Draw(t, "key")
	if rapid.IntRange(0, 5).Draw(t, "removed") == 0 {
		return RowRemoved{Register: "keys", Key: key}
	}
	cells := map[string]string{}
	if rapid.Bool().Draw(t, "sets owner") {
		cells["owner"] = rapid.SampledFrom(append([]string{""}, somePeople...)).Draw(t, "owner")
	}
	if rapid.Bool().Draw(t, "sets turned") {
		cells["turned"] = rapid.SampledFrom([]string{"", goLive.Add(-50).String(), goLive.Add(-20).String(), goLive.Add(-5).String(), goLive.String()}).Draw(t, "turned")
	}
	return RowSet{Register: "keys", Key: key, Cells: cells}
}

// goodRows are rows that pass every check on the go-live date.
func goodRows() []RowSet {
	return []RowSet{
		{Register: "keys", Key: "k1", Cells: map[string]string{"owner": somePeople[0], "turned": goLive.Add(-5).String()}},
		{Register: "keys", Key: "k2", Cells: map[string]string{"owner": somePeople[1], "turned": goLive.Add(-20).String()}},
		{Register: "people", Key: somePeople[0], Cells: map[string]string{"team": "red"}},
		{Register: "people", Key: somePeople[1], Cells: map[string]string{"team": "blue"}},
	}
}

// drawRows are good rows with some of it spoilt.
func drawRows(t *rapid.T) []RowSet {
	rows := goodRows()
	for range rapid.SampledFrom([]int{0, 0, 0, 1, 3}).Draw(t, "spoilt") {
		i := rapid.IntRange(0, len(rows)-1).Draw(t, "row")
		for _, column := range sortedKeys(rows[i].Cells) {
			if rapid.Bool().Draw(t, "cell") {
				rows[i].Cells[column] = ""
				if column == "turned" && rapid.Bool().Draw(t, "old") {
					rows[i].Cells[column] = goLive.Add(-80).String()
				}
			}
		}
	}
	return rows
}

// heldOf is a cell as a person or, where Said is, whoever imported left it.
func heldOf(column int, c Cell) heldCell {
	out := heldCell{word: word{what: &spelt{text: c.Text, value: c.Value}, entry: int32(c.Entry) - 1, column: uint16(column), none: c.None, said: c.Said}}
	if len(c.Others) > 0 {
		out.more = &beside{words: []word{out.word}, others: c.Others}
	}
	return out
}
