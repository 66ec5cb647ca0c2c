package assessment

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"gonogo/content"

	"pgregory.net/rapid"
)

// nextOf is the next release's record as StartFrom would begin it, without a journal.
func nextOf(t tb, earlier Record, today Date, change func(*Subject)) *book {
	s := nextSubject(earlier.State.Subject, earlier.State.Gate)
	change(&s)
	b := newBook(t, s)
	on, from := DateJudged(earlier.State, today)
	for _, body := range carry(earlier, Decide(earlier.State, on, from), b.fold(), today) {
		if err := check(b.fold(), body, "Lea <lea@example.com>", today); err != nil {
			t.Fatal(err)
		}
		b.add("w1", bare(body))
	}
	return b
}

func TestNothingThatIsCarriedOverCountsUntilItIsConfirmed(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		earlier := Record{Meta{ID: "a0", Slug: "payments-agent"}, drawHistory(t, rt).fold()}
		b := nextOf(t, earlier, goLive, func(s *Subject) {
			s.ReleaseDigest = rapid.SampledFrom([]content.Digest{"", digestA, digestB}).Draw(rt, "new release")
			s.GoLive = rapid.SampledFrom([]Date{0, goLive.Add(20)}).Draw(rt, "new go-live")
		})
		s := b.fold()
		on, from := DateJudged(s, goLive)
		d := Decide(s, on, from)
		if d.Verdict != Incomplete || d.Counts.Answered() != 0 || len(s.Waivers)+len(s.Conditions)+len(s.Parked)+len(s.SignOffs) > 0 {
			rt.Fatalf("it begins as %s with %d answers: %+v", d.Verdict, d.Counts.Answered(), d.Reasons)
		}
		for _, p := range s.Evidence {
			for _, id := range p.Questions {
				f := d.Finding(id)
				i := slices.IndexFunc(f.Pieces, func(w Weighed) bool { return w.ID == p.ID })
				if f.Question.Needs.Bound != content.BoundNothing || !f.Pieces[i].Counts {
					rt.Fatalf("evidence for %s came back that is bound or does not count: %+v", id, f.Pieces[i].Fails)
				}
			}
		}
		// Each confirmation is an act of its own and gives the answer that was given there.
		for i := range d.Findings {
			id := d.Findings[i].Question.ID
			held, had := earlier.State.Answers[id]
			a, err := s.Confirmation(id)
			if carried := had && !held.Disputed() && !d.Findings[i].Question.SignOff; carried != (err == nil) {
				rt.Fatalf("%s was answered %v there, and can be confirmed: %v", id, had, err)
			}
			if err == nil && (a.Answer != held.Value.Answer || a.ConfirmedBy != "") {
				rt.Fatalf("%s: confirmed as %+v, was %+v", id, a, held.Value)
			}
		}
	})
}

func TestTheNextReleaseBeginsFromTheLast(t *testing.T) {
	old := newBook(t, plainSubject()).allMet()
	old.add("w1", Answered{Question: "M-1", Answer: Unmet, Note: "the vault moves in January"})
	old.add("w1", goodWaiver("M-1"))
	earlier := Record{Meta{ID: "a0", Slug: "payments-agent"}, old.fold()}
	s := nextOf(t, earlier, day("2026-12-20"), func(s *Subject) { s.GoLive = day("2027-02-10") }).fold()
	sub := s.Subject
	if sub.LaunchKind != LaunchChange || sub.Release+string(sub.ReleaseDigest)+string(sub.BehaviourDigest) != "" || sub.Tier != 3 || len(sub.Builders) != 1 || sub.Environment != "production" {
		t.Errorf("the subject is %+v", sub)
	}
	c := s.CarriedFor("M-1")
	if c == nil || c.Says() != "unmet in payments-agent (entry 16, by Ana, 2026-11-20)" || c.EntryID != earlier.State.Log[15].ID {
		t.Fatalf("M-1 came back as %+v", c)
	}
	a, err := s.Confirmation("M-1")
	if err != nil || a.Answer != Unmet || a.Note != "confirmed from payments-agent (entry 16): the vault moves in January" {
		t.Errorf("confirmed as %+v (%v)", a, err)
	}
	for _, q := range []string{"B-1", "B-3", "M-3"} {
		if p := s.EvidenceFor(q); len(p) != 1 || !strings.HasPrefix(p[0].Note, "carried over from payments-agent e") || p[0].Observed != day("2026-12-01") {
			t.Errorf("evidence of %s: %+v", q, p)
		}
	}
	if p := s.EvidenceFor("B-2"); len(p) > 0 {
		t.Errorf("B-2 is bound to a release, and %+v came back", p)
	}
	late := nextOf(t, earlier, day("2026-12-20"), func(s *Subject) { s.GoLive = day("2027-03-10") }).fold()
	if len(late.Evidence) > 0 {
		t.Errorf("evidence came back that is too old on the new go-live date: %+v", late.Evidence)
	}
}

