package assessment_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	. "gonogo/assessment"
	"gonogo/content"
	"gonogo/store/memory"
)

var pack = content.Pack{{Path: "gate.yaml", Text: "small"}}

// parseSmall reads the small gate, in the version that its source names.
func parseSmall(src []byte) (*content.Gate, error) {
	p, err := content.ParsePack(src)
	if err != nil {
		return nil, err
	}
	g := SmallGate()
	if p[0].Text != pack[0].Text {
		g = NextGate(p[0].Text)
	}
	g.Digest = p.Digest()
	return g, nil
}

type office struct {
	*testing.T
	*Desk
	journal Journal
	now     time.Time
	rec     Record
}

func openOffice(t *testing.T) *office {
	o := &office{T: t, journal: memory.New(), now: time.Date(2026, 12, 1, 10, 0, 0, 0, time.UTC)}
	o.Desk = o.deskOf("w1", "Ana <ana@example.com>")
	r, err := o.Start(context.Background(), pack, PlainSubject())
	if err != nil {
		t.Fatal(err)
	}
	o.rec = r
	return o
}

func (o *office) deskOf(writer, by string) *Desk {
	return NewDesk(o.journal, World{Now: func() time.Time { return o.now }, By: by, Writer: func() string { return writer }, Parse: parseSmall, Render: renderSmall})
}

func (o *office) does(bodies ...Body) {
	o.Helper()
	r, err := o.Act(context.Background(), o.rec.Meta, nil, bodies...)
	if err != nil {
		o.Fatal(err)
	}
	o.rec = r
}

func (o *office) refuses(want string, bodies ...Body) error {
	o.Helper()
	before := len(o.rec.State.Log)
	_, err := o.Act(context.Background(), o.rec.Meta, nil, bodies...)
	if err == nil || !strings.Contains(err.Error(), want) {
		o.Errorf("want an error about %q, got %v", want, err)
	}
	if entries, _ := o.journal.Entries(context.Background(), o.rec.ID); len(entries) != before {
		o.Errorf("refused, and %d entries were kept all the same", len(entries)-before)
	}
	return err
}

func TestAnActIsKeptAndJudged(t *testing.T) {
	o := openOffice(t)
	o.does(Answered{Question: "B-1", Answer: Met}, GoodPiece("B-1"))
	d := o.Decide(o.rec, 0)
	if got := d.Finding("B-1").Outcome; got != OutcomeMet {
		t.Errorf("outcome is %s", got)
	}
	if d.Assessment != "payments-agent" || d.OnFrom != OnGoLive || d.On != Day("2026-12-15") {
		t.Errorf("judged %s on %s from %s", d.Assessment, d.On, d.OnFrom)
	}
	o.now = o.now.AddDate(0, 1, 0)
	if d = o.Decide(o.rec, 0); d.OnFrom != OnToday || d.On != Day("2027-01-01") {
		t.Errorf("after go-live it is judged on %s from %s", d.On, d.OnFrom)
	}
}

func TestWhatTheGateRefusesLeavesNothingBehind(t *testing.T) {
	o := openOffice(t)
	six, seven := 6, 7
	early, later := GoodWaiver("B-1"), GoodPiece("B-1")
	early.Owner = early.Requester
	later.Observed = Day("2026-12-02")
	strong := GoodPiece("B-1")
	strong.Strength = &six
	o.refuses(`no question "B-9"`, Answered{Question: "B-9", Answer: Met})
	o.refuses("is not asked", Answered{Question: "B-4", Answer: Met})
	o.refuses("is no answer", Answered{Question: "B-1", Answer: "yes"})
	o.refuses("cannot be answered not applicable", Answered{Question: "B-3", Answer: NotApplicable, Absent: "agent", Checked: "looked"})
	o.refuses("cannot be not applicable", Answered{Question: "B-1", Answer: NotApplicable, Checked: "looked"})
	o.refuses("still to come", later)
	o.refuses("strength 6", strong)
	o.refuses("no kind of evidence", Evidenced{Questions: []string{"B-1"}, EvidenceKind: "hearsay", Ref: "x", Observed: Day("2026-11-01")})
	o.refuses("the risk owner is the requester", early)
	o.refuses("cannot be waived", GoodWaiver("B-3"))
	o.refuses("is a blocker", GoodCondition("B-1"))
	o.refuses("tier 7", SubjectChanged{Tier: &seven})
	o.refuses(`no trait "agnet"`, SubjectChanged{Traits: map[string]content.Trilean{"agnet": content.No}})
	o.refuses("one person twice", SubjectChanged{Traits: map[string]content.Trilean{"agent": content.No}, ConfirmedBy: "ana@example.com"})
	o.refuses("no evidence is called", EvidenceWithdrawn{Evidence: "nothing"})
	o.refuses("cannot be kept", Commented{Text: "a\x00b"})
	o.refuses("bytes", Commented{Text: strings.Repeat("x", MaxNote+1)})
	// All or none: a good act beside a bad one is not kept either.
	o.refuses(`no question "B-9"`, Answered{Question: "B-1", Answer: Met}, Answered{Question: "B-9", Answer: Met})
}

