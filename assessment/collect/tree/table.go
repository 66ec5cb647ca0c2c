package tree

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// Table is a CSV with names in its first line, read line by line.
type Table struct {
	names []string
	index map[string]int
	csv   *csv.Reader
	row   []string
	line  int32
	rows  int
	total int64
}

// OpenTable reads the first line of a CSV. Names are found whatever their case.
func OpenTable(b []byte) (*Table, error) {
	t := &Table{csv: csv.NewReader(bytes.NewReader(b)), index: map[string]int{}, total: int64(len(b))}
	t.csv.ReuseRecord, t.csv.LazyQuotes, t.csv.FieldsPerRecord = true, false, -1
	names, err := t.csv.Read()
	switch {
	case errors.Is(err, io.EOF):
		return nil, wrong(Place{}, "", "the file is empty")
	case err != nil:
		return nil, notCSV(err)
	case len(names) > MaxCells:
		return nil, wrong(Place{}, "", "more than %d columns", MaxCells)
	}
	for i, name := range names {
		name = strings.ToLower(strings.TrimSpace(name))
		if _, twice := t.index[name]; twice && name != "" {
			return nil, wrong(Place{Line: 1}, "no tool writes that: look at what made the file", "two columns are called alike")
		}
		t.names = append(t.names, name)
		t.index[name] = i
	}
	return t, nil
}

// Has reports whether the table has all of these columns.
func (t *Table) Has(names ...string) bool {
	for _, name := range names {
		if _, ok := t.index[name]; !ok {
			return false
		}
	}
	return true
}

// Next reads the next line, false at the end.
func (t *Table) Next() (bool, error) {
	row, err := t.csv.Read()
	switch {
	case errors.Is(err, io.EOF):
		return false, nil
	case err != nil:
		return false, notCSV(err)
	}
	line, _ := t.csv.FieldPos(0)
	t.row, t.line = row, int32(line)
	if t.rows++; t.rows > MaxRecords {
		return false, wrong(t.At(), "export less at a time", "more than %d lines", MaxRecords)
	}
	if len(row) != len(t.names) {
		return false, wrong(t.At(), "the file may have been cut off: export it again", "the line has %d cells, the first one %d", len(row), len(t.names))
	}
	return true, nil
}

// Cell is the text in a column of the line that was read last; not ok where the table has no such column.
func (t *Table) Cell(name string) (text string, ok bool) {
	i, ok := t.index[name]
	if !ok || i >= len(t.row) {
		return "", false
	}
	return t.row[i], true
}

// At is where the line stands that was read last.
func (t *Table) At() Place { return Place{Line: t.line, Col: 1} }

// Done is how much of the table has been read, from 0 to 1.
func (t *Table) Done() float64 { return float64(t.csv.InputOffset()) / float64(max(1, t.total)) }

func notCSV(err error) error {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return wrong(Place{Line: int32(p.Line), Col: int32(p.Column)}, "a cell that holds a comma or a quote stands in quotes", "this is not CSV")
	}
	return wrong(Place{}, "", "this is not CSV")
}
