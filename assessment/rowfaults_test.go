package assessment

import (
	"reflect"
	"testing"

	"gonogo/content"
)

func TestTheFaultsOfAllRowsAreThoseOfEach(t *testing.T) {
	s := &State{Gate: &content.Gate{Registers: []content.Register{{ID: "r", Columns: []content.Column{
		{ID: "own", Type: content.TypeText, Unique: true},
		{ID: "must", Type: content.TypeText, Required: true},
		{ID: "ref", Type: content.TypeReference, Of: "r"},
	}}}}}
	row := func(key string, texts ...string) HeldRow {
		r := HeldRow{Key: key}
		for i, text := range texts {
			r.cells = append(r.cells, Cell{Text: text, column: uint16(i)})
		}
		return r
	}
	s.Rows = map[string][]HeldRow{"r": {row("a", "x", "m", "b"), row("b", "x", "", "z"), row("c", "", "m", ""), row("d", "", "", "")}}
	s.Rows["r"][2].Cell(1).Others, s.Rows["r"][3].Disputed = []string{"n"}, true
	all := s.RegisterFaults("r")
	faulty := 0
	for i := range s.Rows["r"] {
		each := s.RowFaults("r", &s.Rows["r"][i])
		if !reflect.DeepEqual(each, all[i]) {
			t.Errorf("row %d: %q and %q", i, each, all[i])
		}
		faulty += len(each)
	}
	if faulty != 7 {
		t.Errorf("%d faults: %q", faulty, all)
	}
	if s.RegisterFaults("none") != nil {
		t.Error("a register that is none has faults")
	}
}
