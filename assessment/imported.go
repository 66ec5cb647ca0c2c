package assessment

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gonogo/content"
)

// Imported takes what exports of other tools say into registers, as one act. The rows are a text in Table, or where that is
// long the same text packed; see importTable.
type Imported struct {
	Files  []ImportedFile    `json:"files"`
	Counts ImportCounts      `json:"counts"`
	Said   map[string]string `json:"said,omitempty"`   // by column: what the person said where the files say nothing
	Table  string            `json:"table,omitempty"`  // lines of rows
	Packed string            `json:"packed,omitempty"` // base64 of the same lines, deflated
}

// ImportedFile is one export that was taken in.
type ImportedFile struct {
	Name     string         `json:"name"` // without its folder
	Format   string         `json:"format"`
	Digest   content.Digest `json:"digest"`
	Size     int64          `json:"size"`
	Tool     string         `json:"tool,omitempty"`
	Version  string         `json:"version,omitempty"`
	Made     Date           `json:"made,omitzero"`       // when the tool made it; no date where nobody knows
	MadeSaid bool           `json:"made_said,omitempty"` // the person said when; the file does not
	Source   string         `json:"source,omitempty"`    // of what it is an export
	Full     []string       `json:"full,omitempty"`      // the registers of which it lists all that the source has
}

// ImportCounts is how many rows an import began, changed, left as they were, found gone, and how many cells it left to people.
type ImportCounts struct {
	Added     int `json:"added"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
	Gone      int `json:"gone"`
	Removed   int `json:"removed"`
	Clashes   int `json:"clashes"`
}

// Kind names the kind of the body.
func (Imported) Kind() Kind { return KindImported }

// saidByPerson is the number of the file of what the person said, and goneRows that of rows that were taken out.
const (
	saidByPerson = -1
	goneRows     = -2
)

// tableBlock is the rows that one file fills in one register.
type tableBlock struct {
	Register string
	File     int
	Columns  []string
}

// tableRow is one row of a block. Its cells are as they are written: "" where the file says nothing, none where it says that
// there is none.
type tableRow struct {
	Key, Name string // Name is what the file calls it, "" where that is the key
	Line, Col int32
	Inside    string
	cells     string
}

const none = `\N`

// importTable writes the rows of an import as lines. A line that begins with a tab begins a block: register, number of the
// file (or saidByPerson, goneRows), then the columns. Every other line is a row of it: key, name, place, then a cell for each
// column. Parts stand between tabs, and each escapes tab, line break and backslash.
type importTable struct {
	out strings.Builder
	now tableBlock
}

func (t *importTable) block(b tableBlock) {
	if t.out.Len() > 0 && t.now.Register == b.Register && t.now.File == b.File && slices.Equal(t.now.Columns, b.Columns) {
		return
	}
	t.now = b
	t.out.WriteString("\t" + tableEscape(b.Register) + "\t" + strconv.Itoa(b.File))
	for _, c := range b.Columns {
		t.out.WriteString("\t" + tableEscape(c))
	}
	t.out.WriteByte('\n')
}

// row writes a row of the block that was begun last; cell gives the text for a column, and whether it is none.
func (t *importTable) row(key, name string, at FoundPlace, cell func(column int) (text string, isNone bool)) {
	t.out.WriteString(tableEscape(key))
	t.out.WriteByte('\t')
	t.out.WriteString(tableEscape(name))
	t.out.WriteByte('\t')
	if at.Line > 0 {
		var b [24]byte
		t.out.Write(strconv.AppendInt(b[:0], int64(at.Line), 10))
		if at.Col > 1 {
			t.out.Write(strconv.AppendInt(append(b[:0], ':'), int64(at.Col), 10))
		}
		if at.Inside != "" {
			t.out.WriteString(" " + tableEscape(at.Inside))
		}
	}
	for i := range t.now.Columns {
		t.out.WriteByte('\t')
		if text, isNone := cell(i); isNone {
			t.out.WriteString(none)
		} else {
			t.out.WriteString(tableEscape(text))
		}
	}
	t.out.WriteByte('\n')
}

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
	text, err := b.text()
	if err != nil {
		return err
	}
	var block *tableBlock
	for line := range strings.SplitSeq(text, "\n") {
		switch {
		case line == "":
			continue
		case line[0] == '\t':
			if block, err = readBlock(line[1:]); err != nil {
				return err
			}
			if block.File >= len(b.Files) || block.File < goneRows {
				return fmt.Errorf("rows of an import are of file %d, which it does not name", block.File)
			}
			continue
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
		if err := f(block, row); err != nil {
			return err
		}
	}
	return nil
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
	return &tableBlock{parts[0], file, parts[2:]}, nil
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

// each gives the cells of a row in the order of the columns of its block. Text is "" and isNone false where the file says
// nothing.
func (r tableRow) each(f func(column int, text string, isNone bool) error) error {
	rest, column := r.cells, 0
	for rest != "" {
		rest = rest[1:] // the tab
		cell, _, _ := strings.Cut(rest, "\t")
		rest = rest[len(cell):]
		if cell == none {
			if err := f(column, "", true); err != nil {
				return err
			}
		} else if cell != "" {
			text, err := tableUnescape(cell)
			if err != nil {
				return err
			}
			if err := f(column, text, false); err != nil {
				return err
			}
		}
		column++
	}
	return nil
}
