package assessment

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// Two rows of one act may not hold what each row has for itself, and the later one is told.
func TestOneValueInTwoRowsOfOneActIsRefused(t *testing.T) {
	b := newBook(t, plainSubject()).withRows()
	b.gate.Registers[0].Columns[1].Unique = true
	set := func(key, turned string) Body {
		return RowSet{Register: "keys", Key: key, Cells: map[string]string{"turned": turned}}
	}
	b.add("w1", set("held", "2026-01-01"))
	ids := 0
	desk := NewDesk(nil, World{Now: goLive.Time, Writer: func() string { return "w1" }, NewID: func() string { ids++; return fmt.Sprintf("new %d", ids) }, By: "Ana"})
	for _, c := range []struct {
		name string
		act  []Body
		says string
	}{
		{"two of the act", []Body{set("ka", "2026-02-01"), set("kb", "2026-02-01")}, "row kb, column turned: ka has"},
		{"one that is held", []Body{set("ka", "2026-01-01")}, "row ka, column turned: held has"},
		{"held, and given up in the act", []Body{set("held", "2026-03-01"), set("ka", "2026-01-01")}, ""},
		{"held, and removed in the act", []Body{RowRemoved{Register: "keys", Key: "held"}, set("ka", "2026-01-01")}, ""},
		{"its own again", []Body{set("held", "2026-01-01")}, ""},
		{"empty twice", []Body{set("ka", ""), set("kb", "")}, ""},
	} {
		_, _, err := desk.prepare(Record{Meta{}, b.fold()}, c.act)
		var refused *RefusedError
		switch {
		case c.says == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.says != "" && (!errors.As(err, &refused) || !strings.Contains(refused.Says, c.says)):
			t.Errorf("%s: %v", c.name, err)
		}
	}
	// A row that this very act begins can be removed by it, and one that it does not have cannot.
	if _, _, err := desk.prepare(Record{Meta{}, b.fold()}, []Body{set("ka", ""), RowRemoved{Register: "keys", Key: "ka"}}); err != nil {
		t.Error(err)
	}
	if _, _, err := desk.prepare(Record{Meta{}, b.fold()}, []Body{set("ka", ""), RowRemoved{Register: "keys", Key: "kb"}}); err == nil {
		t.Error("a row that is none was removed")
	}
}
