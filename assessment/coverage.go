package assessment

import (
	"fmt"
	"slices"

	"gonogo/content"
)

// WorstFirst ranks the outcomes of the questions that bear on one control: what is nearest to a no-go comes first. A
// control stands where the first of these stands that one of its questions has.
var WorstFirst = []Outcome{
	OutcomeUnmet, OutcomeContradicted, OutcomeUnknown, OutcomeWeak, OutcomeStale, OutcomePartly, OutcomeDisputed,
	OutcomeUnanswered, OutcomeWaived, OutcomeAwaitingSignOff, OutcomeMet, OutcomeNotApplicable,
}

// Coverage is where the controls of one framework stand in a gate or in an assessment.
type Coverage struct {
	Framework *content.Framework
	Controls  []Covered // every control, in the order of the catalogue
	Because   string    // why the gate leaves some of them out on purpose
	Lost      []string  // ids that the gate maps to and the catalogue does not have
}

// Covered is one control with what the gate asks about it. A control with others below it speaks for them too.
type Covered struct {
	*content.Control
	Stands  Stands
	Outcome Outcome           // the worst of Questions; 0 unless Stands is StandsAsked in an assessment
	Worst   *content.Question // the first that stands so; nil where Outcome is 0
	From    Date              // it binds from this day, which is later than the day judged on; else 0

	Questions   []*content.Question // asked, and bearing on it or on one below it; in the order of the walk
	Own         []*content.Question // those that bear on this very control
	Related     []*content.Question // asked, and no more than touching on it: they never count
	SwitchedOff []*content.Question // the gate would ask them, but not of this subject

	Leaf      bool // no control is below it
	Asked, Of int  // how many of the leaves below it are asked about; 0 of 0 for a leaf
}

// Stands says what a gate makes of a control. The zero value is invalid on purpose.
type Stands uint8

// What a gate can make of a control.
const (
	_                 Stands = iota
	StandsAsked              // a question bears on it; the outcome says how it stands
	StandsNotBinding         // questions bear on it, but it does not bind this subject: related, and never satisfied
	StandsRelated            // questions touch on it and none bears on it: never satisfied
	StandsSwitchedOff        // the gate asks about it, but not of this subject
	StandsOnPurpose          // the gate leaves it out, and says why
	StandsNotAsked           // the gate does not ask about it
)

func (s Stands) String() string {
	switch s {
	case StandsAsked:
		return "asked"
	case StandsNotBinding:
		return "not-binding"
	case StandsRelated:
		return "related"
	case StandsSwitchedOff:
		return "switched-off"
	case StandsOnPurpose:
		return "not-asked-on-purpose"
	case StandsNotAsked:
		return "not-asked"
	default:
		return fmt.Sprintf("stands(%d)", uint8(s))
	}
}

// CoverGate is what a gate asks about the controls of f, of any subject.
func CoverGate(g *content.Gate, f *content.Framework) Coverage {
	c := newCover(g, f)
	for _, q := range g.Questions() {
		c.question(q, true, func(*content.Control) bool { return true })
	}
	return c.done(g)
}

// CoverState is where the controls of f stand in an assessment, as d judged it.
func CoverState(s *State, d *Decision, f *content.Framework) Coverage {
	c := newCover(s.Gate, f)
	binds := func(control *content.Control) bool { return control.OnlyWith == "" || s.On[control.OnlyWith] }
	findings := map[string]*Finding{}
	for i := range d.Findings {
		findings[d.Findings[i].Question.ID] = &d.Findings[i]
	}
	for _, q := range s.Gate.Questions() {
		c.question(q, findings[q.ID] != nil, binds)
	}
	out := c.done(s.Gate)
	for i := range out.Controls {
		control := &out.Controls[i]
		if control.Stands == StandsAsked {
			control.Outcome, control.Worst = worst(control.Questions, findings)
		}
		if from, err := ParseDate(control.AppliesFrom); err == nil && from > d.On {
			control.From = from
		}
	}
	return out
}

func worst(questions []*content.Question, findings map[string]*Finding) (Outcome, *content.Question) {
	rank, at := len(WorstFirst), questions[0]
	for _, q := range questions {
		if r := slices.Index(WorstFirst, countsAs(findings[q.ID])); r < rank {
			rank, at = r, q
		}
	}
	return WorstFirst[max(0, rank)], at // an outcome that is none counts as the worst
}

// countsAs is the outcome of a question for a control: one that is put aside, or waits for its second person, is not
// settled yet, whatever its answer says.
func countsAs(f *Finding) Outcome {
	if (f.Parked || f.Unconfirmed) && slices.Index(WorstFirst, f.Outcome) > slices.Index(WorstFirst, OutcomeUnanswered) {
		return OutcomeUnanswered
	}
	return f.Outcome
}

