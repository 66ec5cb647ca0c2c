// Package lint says what makes a gate good by itself, beyond what package load refuses: a gate that loads is
// well formed, a gate without findings can be answered by a person who has never seen it. Findings are advice to the one
// who writes a gate; nothing here changes a gate or a verdict. One rule a file; begin with Run.
package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
	"gonogo/content/load"
)

// Finding is one thing to better.
type Finding struct {
	Rule string // "blocker-complete"
	Part string // a question's id, "trait:agent", "kind:drill-record", "section:drills" or "" for the gate
	Says string
	Hint string // what to do about it
	Note bool   // worth knowing, and no mistake: a gate may be meant so

	// At is where it stands, the zero value when the source is not known.
	At load.Pos
}

// String is "FILE:3:7: rule: part: what", as far as these are known.
func (f Finding) String() string {
	s := f.Rule + ": "
	if f.Part != "" {
		s += f.Part + ": "
	}
	if f.At.File != "" {
		s = f.At.String() + ": " + s
	}
	return s + f.Says
}

// Rule is one thing that is looked for.
type Rule struct {
	Name string
	Says string // one sentence for the list of rules
	Note bool   // what it finds may be meant so
	run  func(*pass)
}

// Rules lists every rule, in the order in which they run.
func Rules() []Rule {
	return []Rule{
		blockerComplete, questionForm, titleForm, abbreviationForm, refusedWords,
		alike, traitUnused, traitUnset, kindUnused, sectionEmpty,
		unreachable, conditionIdle, severityOrder, needsOrder, unwaivableBlocker, signOffSettled,
		mapped, movedControl, askedAfterAll, catalogueGap,
		proofCounts, columnHelp, datePast, registerUnread,
	}
}

// Run looks for every rule. source may be nil, then no finding has a place. frameworks are the catalogues that the gate
// was loaded with; rules about catalogues only see these. Findings come in the order of their places, else of the rules.
func Run(g *content.Gate, source *load.Source, frameworks ...*content.Framework) []Finding {
	p := &pass{gate: g, source: source, frameworks: frameworks}
	for _, r := range Rules() {
		p.rule = r
		r.run(p)
	}
	slices.SortStableFunc(p.found, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.At.Col, b.At.Col))
	})
	return p.found
}

// pass is one run over one gate.
type pass struct {
	gate       *content.Gate
	source     *load.Source
	frameworks []*content.Framework
	rule       Rule
	found      []Finding
}

func (p *pass) add(part, field, hint, format string, args ...any) {
	at, _ := p.source.Position(part, field)
	p.found = append(p.found, Finding{Rule: p.rule.Name, Note: p.rule.Note, Part: part, Says: fmt.Sprintf(format, args...), Hint: hint, At: at})
}

// control finds what a mapping means today, nil where none of the catalogues knows it.
func (p *pass) control(m content.Mapping) (c *content.Control, note string) {
	for _, fw := range p.frameworks {
		if fw.ID == m.Framework {
			return fw.Resolve(m.Control)
		}
	}
	return nil, ""
}

// prose is a text of a question that people read, with the key that it has in the file.
type prose struct{ key, text string }

func proseOf(q *content.Question) []prose {
	return []prose{
		{"title", q.Title},
		{"question", q.Text},
		{"why", q.Why},
		{"good", q.Good},
		{"weak", q.Weak},
		{"how", q.How},
		{"remedy", q.Remedy},
		{"first_launch", q.FirstLaunch},
	}
}

// canBlock reports whether q is a blocker at some tier for some subject.
func canBlock(q *content.Question) bool {
	for _, s := range q.Severity {
		if s == content.Blocker || !q.RaisedBy.Empty() && s.Raised() == content.Blocker {
			return true
		}
	}
	return false
}
