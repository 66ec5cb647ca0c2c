package assessment

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestTwoTextsNameOnePersonWhenTheyHaveANameInCommon(t *testing.T) {
	part := rapid.SampledFrom([]string{"Ana", "ana", "Ben", "<ana@x.example>", "ana@y.example.", "a@.", "a@", "@", "mailto:ana@x.example", " ", "", ";"})
	rapid.Check(t, func(t *rapid.T) {
		a := part.Draw(t, "a") + " " + part.Draw(t, "more of a")
		b := part.Draw(t, "b") + " " + part.Draw(t, "more of b")
		common := slices.ContainsFunc(namesOf(a), func(n string) bool { return slices.Contains(namesOf(b), n) })
		if common != SamePerson(a, b) {
			t.Fatalf("%q and %q: one name in common %v, one person %v", a, b, common, SamePerson(a, b))
		}
	})
}
