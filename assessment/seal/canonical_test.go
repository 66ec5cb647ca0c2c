package seal_test

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/gowebpki/jcs"

	"gonogo/assessment/seal"
)

// valuesAsWritten are JSON values whose canonical form is easy to get wrong.
var valuesAsWritten = []string{
	`{"b":1,"a":{"d":[],"c":{}}}`,
	`{"10":1,"2":2,"a\u0301":3,"á":4}`,
	`{"\ud83d\ude00":1,"\ufb33":2,"é":3,"\u0000":4,"\u0080":5,"\r":6}`, // by UTF-16 units, not by runes
	`"\u2028\u2029\u007f\u0001\b\f\n\r\t\"\\\/<>&\ud83d\ude00"`,
	`[0,-0,1e2,1E-7,0.1,1e21,1e20,123456789012345678901,4.5000,9007199254740993,5e-324,1.7976931348623157e308]`,
	` { "x" : [ true , false , null ] } `,
	`{"a":1,"a":2}`,
	`"\ud800"`,
	`"` + "\xff" + `"`,
	`[1,]`,
	``,
}

// TestTheCanonicalFormIsTheOneOfAnotherWriter compares it with that of a library written by others: every digest and every
// signature there is rests on these bytes.
func TestTheCanonicalFormIsTheOneOfAnotherWriter(t *testing.T) {
	for _, s := range valuesAsWritten {
		sameForm(t, s)
	}
}

func FuzzCanonical(f *testing.F) {
	for _, s := range valuesAsWritten {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { sameForm(t, s) })
}

func sameForm(t *testing.T, s string) {
	t.Helper()
	got, err := seal.Canonical(json.RawMessage(s))
	want, other := jcs.Transform([]byte(s))
	switch {
	case err != nil && other != nil || tooLarge(s):
		return
	case (err == nil) != (other == nil):
		t.Fatalf("%q: %v here, %v there", s, err, other)
	case !bytes.Equal(got, want):
		t.Fatalf("%q is %s here and %s there", s, got, want)
	}
	if again, err := seal.Canonical(json.RawMessage(got)); err != nil || !bytes.Equal(again, got) {
		t.Fatalf("%q: its form has another form, %s", s, again)
	}
}

// tooLarge reports whether s holds a number beyond all finite ones: it is refused there and cut down here, where it cannot
// be, since nothing that is sealed holds one.
func tooLarge(s string) bool {
	dec := json.NewDecoder(strings.NewReader(s))
	for {
		v, err := dec.Token()
		if _, is := v.(float64); err != nil || is && math.IsInf(v.(float64), 0) {
			return err != nil && strings.Contains(err.Error(), "cannot unmarshal number")
		}
	}
}
