package collect

import (
	"context"
	"errors"
	"fmt"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
	"gonogo/content"
	"gonogo/content/load"
)

// Options are what a person may say about files beyond their bytes.
type Options struct {
	Format   string                          // the id of the format of all of them; "" recognises each
	Progress func(file string, done float64) // how much of a file has been read, from 0 to 1; may be nil
}

// Read reads exports that belong together. An error is a *load.Error with the file and, where one is known, the place, and means
// that nothing of any file is taken.
func Read(ctx context.Context, files []File, o Options) (*assessment.Found, error) {
	if len(files) > MaxFiles {
		return nil, &load.Error{File: files[MaxFiles].Name, Line: 1, Col: 1, Msg: fmt.Sprintf("there are %d files; at most %d are read at once", len(files), MaxFiles), Hint: "import less at a time"}
	}
	in := &found{}
	byFormat := map[string][]*Reading{}
	seen := map[content.Digest]string{}
	for i, f := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r, err := read(f, in, int32(i), o)
		if err != nil {
			return nil, located(f.Name, err)
		}
		if first := seen[r.Digest]; first != "" {
			return nil, &load.Error{File: f.Name, Line: 1, Col: 1, Msg: "it is the same file as " + first, Hint: "give each file once"}
		}
		seen[r.Digest] = f.Name
		byFormat[r.Format] = append(byFormat[r.Format], r)
		in.readings = append(in.readings, r)
	}
	for i := range Formats {
		if rs := byFormat[Formats[i].ID]; rs != nil && Formats[i].Join != nil {
			Formats[i].Join(rs)
		}
	}
	return in.done()
}

func read(f File, in *found, n int32, o Options) (*Reading, error) {
	text, err := tree.Plain(f.Bytes)
	if err != nil {
		return nil, err
	}
	d := &Doc{Name: f.Name, Text: text}
	format := Named(o.Format)
	switch {
	case o.Format != "" && format == nil:
		return nil, &tree.Error{Msg: fmt.Sprintf("no format is called %q", o.Format), Hint: nearest(o.Format)}
	case format == nil:
		if format, err = recognise(d); err != nil {
			return nil, err
		}
	}
	r := &Reading{into: in, file: n, remarked: map[string]int{}, looked: map[string]bool{}}
	r.Name, r.Format, r.Size = f.Name, format.ID, int64(len(f.Bytes))
	r.FoundFile.Digest = assessment.PlainDigest(f.Bytes)
	if o.Progress != nil {
		r.progress = func(done float64) { o.Progress(f.Name, done) }
	}
	if err := format.Read(d, r); err != nil {
		return nil, err
	}
	if r.left {
		r.Full = nil
	}
	if len(in.Rows) > MaxRows {
		return nil, &tree.Error{Msg: fmt.Sprintf("there are more than %d rows", MaxRows), Hint: "import less at a time"}
	}
	return r, nil
}

// located puts the name of the file before what is wrong with it.
func located(name string, err error) error {
	var e *tree.Error
	if !errors.As(err, &e) {
		return &load.Error{File: name, Line: 1, Col: 1, Msg: err.Error()}
	}
	msg := e.Msg
	if e.Inside != "" {
		msg = fmt.Sprintf("of its %s, line %d, column %d: %s", e.Inside, max(1, e.Line), max(1, e.Col), msg)
		return &load.Error{File: name, Line: 1, Col: 1, Msg: msg, Hint: e.Hint}
	}
	return &load.Error{File: name, Line: max(1, int(e.Line)), Col: max(1, int(e.Col)), Msg: msg, Hint: e.Hint}
}

// found gathers what files say. Cells are cut from large pieces, since there may be a million of them.
type found struct {
	assessment.Found
	readings []*Reading
	columns  map[string]uint16
	spare    []assessment.FoundCell
}

func (f *found) add(row assessment.FoundRow) int {
	if row.Key == "" || len(f.Rows) > MaxRows {
		return -1
	}
	f.Rows = append(f.Rows, row)
	return len(f.Rows) - 1
}

func (f *found) column(name string) uint16 {
	if n, ok := f.columns[name]; ok {
		return n
	}
	if f.columns == nil {
		f.columns = map[string]uint16{}
	}
	n := uint16(len(f.Columns))
	f.Columns = append(f.Columns, name)
	f.columns[name] = n
	return n
}

// spareCells is how many cells are made at once, and rowCells how many a row begins with.
const spareCells, rowCells = 8192, 8

func (f *found) cell(cells []assessment.FoundCell, c assessment.FoundCell) []assessment.FoundCell {
	if cap(cells) == 0 {
		if len(f.spare) < rowCells {
			f.spare = make([]assessment.FoundCell, spareCells)
		}
		cells, f.spare = f.spare[:0:rowCells], f.spare[rowCells:]
	}
	return append(cells, c)
}

func (f *found) done() (*assessment.Found, error) {
	for _, r := range f.readings {
		f.Files = append(f.Files, r.FoundFile)
	}
	return &f.Found, nil
}
