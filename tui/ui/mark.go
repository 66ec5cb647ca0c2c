package ui

import (
	"gonogo/assessment"
	"gonogo/content"
)

// Mark says where something stands: always a sign, a word and a hue, never the hue alone.
type Mark struct {
	Sign  string
	Word  string
	Style Style
}

// Line is the sign and the word.
func (m Mark) Line() Line { return Line{m.Style.Of(m.Sign + " " + m.Word)} }

// outcomeMarks is the table of the outcomes' marks. The signs are those of the report.
var outcomeMarks = map[assessment.Outcome]Mark{
	assessment.OutcomeMet:             {"✓", "met", Good},
	assessment.OutcomePartly:          {"◐", "partly", Bad},
	assessment.OutcomeUnmet:           {"✗", "unmet", Bad},
	assessment.OutcomeNotApplicable:   {"–", "n/a", Dim},
	assessment.OutcomeUnknown:         {"?", "unknown", Bad},
	assessment.OutcomeUnanswered:      {"○", "unanswered", Plain},
	assessment.OutcomeStale:           {"◔", "stale", Bad},
	assessment.OutcomeWeak:            {"△", "weak", Bad},
	assessment.OutcomeContradicted:    {"≠", "contradicted", Bad},
	assessment.OutcomeDisputed:        {"⇄", "disputed", Warn},
	assessment.OutcomeWaived:          {"▲", "waived", Warn},
	assessment.OutcomeAwaitingSignOff: {"◇", "sign-off", Dim},
}

// OutcomeMark is the mark of an outcome. What is no outcome looks bad.
func OutcomeMark(o assessment.Outcome) Mark {
	if m, ok := outcomeMarks[o]; ok {
		return m
	}
	return Mark{"!", o.String(), Bad}
}

// FindingMark is the mark of a question: parked and a missing second person show before its outcome.
func FindingMark(f *assessment.Finding) Mark {
	switch {
	case f.Parked:
		return Mark{"‖", "parked", Warn}
	case f.Unconfirmed:
		return Mark{"–", "unconfirmed", Warn}
	case f.Outcome.Open() && f.Condition != nil:
		return Mark{OutcomeMark(f.Outcome).Sign, f.Outcome.String() + ", owned", Warn}
	}
	return OutcomeMark(f.Outcome)
}

// CoverMark is the mark of a control: the outcome of what is asked, else in words why it has none. One that is settled
// as far as it is asked about, with others below it that are not, is not called met.
func CoverMark(c *assessment.Covered) Mark {
	switch {
	case c.Outcome != 0 && c.Settled() && !c.Whole():
		return Mark{"·", OutcomeMark(c.Outcome).Word + " so far", Good}
	case c.Outcome != 0:
		return OutcomeMark(c.Outcome)
	}
	word := ""
	switch c.Stands {
	case assessment.StandsNotBinding:
		word = "not binding"
	case assessment.StandsRelated:
		word = "related"
	case assessment.StandsSwitchedOff:
		word = "not asked here"
	case assessment.StandsOnPurpose:
		word = "left out"
	default:
		word = "not asked"
	}
	return Mark{"·", word, Dim}
}

// StandingMark is the mark of what checks find; unknown is what nobody could tell.
func StandingMark(s content.Standing) Mark {
	switch s {
	case content.Passes:
		return Mark{"✓", "passes", Good}
	case content.Fails:
		return Mark{"✗", "fails", Bad}
	default:
		return Mark{"?", "cannot tell", Warn}
	}
}

// VerdictMark is the mark of a verdict. No verdict looks bad and says so.
func VerdictMark(v assessment.Verdict) Mark {
	switch v {
	case assessment.Go:
		return Mark{"✓", "GO", Good}
	case assessment.ConditionalGo:
		return Mark{"▲", "CONDITIONAL GO", Warn}
	case assessment.Incomplete:
		return Mark{"○", "INCOMPLETE", Accent}
	case assessment.NoGo:
		return Mark{"✗", "NO-GO", Bad}
	default:
		return Mark{"!", "UNREADABLE", Bad}
	}
}

// Badge is the verdict as it stands in the header.
func Badge(v assessment.Verdict) Span {
	m := VerdictMark(v)
	return (m.Style | Bold | Reverse).Of(" " + m.Sign + " " + m.Word + " ")
}

// SeverityMark is the mark of a severity.
func SeverityMark(s content.Severity) Mark {
	switch s {
	case content.Blocker:
		return Mark{"B", "blocker", Bold}
	case content.Major:
		return Mark{"M", "major", Plain}
	case content.Minor:
		return Mark{"m", "minor", Dim}
	default:
		return Mark{"-", s.String(), Dim}
	}
}

// SignWord is where the sign-offs stand, short enough for a badge.
func SignWord(s assessment.SignState) string {
	switch s {
	case assessment.SignNone:
		return "unsigned"
	case assessment.SignPartly:
		return "part signed"
	case assessment.SignComplete:
		return "signed"
	case assessment.SignVoid:
		return "sign-off void"
	case assessment.SignLapsed:
		return "lapsed"
	case assessment.SignBefore:
		return "signed before"
	default:
		return s.String()
	}
}

// RoleMark is the mark of a role that signs: what the last sign-off of it comes to, where there is one.
func RoleMark(o *assessment.SignOffs, r *assessment.RoleSignOff) Mark {
	switch {
	case r.By != nil:
		return GivenMark(r.By)
	case r.Covered:
		return Mark{"✓", "covered", Good}
	}
	if g := o.LastOf(r.Role.ID); g != nil {
		return GivenMark(g)
	}
	return Mark{"○", "missing", Warn}
}

// GivenMark is the mark of a sign-off that somebody gave.
func GivenMark(g *assessment.GivenSignOff) Mark {
	switch {
	case g.Counts && g.Typed():
		return Mark{"✓", "typed", Good}
	case g.Counts:
		return Mark{"✓", "signed", Good}
	case g.State == assessment.SignVoid:
		return Mark{"✗", "void", Bad}
	case g.State == assessment.SignLapsed:
		return Mark{"◔", "lapsed", Bad}
	case !g.Holds:
		return Mark{"–", "replaced", Dim}
	default:
		return Mark{"△", "not counted", Bad}
	}
}

// Count says a number of things: "1 blocker", "2 blockers".
func Count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return Int(n) + " " + thing + "s"
}

// Marks lists the marks of a question, for help.
func Marks() []Mark {
	var out []Mark
	for _, o := range assessment.Outcomes {
		out = append(out, OutcomeMark(o))
	}
	return append(out, Mark{"‖", "parked", Warn})
}
