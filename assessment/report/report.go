// Package report turns a decision into something to read or to feed to another program: Markdown for people,
// JSON for pipelines. A report is pure: the same record and decision give the same bytes, on any machine and on
// any day. It never reads a clock, never decides and never touches a file.
//
// Everything that people, tools or gates wrote is hostile here. In Markdown it can only become text: the type md
// holds what is safe to write, and a plain string does not compile into it. In JSON it is as written, with every
// rune that a terminal might obey or hide spelled as \u.
//
// Begin with Input and Markdown; json.go has the door to the JSON shapes.
package report

import (
	"maps"
	"slices"

	"gonogo/assessment"
	"gonogo/content"
)

// Input is what a report is made of. The date judged on comes with the decision.
type Input struct {
	Record     assessment.Record
	Decision   assessment.Decision
	Frameworks []*content.Framework // the catalogues that the gate maps to; may be empty
	Summary    bool                 // Markdown only: no more than the first screen
	// ToSign makes the text that is signed: it says nothing of who has signed, since the sign-offs stand behind it.
	ToSign bool
}

func (in Input) state() *assessment.State { return in.Record.State }

// tierIndex is the subject's tier as an index into the per-tier figures of a gate.
func (in Input) tierIndex() int { return in.state().Subject.EffectiveTier() - 1 }

// name is what the assessment is called on the command line.
func (in Input) name() string {
	if in.Record.Slug != "" {
		return in.Record.Slug
	}
	return in.Decision.Assessment
}

func (in Input) asked(question string) bool { return in.Decision.Finding(question) != nil }

// inWalk sorts ids of questions into the order of the walk.
func (in Input) inWalk(ids []string) []string {
	at := map[string]int{}
	for i, q := range in.state().Gate.Questions() {
		at[q.ID] = i
	}
	slices.SortStableFunc(ids, func(a, b string) int { return at[a] - at[b] })
	return ids
}

// keysInWalk lists the questions that m holds something for, in the order of the walk.
func keysInWalk[T any](in Input, m map[string]T) []string {
	return in.inWalk(slices.Sorted(maps.Keys(m)))
}
