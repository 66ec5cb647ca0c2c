package assessment

import "fmt"

// Outcome is what the engine makes of a question. The zero value is invalid on purpose.
type Outcome uint8

// The outcomes.
const (
	_ Outcome = iota
	OutcomeMet
	OutcomePartly
	OutcomeUnmet
	OutcomeNotApplicable
	OutcomeUnknown
	OutcomeUnanswered
	OutcomeStale
	OutcomeWeak
	OutcomeContradicted
	OutcomeDisputed
	OutcomeWaived
	OutcomeAwaitingSignOff
)

var outcomeNames = [...]string{
	OutcomeMet: "met", OutcomePartly: "partly", OutcomeUnmet: "unmet", OutcomeNotApplicable: "n/a",
	OutcomeUnknown: "unknown", OutcomeUnanswered: "unanswered", OutcomeStale: "stale", OutcomeWeak: "weak",
	OutcomeContradicted: "contradicted", OutcomeDisputed: "disputed", OutcomeWaived: "waived",
	OutcomeAwaitingSignOff: "awaiting-sign-off",
}

// Outcomes lists every outcome in the order that reports count them.
var Outcomes = []Outcome{
	OutcomeMet, OutcomePartly, OutcomeUnmet, OutcomeNotApplicable, OutcomeUnknown, OutcomeUnanswered,
	OutcomeStale, OutcomeWeak, OutcomeContradicted, OutcomeDisputed, OutcomeWaived, OutcomeAwaitingSignOff,
}

func (o Outcome) String() string {
	if o < OutcomeMet || o > OutcomeAwaitingSignOff {
		return fmt.Sprintf("outcome(%d)", uint8(o))
	}
	return outcomeNames[o]
}

// MarshalText writes the name and refuses an outcome that is none.
func (o Outcome) MarshalText() ([]byte, error) {
	if o < OutcomeMet || o > OutcomeAwaitingSignOff {
		return nil, fmt.Errorf("%s is no outcome", o)
	}
	return []byte(outcomeNames[o]), nil
}

// Open reports whether the outcome leaves something to fix, so that a waiver or a condition may cover it.
func (o Outcome) Open() bool {
	switch o {
	case OutcomePartly, OutcomeUnmet, OutcomeUnknown, OutcomeStale, OutcomeWeak, OutcomeContradicted:
		return true
	case OutcomeMet, OutcomeNotApplicable, OutcomeUnanswered, OutcomeDisputed, OutcomeWaived, OutcomeAwaitingSignOff:
		return false
	default:
		panic("assessment: " + o.String() + " is no outcome") // a state nobody planned must never read as good
	}
}

// Rule names why a question, or the whole, weighs on the verdict.
type Rule string

// The rules, in the order of precedence among equals.
const (
	RuleOpenBlocker     Rule = "open-blocker"
	RuleUnwaivable      Rule = "unwaivable"
	RuleUnownedMajor    Rule = "unowned-major"
	RuleTooMuchAccepted Rule = "too-much-accepted"
	RuleUnanswered      Rule = "unanswered"
	RuleParked          Rule = "parked"
	RuleDisputed        Rule = "disputed"
	RuleUnconfirmed     Rule = "unconfirmed"
	RuleNothingAsked    Rule = "nothing-asked"
	RuleAcceptedRisk    Rule = "accepted-risk"
	RuleClear           Rule = "clear"
)

// ruleLevels is the truth table of the rules: what each contributes.
var ruleLevels = []struct {
	Rule  Rule
	Level Verdict
}{
	{RuleOpenBlocker, NoGo},
	{RuleUnwaivable, NoGo},
	{RuleUnownedMajor, NoGo},
	{RuleTooMuchAccepted, NoGo},
	{RuleUnanswered, Incomplete},
	{RuleParked, Incomplete},
	{RuleDisputed, Incomplete},
	{RuleUnconfirmed, Incomplete},
	{RuleNothingAsked, Incomplete},
	{RuleAcceptedRisk, ConditionalGo},
	{RuleClear, Go},
}

// Level is the verdict that a rule contributes. A rule that is none contributes no-go.
func (r Rule) Level() Verdict {
	for _, l := range ruleLevels {
		if l.Rule == r {
			return l.Level
		}
	}
	return NoGo
}

func (r Rule) precedence() int {
	for i, l := range ruleLevels {
		if l.Rule == r {
			return i
		}
	}
	return -1
}
