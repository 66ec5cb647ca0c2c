package assessment_test

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
	"pgregory.net/rapid"

	. "gonogo/assessment"
	"gonogo/assessment/report"
	"gonogo/assessment/seal"
	"gonogo/content"
)

func renderSmall(b Basis) ([]byte, ReportRef, error) { return report.ToSign(b, nil) }

const (
	bo  = "Bo <bo@example.com>" // built it
	eng = "Eli <eli@example.com>"
	sec = "Sam <sam@example.com>"
	own = "Ola <ola@example.com>"
	rel = "Rae <rae@example.com>"
)

// keyOf is the key of a person: the same name, the same key.
func keyOf(who string) ssh.Signer {
	seed := make([]byte, ed25519.SeedSize)
	copy(seed, who)
	s, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(seed))
	if err != nil {
		panic(err)
	}
	return s
}

// ready is an assessment that is a go.
func ready(t *testing.T) *office {
	o := openOffice(t)
	for _, q := range AskedOfAgent {
		o.does(Answered{Question: q, Answer: Met}, GoodPiece(q))
	}
	return o
}

func (o *office) draft(who string, ask SignAsk) (Draft, *Desk, error) {
	d := o.deskOf("w1", who)
	draft, err := d.Draft(context.Background(), o.rec.Meta, ask)
	return draft, d, err
}

func (o *office) signWith(who string, key ssh.Signer, ask SignAsk) {
	o.Helper()
	draft, d, err := o.draft(who, ask)
	if err != nil {
		o.Fatal(err)
	}
	signature := ""
	if !ask.Typed {
		b, err := seal.Sign(key, draft.Bytes)
		if err != nil {
			o.Fatal(err)
		}
		signature = string(b)
	}
	if o.rec, err = d.Sign(context.Background(), o.rec.Meta, draft, signature, ""); err != nil {
		o.Fatal(err)
	}
}

func (o *office) signs(who, role string) {
	o.Helper()
	o.signWith(who, keyOf(who), SignAsk{Role: role})
}

// allSign is everybody whom tier 3 asks for.
func (o *office) allSign() *office {
	o.Helper()
	o.signs(eng, "builder")
	o.signs(sec, "security")
	o.signs(own, "owner")
	return o
}

func (o *office) decision() Decision { return o.Decide(o.rec, 0) }

func (o *office) wantsState(want SignState) Decision {
	o.Helper()
	d := o.decision()
	if d.SignOffs.State != want || d.Signed != (want == SignComplete) {
		o.Errorf("the sign-offs are %q, want %q; missing %q", d.SignOffs.State, want, d.SignOffs.Missing)
	}
	return d
}

func TestAGoIsSignedOnceEveryRoleHasByEnoughPeople(t *testing.T) {
	o := ready(t)
	o.wantsState(SignNone)
	o.signs(eng, "builder")
	o.signs(sec, "security")
	d := o.wantsState(SignPartly)
	if got := d.SignOffs.Of("identity"); !got.Covered {
		t.Errorf("another reviewer signed, and identity stands at %q", got.Says)
	}
	o.signs(own, "owner")
	d = o.wantsState(SignComplete)
	if got := d.SignOffs.Of("release"); !got.Covered {
		t.Errorf("the owner signs for the release too, and it stands at %q", got.Says)
	}
	for _, q := range []string{"S-1", "S-2"} {
		if got := d.Finding(q).Outcome; got != OutcomeMet {
			t.Errorf("%s is %s", q, got)
		}
	}
}

func TestEverySignerSignsTheSameText(t *testing.T) {
	o := ready(t)
	o.signs(eng, "builder")
	o.does(Commented{Text: "well done"})
	o.now = o.now.AddDate(0, 0, 3)
	o.signs(sec, "security")
	first, second := o.rec.State.SignOffs[0].Says.Predicate, o.rec.State.SignOffs[1].Says.Predicate
	if first.Report.Digest != second.Report.Digest || first.State != second.State {
		t.Error("the second signer signed another text than the first")
	}
	if second.SignOff.Previous != o.rec.State.SignOffs[0].Digest {
		t.Error("the second statement does not name the first")
	}
}

func TestWhatIsNoPartOfTheDecisionVoidsNothing(t *testing.T) {
	o := ready(t).allSign()
	o.does(Commented{Text: "a remark"})
	o.does(Archived{Archived: true})
	o.does(Snapshotted{Label: "as signed", Verdict: Go, Rule: RuleClear})
	core := DepthCore
	o.does(SubjectChanged{Depth: &core}) // what the walk shows
	o.wantsState(SignComplete)
}

