package ui

import (
	"slices"
	"strings"

	"gonogo/assessment"
)

// Person is somebody with the questions that are theirs.
type Person struct {
	Who       string   // as named first
	Questions []string // in the order of the gate, each once
	as        map[string]int
}

// TheirsMeans says which questions are somebody's, or yours.
func TheirsMeans(yours bool) string {
	if yours {
		return "answered or parked by you, or with a waiver or condition that you own"
	}
	return "answered or parked by them, or with a waiver or condition that they own"
}

// People lists who has questions of their own in an assessment: whoever gave the answer that stands or parked the
// question, and the owner of its waiver or condition. People are the same as everywhere: by mail address, else by name.
func People(c *Case) []Person {
	var out []Person
	known := map[string]int{} // by how they were written
	add := func(question, who, as string) {
		if strings.TrimSpace(who) == "" {
			return
		}
		i, ok := known[who]
		if !ok {
			i = slices.IndexFunc(out, func(p Person) bool { return assessment.SamePerson(p.Who, who) })
			if i < 0 {
				i = len(out)
				out = append(out, Person{Who: who, as: map[string]int{}})
			}
			known[who] = i
		}
		p := &out[i]
		p.as[as]++
		if n := len(p.Questions); n == 0 || p.Questions[n-1] != question {
			p.Questions = append(p.Questions, question)
		}
	}
	for i := range c.Decision.Findings {
		f := &c.Decision.Findings[i]
		id := f.Question.ID
		if f.Answer != assessment.Unanswered {
			add(id, f.Held.By, "answered")
		}
		if p, ok := c.State.Parked[id]; ok && f.Parked {
			add(id, p.By, "parked")
		}
		if w, ok := c.State.Waivers[id]; ok {
			add(id, w.Value.Owner, "owns a waiver of")
		}
		if o, ok := c.State.Conditions[id]; ok {
			add(id, o.Value.Owner, "owns a condition on")
		}
	}
	return out
}

// Says is what a person has to do with their questions: "answered 3, owns a waiver of 1".
func (p *Person) Says() string {
	var out []string
	for _, as := range []string{"answered", "parked", "owns a waiver of", "owns a condition on"} {
		if n := p.as[as]; n > 0 {
			out = append(out, as+" "+Int(n))
		}
	}
	return strings.Join(out, ", ")
}

// Theirs are the questions of one person.
func Theirs(c *Case, who string) []string {
	for _, p := range People(c) {
		if assessment.SamePerson(p.Who, who) {
			return p.Questions
		}
	}
	return nil
}
