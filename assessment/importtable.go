package assessment

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// saidByPerson is the number of the file of what the person said, and goneRows that of rows that were taken out.
const (
	saidByPerson = -1
	goneRows     = -2
)

// MaxImportFiles is how many files one import takes.
const MaxImportFiles = 1000

// tableBlock is the rows of which one file speaks in one register.
type tableBlock struct {
	Register string
	File     int
	Columns  []tableColumn
}

// tableColumn is a column of a block. One that a file fills by two rules stands twice.
type tableColumn struct {
	ID   string
	Rule CellRule
}

// ruleMarks stand before the name of a column.
var ruleMarks = [...]string{RuleReplace: "", RuleMost: "+", RuleBoth: "&"}

func columnNamed(text string) tableColumn {
	for rule := RuleMost; int(rule) < len(ruleMarks); rule++ {
		if id, is := strings.CutPrefix(text, ruleMarks[rule]); is {
			return tableColumn{id, rule}
		}
	}
	return tableColumn{ID: text}
}

// tableCell is one cell of a row: where Text is "" and None false the file says nothing.
type tableCell struct {
	Text  string
	None  bool // the file says that there is none
	Taken bool // the person let the file win over what people set
}

// tableRow is one row of a block, its cells as they are written.
type tableRow struct {
	Key, Name string // Name is what the file calls it, "" where that is the key
	Line, Col int32
	Inside    string
	cells     string
}

const (
	none  = `\N`
	taken = `\!`
)

// importTable writes the rows of an import as lines. A line that begins with a tab begins a block: register, number of the
// file (or saidByPerson, goneRows), then the columns. Every other line is a row of it: key, name, place, then a cell for each
// column. Parts stand between tabs, and each escapes tab, line break and backslash. A file says all that it holds of a row, and
// nothing of a cell that is empty; what comes of it beside what others say is worked out when the record is folded.
type importTable struct {
	out  tableWriter
	now  tableBlock
	line []byte
}

func (t *importTable) block(b tableBlock) {
	if t.line != nil && t.now.Register == b.Register && t.now.File == b.File && slices.Equal(t.now.Columns, b.Columns) {
		return
	}
	t.now = b
	t.line = append(t.line[:0], '\t')
	t.part(b.Register)
	t.line = strconv.AppendInt(append(t.line, '\t'), int64(b.File), 10)
	for _, c := range b.Columns {
		t.line = append(append(t.line, '\t'), ruleMarks[c.Rule]...)
		t.part(c.ID)
	}
	t.out.Write(append(t.line, '\n'))
}

// row writes a row of the block that was begun last; cell gives what stands in a column of it.
func (t *importTable) row(key, name string, at FoundPlace, cell func(column int) tableCell) {
	t.line = t.line[:0]
	t.part(key)
	t.line = append(t.line, '\t')
	t.part(name)
	t.line = append(t.line, '\t')
	if at.Line > 0 {
		t.line = strconv.AppendInt(t.line, int64(at.Line), 10)
		if at.Col > 1 {
			t.line = strconv.AppendInt(append(t.line, ':'), int64(at.Col), 10)
		}
		if at.Inside != "" {
			t.line = append(t.line, ' ')
			t.part(at.Inside)
		}
	}
	for i := range t.now.Columns {
		t.line = append(t.line, '\t')
		c := cell(i)
		if c.Taken {
			t.line = append(t.line, taken...)
		}
		if c.None {
			t.line = append(t.line, none...)
		} else {
			t.part(c.Text)
		}
	}
	t.out.Write(append(t.line, '\n'))
}

func (t *importTable) part(text string) { t.line = append(t.line, tableEscape(text)...) }

var tableEscapes = strings.NewReplacer("\\", "\\\\", "\t", "\\t", "\n", "\\n", "\r", "\\r")

func tableEscape(s string) string {
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '\t') < 0 && strings.IndexByte(s, '\n') < 0 && strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return tableEscapes.Replace(s)
}

