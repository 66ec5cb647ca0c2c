package report

import (
	"strings"

	"gonogo/assessment"
)

// verdictMark is a verdict as glyph and word, as it stands in the title.
func verdictMark(v assessment.Verdict) md {
	switch v {
	case assessment.Go:
		return "✓ GO"
	case assessment.ConditionalGo:
		return "▲ CONDITIONAL GO"
	case assessment.Incomplete:
		return "○ INCOMPLETE"
	case assessment.NoGo:
		return "✗ NO-GO"
	default:
		return "✗ NO VERDICT" // never a good word for a value that is none
	}
}

// verdictWord is a verdict inside a sentence.
func verdictWord(v assessment.Verdict) md {
	_, word, _ := strings.Cut(string(verdictMark(v)), " ")
	return md(word)
}

// outcomeMark is an outcome as glyph and word.
func outcomeMark(o assessment.Outcome) md {
	switch o {
	case assessment.OutcomeMet:
		return "✓ met"
	case assessment.OutcomePartly:
		return "◐ partly"
	case assessment.OutcomeUnmet:
		return "✗ unmet"
	case assessment.OutcomeNotApplicable:
		return "– n/a"
	case assessment.OutcomeUnknown:
		return "? unknown"
	case assessment.OutcomeUnanswered:
		return "○ unanswered"
	case assessment.OutcomeStale:
		return "◔ stale"
	case assessment.OutcomeWeak:
		return "△ weak"
	case assessment.OutcomeContradicted:
		return "≠ contradicted"
	case assessment.OutcomeDisputed:
		return "⇄ disputed"
	case assessment.OutcomeWaived:
		return "▲ waived"
	case assessment.OutcomeAwaitingSignOff:
		return "◇ awaiting sign-off"
	default:
		return "✗ no outcome"
	}
}

// ruleWords says a rule in plain words.
func ruleWords(r assessment.Rule) md {
	switch r {
	case assessment.RuleOpenBlocker:
		return "open blocker"
	case assessment.RuleUnwaivable:
		return "open, and nobody may waive it"
	case assessment.RuleUnownedMajor:
		return "open major that nobody owns"
	case assessment.RuleTooMuchAccepted:
		return "more accepted than the tier allows"
	case assessment.RuleUnanswered:
		return "not answered"
	case assessment.RuleParked:
		return "put aside for later"
	case assessment.RuleDisputed:
		return "two writers disagree"
	case assessment.RuleUnconfirmed:
		return "second person missing"
	case assessment.RuleNothingAsked:
		return "no blocker is asked"
	case assessment.RuleAcceptedRisk:
		return "accepted risk"
	case assessment.RuleClear:
		return "clear"
	default:
		return text(string(r))
	}
}

func answerWord(a assessment.Answer) md {
	switch a {
	case assessment.Unanswered:
		return "–"
	case assessment.NotApplicable:
		return "not applicable"
	case assessment.DontKnow:
		return "don't know"
	default:
		return text(string(a))
	}
}

func launchWord(k assessment.LaunchKind) md {
	switch k {
	case assessment.LaunchFirst:
		return "first launch"
	case assessment.LaunchChange:
		return "change"
	case assessment.LaunchRenewal:
		return "renewal"
	default:
		return text(string(k))
	}
}