// cover gathers questions by control.
type cover struct {
	Coverage
	at map[string]int // place of a control by its id
}

func newCover(g *content.Gate, f *content.Framework) *cover {
	c := &cover{Coverage{Framework: f, Controls: make([]Covered, len(f.Controls))}, make(map[string]int, len(f.Controls))}
	for i := range f.Controls {
		c.Controls[i] = Covered{Control: &f.Controls[i], Leaf: true}
		c.at[f.Controls[i].ID] = i
	}
	for i := range c.Controls {
		if up := c.above(&c.Controls[i]); up != nil {
			up.Leaf = false
		}
	}
	for _, u := range g.Frameworks {
		if u.Framework == f.ID {
			c.Because = u.Because
		}
	}
	return c
}

// above is the control above another, nil at the top.
func (c *cover) above(control *Covered) *Covered {
	if i, ok := c.at[control.Parent]; ok {
		return &c.Controls[i]
	}
	return nil
}

// upwards does something with a control and each one above it.
func (c *cover) upwards(from *Covered, do func(*Covered)) {
	for range c.Controls { // never longer than the catalogue, even if it has a ring
		if do(from); c.above(from) == nil {
			return
		}
		from = c.above(from)
	}
}

// question notes what one question of the gate does for the controls.
func (c *cover) question(q *content.Question, asked bool, binds func(*content.Control) bool) {
	for _, m := range q.Maps {
		if m.Framework != c.Framework.ID {
			continue
		}
		control, _ := c.Framework.Resolve(m.Control)
		if control == nil {
			c.Lost = append(c.Lost, m.Control)
			continue
		}
		own := &c.Controls[c.at[control.ID]]
		counts := m.Relation == content.Supports || m.Relation == content.Evidences
		bound := binds(control)
		if !bound {
			own.Stands = StandsNotBinding
		}
		c.upwards(own, func(up *Covered) {
			switch {
			case asked && bound && counts:
				up.Questions = withQuestion(up.Questions, q)
			case asked:
				up.Related = withQuestion(up.Related, q)
			case counts:
				up.SwitchedOff = withQuestion(up.SwitchedOff, q)
			}
		})
		if asked && bound && counts {
			own.Own = withQuestion(own.Own, q)
		}
	}
}

func withQuestion(qs []*content.Question, q *content.Question) []*content.Question {
	if slices.Contains(qs, q) {
		return qs
	}
	return append(qs, q)
}

// done says of each control what the gate makes of it.
func (c *cover) done(g *content.Gate) Coverage {
	leftOut := c.leftOut(g)
	for i := range c.Controls {
		control := &c.Controls[i]
		both := func(q *content.Question) bool { return slices.Contains(control.Questions, q) }
		control.Related = slices.DeleteFunc(control.Related, both)
		control.SwitchedOff = slices.DeleteFunc(control.SwitchedOff, both)
		control.Stands = stands(control, leftOut[control.ID])
		if control.Leaf {
			c.upwards(control, func(up *Covered) {
				if up == control {
					return
				}
				up.Of++
				if len(control.Questions) > 0 {
					up.Asked++
				}
			})
		}
	}
	c.Lost = slices.Compact(slices.Sorted(slices.Values(c.Lost)))
	return c.Coverage
}

func stands(c *Covered, leftOut bool) Stands {
	switch {
	case len(c.Questions) > 0:
		return StandsAsked
	case len(c.Related) > 0 && c.Stands == StandsNotBinding:
		return StandsNotBinding
	case len(c.Related) > 0:
		return StandsRelated
	case len(c.SwitchedOff) > 0:
		return StandsSwitchedOff
	case leftOut:
		return StandsOnPurpose
	default:
		return StandsNotAsked
	}
}

// leftOut are the controls that the gate leaves out on purpose: those it names, all below them, and each one of which
// everything below is left out.
func (c *cover) leftOut(g *content.Gate) map[string]bool {
	named := map[string]bool{}
	for _, u := range g.Frameworks {
		for _, id := range u.NotAsked {
			if control, _ := c.Framework.Resolve(id); control != nil && u.Framework == c.Framework.ID {
				named[control.ID] = true
			}
		}
	}
	out := map[string]bool{}
	kept := map[string]bool{}
	for i := range c.Controls {
		control := &c.Controls[i]
		c.upwards(control, func(up *Covered) { out[control.ID] = out[control.ID] || named[up.ID] })
		if control.Leaf && !out[control.ID] {
			c.upwards(control, func(up *Covered) { kept[up.ID] = true })
		}
	}
	for i := range c.Controls {
		if id := c.Controls[i].ID; !kept[id] {
			out[id] = true
		}
	}
	return out
}
