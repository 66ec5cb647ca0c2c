package tui

import (
	"strings"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// index is all that can be found in an assessment, and where each thing is.
type index struct {
	items  []widget.FindItem
	routes []ui.Route
}

// thing is one of them.
type thing struct {
	sort   string // "question", "row", ...
	mark   ui.Mark
	called string
	says   string // beside it
	rest   string // all there is to say of it, searched as well
	to     ui.Route
	why    string // why one cannot go there
}

// indexed lists what there is to find in an assessment. Among things that fit equally well the questions come first.
func indexed(c *ui.Case) *index {
	in := &index{}
	for i := range c.Decision.Findings {
		f := &c.Decision.Findings[i]
		in.add(thing{sort: "question", mark: ui.FindingMark(f), called: f.Question.ID, says: f.Question.Title, rest: f.Question.Text, to: to(f.Question.ID, 0)})
	}
	for i := range c.Decision.Findings {
		in.answer(&c.Decision.Findings[i])
	}
	for _, r := range c.State.Comments {
		t := thing{sort: "comment", called: r.Question, says: r.Text, rest: "by " + r.By + ": " + r.Text, to: to(r.Question, r.Entry), why: notAsked(c, r.Question)}
		if r.Question == "" {
			t.called, t.to.To, t.why = "on the whole", ui.Report, ""
		}
		in.add(t)
	}
	for i := range c.State.Evidence {
		p := &c.State.Evidence[i]
		says := p.EvidenceKind + " for " + strings.Join(p.Questions, ", ") + ": " + p.Ref
		rest := says + " · collected by " + p.Collector + ", checked by " + p.Checker + ". " + p.Note
		in.add(thing{sort: "evidence", called: "e" + ui.Int(p.Entry), says: says, rest: rest, to: to(p.Questions[0], p.Entry), why: notAsked(c, p.Questions[0])})
	}
	for i := range c.State.Gate.Registers {
		in.rows(&c.State.Gate.Registers[i], c.State.Rows[c.State.Gate.Registers[i].ID])
	}
	for _, p := range ui.People(c) {
		in.add(thing{sort: "person", called: p.Who, says: p.Says(), rest: p.Says() + " of the questions " + strings.Join(p.Questions, ", "), to: ui.Route{To: ui.Review, Question: p.Questions[0], Person: p.Who}})
	}
	return in
}

func to(question string, entry int) ui.Route {
	return ui.Route{To: ui.Review, Question: question, Entry: entry}
}

func notAsked(c *ui.Case, question string) string {
	return missing(c.Decision.Finding(question) == nil, question+" is not asked of this subject")
}

// answer adds what was written to the answer that stands.
func (in *index) answer(f *assessment.Finding) {
	if f.Answer == assessment.Unanswered {
		return
	}
	a := &f.Held.Value
	for _, text := range []string{a.Note, a.Checked} {
		if text != "" {
			in.add(thing{sort: "note", called: f.Question.ID, says: text, rest: "to the answer " + ui.AnswerWord(f.Answer) + " by " + f.Held.By + ": " + text, to: to(f.Question.ID, 0)})
		}
	}
}

func (in *index) rows(reg *content.Register, held []assessment.HeldRow) {
	for i := range held {
		cells := make([]string, 0, len(reg.Columns))
		for n := range reg.Columns {
			if text := held[i].Cell(n).Text; text != "" {
				cells = append(cells, text)
			}
		}
		says := strings.Join(cells, " · ")
		in.add(thing{sort: "row", called: held[i].Key, says: says, rest: "in the register " + reg.ID + ": " + says, to: ui.Route{To: ui.Register, Register: reg.ID, Row: held[i].Key, All: true}})
	}
}

// sortRoom is the room for what sort of thing it is; mostShown how much of what it says is drawn at most.
const (
	sortRoom  = 9
	mostShown = 160
)

// line is how a thing is drawn in a list.
func (t *thing) line() ui.Line {
	l := ui.Line{ui.Dim.Of(t.sort)}.Fill(sortRoom)
	if t.mark.Sign != "" {
		l = append(l, t.mark.Style.Of(t.mark.Sign), ui.Gap(1))
	}
	return append(l, ui.Bold.Of(t.called), ui.Gap(1), ui.Plain.Of(beginning(t.says)))
}

func (in *index) add(t thing) {
	name := t.called
	if t.sort == "question" {
		name += " " + t.says
	}
	in.items = append(in.items, widget.FindItem{ID: ui.Int(len(in.items)), Line: t.line, Name: name, Text: t.sort + " " + t.rest, Says: t.rest, Why: t.why})
	in.routes = append(in.routes, t.to)
}

// beginning is the first line of a text, as far as it may be in sight.
func beginning(text string) string {
	text, _, _ = strings.Cut(text, "\n")
	if len(text) > mostShown {
		text = strings.ToValidUTF8(text[:mostShown], "")
	}
	return text
}
