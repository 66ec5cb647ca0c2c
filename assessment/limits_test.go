package assessment_test

import (
	"strings"
	"testing"

	. "gonogo/assessment"
	"gonogo/assessment/seal"
)

func TestLimitsTakeNothingFromAPieceAndAPieceWithoutThemKeepsItsBytes(t *testing.T) {
	o := openOffice(t)
	plain := export("a").Evidenced
	plain.FileKept = false
	limited := plain
	limited.Limits = "one account of two"
	o.does(plain, limited)
	d := o.Decide(o.rec, 0)
	pieces := d.Finding("B-1").Pieces
	if len(pieces) != 2 {
		t.Fatalf("%d pieces are weighed", len(pieces))
	}
	if a, b := pieces[0], pieces[1]; a.Counts != b.Counts || a.Strength != b.Strength || a.StaleOn != b.StaleOn || len(a.Fails) != len(b.Fails) {
		t.Errorf("without limits %+v, with them %+v", a, b)
	}
	for e, has := range map[*Evidenced]bool{&plain: false, &limited: true} {
		raw, err := seal.Canonical(e)
		if err != nil || strings.Contains(string(raw), "limits") != has {
			t.Errorf("written as %s, %v", raw, err)
		}
	}
}
