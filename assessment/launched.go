package assessment

import (
	"fmt"
	"strings"
)

// Launched is the decision that was signed and that the subject went live on. It stays beside today's judgement and
// never replaces it: evidence ages, and what was signed stays what was signed.
type Launched struct {
	Verdict Verdict
	Signed  Date   // the day of the last signature
	GoLive  Date   // the day on which it went live
	Review  Date   // the next day on which it is reviewed again
	Ended   string // why the approval holds no longer, "" while it does
}

// signOn judges the sign-offs for a date and the verdict of that date. Where the go-live date has passed, it also says
// what was signed until then.
func (e *engine) signOn(on Date, verdict Verdict, findings []Finding) SignOffs {
	out := e.signed.on(on, verdict, findings)
	goLive := e.state.Subject.GoLive
	if len(out.Given) == 0 || goLive.IsZero() || on <= goLive {
		return out
	}
	if e.launch == nil {
		now := e.found
		e.found = e.checks.all(e.asked, goLive)
		found := e.findings(goLive)
		e.found = now
		v := e.verdict(found).verdict
		e.launch = &launch{v, e.signed.on(goLive, v, found)}
	}
	if e.launch.then.State != SignComplete {
		return out
	}
	out.Launched = e.launched(on)
	switch {
	case out.State == SignComplete:
		out.Launched.Ended = ""
	case out.Launched.Ended == "":
		out.State = SignBefore
	default:
		out.State = SignLapsed
	}
	return out
}

// launch is what stood on the go-live date.
type launch struct {
	verdict Verdict
	then    SignOffs
}

func (e *engine) launched(on Date) *Launched {
	s := e.state
	tier := s.Subject.EffectiveTier() - 1
	out := &Launched{Verdict: e.launch.verdict, GoLive: s.Subject.GoLive, Review: s.Subject.GoLive.Add(s.Gate.Policy.FirstReviewDays[tier])}
	if every := s.Gate.Policy.NextReviewDays[tier]; every > 0 {
		for out.Review < on {
			out.Review = out.Review.Add(every)
		}
	}
	for _, g := range e.launch.then.Given {
		if !g.Counts {
			continue
		}
		p := &g.Says.Predicate
		out.Signed = max(out.Signed, g.On())
		if says := p.ended(on); says != "" {
			out.Ended = says
		}
	}
	return out
}

// ended says why an approval holds no longer on a date: its time ran out, or something it rests on did. "" while it
// holds.
func (p *SignedFacts) ended(on Date) string {
	if on > p.SignOff.Expires {
		return fmt.Sprintf("the approval ended on %s", p.SignOff.Expires)
	}
	for i := range p.Waivers {
		if w := &p.Waivers[i]; on > w.Expires {
			return fmt.Sprintf("the approval ended early: the waiver on %s ended on %s", w.Question, w.Expires)
		}
	}
	for i := range p.Conditions {
		if c := &p.Conditions[i]; on > c.Due {
			return fmt.Sprintf("the approval ended early: the condition on %s was due on %s", c.Question, c.Due)
		}
	}
	return ""
}

// LaunchedSays is what was signed before it went live and, beside it, whether it would pass on the date judged; ""
// where nothing that was signed went live.
func (d *Decision) LaunchedSays() string {
	l := d.SignOffs.Launched
	if l == nil {
		return ""
	}
	on := "on " + d.On.String()
	if d.OnFrom == OnToday {
		on = "today"
	}
	says := fmt.Sprintf("signed %s on %s, live on %s; would it pass %s: %s", l.Verdict, l.Signed, l.GoLive, on, d.Verdict)
	if d.Verdict != Go && len(d.Reasons) > 0 {
		says += ", because " + strings.TrimSpace(d.Reasons[0].Question+" "+d.Reasons[0].Says)
	}
	if l.Ended != "" {
		return says + "; " + l.Ended
	}
	return says + "; next re-review on " + l.Review.String()
}