func TestWhatWasTakenBackSinceIsNotAmongWhatChanged(t *testing.T) {
	o := ready(t).allSign()
	o.does(Answered{Question: "N-1", Answer: Unmet})
	if _, _, err := o.Undo(context.Background(), o.rec.Meta, nil, ""); err != nil {
		t.Fatal(err)
	}
	o.does(Parked{Question: "N-1"})
	d := o.wantsState(SignVoid)
	for _, g := range d.SignOffs.Given {
		if !slices.Equal(g.Changed, []int{len(o.rec.State.Log)}) {
			t.Errorf("%s: names entries %v of %d", g.Role, g.Changed, len(o.rec.State.Log))
		}
	}
}

func TestAnyChangeOfTheDecisionVoidsTheSignaturesAndIsNamed(t *testing.T) {
	live := Day("2026-12-16")
	for name, change := range map[string]Body{
		"a worse answer":     Answered{Question: "N-1", Answer: Unmet},
		"a better answer":    Answered{Question: "N-1", Answer: Met, Note: "looked again"},
		"more evidence":      GoodPiece("M-1"),
		"another date":       SubjectChanged{GoLive: &live},
		"parked":             Parked{Question: "N-1"},
		"a waiver":           GoodWaiver("M-1"),
		"a trait comes on":   SubjectChanged{Traits: map[string]content.Trilean{"writes": content.Yes}},
		"a builder is named": SubjectChanged{Builders: &[]string{bo, own}},
	} {
		t.Run(name, func(t *testing.T) {
			o := ready(t).allSign()
			o.does(change)
			d := o.wantsState(SignVoid)
			entry := len(o.rec.State.Log)
			for _, g := range d.SignOffs.Given {
				if g.Holds || !slices.Equal(g.Changed, []int{entry}) || !strings.Contains(g.Why, fmt.Sprintf("entry %d", entry)) {
					t.Errorf("%s: holds %v, names entries %v: %s", g.Role, g.Holds, g.Changed, g.Why)
				}
			}
			if o.rec, _, _ = o.Undo(context.Background(), o.rec.Meta, nil, ""); o.rec.State == nil {
				t.Fatal("the change could not be undone")
			}
			o.wantsState(SignComplete)
		})
	}
}

func TestAReopeningVoidsAllSignaturesUntilTheySignAgain(t *testing.T) {
	o := ready(t).allSign()
	o.refuses("no reason", Reopened{Reason: "tbd"})
	o.does(Reopened{Reason: "the refund tool has no cap"})
	d := o.wantsState(SignVoid)
	if !strings.Contains(d.SignOffs.Reopened, "the refund tool has no cap") {
		t.Errorf("the reason is not told: %q", d.SignOffs.Reopened)
	}
	o.refuses("open already", Reopened{Reason: "and once more, to be sure"})
	o.allSign().wantsState(SignComplete)
}

func TestAReopeningThatASignerHadNotSeenVoidsTheSignature(t *testing.T) {
	o := ready(t)
	o.signs(eng, "builder")
	signed := o.rec.State
	// Another laptop reopened it, and has the entry before the last signer's.
	s, err := Seal(Entry{Assessment: o.rec.ID, ID: "elsewhere", Writer: "w0", Seq: 1, Seen: map[string]int{"w1": signed.Frontier.Of("w1").Count}, At: o.now, By: own}, Reopened{Reason: "seen elsewhere"})
	if err != nil {
		t.Fatal(err)
	}
	o.signs(sec, "security")
	entries := []Sealed{s}
	for _, l := range o.rec.State.Log {
		entries = append(entries, l.Sealed)
	}
	merged, err := Fold(o.rec.State.Gate, entries)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range Decide(merged, Day("2026-12-15"), OnGoLive).SignOffs.Given {
		if g.Holds {
			t.Errorf("%s holds although nobody who signed knew of the reopening", g.Role)
		}
	}
}

func TestAnApprovalLapsesOnItsDateAndNeverComesBack(t *testing.T) {
	o := ready(t)
	o.signs(eng, "builder")
	o.signs(sec, "security")
	o.signWith(own, keyOf(own), SignAsk{Role: "owner", Expires: Day("2026-12-20")})
	for on, want := range map[string]SignState{"2026-12-15": SignComplete, "2026-12-20": SignComplete, "2026-12-21": SignLapsed, "2027-01-20": SignLapsed} {
		if got := o.Decide(o.rec, Day(on)).SignOffs.State; got != want {
			t.Errorf("on %s it is %q, want %q", on, got, want)
		}
	}
}