func TestAConfirmedAnswerIsNotConfirmedAgain(t *testing.T) {
	earlier := Record{Meta{ID: "a0", Slug: "payments-agent"}, newBook(t, plainSubject()).allMet().fold()}
	b := nextOf(t, earlier, goLive, func(*Subject) {})
	a, err := b.fold().Confirmation("B-1")
	if err != nil {
		t.Fatal(err)
	}
	b.add("w1", a)
	s := b.fold()
	if d := Decide(s, goLive, OnGoLive); d.Finding("B-1").Outcome != OutcomeMet || d.Verdict != Incomplete {
		t.Errorf("B-1 is %s, the verdict %s", d.Finding("B-1").Outcome, d.Verdict)
	}
	var refused *RefusedError
	if _, err := s.Confirmation("B-1"); s.CarriedFor("B-1") != nil || !errors.As(err, &refused) {
		t.Errorf("B-1 can be confirmed again: %v", err)
	}
	var argument *ArgumentError
	for _, q := range []string{"B-9", "S-1"} {
		if _, err := s.Confirmation(q); !errors.As(err, &argument) {
			t.Errorf("%s: %v", q, err)
		}
	}
}

// firstJournal notes what is begun.
type firstJournal struct {
	Journal
	begun []New
}

func (j *firstJournal) Begin(_ context.Context, n New) (string, error) {
	j.begun = append(j.begun, n)
	return n.Slug, nil
}

func TestTheNextReleaseBeginsInOneTransaction(t *testing.T) {
	j := &firstJournal{}
	pack := content.Pack{{Path: "gate.yaml", Text: "small"}}
	d := NewDesk(j, World{
		Now: func() time.Time { return time.Date(2026, 12, 20, 9, 0, 0, 0, time.UTC) }, By: "Lea <lea@example.com>", Writer: func() string { return "w1" },
		Parse: func([]byte) (*content.Gate, error) { g := smallGate(); g.Digest = pack.Digest(); return g, nil },
	})
	earlier := Record{Meta{ID: "a0", Slug: "payments-agent"}, newBook(t, plainSubject()).allMet().fold()}
	release := "1.5.0"
	r, err := d.StartFrom(context.Background(), pack, earlier, SubjectChanged{Release: &release, Traits: map[string]content.Trilean{"writes": content.Yes}})
	if err != nil {
		t.Fatal(err)
	}
	if len(j.begun) != 1 || len(j.begun[0].Entries) != len(r.State.Log) || len(r.State.Log) < 10 {
		t.Errorf("%d transactions, %d entries", len(j.begun), len(r.State.Log))
	}
	if s := r.State.Subject; s.Release != "1.5.0" || s.Traits["writes"] != content.Yes || s.Traits["agent"] != content.Yes {
		t.Errorf("what is said anew does not win: %+v", s)
	}
	if earlier.State.Subject.Traits["writes"] != content.No {
		t.Error("the earlier record was changed")
	}
}
