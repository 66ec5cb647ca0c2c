package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strings"
)

// jsonStream writes one JSON document piece by piece, so that no more than a piece of a large one is held at a time. Text
// is spelled as WriteJSON does. The first error stays and is returned by end.
type jsonStream struct {
	out   *bufio.Writer
	piece bytes.Buffer
	open  []byte // the brackets to close
	begun bool   // something stands behind the last open bracket
	err   error
}

func newJSONStream(w io.Writer) *jsonStream {
	return &jsonStream{out: bufio.NewWriterSize(w, 64<<10)}
}

// begin opens an object or a list, under its name or as the next of a list.
func (j *jsonStream) begin(name, brackets string) {
	j.next(name)
	j.text(brackets[:1])
	j.open, j.begun = append(j.open, brackets[1]), false
}

// The brackets that begin takes.
const (
	object = "{}"
	array  = "[]"
)

// close closes what was opened last.
func (j *jsonStream) close() {
	last := len(j.open) - 1
	bracket := j.open[last]
	j.open = j.open[:last]
	j.line()
	j.text(string(bracket))
	j.begun = true
}

// value writes a value under its name, indented.
func (j *jsonStream) value(name string, v any) {
	j.next(name)
	j.encode(v, strings.Repeat(indent, len(j.open)), indent)
}

// element writes the next of a list, on one line: a large list stays small and quick to write, and two files can be
// compared line by line.
func (j *jsonStream) element(v any) {
	j.next("")
	j.encode(v, "", "")
}

func (j *jsonStream) encode(v any, prefix, indent string) {
	j.piece.Reset()
	enc := json.NewEncoder(&j.piece)
	enc.SetEscapeHTML(false)
	enc.SetIndent(prefix, indent)
	if err := enc.Encode(v); err != nil && j.err == nil {
		j.err = fmt.Errorf("encode JSON: %w", err)
	}
	j.text(spelled(strings.TrimSuffix(j.piece.String(), "\n")))
}

// listed writes a list under its name. One of nothing is left out.
func listed[T any](j *jsonStream, name string, all iter.Seq[T]) {
	opened := false
	for v := range all {
		if !opened {
			j.begin(name, array)
			opened = true
		}
		j.element(v)
	}
	if opened {
		j.close()
	}
}

// end closes all that is open.
func (j *jsonStream) end() error {
	for len(j.open) > 0 {
		j.close()
	}
	j.text("\n")
	if err := j.out.Flush(); err != nil && j.err == nil {
		j.err = fmt.Errorf("write JSON: %w", err)
	}
	return j.err
}

const indent = "  "

// next begins the line of the next thing, and names it where it has a name.
func (j *jsonStream) next(name string) {
	if j.begun {
		j.text(",")
	}
	if len(j.open) > 0 {
		j.line()
	}
	j.begun = true
	if name != "" {
		j.text(`"` + name + `": `)
	}
}

func (j *jsonStream) line() { j.text("\n" + strings.Repeat(indent, len(j.open))) }

// text writes what needs no escaping. What is written after an error goes nowhere.
func (j *jsonStream) text(s string) {
	if j.err != nil {
		return
	}
	if _, err := j.out.WriteString(s); err != nil {
		j.err = fmt.Errorf("write JSON: %w", err)
	}
}
