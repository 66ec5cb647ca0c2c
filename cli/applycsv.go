package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/clean"
	"gonogo/content/load"
)

// factsCSV reads a table of answers. A row without an answer, a note or evidence says nothing.
func factsCSV(ctx context.Context, ff factFile, b []byte) ([]fact, error) {
	t := &csvTable{file: ff}
	return t.read(b, t.header, func(row []string) []fact { return t.facts(ctx, row) })
}

// read reads a table: its first line, then the facts of each row. It runs through to the end, so that all mistakes come
// out at once.
func (t *csvTable) read(b []byte, header func([]string) error, facts func([]string) []fact) ([]fact, error) {
	b = bytes.TrimPrefix(b, utf8BOM)
	if err := clean.Refuse(string(b)); err != nil && !longOnly(b) {
		return nil, &load.Error{File: t.file.name, Line: 1, Col: 1, Msg: err.Error()}
	}
	t.r = csv.NewReader(bytes.NewReader(b))
	t.r.Comma = content.Delimiter(string(b))
	t.r.FieldsPerRecord = -1
	names, err := t.r.Read()
	if err != nil {
		return nil, t.malformed(err)
	}
	if err := header(names); err != nil {
		return nil, err
	}
	var out []fact
	for {
		row, err := t.r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, t.malformed(err)
		}
		out = append(out, facts(row)...)
	}
	return out, t.mistakes()
}

// longOnly reports whether b is refused for its length alone, which is a limit of one text and not of a table.
func longOnly(b []byte) bool {
	for len(b) > clean.MaxText {
		cut := bytes.LastIndexByte(b[:clean.MaxText], '\n') + 1
		if cut == 0 || clean.Refuse(string(b[:cut])) != nil {
			return false
		}
		b = b[cut:]
	}
	return clean.Refuse(string(b)) == nil
}

type csvTable struct {
	file  factFile
	r     *csv.Reader
	at    map[string]int // column to its place
	wrong []*load.Error
}

func (t *csvTable) header(names []string) error {
	t.at = map[string]int{}
	for i, name := range names {
		name = strings.ToLower(strings.TrimSpace(name))
		if _, twice := t.at[name]; twice || !slices.Contains(csvColumns(), name) {
			says, hint := fmt.Sprintf("unknown column %q", name), load.Nearest(name, csvColumns())
			if twice {
				says, hint = fmt.Sprintf("column %q stands twice", name), ""
			}
			t.fail(i, hint, "%s", says)
			continue
		}
		t.at[name] = i
	}
	if _, ok := t.at["question"]; !ok && len(t.wrong) == 0 {
		t.fail(0, "the first line names the columns: question, answer, note, evidence", "there is no column %q", "question")
	}
	return t.mistakes()
}

func (t *csvTable) facts(ctx context.Context, row []string) []fact {
	for i := len(t.at); i < len(row); i++ {
		if strings.TrimSpace(row[i]) != "" {
			t.fail(i, "a cell that holds a comma stands in quotes", "there are more cells than columns")
			return nil
		}
	}
	id, answer, note := t.cell(row, "question"), t.cell(row, "answer"), t.cell(row, "note")
	says := answer != "" || note != "" || t.cell(row, "evidence") != ""
	for _, c := range besideEvidence {
		says = says || t.cell(row, c) != ""
	}
	if !says || strings.HasPrefix(id, "#") {
		return nil
	}
	at := t.pos(t.at["question"])
	q := t.file.gate.Question(id)
	if q == nil {
		t.fail(t.at["question"], load.Nearest(id, questionIDs(t.file.gate)), "gate %s has no question %q", t.file.gate.Ref(), id)
		return nil
	}
	var out []fact
	switch parsed, err := answerIn(answer); {
	case answer == "" && note != "":
		out = append(out, fact{assessment.Commented{Question: id, Text: note}, at})
	case answer == "":
	case err != nil:
		t.fail(t.at["answer"], load.Nearest(answer, answerWords()), "%s: %q is no answer", id, answer)
	case !t.file.state.Asks(q):
		t.fail(t.at["answer"], "empty the row; gonogo gate show --format csv --for "+t.file.slug+" prints the sheet that fits",
			"%s is not asked of this subject: its traits and tier leave it out", id)
	default:
		b := assessment.Answered{
			Question: id, Answer: parsed, Note: note,
			Absent: t.cell(row, "absent"), Checked: t.cell(row, "checked"), ConfirmedBy: t.cell(row, "confirmed_by"),
		}
		out = append(out, fact{b, t.pos(t.at["answer"])})
	}
	return append(out, t.proof(ctx, id, row)...)
}

// cell is one cell of a row, without what keeps a spreadsheet from taking text for a formula.
func (t *csvTable) cell(row []string, column string) string {
	i, ok := t.at[column]
	if !ok || i >= len(row) {
		return ""
	}
	return unescaped(row[i])
}

// unescaped is the text of a cell as it was before formulaSafe.
func unescaped(cell string) string {
	s := strings.TrimSpace(cell)
	if rest, marked := strings.CutPrefix(s, "'"); marked && beginsFormula(rest) {
		return rest
	}
	return s
}

func (t *csvTable) pos(column int) load.Pos {
	line, col := t.r.FieldPos(column)
	return load.Pos{File: t.file.name, Line: line, Col: col}
}

func (t *csvTable) fail(column int, hint, format string, args ...any) {
	at := t.pos(column)
	t.wrong = append(t.wrong, &load.Error{File: at.File, Line: at.Line, Col: at.Col, Msg: fmt.Sprintf(format, args...), Hint: hint})
}

func (t *csvTable) malformed(err error) error {
	if errors.Is(err, io.EOF) {
		return &load.Error{File: t.file.name, Line: 1, Col: 1, Msg: "the file is empty"}
	}
	if p, ok := errors.AsType[*csv.ParseError](err); ok {
		return &load.Error{File: t.file.name, Line: p.Line, Col: p.Column, Msg: "this is not CSV: " + p.Err.Error(), Hint: "a quote inside a cell is written twice"}
	}
	return &load.Error{File: t.file.name, Line: 1, Col: 1, Msg: err.Error()}
}
