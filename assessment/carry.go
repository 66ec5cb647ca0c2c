package assessment

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gonogo/content"
)

// Carried is an answer that an earlier assessment came to. It counts for nothing until a person confirms it.
type Carried struct {
	From       string `json:"from"`       // what the earlier assessment was called
	Assessment string `json:"assessment"` // its id
	Entry      int    `json:"entry"`      // number of the entry there
	EntryID    string `json:"entry_id"`
	Answer     Answer `json:"answer"`
	Outcome    string `json:"outcome"` // what it came to there, on the date that one was judged on
	Note       string `json:"note,omitempty"`
	Absent     string `json:"absent,omitempty"`
	Checked    string `json:"checked,omitempty"`
	By         string `json:"by"` // who answered
	On         Date   `json:"on"` // the day of that answer
}

// Says is the answer with where it comes from: "met in payments-agent (entry 12, by Ana, 2026-11-20)".
func (c *Carried) Says() string {
	who := c.By
	if name, _, ok := strings.Cut(who, " <"); ok && name != "" {
		who = name
	}
	says := fmt.Sprintf("%s in %s (entry %d, by %s, %s)", c.Answer, c.From, c.Entry, who, c.On)
	if c.Answer == Met && c.Outcome != OutcomeMet.String() {
		says += ", where it came to " + c.Outcome
	}
	return says
}

// StartFrom opens the assessment of the next release of an earlier one's subject, under the gate whose source is pack.
// What goes live is taken over without what is new each time (release, digests, go-live date), as a change of something
// that is live; change holds what is said anew. Answers come back as remarks to be confirmed, one by one; evidence comes
// back where it is bound to no release and counts on the date judged. Waivers, conditions and second persons never do.
func (d *Desk) StartFrom(ctx context.Context, pack content.Pack, earlier Record, change SubjectChanged) (Record, error) {
	was := d.Decide(earlier, 0)
	if was.Err != nil {
		return Record{}, was.Err
	}
	return d.start(ctx, pack, func(g *content.Gate) Subject {
		next := nextSubject(earlier.State.Subject, g)
		for field, v := range change.fields() {
			next = next.with(field, v)
		}
		return next
	}, func(now *State) []Body {
		return carry(earlier, was, now, d.Today())
	})
}

// nextSubject is a subject without what the next release brings anew. Traits that the gate does not have are left out.
func nextSubject(s Subject, g *content.Gate) Subject {
	s.LaunchKind = LaunchChange
	s.Release, s.ReleaseDigest, s.BehaviourDigest, s.GoLive = "", "", "", 0
	s.Traits = maps.Clone(s.Traits)
	maps.DeleteFunc(s.Traits, func(t string, _ content.Trilean) bool { return g.Trait(t) == nil })
	return s
}

// carry makes what comes back from an earlier record, in the order of the walk. Its texts were looked at when they
// were recorded first.
func carry(earlier Record, was Decision, now *State, today Date) []Body {
	var out []Body
	for _, q := range now.Gate.Questions() {
		h, answered := earlier.State.Answers[q.ID]
		if !answered || h.Disputed() || q.SignOff || !isAsked(now, q) {
			continue
		}
		e := &earlier.State.Log[h.Entry-1]
		c := Carried{
			From: earlier.Slug, Assessment: earlier.ID, Entry: h.Entry, EntryID: e.ID, Answer: h.Value.Answer, Outcome: "not asked",
			Note: h.Value.Note, Absent: h.Value.Absent, Checked: h.Value.Checked, By: h.By, On: DateOf(e.At.UTC()),
		}
		if f := was.Finding(q.ID); f != nil {
			c.Outcome = f.Outcome.String()
		}
		out = append(out, NotASecret{Commented{
			Question: q.ID, Text: "carried over: " + c.Says() + "; it counts for nothing until it is confirmed", Carried: &c,
		}})
	}
	on, _ := DateJudged(now, today)
	for i := range earlier.State.Evidence {
		if e, any := carriedPiece(earlier, &earlier.State.Evidence[i], now, on, today); any {
			out = append(out, NotASecret{e})
		}
	}
	return out
}

// carriedPiece is a piece of evidence for those of its questions that ask for no release or behaviour of their own and
// for which it counts now; false where there are none.
func carriedPiece(earlier Record, p *Piece, now *State, on, today Date) (Evidenced, bool) {
	e := p.Evidenced
	e.Questions = nil
	for _, id := range p.Questions {
		q := now.Gate.Question(id)
		if q == nil || q.SignOff || q.Needs.Bound != content.BoundNothing || !isAsked(now, q) || slices.Contains(e.Questions, id) {
			continue
		}
		w := weigh(now, q, q.SeverityAt(now.Subject.EffectiveTier(), now.On), p, newPeople())
		if w.Counts && on < w.StaleOn {
			e.Questions = append(e.Questions, id)
		}
	}
	from := fmt.Sprintf("carried over from %s e%d", earlier.Slug, p.Entry)
	e.Note = noted(from, p.Note)
	return e, len(e.Questions) > 0 && e.Observed <= today
}

// noted puts words before a note, as far as the record takes both.
func noted(words, note string) string {
	if note == "" || len(words)+len(note)+2 > MaxNote {
		return words
	}
	return words + ": " + note
}

func isAsked(s *State, q *content.Question) bool {
	return q.SeverityAt(s.Subject.EffectiveTier(), s.On) != content.NotAsked
}

// CarriedFor is the answer that was carried over to a question and that nobody has confirmed or replaced yet, nil where
// there is none.
func (s *State) CarriedFor(question string) *Carried {
	if _, answered := s.Answers[question]; answered {
		return nil
	}
	for _, r := range slices.Backward(s.Carried) {
		if r.Question == question {
			return r.Carried
		}
	}
	return nil
}

// Confirmation is the answer carried over to a question, as whoever confirms it answers now. Who confirmed a
// "not applicable" then has not confirmed it now, and is left out.
func (s *State) Confirmation(question string) (Answered, error) {
	q, err := asked(s, question)
	if err != nil {
		return Answered{}, err
	}
	if h, answered := s.Answers[q.ID]; answered {
		return Answered{}, refused("answer it anew where that is wrong", "%s is answered already: %s (entry %d)", q.ID, h.Value.Answer, h.Entry)
	}
	c := s.CarriedFor(q.ID)
	if c == nil {
		return Answered{}, argument("answer it: met, partly, unmet, not-applicable or unknown", "no answer was carried over to %s", q.ID)
	}
	return Answered{
		Question: q.ID, Answer: c.Answer, Absent: c.Absent, Checked: c.Checked,
		Note: noted(fmt.Sprintf("confirmed from %s (entry %d)", c.From, c.Entry), c.Note),
	}, nil
}