func tableUnescape(s string) (string, error) {
	if strings.IndexByte(s, '\\') < 0 {
		return s, nil
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			out.WriteByte(s[i])
			continue
		}
		if i++; i == len(s) {
			return "", fmt.Errorf("%q ends in a backslash", s)
		}
		switch s[i] {
		case 't':
			out.WriteByte('\t')
		case 'n':
			out.WriteByte('\n')
		case 'r':
			out.WriteByte('\r')
		case '\\':
			out.WriteByte('\\')
		default:
			return "", fmt.Errorf("%q holds no escape of a table", s)
		}
	}
	return out.String(), nil
}

// eachRow walks the rows of an import, block by block. A table that cannot be read is an error.
func (b Imported) eachRow(f func(*tableBlock, tableRow) error) error {
	var block *tableBlock
	return b.lines(func(line string) error {
		var err error
		switch {
		case line[0] == '\t':
			if block, err = readBlock(line[1:]); err != nil {
				return err
			}
			if block.File >= min(len(b.Files), MaxImportFiles) || block.File < goneRows {
				return fmt.Errorf("rows of an import are of file %d, which it does not name", block.File)
			}
			return nil
		case block == nil:
			return errors.New("the rows of an import begin without a block")
		}
		row, err := readRow(line)
		if err != nil {
			return err
		}
		if cells := strings.Count(row.cells, "\t"); cells != len(block.Columns) {
			return fmt.Errorf("a row of an import has %d cells for %d columns", cells, len(block.Columns))
		}
		return f(block, row)
	})
}

func readBlock(line string) (*tableBlock, error) {
	parts := strings.Split(line, "\t")
	if len(parts) < 2 {
		return nil, errors.New("a block of an import names no file")
	}
	file, err := strconv.Atoi(parts[1])
	if err != nil {
		return nil, errors.New("a block of an import names no file")
	}
	for i := range parts {
		if parts[i], err = tableUnescape(parts[i]); err != nil {
			return nil, err
		}
	}
	b := &tableBlock{Register: parts[0], File: file}
	for _, c := range parts[2:] {
		b.Columns = append(b.Columns, columnNamed(c))
	}
	return b, nil
}

func readRow(line string) (tableRow, error) {
	key, rest, ok := strings.Cut(line, "\t")
	name, rest, ok2 := strings.Cut(rest, "\t")
	if !ok || !ok2 {
		return tableRow{}, errors.New("a row of an import breaks off")
	}
	place, _, more := strings.Cut(rest, "\t")
	row := tableRow{}
	if more {
		row.cells = rest[len(place):]
	}
	var err error
	if row.Key, err = tableUnescape(key); err != nil {
		return row, err
	}
	if row.Name, err = tableUnescape(name); err != nil {
		return row, err
	}
	place, inside, _ := strings.Cut(place, " ")
	if row.Inside, err = tableUnescape(inside); err != nil {
		return row, err
	}
	line, col, _ := strings.Cut(place, ":")
	row.Line, row.Col = smallNumber(line), max(1, smallNumber(col))
	return row, nil
}

func smallNumber(s string) int32 {
	n, _ := strconv.ParseInt(s, 10, 32) // a place is for display only
	return int32(n)
}

// each gives the cells of a row of which the file says something, in the order of the columns of its block.
func (r tableRow) each(f func(column int, c tableCell) error) error {
	rest, column := r.cells, 0
	for rest != "" {
		rest = rest[1:] // the tab
		cell, _, _ := strings.Cut(rest, "\t")
		rest = rest[len(cell):]
		if cell != "" {
			c := tableCell{}
			cell, c.Taken = strings.CutPrefix(cell, taken)
			if c.None = cell == none; !c.None {
				var err error
				if c.Text, err = tableUnescape(cell); err != nil {
					return err
				}
			}
			if err := f(column, c); err != nil {
				return err
			}
		}
		column++
	}
	return nil
}
