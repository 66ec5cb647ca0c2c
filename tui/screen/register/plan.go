package register

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/clean"
	"gonogo/tui/ui"
)

// plan is what pasted rows would do. Nothing of it is recorded before a person says so, and nothing at all while
// anything in it is refused.
type plan struct {
	text    string
	added   []planned
	changed []planned
	same    int
	refused []refusal
	columns []string  // what the columns are called, where one was named that there is not
	secrets []refusal // what looks like a secret, and will be asked about
	bodies  []assessment.Body
}

// planned is one row with the cells that would change.
type planned struct {
	key   string
	cells []change
}

type change struct {
	column   *content.Column
	from, to string
}

// refusal says what cannot be taken, and where it stands.
type refusal struct {
	line   int
	key    string
	column string // its title; "" where it is about the row or the whole
	says   string
}

// MaxPaste is the most text that is pasted at once, in bytes.
const MaxPaste = 8 << 20

// lineBreaks makes one sort of line break of what terminals send for it in a paste: mostly a carriage return.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// planOf reads CSV or text parted by tabs: the first line names the columns by id or title, the first column or the one
// called key names the row. An empty cell leaves what is there.
func planOf(c *ui.Case, reg *content.Register, text string) *plan {
	p := &plan{text: text}
	if len(text) > MaxPaste {
		p.refuse(0, "", "", fmt.Sprintf("this is too much at once: at most %d MiB", MaxPaste>>20))
		return p
	}
	text = strings.TrimPrefix(lineBreaks.Replace(text), "\ufeff")
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = content.Delimiter(first), -1, true
	head, err := r.Read()
	if err != nil {
		p.refuse(1, "", "", "nothing can be read: the first line names the columns")
		return p
	}
	columns, key := p.header(reg, head)
	if key < 0 {
		return p
	}
	reading := &reader{plan: p, c: c, reg: reg, columns: columns, key: key, seen: map[string]int{}}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			p.refuse(0, "", "", "it cannot be read: "+err.Error())
			break
		}
		line, _ := r.FieldPos(0)
		reading.row(line, record)
	}
	reading.twice()
	if len(p.bodies)+p.same == 0 && len(p.refused) == 0 {
		p.refuse(1, "", "", "there is a line that names columns, and no row below it")
	}
	return p
}

func (p *plan) refuse(line int, key, column, says string) {
	p.refused = append(p.refused, refusal{line, key, column, says})
}

// header finds the columns that the first line names: nil for the one of the keys and for what is no column; key is -1
// where no column names the rows.
func (p *plan) header(reg *content.Register, head []string) (columns []*content.Column, key int) {
	columns, key = make([]*content.Column, len(head)), -1
	var known []string
	for i := range reg.Columns {
		known = append(known, reg.Columns[i].ID)
	}
	names := map[string]bool{}
	for i, name := range head {
		name = strings.TrimSpace(name)
		low := strings.ToLower(name)
		if names[low] {
			p.refuse(1, "", name, "two columns are called so")
		}
		names[low] = true
		for n := range reg.Columns {
			if c := &reg.Columns[n]; strings.EqualFold(name, c.ID) || strings.EqualFold(name, c.Title) {
				columns[i] = c
			}
		}
		switch {
		case columns[i] == nil && key < 0 && (i == 0 || low == "key" || low == strings.ToLower(reg.Key)):
			key = i
		case columns[i] == nil:
			says := "the register has no such column"
			if near := content.Nearest(low, known); near != "" {
				says += ": did you mean " + near + "?"
			}
			p.refuse(1, "", name, says)
			p.columns = known
		}
	}
	if key < 0 {
		p.refuse(1, "", "", "no column names the rows: put one called key first ("+reg.Key+")")
	}
	return columns, key
}

// reader plans row after row.
type reader struct {
	*plan
	c       *ui.Case
	reg     *content.Register
	columns []*content.Column
	key     int
	seen    map[string]int // the line that a key stands on
}