func TestASignatureCountsForNoDayBeforeIt(t *testing.T) {
	o := ready(t).allSign() // on 1 December
	if got := o.Decide(o.rec, Day("2026-11-25")).SignOffs.State; got == SignComplete {
		t.Error("a signature counts for a day before it was made")
	}
}

func TestASignatureOverAGoDoesNotStandBehindAnythingElse(t *testing.T) {
	o := ready(t).allSign()
	on := Day("2027-03-05") // the evidence is too old by then
	d := o.Decide(o.rec, on)
	counts := slices.ContainsFunc(d.SignOffs.Given, func(g *GivenSignOff) bool { return g.Counts || g.Holds })
	if d.Verdict != NoGo || d.Signed || counts || d.SignOffs.State != SignBefore {
		t.Errorf("on %s it is %s, signed %v, a sign-off counts %v, %q", on, d.Verdict, d.Signed, counts, d.SignOffs.State)
	}
}

func TestASignedNoGoLetsNothingGoLive(t *testing.T) {
	o := ready(t)
	o.does(Answered{Question: "B-1", Answer: Unmet})
	o.allSign()
	d := o.decision()
	if d.Signed || d.Finding("S-1").Outcome == OutcomeMet && d.Signed {
		t.Error("a no-go is signed off")
	}
	if says := o.rec.State.SignOffs[2].Says.Predicate.SignOff.Meaning; strings.Contains(says, "I carry") || !strings.Contains(says, "nothing goes live") {
		t.Errorf("a signature on a no-go says %q", says)
	}
	o.does(Answered{Question: "B-1", Answer: Met})
	o.wantsState(SignVoid)
}

func TestWhoMayNotSignIsRefusedBeforeAKeyIsOpened(t *testing.T) {
	for name, c := range map[string]struct {
		who  string
		ask  SignAsk
		want string
	}{
		"a role that does not exist":    {sec, SignAsk{Role: "secruity"}, `no role "secruity"`},
		"a role that is not asked":      {sec, SignAsk{Role: "legal"}, "does not ask for the role"},
		"a builder for more than facts": {bo, SignAsk{Role: "owner"}, "built it"},
		"one person twice":              {eng, SignAsk{Role: "security"}, "one person twice"},
		"nobody":                        {"tbd", SignAsk{Role: "security"}, "names nobody"},
		"an end that is past":           {sec, SignAsk{Role: "security", Expires: Day("2026-11-30")}, "never hold"},
		"an end later than the gate's":  {sec, SignAsk{Role: "security", Expires: Day("2028-12-31")}, "at the latest"},
		"a deputy without a paper":      {sec, SignAsk{Role: "security", DeputyFor: own}, "delegation"},
		"a deputy for a builder":        {sec, SignAsk{Role: "security", DeputyFor: bo, Delegation: "mail of 1 December"}, "cannot send a deputy"},
		"a deputy for oneself":          {sec, SignAsk{Role: "security", DeputyFor: "SAM@example.com", Delegation: "mail of 1 December"}, "stand in for"},
	} {
		t.Run(name, func(t *testing.T) {
			o := ready(t)
			o.signs(eng, "builder")
			if _, _, err := o.draft(c.who, c.ask); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("want an error about %q, got %v", c.want, err)
			}
		})
	}
}

func TestAnApprovalIsGivenShortlyBeforeGoLiveAndNeverAfter(t *testing.T) {
	o := ready(t)
	o.now = time.Date(2026, 10, 1, 9, 0, 0, 0, time.UTC) // 75 days before; tier 3 allows 45
	if _, _, err := o.draft(sec, SignAsk{Role: "security"}); err == nil || !strings.Contains(err.Error(), "more than 45 days away") {
		t.Errorf("signing far too early came to %v", err)
	}
	o.now = time.Date(2026, 12, 16, 9, 0, 0, 0, time.UTC)
	if _, _, err := o.draft(sec, SignAsk{Role: "security"}); err == nil || !strings.Contains(err.Error(), "has gone by") {
		t.Errorf("signing after go-live came to %v", err)
	}
}

