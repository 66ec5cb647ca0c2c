package assessment_test

import (
	"slices"
	"strings"
	"testing"

	. "gonogo/assessment"
)

// waived is ready with an open major that somebody accepts the risk of.
func waived(t *testing.T, owner string) *office {
	o := ready(t)
	w := GoodWaiver("M-1")
	w.Owner = owner
	o.does(Answered{Question: "M-1", Answer: Unmet}, w)
	return o
}

func TestSignOffsAreCompleteOnlyWhereTheRiskOwnerSignedInTheRoleThatAcceptsWaivers(t *testing.T) {
	waived(t, own).allSign().wantsState(SignComplete)

	for owner, want := range map[string]string{
		"Cai <cai@example.com>": "the waiver on M-1: its risk owner Cai <cai@example.com> is not who signed as owner, " + own,
		sec:                     "the waiver on M-1: its risk owner " + sec + " is not who signed as owner, " + own, // signed, and in another role
	} {
		o := waived(t, owner).allSign()
		d := o.wantsState(SignPartly)
		if d.Verdict != ConditionalGo || !slices.Contains(d.SignOffs.Missing, want) {
			t.Errorf("it is %s, and what is missing is %q, not %q", d.Verdict, d.SignOffs.Missing, want)
		}
		body, signed, err := o.SignedReport(o.rec)
		if err != nil {
			t.Fatal(err)
		}
		if v := o.VerifyReport(body, signed, nil, Trust{}); !slices.Contains(v.Missing, want) {
			t.Errorf("a report alone lacks %q", v.Missing)
		}
	}
}

func TestASignerReadsWhoMustAcceptTheWaivers(t *testing.T) {
	says := func(owner, who, role string) string {
		draft, _, err := waived(t, owner).draft(who, SignAsk{Role: role})
		if err != nil {
			t.Fatal(err)
		}
		for _, term := range draft.Terms() {
			if term.Head == "Missing for them" {
				return strings.Join(term.Says, "; ")
			}
		}
		return ""
	}
	if got := says(own, sec, "security"); got != "the waiver on M-1: its risk owner "+own+" has not signed as owner" {
		t.Errorf("another signer reads %q", got)
	}
	if got := says(own, own, "owner"); got != "" {
		t.Errorf("the risk owner reads %q", got)
	}
	if got := says("Cai <cai@example.com>", own, "owner"); !strings.Contains(got, "is not who signed as owner") {
		t.Errorf("an owner who does not carry the risk reads %q", got)
	}
}

func TestAWaiverThatWasExtendedIsAcceptedBySomebodyElse(t *testing.T) {
	o := waived(t, own)
	longer := GoodWaiver("M-1")
	longer.Owner, longer.Expires = own, Day("2027-02-10")
	o.does(longer)
	o.allSign()
	d := o.wantsState(SignPartly)
	if !slices.ContainsFunc(d.SignOffs.Missing, func(m string) bool { return strings.Contains(m, own+" accepted it before") }) {
		t.Errorf("missing is %q", d.SignOffs.Missing)
	}
	longer.Owner = rel
	o.does(longer)
	o.signs(eng, "builder")
	o.signs(sec, "security")
	o.signs(rel, "owner")
	o.wantsState(SignComplete)
}