func (r *reader) row(line int, record []string) {
	if strings.TrimSpace(strings.Join(record, "")) == "" {
		return
	}
	key := ""
	if r.key < len(record) {
		key = strings.TrimSpace(record[r.key])
	}
	set := assessment.RowSet{Register: r.reg.ID, Key: key, Cells: map[string]string{}}
	err := assessment.RowRefused(r.c.State, set, r.c.Today)
	switch before, twice := r.seen[key]; {
	case clean.Refuse(key) != nil:
		r.refuse(line, key, "", "the key cannot be kept: "+clean.Refuse(key).Error())
		return
	case err != nil:
		r.refuse(line, key, "", because(err))
		return
	case twice:
		r.refuse(line, key, "", fmt.Sprintf("line %d names the same row", before))
		return
	case len(record) > len(r.columns):
		r.refuse(line, key, "", "it has more cells than the first line has columns")
		return
	}
	r.seen[key] = line
	r.suspect(line, key, "", key)
	held := r.c.State.Row(r.reg.ID, key)
	out, bad := planned{key: key}, len(r.refused)
	for i, text := range record {
		c := r.columns[i]
		if c == nil || strings.TrimSpace(text) == "" {
			continue
		}
		own, ok := r.cell(line, key, c, text)
		if !ok {
			continue
		}
		ch := change{column: c, to: own}
		if held != nil {
			cell := held.Cell(r.reg.Index(c.ID))
			if cell.Text == own && len(cell.Others) == 0 {
				continue
			}
			ch.from = cell.Text
		}
		set.Cells[c.ID] = own
		out.cells = append(out.cells, ch)
	}
	switch {
	case len(r.refused) > bad:
		return
	case held == nil:
		r.added = append(r.added, out)
	case len(out.cells) == 0:
		r.same++
		return
	default:
		r.changed = append(r.changed, out)
	}
	r.bodies = append(r.bodies, set)
}

// cell reads one cell into the spelling of the record, and says where it cannot.
func (r *reader) cell(line int, key string, c *content.Column, text string) (string, bool) {
	if err := clean.Refuse(text); err != nil {
		r.refuse(line, key, title(c), "it cannot be kept: "+err.Error())
		return "", false
	}
	if len(text) > assessment.MaxLine {
		r.refuse(line, key, title(c), fmt.Sprintf("it has %d bytes; the record takes %d", len(text), assessment.MaxLine))
		return "", false
	}
	if err := assessment.RowRefused(r.c.State, assessment.RowSet{Register: r.reg.ID, Key: key, Cells: map[string]string{c.ID: text}}, r.c.Today); err != nil {
		r.refuse(line, key, title(c), strings.TrimPrefix(because(err), "row "+key+", column "+c.ID+": "))
		return "", false
	}
	own, err := c.Canonical(text)
	if err != nil {
		r.refuse(line, key, title(c), err.Error())
		return "", false
	}
	r.suspect(line, key, title(c), own)
	return own, true
}

// twice refuses what would stand in two rows where each has its own, once all rows are as they would be: two may change
// places.
func (r *reader) twice() {
	for i := range r.reg.Columns {
		c := &r.reg.Columns[i]
		if !c.Unique {
			continue
		}
		would := map[string]string{} // by key
		for _, row := range r.c.State.Rows[r.reg.ID] {
			would[row.Key] = row.Cell(i).Text
		}
		for _, b := range r.bodies {
			if set, ok := b.(assessment.RowSet); ok {
				if text, named := set.Cells[c.ID]; named {
					would[set.Key] = text
				}
			}
		}
		first := map[string]string{} // the key by what it holds
		for _, key := range slices.Sorted(maps.Keys(would)) {
			other, twice := first[would[key]]
			switch _, here := r.seen[key]; {
			case would[key] == "":
			case !twice:
				first[would[key]] = key
			case here:
				r.refuse(r.seen[key], key, title(c), other+" has the same, and each row has its own")
			default:
				r.refuse(r.seen[other], other, title(c), key+" has the same, and each row has its own")
			}
		}
	}
}

// suspect keeps what looks like a secret: the desk asks about it before anything is recorded.
func (r *reader) suspect(line int, key, column, text string) {
	if kind, found := clean.LooksSecret(text); found {
		r.secrets = append(r.secrets, refusal{line, key, column, "looks like it holds a secret (" + kind + ")"})
	}
}