func TestATypedAttestationCountsOnlyWhereTheRoleAllowsIt(t *testing.T) {
	o := ready(t)
	o.signWith(eng, nil, SignAsk{Role: "builder", Typed: true})
	o.signWith(own, nil, SignAsk{Role: "owner", Typed: true})
	o.signs(sec, "security")
	d := o.decision()
	if r := d.SignOffs.Of("builder"); r.By == nil || !r.By.Typed() {
		t.Errorf("tier 3 takes a typed attestation of the builder: %s", r.Says)
	}
	if r := d.SignOffs.Of("owner"); r.Settled() || !strings.Contains(r.Says, "signs with a key") {
		t.Errorf("a typed attestation settles the owner: %s", r.Says)
	}
}

func TestOneKeyUnderTwoNamesIsOnePerson(t *testing.T) {
	o := ready(t)
	o.signs(eng, "builder")
	o.signWith(sec, keyOf(eng), SignAsk{Role: "security"}) // with the builder's key
	o.signs(own, "owner")
	d := o.wantsState(SignPartly)
	if r := d.SignOffs.Of("security"); r.Settled() {
		t.Error("the builder's key counts as another person's")
	}
	if d.SignOffs.People != 2 {
		t.Errorf("%d people", d.SignOffs.People)
	}
}

func TestTheReleaseAuthorityHoldsNoOtherRoleAtTheGravestTiers(t *testing.T) {
	o := ready(t)
	tier := 2
	o.does(SubjectChanged{Tier: &tier})
	o.signs(own, "owner")
	if _, _, err := o.draft(own, SignAsk{Role: "release"}); err == nil || !strings.Contains(err.Error(), "kept apart") {
		t.Errorf("one person in both roles came to %v", err)
	}
	o.signs(rel, "release")
	if _, _, err := o.draft(rel, SignAsk{Role: "security"}); err == nil || !strings.Contains(err.Error(), "kept apart") {
		t.Errorf("a second role of the release authority came to %v", err)
	}
}

func TestTooFewPeopleAreToldSo(t *testing.T) {
	o := ready(t)
	o.signs(eng, "builder")
	o.signs(own, "security")
	o.signs(own, "owner")
	d := o.wantsState(SignPartly)
	if want := "2 different people signed, and this tier asks for 3"; !slices.Contains(d.SignOffs.Missing, want) {
		t.Errorf("missing is %q", d.SignOffs.Missing)
	}
}

