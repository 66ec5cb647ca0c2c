package assessment

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
)

// plainTable is how long a table may be that stands in the entry as it is, for whoever reads the raw journal. A longer one is
// packed: every reading of a record checks and copies the bytes of its entries several times.
const plainTable = 16 << 10

// mostTable bounds what a packed table unpacks to.
const mostTable = 512 << 20

// tableWriter takes a table, and packs it as it comes once it is long. It writes into memory, where nothing fails.
type tableWriter struct {
	plain, packed strings.Builder
	to            io.WriteCloser // the base64 of packed
	w             *flate.Writer  // nil while the table is short
}

func (t *tableWriter) Write(b []byte) {
	if t.w == nil && t.plain.Len()+len(b) <= plainTable {
		t.plain.Write(b)
		return
	}
	if t.w == nil {
		t.to = base64.NewEncoder(base64.StdEncoding, &t.packed)
		t.w, _ = flate.NewWriter(t.to, flate.BestSpeed) // the level is one that there is
		_, _ = io.WriteString(t.w, t.plain.String())
		t.plain.Reset()
	}
	_, _ = t.w.Write(b)
}

// setTable puts the rows into the body.
func (b *Imported) setTable(t *tableWriter) error {
	if t.w == nil {
		b.Table, b.Packed = t.plain.String(), ""
		return nil
	}
	if err := errors.Join(t.w.Close(), t.to.Close()); err != nil {
		return fmt.Errorf("pack the rows of an import: %w", err)
	}
	b.Table, b.Packed = "", t.packed.String()
	return nil
}

// lines walks the lines of the table, unpacked where it is packed. What is kept of a line keeps all of it.
func (b Imported) lines(f func(line string) error) error {
	var from io.Reader = strings.NewReader(b.Table)
	if b.Packed != "" {
		if b.Table != "" {
			return errors.New("an import holds its rows twice")
		}
		from = flate.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(b.Packed)))
	}
	r := bufio.NewReaderSize(from, 64<<10)
	for read, over := 0, false; !over; {
		text, err := wholeLine(r, mostTable-read)
		if over = errors.Is(err, io.EOF); err != nil && !over {
			return fmt.Errorf("unpack the rows of an import: %w", err)
		}
		if read += len(text); read > mostTable {
			return fmt.Errorf("the rows of an import have more than %d bytes", mostTable)
		}
		if text = strings.TrimSuffix(text, "\n"); text != "" {
			if err := f(text); err != nil {
				return err
			}
		}
	}
	return nil
}

// wholeLine reads a line with its end, and not much more than most of one that is longer.
func wholeLine(r *bufio.Reader, most int) (string, error) {
	line, err := r.ReadSlice('\n')
	if !errors.Is(err, bufio.ErrBufferFull) {
		return string(line), err
	}
	text := bytes.Clone(line)
	for errors.Is(err, bufio.ErrBufferFull) && len(text) <= most {
		line, err = r.ReadSlice('\n')
		text = append(text, line...)
	}
	if errors.Is(err, bufio.ErrBufferFull) {
		err = nil
	}
	return string(text), err
}