func TestASecretIsHeldBackUntilAPersonSaysItIsNone(t *testing.T) {
	o := openOffice(t)
	text := "key is AKIA" + "IOSFODNN7EXAMPLX for the export"
	err := o.refuses("looks like", Answered{Question: "B-1", Answer: Met, Note: text})
	var secret *SecretError
	if !errors.As(err, &secret) || strings.Contains(err.Error(), "IOSFODNN7") {
		t.Errorf("the error is no *SecretError, or repeats the secret: %v", err)
	}
	o.does(NotASecret{Answered{Question: "B-1", Answer: Met, Note: text}})
}

func TestUndoTakesBackOneActAndAgainBringsItBack(t *testing.T) {
	o := openOffice(t)
	ctx := context.Background()
	o.does(Answered{Question: "B-1", Answer: Met}, GoodPiece("B-1"), Parked{Question: "M-1"})
	r, says, err := o.Undo(ctx, o.rec.Meta, nil, "")
	if err != nil || len(r.State.Answers)+len(r.State.Evidence)+len(r.State.Parked) != 0 {
		t.Fatalf("one act was not taken back whole: %v %v %v (%v)", r.State.Answers, r.State.Evidence, r.State.Parked, err)
	}
	if !strings.Contains(says, "answered B-1 met") {
		t.Errorf("it says %q", says)
	}
	if r, _, err = o.Undo(ctx, o.rec.Meta, nil, ""); err != nil || len(r.State.Answers) != 1 {
		t.Fatalf("again does not redo: %v", err)
	}
	if _, _, err = o.Undo(ctx, o.rec.Meta, nil, "1"); err == nil {
		t.Error("the beginning was taken back")
	}
	if _, _, err = o.Undo(ctx, o.rec.Meta, nil, "nosuch"); err == nil {
		t.Error("an entry that is none was taken back")
	}
}

func TestAnUndoThatWouldMakeIntakeMilderLaterIsRefused(t *testing.T) {
	o := openOffice(t)
	o.does(Answered{Question: "B-1", Answer: Met})
	one := 1
	o.does(SubjectChanged{Tier: &one})
	if _, _, err := o.Undo(context.Background(), o.rec.Meta, nil, ""); err != nil {
		t.Errorf("a slip just made cannot be taken back: %v", err)
	}
	o.does(SubjectChanged{Tier: &one})
	set := len(o.rec.State.Log)
	o.does(Answered{Question: "M-1", Answer: Met})
	if _, _, err := o.Undo(context.Background(), o.rec.Meta, nil, fmt.Sprint(set)); err == nil {
		t.Error("a more critical tier was undone after others had built on it, with no reason and no second person")
	}
}

func TestTwoWindowsLoseNothingAndSeeEachOther(t *testing.T) {
	o := openOffice(t)
	ctx := context.Background()
	other := o.deskOf("w1", "Ben <ben@example.com>")
	seen := o.rec
	if _, err := other.Act(ctx, seen.Meta, &seen, Answered{Question: "B-1", Answer: Unmet}); err != nil {
		t.Fatal(err)
	}
	_, err := o.Act(ctx, seen.Meta, &seen, Answered{Question: "B-1", Answer: Met})
	var changed *ChangedError
	if !errors.As(err, &changed) || changed.By != "Ben <ben@example.com>" {
		t.Fatalf("an answer over one that the person had not seen: %v", err)
	}
	r, err := o.Act(ctx, seen.Meta, &seen, Answered{Question: "M-1", Answer: Met})
	if err != nil || r.State.Answers["B-1"].Value.Answer != Unmet || r.State.Answers["M-1"].Value.Answer != Met {
		t.Fatalf("another question is free to answer: %v", err)
	}
}

func TestManyWindowsAtOnceKeepEveryAnswer(t *testing.T) {
	o := openOffice(t)
	const windows, each = 8, 25
	var wg sync.WaitGroup
	for w := range windows {
		wg.Add(1)
		go func() {
			defer wg.Done()
			d := o.deskOf(fmt.Sprintf("w%d", w%3), "Ana <ana@example.com>")
			for i := range each {
				if _, err := d.Act(context.Background(), o.rec.Meta, nil, Commented{Text: fmt.Sprintf("%d/%d", w, i)}); err != nil {
					t.Error(err)
				}
			}
		}()
	}
	wg.Wait()
	r, err := o.Open(context.Background(), o.rec.Meta)
	if err != nil || len(r.State.Comments) != windows*each {
		t.Fatalf("%d remarks kept of %d (%v)", len(r.State.Comments), windows*each, err)
	}
}

