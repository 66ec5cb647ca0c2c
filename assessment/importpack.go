package assessment

import (
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

// setTable puts the rows into the body.
func (b *Imported) setTable(text string) error {
	if len(text) <= plainTable {
		b.Table, b.Packed = text, ""
		return nil
	}
	var out strings.Builder
	to := base64.NewEncoder(base64.StdEncoding, &out)
	w, err := flate.NewWriter(to, flate.BestSpeed)
	if err != nil {
		return fmt.Errorf("pack the rows of an import: %w", err)
	}
	_, err = io.WriteString(w, text)
	if err = errors.Join(err, w.Close(), to.Close()); err != nil {
		return fmt.Errorf("pack the rows of an import: %w", err)
	}
	b.Table, b.Packed = "", out.String()
	return nil
}

// text is the table, unpacked where it is packed.
func (b Imported) text() (string, error) {
	if b.Packed == "" {
		return b.Table, nil
	}
	if b.Table != "" {
		return "", errors.New("an import holds its rows twice")
	}
	var out strings.Builder
	out.Grow(min(mostTable, 6*len(b.Packed)))
	r := flate.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(b.Packed)))
	if _, err := io.Copy(&out, io.LimitReader(r, mostTable+1)); err != nil {
		return "", fmt.Errorf("unpack the rows of an import: %w", err)
	}
	if out.Len() > mostTable {
		return "", fmt.Errorf("the rows of an import have more than %d bytes", mostTable)
	}
	return out.String(), nil
}
