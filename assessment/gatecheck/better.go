package gatecheck

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/load"
)

// rung is one step of what may be known about a question.
type rung struct {
	answer assessment.Answer
	proven bool
	says   string
}

// ladders are ways to better a question, each rung better than the one before it.
var ladders = [][]rung{
	{{assessment.Unmet, false, "unmet"}, {assessment.Partly, false, "partly"}, {assessment.Met, false, "met without proof"}, {assessment.Met, true, "met with proof"}},
	{{assessment.DontKnow, false, "unknown"}, {assessment.Met, true, "met with proof"}},
	{{assessment.Unanswered, false, "unanswered"}, {assessment.Met, true, "met with proof"}},
}

// Bounds of the work, a second or two of it: how often a question is judged, and how often the whole gate.
const (
	mostQuestions = 120_000
	mostVerdicts  = 1_000
	climbsOfState = 20 // questions climbed in one state, so that there are many states
)

// verdictOf is what the engine says of a journal; a test puts a worse one in its place.
type verdictOf func(*content.Gate, []assessment.Sealed, assessment.Date) (assessment.Verdict, error)

func engine(g *content.Gate, entries []assessment.Sealed, on assessment.Date) (assessment.Verdict, error) {
	s, err := assessment.Fold(g, entries)
	if err != nil {
		return 0, err
	}
	d := assessment.Decide(s, on, assessment.OnGiven)
	return d.Verdict, d.Err
}

// worsened is a question whose better answer gives a worse verdict.
type worsened struct {
	question *content.Question
	says     string
}

// betterIsNeverWorse climbs the ladders of every question in one sampled state after another, everything else left as
// it is, until that is enough. The sample is the same every time. starts are what states may begin with.
func betterIsNeverWorse(g *content.Gate, starts []start, judge verdictOf) ([]worsened, error) {
	random := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the sample has to be the same every time
	questions := g.Questions()
	found := map[string]bool{}
	var out []worsened
	var queue []*content.Question // those whose turn it is, until each had one
	for left := min(mostVerdicts, mostQuestions/max(1, len(questions))); left > 0; {
		at := left
		state, err := draw(g, starts, random)
		if err != nil {
			return nil, err
		}
		if len(queue) == 0 {
			for _, i := range random.Perm(len(questions)) {
				queue = append(queue, questions[i])
			}
		}
		var later []*content.Question
		for climbs := 0; len(queue) > 0 && climbs < climbsOfState && left > 0; queue = queue[1:] {
			q := queue[0]
			switch {
			case q.SignOff || found[q.ID]:
				continue
			case q.SeverityAt(state.subject.EffectiveTier(), g.TraitsOn(state.subject.Traits)) == content.NotAsked:
				later = append(later, q)
				continue
			}
			says, climbed, err := state.climb(q, ladders[random.IntN(len(ladders))], judge)
			if err != nil {
				return nil, err
			}
			climbs++
			left -= climbed
			if says != "" {
				found[q.ID] = true
				out = append(out, worsened{q, says})
			}
		}
		queue = append(queue, later...)
		if left == at {
			left-- // nothing is asked of this subject
		}
	}
	return out, nil
}

// sample is a state to climb from.
type sample struct {
	gate    *content.Gate
	subject assessment.Subject
	on      assessment.Date
	journal chain
	known   map[string][]string // the entries that answer a question and prove the answer
}

// draw makes a state. How much is wrong in it is drawn first: in a state of many random facts every verdict is no-go.
func draw(g *content.Gate, starts []start, random *rand.Rand) (*sample, error) {
	on, err := assessment.ParseDate("2026-12-15")
	if err != nil {
		return nil, err
	}
	digest := content.Digest("sha256:" + strings.Repeat("0", 64))
	s := &sample{gate: g, on: on, journal: chain{writer: writer, on: on}, known: map[string][]string{}, subject: assessment.Subject{
		Name: "sample", LaunchKind: assessment.LaunchFirst, Environment: "production", ReleaseDigest: digest, BehaviourDigest: digest,
		GoLive: on, Tier: 1 + random.IntN(content.TierCount), Traits: map[string]content.Trilean{}, Depth: assessment.DepthFull,
	}}
	var from *start
	if len(starts) > 0 {
		from = &starts[random.IntN(1+random.IntN(2)*(len(starts)-1))] // every second time the first, which is good
		s.of(from.of)
	}
	for _, t := range g.Traits {
		if !t.Always {
			s.subject.Traits[t.ID] = []content.Trilean{content.Yes, content.No, content.No, content.Unsure}[random.IntN(4)]
		}
	}
	begin := []assessment.Body{assessment.Started{Gate: g.Digest, GateRef: g.Ref(), Subject: s.subject}}
	err = s.journal.add(append(begin, drawRows(g, from, s.on, random)...)...)
	wrong := []int{0, 0, 1, 5}[random.IntN(4)] // of all questions
	traits, tier := g.TraitsOn(s.subject.Traits), s.subject.EffectiveTier()
	for _, q := range g.Questions() {
		sev := q.SeverityAt(tier, traits)
		if q.SignOff || sev == content.NotAsked || err != nil {
			continue
		}
		known := rung{assessment.Met, true, ""}
		if random.IntN(len(g.Questions())) < wrong {
			ladder := ladders[random.IntN(len(ladders))]
			known = ladder[random.IntN(len(ladder))]
		}
		before := len(s.journal.entries)
		err = s.journal.add(s.facts(q, known)...)
		for _, e := range s.journal.entries[before:] {
			s.known[q.ID] = append(s.known[q.ID], e.ID)
		}
		if err == nil && random.IntN(4) == 0 {
			err = s.journal.add(s.accepted(q, sev))
		}
	}
	return s, err
}