func TestThePortfolioIsJudgedAnewWhenItsDateHasGoneBy(t *testing.T) {
	o := openOffice(t)
	for _, q := range []string{"B-1", "B-2", "B-3", "M-1", "M-2", "M-3"} {
		o.does(Answered{Question: q, Answer: Met}, GoodPiece(q))
	}
	ctx := context.Background()
	if rows, err := o.Portfolio(ctx); err != nil || rows[0].Verdict != Go || rows[0].OpenBlockers != 0 {
		t.Fatalf("%+v %v", rows, err)
	}
	o.now = time.Date(2027, 2, 20, 10, 0, 0, 0, time.UTC)
	if rows, _ := o.Portfolio(ctx); rows[0].Verdict != NoGo {
		t.Errorf("the evidence is old by now, and the portfolio says %s", rows[0].Verdict)
	}
	o.now = time.Date(2026, 12, 2, 10, 0, 0, 0, time.UTC)
	if rows, _ := o.Portfolio(ctx); rows[0].Verdict != Go {
		t.Errorf("the clock went back, and the portfolio says %s", rows[0].Verdict)
	}
}

func TestNamesFindOneAssessment(t *testing.T) {
	o := openOffice(t)
	ctx := context.Background()
	if _, err := o.Start(ctx, pack, PlainSubject()); err != nil {
		t.Fatal(err)
	}
	if m, err := o.Find(ctx, "payments-agent"); err != nil || m.ID != o.rec.ID {
		t.Errorf("an exact name stands alone: %v", err)
	}
	for _, name := range []string{"pay", "nothing", ""} {
		var arg *ArgumentError
		if _, err := o.Find(ctx, name); !errors.As(err, &arg) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if m, err := o.Find(ctx, "payments-agent-"); err != nil || m.Slug != "payments-agent-2" {
		t.Errorf("a prefix finds %q (%v)", m.Slug, err)
	}
}

func TestSlugsAreTame(t *testing.T) {
	for name, want := range map[string]string{
		"Payments Agent": "payments-agent", "  --Ünïcode!! 2 ": "n-code-2", "../../etc": "etc", "\x1b[31m": "31m", "日本": "assessment", "": "assessment",
	} {
		if got := Slug(name); got != want {
			t.Errorf("Slug(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestARedoDoesNotBringBackAMilderIntakeAfterAnswers(t *testing.T) {
	o := openOffice(t)
	ctx := context.Background()
	four := 4
	o.does(SubjectChanged{Tier: &four})
	if _, _, err := o.Undo(ctx, o.rec.Meta, nil, ""); err != nil {
		t.Fatal(err)
	}
	undo := "3" // started, the change, its undo
	o.does(Answered{Question: "B-1", Answer: Met})
	r, _, err := o.Undo(ctx, o.rec.Meta, nil, undo)
	var refused *RefusedError
	if !errors.As(err, &refused) {
		t.Errorf("tier %d came back by a redo: %v", r.State.Subject.Tier, err)
	}
}

func TestARedoSaysWhatItBringsBack(t *testing.T) {
	o := openOffice(t)
	ctx := context.Background()
	o.does(Answered{Question: "B-1", Answer: Met})
	if _, says, err := o.Undo(ctx, o.rec.Meta, nil, ""); err != nil || says != "answered B-1 met" {
		t.Errorf("undo says %q (%v)", says, err)
	}
	if _, says, err := o.Undo(ctx, o.rec.Meta, nil, ""); err != nil || says != "brought back: answered B-1 met" {
		t.Errorf("redo says %q (%v)", says, err)
	}
}

func TestTextThatIsNotUTF8IsRefusedAndNeverMended(t *testing.T) {
	o := openOffice(t)
	o.refuses("cannot be kept", Commented{Text: "bad\xff"})
	o.refuses("cannot be kept", Evidenced{Questions: []string{"B-1"}, EvidenceKind: "document", Ref: "a\xe9", Observed: Day("2026-11-01")})
	name := "x\xff"
	o.refuses("cannot be kept", SubjectChanged{Name: &name})
}

func TestAnApprovalToComeIsNone(t *testing.T) {
	o := openOffice(t)
	o.does(Answered{Question: "B-1", Answer: Unmet})
	w := GoodWaiver("B-1")
	w.Approved = Day("2026-12-02")
	o.refuses("still to come", w)
	w.Approved, w.FixedBy = Day("2026-12-01"), Day("2026-11-30")
	o.refuses("before the approval", w)
}

func TestOneActMayWithdrawWhatItGave(t *testing.T) {
	o := openOffice(t)
	o.does(Answered{Question: "B-1", Answer: Unmet}, GoodWaiver("B-1"), WaiverWithdrawn{Question: "B-1"})
	if len(o.rec.State.Waivers) != 0 {
		t.Errorf("waivers held: %v", o.rec.State.Waivers)
	}
}
