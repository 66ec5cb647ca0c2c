package report

import (
	"fmt"
	"io"
	"strings"

	"gonogo/content"
	"gonogo/content/clean"
)

// Questionnaire writes a gate to be printed and filled in by hand: intake first, then each section with boxes to tick
// and room to write. It is Markdown; it fails only when w does.
func Questionnaire(w io.Writer, g *content.Gate) error {
	var p page
	p.heading(1, text(g.Title))
	p.para(text(g.Ref()), ", digest ", code(string(g.Digest)), ".")
	p.para(text(g.Summary))
	p.para("Tick one answer to each question, and write down what was seen and where the proof is. A question that depends on something is ",
		"asked only where that holds. What is written here reaches the record by ", code("gonogo apply"), "; ", code("gonogo gate show --format csv"), " prints a table for it.")
	p.labelled(0, "System", room)
	p.labelled(0, "Release", room)
	p.labelled(0, "Goes live on", room)
	p.labelled(0, "Filled in by, on", room)
	p.heading(2, "Intake")
	p.para("How much depends on it; the least critical tier is the one that the answers below allow.")
	for i, t := range g.Tiers {
		p.item(0, box, "tier ", num(i+1), ", ", text(t.Title), ": ", text(t.Summary))
	}
	for _, t := range g.Traits {
		if !t.Always {
			p.heading(3, orNone(text(t.Title), text(t.ID)))
			p.para(text(t.Asks))
			if t.Example != "" {
				p.para("For example: ", text(t.Example))
			}
			p.para(box, "yes   ", box, "no   ", box, "not sure, which counts as yes")
		}
	}
	for i := range g.Sections {
		s := &g.Sections[i]
		p.heading(2, text(s.Title))
		p.para(text(s.Summary))
		for j := range s.Questions {
			p.gateQuestion(g, &s.Questions[j])
			p.answerBoxes(&s.Questions[j])
		}
	}
	return p.writeTo(w, "questionnaire")
}

// SectionManual writes one section of a gate to be read by whoever prepares for it, in Markdown.
func SectionManual(w io.Writer, g *content.Gate, s *content.Section) error {
	var p page
	p.heading(1, text(s.Title))
	p.para("Made from the gate ", text(g.ID), " by its test; do not edit it by hand.")
	p.para(text(s.Summary))
	for i := range s.Questions {
		p.gateQuestion(g, &s.Questions[i])
	}
	return p.writeTo(w, "manual")
}

// box is a box to tick, and room is where to write.
const (
	box  md = "☐ "
	room md = "…………………………………………………………………………"
)

func (p *page) writeTo(w io.Writer, what string) error {
	if _, err := io.WriteString(w, p.out.String()); err != nil {
		return fmt.Errorf("write %s: %w", what, err)
	}
	return nil
}

// gateQuestion writes what a gate says of one question, whoever is asked.
func (p *page) gateQuestion(g *content.Gate, q *content.Question) {
	p.heading(3, text(q.ID), " ", text(q.Title))
	p.para(text(q.Text))
	p.labelled(0, "Asked of", askedOf(g, q))
	p.labelled(0, "Weighs", weighs(g, q))
	p.steps("Why", q.Why)
	p.steps("Good evidence", q.Good)
	p.steps("Weak evidence", q.Weak)
	p.steps("How to collect it", q.How)
	p.steps("At a first launch", q.FirstLaunch)
	p.labelled(0, "What counts", whatCounts(g, q))
	p.steps("When it is not met", q.Remedy)
	p.steps("Who usually knows", q.Knows)
	if len(q.Maps) > 0 {
		p.item(0, "**Bears on:**")
	}
	for _, m := range q.Maps {
		says := text(m.Ref()) + ", " + text(string(m.Relation))
		if m.Because != "" {
			says += ": " + text(m.Because)
		}
		p.item(1, says)
	}
}

func (p *page) answerBoxes(q *content.Question) {
	if q.SignOff {
		p.para("The sign-offs settle it; nobody answers it.")
		return
	}
	p.para(box, "met   ", box, "partly   ", box, "unmet   ", box, "not applicable   ", box, "don't know")
	p.labelled(0, "Note", room)
	p.labelled(0, "Evidence: kind, where it is, observed on", room)
	p.labelled(0, "Collected by, checked by", room)
	p.labelled(0, "What it does not show", room)
	if !q.Applies.Empty() {
		p.labelled(0, "Not applicable: what is absent, how that was checked, who confirms it", room)
	}
}

// steps is a labelled text of a gate in which words between backticks are code, such as a command to run.
func (p *page) steps(label md, says string) {
	var lines []string
	for l := range strings.SplitSeq(clean.New(says).String(), "\n") {
		if entry, ok := strings.CutPrefix(l, "- "); ok {
			l = "• " + entry
		}
		if strings.TrimSpace(l) != "" {
			lines = append(lines, string(withCode(l)))
		}
	}
	p.labelled(0, label, md(strings.Join(lines, "\\\n  ")))
}

