package assessment

import (
	"fmt"
	"slices"
	"strings"
)

// next is the first day after a date on which something that the decision rests on has ended, and what; no date where
// nothing ends by itself. It is the first of what a forecast tells that takes something away.
func (e *engine) next(on Date, findings []Finding, signed SignOffs) (Date, string) {
	days := timeline{}
	days.approvals(signed, on)
	for i := range findings {
		days.accepted(&findings[i], e.state, on)
	}
	days.evidence(findings, on)
	first := days.first()
	days.rows(e, first) // what rows come to on later days is not asked for
	if first = days.first(); first.IsZero() {
		return 0, ""
	}
	return first, days[first].taken()
}

// first is the earliest day on which something is taken away; no date where there is none.
func (t timeline) first() Date {
	var first Date
	for on, d := range t {
		if (first.IsZero() || on < first) && slices.ContainsFunc(d.Events, ForecastEvent.takes) {
			first = on
		}
	}
	return first
}

// takes reports whether a question loses something by the event. Where other evidence still counts none does.
func (e ForecastEvent) takes() bool {
	switch e.Kind {
	case EventEvidence:
		return e.Last
	case EventRows:
		return e.Says != rowsPass
	case EventGoLive:
		return false
	case EventLaunchBy, EventApproval, EventWaiver, EventCondition:
		return true
	default:
		return true
	}
}

// taken says in a few words what a day takes away: the first kind of it in the order of a day, and how much more there is.
func (d *ForecastDay) taken() string {
	by := map[EventKind][]string{}
	of := map[EventKind][]string{}
	more := 0
	for _, e := range d.Events {
		if e.takes() {
			by[e.Kind] = append(by[e.Kind], e.Says)
			of[e.Kind] = append(of[e.Kind], e.Questions...)
		}
	}
	says := ""
	for _, kind := range eventKinds {
		about := slices.Compact(slices.Sorted(slices.Values(of[kind])))
		switch {
		case len(by[kind]) == 0:
		case says != "":
			more += max(len(about), len(by[kind]))
		case kind == EventEvidence:
			says = "evidence for " + few(about) + " goes stale"
		case kind == EventRows:
			says = "rows no longer pass for " + few(about)
		case kind == EventWaiver:
			says = "the waiver on " + few(about) + " ends"
		case kind == EventCondition:
			says = "the condition on " + few(about) + " falls due"
		default:
			says, more = by[kind][0], more+len(by[kind])-1
		}
	}
	if more > 0 {
		says += fmt.Sprintf(", and %d more", more)
	}
	return says
}

// few names the first of some questions and says how many more there are.
func few(ids []string) string {
	if len(ids) > 3 {
		return fmt.Sprintf("%s and %d more", strings.Join(ids[:2], ", "), len(ids)-2)
	}
	return strings.Join(ids, ", ")
}