// of makes the sample speak of what a case does: its release, its places and its date.
func (s *sample) of(c load.Case) {
	dates := &dates{}
	on, subject := dates.read(c.On), subjectOf(s.gate, c, dates)
	if dates.err != nil {
		return // the case itself tells it
	}
	s.on, s.journal.on, s.subject.GoLive = on, on, on
	s.subject.Environment, s.subject.Like = subject.Environment, subject.Like
	s.subject.ReleaseDigest, s.subject.BehaviourDigest = subject.ReleaseDigest, subject.BehaviourDigest
}

// accepted is the waiver or the condition that covers a question as long as the policy lets it.
func (s *sample) accepted(q *content.Question, sev content.Severity) assessment.Body {
	limit := func(days [content.TierCount]int) assessment.Date {
		if n := days[s.subject.EffectiveTier()-1]; n != content.Unlimited {
			return s.on.Add(n)
		}
		return s.on.Add(1)
	}
	if sev != content.Blocker {
		return assessment.ConditionSet{Question: q.ID, Owner: checker, Due: limit(s.gate.Policy.ConditionDays), Set: s.on}
	}
	until := limit(s.gate.Policy.BlockerWaiverDays)
	return assessment.Waived{
		Question: q.ID, Reason: "It is late.", Control: "Somebody watches it.", Tested: "It was tried.", Requester: lead, Owner: checker,
		Approved: s.on, FixedBy: until, Expires: until,
	}
}

// facts make a rung true of a question.
func (s *sample) facts(q *content.Question, r rung) []assessment.Body {
	var out []assessment.Body
	if r.answer != assessment.Unanswered {
		out = append(out, assessment.Answered{Question: q.ID, Answer: r.answer})
	}
	if r.proven {
		out = append(out, evidenceOf(load.CaseEvidence{For: []string{q.ID}, Kind: strongest(s.gate, q)}, s.subject, s.on))
	}
	return out
}

// climb judges each rung of a ladder for one question. It says in what a rung is worse than the one below it, "" where
// none is, and how often it judged.
func (s *sample) climb(q *content.Question, ladder []rung, judge verdictOf) (says string, judged int, err error) {
	var below assessment.Verdict
	for i, r := range ladder {
		up := chain{writer: writer, on: s.on, entries: slices.Clip(s.journal.entries)}
		if len(s.known[q.ID]) > 0 {
			if err := up.add(assessment.Undone{Entries: s.known[q.ID]}); err != nil {
				return "", judged, err
			}
		}
		if err := up.add(s.facts(q, r)...); err != nil {
			return "", judged, err
		}
		v, err := judge(s.gate, up.entries, s.on)
		if err != nil {
			return "", judged, err
		}
		judged++
		if i > 0 && v > below && !s.unmasks(q, ladder[i-1]) {
			return fmt.Sprintf("at tier %d, answering %s instead of %s turns %s into %s", s.subject.EffectiveTier(), r.says, ladder[i-1].says, below, v), judged, nil
		}
		below = v
	}
	return "", judged, nil
}

// unmasks reports whether any answer at all brings a clash to light that nobody had put to paper before: of intake, or
// with rows. A question that is unanswered clashes with nothing.
func (s *sample) unmasks(q *content.Question, before rung) bool {
	if before.answer != assessment.Unanswered {
		return false
	}
	if q.Intake && s.subject.EffectiveTier() > s.gate.TierFloor(s.gate.TraitsSure(s.subject.Traits)) {
		return true
	}
	state, err := assessment.Fold(s.gate, s.journal.entries)
	if err != nil {
		return false
	}
	for _, f := range assessment.Decide(state, s.on, assessment.OnGiven).Findings {
		if f.Question.ID == q.ID {
			return slices.ContainsFunc(f.Checks, func(c assessment.CheckFound) bool { return c.Standing != content.Passes })
		}
	}
	return false
}
