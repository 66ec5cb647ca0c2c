// Package gatecheck runs a gate's own cases through the engine: a subject, what is known about it, and what the
// gate must say. It proves that a gate does what the people who wrote it think it does. It never touches a
// journal or a clock: a case becomes entries, the entries are folded and judged like any others.
//
// Begin with Run.
package gatecheck

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/load"
)

// Result is what the gate said to one case.
type Result struct {
	Case     load.Case
	Decision assessment.Decision
	Wrong    []string // what differs from what was expected; nothing when the case holds
}

// Held reports whether the gate said what was expected.
func (r Result) Held() bool { return len(r.Wrong) == 0 }

// Run runs every case under a gate, in order. A case that names what the gate does not have is a *load.Error or
// *load.Errors at its place, and no case is run.
func Run(gate *content.Gate, cases []load.Case) ([]Result, error) {
	if err := known(gate, cases); err != nil {
		return nil, err
	}
	out := make([]Result, 0, len(cases))
	for _, c := range cases {
		d, err := decide(gate, c)
		if err != nil {
			return nil, &load.Error{File: c.Pos.File, Line: c.Pos.Line, Col: c.Pos.Col, Msg: fmt.Sprintf("the case %q cannot be run: %v", c.Name, err)}
		}
		out = append(out, Result{Case: c, Decision: d, Wrong: compare(c.Expect, d)})
	}
	return out, nil
}

// decide judges the state that a case describes.
func decide(gate *content.Gate, c load.Case) (assessment.Decision, error) {
	on, err := assessment.ParseDate(c.On)
	if err != nil {
		return assessment.Decision{}, err
	}
	entries, err := entriesOf(gate, c, on)
	if err != nil {
		return assessment.Decision{}, err
	}
	s, err := assessment.Fold(gate, entries)
	if err != nil {
		return assessment.Decision{}, err
	}
	d := assessment.Decide(s, on, assessment.OnGiven)
	return d, d.Err
}

// compare says in what a decision is not the one expected.
func compare(want load.CaseExpect, d assessment.Decision) []string {
	var wrong []string
	if got := d.Verdict.String(); got != want.Verdict {
		wrong = append(wrong, fmt.Sprintf("the verdict is %s, not %s%s", got, want.Verdict, because(d)))
	}
	if want.Rule != "" && string(d.Rule) != want.Rule {
		wrong = append(wrong, fmt.Sprintf("the rule is %s, not %s", d.Rule, want.Rule))
	}
	if want.Reasons != nil {
		if got := restsOn(d); !slices.Equal(got, slices.Sorted(slices.Values(want.Reasons))) {
			wrong = append(wrong, fmt.Sprintf("it rests on %s, not on %s", orNothing(got), orNothing(want.Reasons)))
		}
	}
	if want.Question == "" {
		return wrong
	}
	rests := slices.ContainsFunc(d.Reasons, func(r assessment.Reason) bool {
		return r.Question == want.Question && (want.Rule == "" && r.Rule.Level() == d.Verdict || string(r.Rule) == want.Rule)
	})
	if !rests {
		wrong = append(wrong, fmt.Sprintf("it does not rest on %s", want.Question))
	}
	return wrong
}

// restsOn are the questions of all reasons at the level of the verdict, sorted.
func restsOn(d assessment.Decision) []string {
	ids := []string{}
	for _, r := range d.Reasons {
		if r.Question != "" && r.Rule.Level() == d.Verdict {
			ids = append(ids, r.Question)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func orNothing(ids []string) string {
	if len(ids) == 0 {
		return "no question"
	}
	return strings.Join(ids, ", ")
}

// because names what weighs most, so that a person need not run the case by hand.
func because(d assessment.Decision) string {
	var first []string
	for _, r := range d.Reasons {
		if r.Rule.Level() == d.Verdict && len(first) < 3 {
			first = append(first, strings.TrimPrefix(r.Question+": ", ": ")+r.Says)
		}
	}
	if len(first) == 0 {
		return ""
	}
	return " (" + strings.Join(first, "; ") + ")"
}

// known reports what a case names and the gate does not have.
func known(gate *content.Gate, cases []load.Case) error {
	var questions, traits, kinds []string
	for _, q := range gate.Questions() {
		questions = append(questions, q.ID)
	}
	for _, t := range gate.Traits {
		traits = append(traits, t.ID)
	}
	for _, k := range gate.Kinds {
		kinds = append(kinds, k.ID)
	}
	var wrong []*load.Error
	fail := func(at load.Pos, word, what string, all []string) {
		if word != "" && !slices.Contains(all, word) {
			e := &load.Error{File: at.File, Line: at.Line, Col: at.Col, Msg: fmt.Sprintf("gate %s has no %s %q", gate.Ref(), what, word)}
			if len(wrong) < mostHints {
				e.Hint = load.Nearest(word, all)
			}
			wrong = append(wrong, e)
		}
	}
	for _, c := range cases {
		for _, t := range sorted(c.Subject.Traits) {
			fail(c.Subject.Pos, t, "trait", traits)
		}
		for _, a := range slices.Concat(c.Answers, c.Disputed) {
			fail(a.Pos, a.Question, "question", questions)
			fail(a.Pos, a.Absent, "trait", traits)
		}
		for _, e := range c.Evidence {
			for _, q := range e.For {
				fail(e.Pos, q, "question", questions)
			}
			fail(e.Pos, e.Kind, "kind of evidence", kinds)
		}
		for _, q := range slices.Concat(c.WithoutEvidence, c.Parked) {
			fail(c.Pos, q, "question", questions)
		}
		for _, w := range c.Waivers {
			fail(w.Pos, w.For, "question", questions)
		}
		for _, w := range c.Conditions {
			fail(w.Pos, w.For, "question", questions)
		}
		for _, q := range slices.Concat(c.Expect.Reasons, []string{c.Expect.Question}) {
			fail(c.Expect.Pos, q, "question", questions)
		}
		fail(c.Expect.Pos, c.Expect.Rule, "rule", rules())
	}
	wrong = append(wrong, misreadRows(gate, cases)...)
	switch more := max(0, len(wrong)-mostHints); {
	case len(wrong) == 0:
		return nil
	case len(wrong) == 1:
		return wrong[0]
	default:
		return &load.Errors{List: wrong[:len(wrong)-more], More: more}
	}
}

// mostHints is how many mistakes are worth reading at once.
const mostHints = 20

func rules() []string {
	var out []string
	for _, r := range []assessment.Rule{
		assessment.RuleOpenBlocker, assessment.RuleUnwaivable, assessment.RuleUnownedMajor, assessment.RuleTooMuchAccepted,
		assessment.RuleUnanswered, assessment.RuleParked, assessment.RuleDisputed, assessment.RuleUnconfirmed,
		assessment.RuleNothingAsked, assessment.RuleAcceptedRisk, assessment.RuleClear,
	} {
		out = append(out, string(r))
	}
	return out
}

func sorted(m map[string]content.Trilean) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
