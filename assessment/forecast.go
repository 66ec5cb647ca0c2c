package assessment

import (
	"cmp"
	"fmt"
	"slices"

	"gonogo/content"
)

// Forecast is what time alone does to a state after a date: it only takes away. A change of the record makes another.
type Forecast struct {
	On      Date
	OnFrom  OnFrom
	Verdict Verdict // on that date
	Flips   []Flip  // the verdicts that follow by themselves, in order; each holds until the next, the last for ever
	Days    []ForecastDay
}

// ForecastDay is a date on which something happens.
type ForecastDay struct {
	On     Date
	Events []ForecastEvent
	Flip   *Flip // the verdict changes on it; nil where it does not
}

// ForecastEvent is one thing that happens on a date. Of what ends it is the first day on which it no longer counts.
type ForecastEvent struct {
	Kind      EventKind
	Questions []string // what it is about, in the order of the walk; none where it is about the whole
	Says      string
	Entry     int  // number in the log; 0 for none
	Last      bool // evidence: nothing else that is held counts for these questions from then on
}

// EventKind says what sort of thing happens.
type EventKind string

// The kinds of events, in the order of a day.
const (
	EventGoLive    EventKind = "go-live"
	EventLaunchBy  EventKind = "launch-by" // the days on which an approval lets it go live are over
	EventApproval  EventKind = "approval"  // an approval has lapsed
	EventWaiver    EventKind = "waiver"    // a waiver has ended
	EventCondition EventKind = "condition" // the due date of a condition has gone by
	EventEvidence  EventKind = "evidence"  // a piece has gone stale
	EventRows      EventKind = "rows"      // the rows of a register say something else
)

var eventKinds = []EventKind{EventGoLive, EventLaunchBy, EventApproval, EventWaiver, EventCondition, EventEvidence, EventRows}

// ForecastFrom is what follows a date, pure as Decide is.
func ForecastFrom(s *State, on Date, from OnFrom) Forecast {
	e := newEngine(s, on)
	findings := e.findings(on)
	now := e.verdict(findings).verdict
	f := Forecast{On: on, OnFrom: from, Verdict: now}
	for next := e.flip(on, now, findings); next != nil; {
		f.Flips = append(f.Flips, *next)
		then := newEngine(s, next.On) // the checks may find other things from there on
		next = then.flip(next.On, next.To, then.findings(next.On))
	}
	days := timeline{}
	days.goLive(s, on)
	days.approvals(e.signOffs(on, findings), on)
	for i := range findings {
		days.accepted(&findings[i], s, on)
	}
	days.evidence(findings, on)
	days.rows(e, 0)
	for i := range f.Flips {
		days.at(f.Flips[i].On).Flip = &f.Flips[i]
	}
	for _, d := range days {
		slices.SortStableFunc(d.Events, func(a, b ForecastEvent) int {
			return cmp.Compare(slices.Index(eventKinds, a.Kind), slices.Index(eventKinds, b.Kind))
		})
		f.Days = append(f.Days, *d)
	}
	slices.SortFunc(f.Days, func(a, b ForecastDay) int { return cmp.Compare(a.On, b.On) })
	return f
}

// Forecast is what follows the date that the record is judged on.
func (d *Desk) Forecast(r Record, on Date) Forecast {
	from := OnGiven
	if on.IsZero() {
		on, from = DateJudged(r.State, d.Today())
	}
	return ForecastFrom(r.State, on, from)
}

// timeline gathers what happens by date.
type timeline map[Date]*ForecastDay

func (t timeline) at(on Date) *ForecastDay {
	if t[on] == nil {
		t[on] = &ForecastDay{On: on}
	}
	return t[on]
}

func (t timeline) add(on Date, e ForecastEvent) {
	d := t.at(on)
	d.Events = append(d.Events, e)
}

// goLive is the one thing that may happen on the date itself.
func (t timeline) goLive(s *State, on Date) {
	if at := s.Subject.GoLive; at >= on && !at.IsZero() {
		t.add(at, ForecastEvent{Kind: EventGoLive, Says: "go-live, as planned"})
	}
}

func (t timeline) approvals(o SignOffs, on Date) {
	for _, g := range o.Given {
		claim := g.Says.Predicate.SignOff
		if !g.Holds {
			continue
		}
		if claim.LaunchBy >= on && claim.LaunchBy < claim.Expires {
			t.add(claim.LaunchBy.Add(1), ForecastEvent{Kind: EventLaunchBy, Entry: g.Entry, Says: fmt.Sprintf("the approval of %s as %s no longer lets it go live", g.Name(), g.Role)})
		}
		if claim.Expires >= on {
			t.add(claim.Expires.Add(1), ForecastEvent{Kind: EventApproval, Entry: g.Entry, Says: fmt.Sprintf("the approval of %s as %s has lapsed", g.Name(), g.Role)})
		}
	}
}

func (t timeline) accepted(f *Finding, s *State, on Date) {
	of := []string{f.Question.ID}
	if w := f.Waiver; w != nil && w.Expires >= on {
		t.add(w.Expires.Add(1), ForecastEvent{Kind: EventWaiver, Questions: of, Entry: s.Waivers[f.Question.ID].Entry, Says: fmt.Sprintf("the waiver accepted by %s has ended", w.Owner)})
	}
	if c := f.Condition; c != nil && c.Due >= on {
		t.add(c.Due.Add(1), ForecastEvent{Kind: EventCondition, Questions: of, Entry: s.Conditions[f.Question.ID].Entry, Says: fmt.Sprintf("the condition owned by %s was due", c.Owner)})
	}
}

// evidence is told once for all the questions that a piece goes stale for on a day.
func (t timeline) evidence(findings []Finding, on Date) {
	for i := range findings {
		f := &findings[i]
		var last Date
		for _, p := range f.Pieces {
			if p.Counts {
				last = Later(last, p.StaleOn)
			}
		}
		for _, p := range f.Pieces {
			if !p.Counts || p.StaleOn <= on {
				continue
			}
			d := t.at(p.StaleOn)
			same := slices.IndexFunc(d.Events, func(e ForecastEvent) bool {
				return e.Kind == EventEvidence && e.Entry == p.Entry && e.Last == (p.StaleOn == last)
			})
			if same >= 0 {
				d.Events[same].Questions = append(d.Events[same].Questions, f.Question.ID)
				continue
			}
			says := fmt.Sprintf("e%d has gone stale (%s of %s)", p.Entry, p.EvidenceKind, p.Observed)
			if p.StaleOn != last {
				says += "; other evidence still counts"
			}
			d.Events = append(d.Events, ForecastEvent{Kind: EventEvidence, Questions: []string{f.Question.ID}, Entry: p.Entry, Last: p.StaleOn == last, Says: says})
		}
	}
}

// rowsPass is what an event says of rows that begin to pass.
const rowsPass = "the rows pass from here on"

// rows tells on which days, up to the last one where there is one, the checks of a question find something else, as far
// ahead as anybody looks.
func (t timeline) rows(e *engine, last Date) {
	now := e.found
	for range manySpans {
		until, then := e.checks.next(now)
		if until.IsZero() || !last.IsZero() && until > last {
			return
		}
		for i := range e.asked {
			q := e.asked[i].question
			was, is := worstStanding(now[q.ID]), worstStanding(then[q.ID])
			if was == is {
				continue
			}
			says := rowsPass
			if is != content.Passes {
				says = "the rows no longer pass: " + checksSay(then[q.ID], is)
			}
			t.add(until, ForecastEvent{Kind: EventRows, Questions: []string{q.ID}, Says: says})
		}
		now = then
	}
}
