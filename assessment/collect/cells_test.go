package collect_test

import (
	"testing"

	"gonogo/assessment"
	"gonogo/assessment/collect"
)

// cells are what texts, each a file, say of rows: by key and column. "none" is that the tool says there is none; a column that
// is not there is unknown.
type cells map[string]map[string]string

func cellsOf(t *testing.T, texts ...string) (cells, *assessment.Found) {
	t.Helper()
	var files []collect.File
	for i, text := range texts {
		files = append(files, collect.File{Name: "file-" + string(rune('a'+i)), Bytes: []byte(text)})
	}
	in, err := read("", files...)
	if err != nil {
		t.Fatalf("it is refused: %v", err)
	}
	out := cells{}
	for _, r := range in.Rows {
		if out[r.Key] == nil {
			out[r.Key] = map[string]string{}
		}
		for _, c := range r.Cells {
			out[r.Key][in.Columns[c.Column]] = c.Text
			if c.None {
				out[r.Key][in.Columns[c.Column]] = "none"
			}
		}
	}
	return out, in
}

// want checks one cell; "" is that it is unknown.
func (c cells) want(t *testing.T, key, column, text string) {
	t.Helper()
	row, ok := c[key]
	if !ok {
		t.Fatalf("there is no row %s, only %v", key, c)
	}
	if row[column] != text {
		t.Errorf("%s of %s is %q, want %q", column, key, row[column], text)
	}
}
