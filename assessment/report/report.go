// Package report turns a decision into something to read or to feed to another program: Markdown and HTML for people,
// JSON for pipelines, CSV for a tracker of work, OSCAL for tools of compliance. A report is pure: the same record and decision give the same bytes, on any machine and on
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
	Summary    bool                 // Markdown and HTML: one page for whoever decides
	Look       *Look                // Markdown and HTML: of an organisation; nil is the plain look
	found      *found               // see ready
	// ToSign makes the text that is signed: it says nothing of who has signed, since the sign-offs stand behind it.
	ToSign bool
	// KeysKnown says that the keys of the sign-offs were held against a list of who may sign; else they are taken at
	// their word.
	KeysKnown bool
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

// found is where each question stands, by its id: a large report asks for that very often.
type found struct {
	questions map[string]*content.Question
	findings  map[string]*assessment.Finding
	at        map[string]int // the place of a question in the walk
}

// ready is in with everything found beforehand.
func (in Input) ready() Input {
	all := in.state().Gate.Questions()
	f := &found{make(map[string]*content.Question, len(all)), make(map[string]*assessment.Finding, len(all)), make(map[string]int, len(all))}
	for i, q := range all {
		f.questions[q.ID], f.at[q.ID] = q, i
	}
	for i := range in.Decision.Findings {
		f.findings[in.Decision.Findings[i].Question.ID] = &in.Decision.Findings[i]
	}
	in.found = f
	return in
}

// finding is where a question stands, nil where it is not asked.
func (in Input) finding(question string) *assessment.Finding { return in.found.findings[question] }

func (in Input) asked(question string) bool { return in.finding(question) != nil }

// inWalk sorts ids of questions into the order of the walk.
func (in Input) inWalk(ids []string) []string {
	slices.SortStableFunc(ids, func(a, b string) int { return in.found.at[a] - in.found.at[b] })
	return ids
}

// keysInWalk lists the questions that m holds something for, in the order of the walk.
func keysInWalk[T any](in Input, m map[string]T) []string {
	return in.inWalk(slices.Sorted(maps.Keys(m)))
}