func TestASignatureIsNotRecordedOverAChangedRecord(t *testing.T) {
	o := ready(t)
	draft, desk, err := o.draft(sec, SignAsk{Role: "security"})
	if err != nil {
		t.Fatal(err)
	}
	signature, err := seal.Sign(keyOf(sec), draft.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	o.does(Answered{Question: "N-1", Answer: Unmet})
	before := len(o.rec.State.Log)
	_, err = desk.Sign(context.Background(), o.rec.Meta, draft, string(signature), "")
	if _, changed := errors.AsType[*ChangedError](err); !changed {
		t.Errorf("want a ChangedError, got %v", err)
	}
	if r, _ := desk.Open(context.Background(), o.rec.Meta); len(r.State.Log) != before {
		t.Error("something was recorded all the same")
	}
}

func TestASignatureOfOtherBytesIsNotRecorded(t *testing.T) {
	o := ready(t)
	draft, desk, err := o.draft(sec, SignAsk{Role: "security"})
	if err != nil {
		t.Fatal(err)
	}
	other, err := seal.Sign(keyOf(sec), append(slices.Clone(draft.Bytes), '\n'))
	if err != nil {
		t.Fatal(err)
	}
	for _, signature := range []string{string(other), "", "nonsense"} {
		if _, err := desk.Sign(context.Background(), o.rec.Meta, draft, signature, ""); err == nil {
			t.Errorf("the signature %.20q was recorded", signature)
		}
	}
}

// Every byte of what a sign-off keeps, changed in each of its bits: none may still hold.
func TestEverySingleBitOfASignOffCounts(t *testing.T) {
	o := ready(t)
	o.signs(sec, "security")
	held := o.rec.State.SignOffs[0].Signed
	flips := 0
	try := func(part string, set func(*Signed, string)) {
		for i := range len(part) {
			for bit := range 8 {
				b := []byte(part)
				b[i] ^= 1 << bit
				changed := held
				set(&changed, string(b))
				if got := ReadSignOff(changed); got.Broken == "" {
					t.Fatalf("byte %d, bit %d: %q still holds", i, bit, b[max(0, i-10):min(len(b), i+10)])
				}
				flips++
			}
		}
	}
	try(held.Statement, func(s *Signed, v string) { s.Statement = v })
	try(held.Signature, func(s *Signed, v string) { s.Signature = v })
	try(held.Role, func(s *Signed, v string) { s.Role = v })
	if flips < 10_000 {
		t.Errorf("only %d flips were tried", flips)
	}
}

func TestARecordWrittenAnewNoLongerFitsItsSignatures(t *testing.T) {
	o := ready(t)
	o.does(Answered{Question: "N-1", Answer: Unmet})
	o.allSign()
	// Somebody who holds the file rewrites one old answer and every digest after it.
	heads := Head{Writer: "w1"}
	var forged []Sealed
	for _, l := range o.rec.State.Log {
		what := l.What
		if a, ok := what.(Answered); ok && a.Question == "N-1" && a.Answer == Unmet {
			what = Answered{Question: "N-1", Answer: Met}
		}
		e := l.Entry
		e.Prev = heads.Head
		s, err := Seal(e, what)
		if err != nil {
			t.Fatal(err)
		}
		heads = Head{"w1", s.Seq, s.Digest}
		forged = append(forged, s)
	}
	state, err := Fold(o.rec.State.Gate, forged)
	if err != nil {
		t.Fatal(err)
	}
	v := o.VerifyRecord(Record{o.rec.Meta, state}, Trust{})
	if v.OK() {
		t.Fatal("a record that was written anew is verified")
	}
	for _, s := range v.SignOffs {
		if says := fmt.Sprint(s.Checks); !strings.Contains(says, "is another one than was signed") || !strings.Contains(says, "changed since") {
			t.Errorf("%s: it does not say what became of the record: %s", s.Role, says)
		}
	}
}

func TestAnAnchorShowsARecordThatWasCutShortOrWrittenAnew(t *testing.T) {
	o := ready(t)
	kept, err := ReadAnchor("  " + o.rec.State.Anchor(o.Today()) + "\n")
	if err != nil {
		t.Fatal(err)
	}
	o.does(Commented{Text: "more"})
	if says := kept.Holds(o.rec.State); says != "" {
		t.Errorf("a record that only grew: %s", says)
	}
	var some []Sealed
	for _, l := range o.rec.State.Log[:5] {
		some = append(some, l.Sealed)
	}
	cut, err := Fold(o.rec.State.Gate, some)
	if err != nil {
		t.Fatal(err)
	}
	if says := kept.Holds(cut); !strings.Contains(says, "cut short") {
		t.Errorf("a record that was cut short: %q", says)
	}
	for _, line := range []string{"", "gonogo-anchor-1", "gonogo-anchor-1 a 2026-12-01 w1:0:00", "gonogo-anchor-1 a 2026-13-01 w1:1:" + strings.Repeat("a", 64)} {
		if _, err := ReadAnchor(line); err == nil {
			t.Errorf("%q is read as an anchor", line)
		}
	}
}

func TestSignaturesNeverChangeTheVerdict(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		o := ready(t)
		for range rapid.IntRange(0, 3).Draw(r, "facts") {
			q := rapid.SampledFrom(AskedOfAgent).Draw(r, "question")
			o.does(Answered{Question: q, Answer: rapid.SampledFrom(Answers[:3]).Draw(r, "answer"), Note: "by chance"})
		}
		before := o.decision()
		for _, role := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"builder", "security", "owner"}), 0, 3, rapid.ID[string]).Draw(r, "roles") {
			o.signs(map[string]string{"builder": eng, "security": sec, "owner": own}[role], role)
		}
		after := o.decision()
		if before.Verdict != after.Verdict || before.Rule != after.Rule {
			r.Fatalf("%s by %s became %s by %s", before.Verdict, before.Rule, after.Verdict, after.Rule)
		}
	})
}

func TestAStatementIsPlainInTotoThatAnyToolReads(t *testing.T) {
	o := ready(t)
	draft, _, err := o.draft(sec, SignAsk{Role: "security", Remark: "seen \u202egnol\u202c and well"})
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Type          string `json:"_type"`
		PredicateType string
		Subject       []struct {
			Name   string
			Digest map[string]string
		}
	}
	if err := json.Unmarshal(draft.Bytes, &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Type != "https://in-toto.io/Statement/v1" || doc.PredicateType == "" || len(doc.Subject) != 2 {
		t.Errorf("it is %+v", doc)
	}
	for _, s := range doc.Subject {
		if len(s.Digest["sha256"]) != 64 || s.Name == "" {
			t.Errorf("subject %+v", s)
		}
	}
	if strings.ContainsRune(string(draft.Bytes), '\u202e') {
		t.Error("a bidi character stands in the bytes that are signed")
	}
}