// withCode writes one line whose words between backticks are code spans, where each pair stands by itself: a backtick in
// a word would let a viewer make an address of what is on both sides of it. Any other line is text.
func withCode(l string) md {
	parts := strings.Split(l, "`")
	if len(parts)%2 == 0 {
		return line(l)
	}
	var out strings.Builder
	for i, part := range parts {
		if i%2 == 0 {
			opens, closes := i+1 < len(parts), i > 0
			if opens && part != "" && !strings.HasSuffix(part, " ") && !strings.HasSuffix(part, "(") || closes && part != "" && !strings.ContainsAny(part[:1], " .,;:)?!") {
				return line(l)
			}
			if opens && closes && part == "" {
				return line(l)
			}
		}
		if strings.TrimSpace(part) == "" {
			continue
		}
		next := line(part)
		if i%2 == 1 {
			next = code(part)
		}
		spaced := strings.HasPrefix(part, " ") || i > 0 && strings.HasSuffix(parts[i-1], " ")
		// Text may begin or end in a code span too; two that touch would be read as one longer fence.
		touching := strings.HasSuffix(out.String(), "`") && strings.HasPrefix(string(next), "`")
		if out.Len() > 0 && (spaced || touching) {
			out.WriteByte(' ')
		}
		out.WriteString(string(next))
	}
	return md(out.String())
}

func askedOf(g *content.Gate, q *content.Question) md {
	if q.Applies.Empty() {
		return "every subject"
	}
	return "subjects of which this holds: " + conditionSays(g, q.Applies)
}

// conditionSays names traits by their titles.
func conditionSays(g *content.Gate, c content.Condition) md {
	names := func(ids []string, sep md) md {
		var out []md
		for _, id := range ids {
			name := text(id)
			if t := g.Trait(id); t != nil && t.Title != "" {
				name = text(t.Title)
			}
			out = append(out, name)
		}
		return list(sep, out...)
	}
	return list(", and ", names(c.All, " and "), names(c.Any, " or "))
}

// weighs says how grave the question is at each tier.
func weighs(g *content.Gate, q *content.Question) md {
	var tiers []md
	for i := 0; i < len(q.Severity); {
		next := i + 1
		for next < len(q.Severity) && q.Severity[next] == q.Severity[i] {
			next++
		}
		tiers = append(tiers, severityAt(q.Severity[i])+" at "+tierRange(i+1, next))
		i = next
	}
	says := list(", ", tiers...)
	if !q.RaisedBy.Empty() {
		says += "; one step graver where this holds: " + conditionSays(g, q.RaisedBy)
	}
	if q.Unwaivable != nil {
		says += "; nobody may waive it at " + tiersSay(q.Unwaivable.Tiers)
		if !q.Unwaivable.When.Empty() {
			says += " where this holds: " + conditionSays(g, q.Unwaivable.When)
		}
	}
	return says
}

func severityAt(s content.Severity) md {
	if s == content.NotAsked {
		return "not asked"
	}
	return md(s.String())
}

func tierRange(first, last int) md {
	if first == last {
		return "tier " + num(first)
	}
	return "tiers " + num(first) + " to " + num(last)
}

func tiersSay(tiers []int) md {
	switch len(tiers) {
	case 1:
		return "tier " + num(tiers[0])
	case content.TierCount:
		return "any tier"
	}
	var out []md
	for _, t := range tiers {
		out = append(out, num(t))
	}
	return "tiers " + list(", ", out...)
}

// whatCounts says which evidence is enough; where tiers differ, tier 1 stands first.
func whatCounts(g *content.Gate, q *content.Question) md {
	if len(q.Needs.Kinds) == 0 {
		return ""
	}
	var kinds []md
	for _, id := range q.Needs.Kinds {
		kinds = append(kinds, text(id))
	}
	says := list(" or ", kinds...) + ", strength " + figures(q.Needs.Strength) + " or more, at most " + figures(q.Needs.MaxAge) + " days old"
	switch q.Needs.Bound {
	case content.BoundNothing:
	case content.BoundRelease:
		says += ", of the very release that goes live"
	case content.BoundBehaviour:
		says += ", of the very model, prompts and tools that go live"
	}
	switch q.Needs.Where {
	case content.Anywhere:
	case content.TargetOnly:
		says += ", from the environment that goes live"
	case content.LikeWillDo:
		says += ", from the environment that goes live or one like it"
	}
	return says
}

// figures is one figure where all tiers have the same, else the four of them.
func figures(per [content.TierCount]int) md {
	var out []md
	for _, n := range per {
		out = append(out, num(n))
	}
	if per == [content.TierCount]int{per[0], per[0], per[0], per[0]} {
		return out[0]
	}
	return list("/", out...) + " (tiers 1 to 4)"
}
