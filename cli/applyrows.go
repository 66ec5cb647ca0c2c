package cli

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/load"
)

// rows reads the part of a YAML file that fills registers: register, key, column, value.
func (ff factFile) rows(n load.Node) []fact {
	var out []fact
	for _, e := range n.Entries() {
		reg, err := registerNamed(ff.gate, e.Key)
		if err != nil {
			e.At.Fail(cmp.Or(hintOf(err), "take it out"), "gate %s has no register %q", ff.gate.Ref(), e.Key)
			continue
		}
		for _, row := range e.Value.Entries() {
			if row.Value.IsNothing() {
				row.Value.Fail("write {} for a row without cells; gonogo row remove takes one away", "there is no row here")
				continue
			}
			b := assessment.RowSet{Register: reg.ID, Key: row.At.Line(), Cells: map[string]string{}}
			for _, cell := range row.Value.Entries() {
				if c := ff.column(cell.At, reg, cell.Key); c != nil {
					b.Cells[c.ID] = ff.cell(cell.Value, c, b.Key)
				}
			}
			out = append(out, fact{b, row.At.Pos()})
		}
	}
	return out
}

func (ff factFile) column(at load.Node, reg *content.Register, id string) *content.Column {
	c := reg.Column(id)
	if c == nil {
		at.Fail(nearestOf(id, columnsOf(reg), "columns: "), "register %s has no column %q", reg.ID, id)
	}
	return c
}

func (ff factFile) cell(n load.Node, c *content.Column, key string) string {
	text, err := c.Canonical(n.Cell())
	if err != nil {
		n.Fail(cellHint(c, n.Cell()), "row %s, column %s: %v", key, c.ID, err)
	}
	if says := assessment.LiesAhead(c, text, ff.today); says != "" {
		n.Fail(assessment.LiesAheadHint, "row %s, column %s: %s", key, c.ID, says)
	}
	return text
}

// cellHint says what a column takes, where it takes only some words.
func cellHint(c *content.Column, text string) string {
	if c.Type != content.TypeChoice {
		return ""
	}
	return load.Nearest(text, c.Choices) // the error lists them all
}

// nearestOf is the word that was meant, or all of them behind a few words.
func nearestOf(word string, known []string, otherwise string) string {
	if near := load.Nearest(word, known); near != "" {
		return near
	}
	return otherwise + strings.Join(known, ", ")
}

// rowsCSV reads a table of the rows of one register. What it says is what the rows hold from then on in its columns: an
// empty cell empties, since an owner who is gone from the list is gone.
func rowsCSV(register string) func(context.Context, factFile, []byte) ([]fact, error) {
	return func(_ context.Context, ff factFile, b []byte) ([]fact, error) {
		reg, err := registerNamed(ff.gate, register)
		if err != nil {
			return nil, err
		}
		t := &rowTable{csvTable: csvTable{file: ff}, reg: reg, keys: map[string]int{}}
		return t.read(b, t.columns, func(row []string) []fact { return t.row(row) })
	}
}

// rowTable is a CSV of one register: the first column is the key.
type rowTable struct {
	csvTable
	reg  *content.Register
	at   []*content.Column // by place; nil for the key
	keys map[string]int    // the line that each key stands on
}

// columns reads the first line: ids or titles of columns behind the key.
func (t *rowTable) columns(names []string) error {
	seen := map[string]bool{}
	for i, name := range names {
		if i == 0 {
			t.at = append(t.at, nil)
			continue
		}
		c := t.columnCalled(strings.TrimSpace(name))
		switch {
		case c == nil:
			t.fail(i, nearestOf(name, columnsOf(t.reg), "columns: "), "register %s has no column %q", t.reg.ID, name)
		case seen[c.ID]:
			t.fail(i, "", "column %s stands twice", c.ID)
		default:
			seen[c.ID] = true
		}
		t.at = append(t.at, c)
	}
	switch {
	case len(t.wrong) > 0:
		return t.mistakes()
	case len(t.reg.Columns) > 0 && t.reg.Column(strings.TrimSpace(names[0])) != nil:
		t.fail(0, "the first column is the key: "+t.reg.Key, "the first column is called %s, as another one is", names[0])
		return t.mistakes()
	}
	return nil
}

func (t *rowTable) columnCalled(name string) *content.Column {
	for i := range t.reg.Columns {
		if c := &t.reg.Columns[i]; strings.EqualFold(c.ID, name) || c.Title != "" && strings.EqualFold(c.Title, name) {
			return c
		}
	}
	return nil
}

func (t *rowTable) row(cells []string) []fact {
	key, filled := unescaped(cells[0]), false
	b := assessment.RowSet{Register: t.reg.ID, Key: key, Cells: map[string]string{}}
	held := t.file.state.Row(t.reg.ID, key)
	for i := 1; i < len(cells); i++ {
		text := unescaped(cells[i])
		filled = filled || text != ""
		if i >= len(t.at) {
			if text != "" {
				t.fail(i, "a cell that holds a comma stands in quotes", "row %s: there are more cells than columns", key)
			}
			continue
		}
		c := t.at[i]
		own, err := c.Canonical(text)
		if err != nil {
			t.fail(i, cellHint(c, text), "row %s, column %s: %v", key, c.ID, err)
			continue
		}
		if says := assessment.LiesAhead(c, own, t.file.today); says != "" {
			t.fail(i, assessment.LiesAheadHint, "row %s, column %s: %s", key, c.ID, says)
			continue
		}
		if own != "" || held != nil && held.Cell(t.reg.Index(c.ID)).Text != "" {
			b.Cells[c.ID] = own
		}
	}
	switch line := t.keys[key]; {
	case key == "" && !filled:
		return nil
	case key == "":
		t.fail(0, "the first column is the key: "+t.reg.Key, "a row has no key")
		return nil
	case line > 0:
		t.fail(0, "", "row %s stands on line %d too", key, line)
		return nil
	}
	t.keys[key] = t.pos(0).Line
	return []fact{{b, t.pos(0)}}
}

// mostMistakes is how many mistakes of a file are worth reading at once.
const mostMistakes = 50

// mistakes is all that is wrong with a table, nil where nothing is.
func (t *csvTable) mistakes() error {
	switch n := len(t.wrong); {
	case n == 0:
		return nil
	case n == 1:
		return t.wrong[0]
	case n > mostMistakes:
		return &load.Errors{List: t.wrong[:mostMistakes], More: n - mostMistakes}
	default:
		return &load.Errors{List: t.wrong}
	}
}

// mostBytes is how large a file may be: a register has thousands of rows.
func mostBytes(register string) int64 {
	if register != "" {
		return 8 << 20
	}
	return load.MaxBytes
}

func tooLong(name string, most int64) error {
	return &load.Error{File: name, Line: 1, Col: 1, Msg: fmt.Sprintf("the file has more than %d bytes", most), Hint: "split it"}
}
