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
			r.cells = append(r.cells, heldOf(i, Cell{Text: text}))
		}
		return r
	}
	s.Rows = map[string][]HeldRow{"r": {row("a", "x", "m", "b"), row("b", "x", "", "z"), row("c", "", "m", ""), row("d", "", "", "")}}
	s.Rows["r"][2].cells[1] = heldOf(1, Cell{Text: "m", Others: []string{"n"}})
	s.Rows["r"][3].Disputed = true
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
