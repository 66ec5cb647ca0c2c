package assessment_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	. "gonogo/assessment"
)

const mal = "Mal <mal@example.com>"

// stands says who stands for a role, "" where nobody does.
func (o *office) stands(role string) string {
	d := o.decision()
	if r := d.SignOffs.Of(role); r.By != nil {
		return r.By.Name()
	}
	return ""
}

func TestATypedAttestationNeverTakesThePlaceOfASignatureWithAKey(t *testing.T) {
	for role, holder := range map[string]string{"owner": own, "security": sec, "builder": eng} { // a builder may sign typed at tier 3
		t.Run(role, func(t *testing.T) {
			o := ready(t).allSign()
			o.signWith(mal, nil, SignAsk{Role: role, Typed: true})
			d := o.wantsState(SignComplete)
			if got := o.stands(role); got != holder {
				t.Errorf("%q stands for %s", got, role)
			}
			if last := d.SignOffs.Given[3]; last.Counts || last.Holds || last.Why == "" {
				t.Errorf("the typed one counts %v, holds %v: %q", last.Counts, last.Holds, last.Why)
			}
			body, signed, err := o.SignedReport(o.rec)
			if err != nil {
				t.Fatal(err)
			}
			if v := o.VerifyReport(body, signed, nil, Trust{}); slices.ContainsFunc(v.Missing, func(m string) bool { return strings.Contains(m, "typed") }) {
				t.Errorf("the report that is handed over holds the typed one too: %q", v.Missing)
			}
		})
	}
}

func TestATypedClaimInSomebodysNameBarsNoSignatureOfTheirs(t *testing.T) {
	o := ready(t)
	draft, _, err := o.draft(sec, SignAsk{Role: "builder", Typed: true})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{"w1": o.rec.State.Frontier.Of("w1").Count}
	// One installation refuses one person twice; here another one recorded it without knowing.
	typed, err := Seal(Entry{Assessment: o.rec.ID, ID: "elsewhere", Writer: "w0", Seq: 1, Seen: seen, At: o.now, By: sec}, Signed{Role: "builder", Statement: string(draft.Bytes)})
	if err != nil {
		t.Fatal(err)
	}
	o.signs(sec, "security")
	o.signs(own, "owner")
	entries := []Sealed{typed}
	for _, l := range o.rec.State.Log {
		entries = append(entries, l.Sealed)
	}
	merged, err := Fold(o.rec.State.Gate, entries)
	if err != nil {
		t.Fatal(err)
	}
	stand := Decide(merged, Day("2026-12-15"), OnGoLive).SignOffs
	if r := stand.Of("security"); r.By == nil || r.By.Typed() {
		t.Errorf("security: %s", r.Says)
	}
	if r := stand.Of("builder"); r.Settled() || !strings.Contains(r.Says, "with a key, and this is typed") {
		t.Errorf("builder: %s", r.Says)
	}
}

func TestABarredSignatureWithAKeyTakesNobodysPlace(t *testing.T) {
	o := ready(t).allSign()
	o.signWith(mal, keyOf(eng), SignAsk{Role: "security"}) // with the builder's key
	d := o.wantsState(SignComplete)
	if got := o.stands("security"); got != sec {
		t.Errorf("%q stands for security", got)
	}
	want := "the same key signed as builder for " + eng
	if why := d.SignOffs.Given[3].Why; !strings.Contains(why, want) {
		t.Errorf("it says %q, want %q", why, want)
	}
}

func TestAShorterApprovalThatLapsedIsNotReplacedByTheLongerOneBeforeIt(t *testing.T) {
	for name, who := range map[string]string{"the same person": own, "somebody else": rel} {
		t.Run(name, func(t *testing.T) {
			o := ready(t).allSign()
			o.signWith(who, keyOf(who), SignAsk{Role: "owner", Expires: Day("2026-12-20")})
			for on, want := range map[string]SignState{"2026-12-15": SignComplete, "2026-12-20": SignComplete, "2026-12-21": SignLapsed, "2026-12-29": SignLapsed} {
				d := o.Decide(o.rec, Day(on))
				if d.SignOffs.State != want {
					t.Errorf("on %s it is %q, want %q", on, d.SignOffs.State, want)
				}
				if last := d.SignOffs.Of("owner"); want == SignLapsed && !strings.Contains(last.Says, "the approval ended on 2026-12-20") {
					t.Errorf("it says %q", last.Says)
				}
			}
		})
	}
}

func TestALapsedSignOffStaysLapsedWhateverIsTypedAfterIt(t *testing.T) {
	o := ready(t).allSign()
	o.signWith(own, keyOf(own), SignAsk{Role: "owner", Expires: Day("2026-12-20")})
	o.signWith(mal, nil, SignAsk{Role: "owner", Typed: true})
	if got := o.Decide(o.rec, Day("2026-12-21")).SignOffs.State; got != SignLapsed {
		t.Errorf("it is %q", got)
	}
}

func TestWhatWasSignedBeforeAReopeningNeedNotStandOnceItsRoleIsSettledAnew(t *testing.T) {
	o := ready(t)
	o.signs(rel, "identity") // one of two reviewers; the other one signs after the reopening
	o.allSign()
	o.does(Reopened{Reason: "the refund tool has no cap"})
	o.now = o.now.Add(time.Hour)
	o.allSign().wantsState(SignComplete)
	for _, v := range o.VerifyRecord(o.rec, Trust{}).SignOffs {
		for _, c := range v.Checks {
			if c.What == CheckStands && !c.Good {
				t.Errorf("%s fails: %s", v.Role, c.Says)
			}
		}
		if v.Counts == v.Replaced {
			t.Errorf("%s counts %v and is replaced %v", v.Role, v.Counts, v.Replaced)
		}
	}
}
