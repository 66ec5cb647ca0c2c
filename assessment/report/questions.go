package report

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/content"
)

// questions writes each section: where its questions stand, then what each rests on.
func (p *page) questions(in Input) {
	p.heading(2, "Questions")
	for _, sec := range in.state().Gate.Sections {
		asked := in.askedOf(&sec)
		p.heading(3, orNone(text(sec.Title), text(sec.ID)))
		if len(asked) == 0 {
			p.para("No question of this section is asked here.")
			continue
		}
		var rows [][]md
		for _, f := range asked {
			rows = append(rows, []md{text(f.Question.ID), text(f.Question.Title), severityWord(f), answerWord(f.Answer), outcomeMark(f.Outcome)})
		}
		p.table([]md{"Id", "Question", "Severity", "Answer", "Outcome"}, rows)
		for _, f := range asked {
			if holdsSomething(f) {
				p.finding(in, f)
			}
		}
	}
}

// askedOf are the findings of one section.
func (in Input) askedOf(sec *content.Section) []*assessment.Finding {
	var asked []*assessment.Finding
	for i := range sec.Questions {
		if f := in.finding(sec.Questions[i].ID); f != nil {
			asked = append(asked, f)
		}
	}
	return asked
}

// holdsSomething reports whether the record holds anything of a question.
func holdsSomething(f *assessment.Finding) bool {
	looked := slices.ContainsFunc(f.Checks, func(c assessment.CheckFound) bool { return len(c.Rows) > 0 })
	return f.Answer != assessment.Unanswered || f.Parked || len(f.Pieces) > 0 || looked
}

func severityWord(f *assessment.Finding) md {
	if f.Unwaivable {
		return md(f.Severity.String()) + ", unwaivable"
	}
	return md(f.Severity.String())
}

// finding writes what one question rests on.
func (p *page) finding(in Input, f *assessment.Finding) {
	p.item(0, text(f.Question.ID), ": ", findingSays(f))
	p.notes(1, in.findingNotes(f))
	for i := range f.Pieces {
		p.piece(in, f, &f.Pieces[i])
	}
}

// findingNotes is all that is held of one question, its evidence apart.
func (in Input) findingNotes(f *assessment.Finding) []note {
	var out []note
	if f.Needs != "" {
		out = append(out, note{label: "At a first launch", prose: in.state().Subject.FirstForm(f.Question)})
	}
	if f.Answer != assessment.Unanswered {
		out = append(out, answerNotes(f.Held)...)
	}
	out = append(out, checkNotes(f)...)
	if h, ok := in.state().Parked[f.Question.ID]; ok {
		out = append(out, parkedNotes(h)...)
	}
	return out
}

func answerNotes(h assessment.Held[assessment.Answered]) []note {
	out := []note{{label: "Answered", says: answerWord(h.Value.Answer) + " " + by(h.By, h.Entry)}}
	for _, o := range h.Others {
		out = append(out, note{label: "Another writer answered", says: answerWord(o.Answer)})
		for _, n := range answerTerms(o) {
			n.label = "Their " + md(strings.ToLower(string(n.label[:1]))) + n.label[1:]
			out = append(out, n)
		}
	}
	return append(out, answerTerms(h.Value)...)
}

func answerTerms(a assessment.Answered) []note {
	return []note{
		{label: "Note", prose: a.Note},
		{label: "Absent", says: text(a.Absent)},
		{label: "How that was checked", prose: a.Checked},
		{label: "Confirmed by", says: text(a.ConfirmedBy)},
	}
}

func parkedNotes(h assessment.Held[assessment.Parked]) []note {
	out := []note{{label: "Put aside", says: by(h.By, h.Entry)}, {label: "Why it was put aside", prose: h.Value.Note}}
	for _, o := range h.Others {
		out = append(out, note{label: "Another writer's reason", prose: o.Note})
	}
	return out
}

// findingSays is why a question stands where it does. What is wrong with evidence stands with the evidence.
func findingSays(f *assessment.Finding) md {
	lacking := f.Base == assessment.OutcomeWeak || f.Base == assessment.OutcomeStale
	if lacking && len(f.Pieces) > 0 && !f.Disputed {
		return "Answered met, but none of the evidence held counts."
	}
	return sentence(f.Says)
}

// piece writes one piece of evidence as it counts for one question.
func (p *page) piece(in Input, f *assessment.Finding, w *assessment.Weighed) {
	p.item(1, md(pieceID(w.Entry)), ", ", text(w.EvidenceKind), ": ", code(w.Ref))
	p.item(2, "observed ", observedSays(in, f, w))
	p.item(2, pieceStanding(w))
	p.item(2, pieceFrom(w.Piece))
	p.notes(2, pieceNotes(w.Piece))
}

// observedSays is when a piece was observed, how old that is and how much it weighs.
func observedSays(in Input, f *assessment.Finding, w *assessment.Weighed) md {
	return date(w.Observed) + ", " + age(in.Decision.On.DaysFrom(w.Observed)) + " on " + date(in.Decision.On) + "; " + strengthSays(in, f, w)
}

// pieceFrom is where a piece is from and who stands behind it.
func pieceFrom(e *assessment.Piece) md {
	says := "from " + orNone(text(e.Environment), "no environment named") + "; collected by " + orNone(text(e.Collector), "nobody named") +
		"; checked by " + orNone(text(e.Checker), "nobody")
	if e.By != e.Collector {
		says += "; recorded by " + text(e.By)
	}
	return says
}

func pieceNotes(e *assessment.Piece) []note {
	out := []note{
		{label: "Release", exact: string(e.ReleaseDigest)},
		{label: "Behaviour", exact: string(e.BehaviourDigest)},
		{label: "File", exact: string(e.FileDigest)},
	}
	if e.FileSize > 0 {
		out = append(out, note{label: "Size of the file", says: md(fmt.Sprint(e.FileSize)) + " bytes"})
	}
	if e.FileKept {
		out = append(out, note{label: "Copy", says: "the record keeps one"})
	}
	return append(out, note{label: "Note", prose: e.Note}, note{label: "Limits", prose: e.Limits})
}

func age(days int) md {
	switch {
	case days < 0:
		return "still to come"
	case days == 0:
		return "that very day"
	default:
		return plural(days, "day", "days") + " old"
	}
}

func strengthSays(in Input, f *assessment.Finding, w *assessment.Weighed) md {
	says := "strength " + num(w.Strength)
	claimed := 0
	if k := in.state().Gate.Kind(w.EvidenceKind); k != nil {
		claimed = k.Ceiling
	}
	if w.Evidenced.Strength != nil {
		claimed = *w.Evidenced.Strength
	}
	if claimed > w.Strength {
		says += " (capped; " + num(claimed) + " claimed)"
	}
	return says + ", " + num(f.Question.Needs.Strength[in.tierIndex()]) + " needed"
}

func pieceStanding(w *assessment.Weighed) md {
	if w.Counts {
		return "✓ counts until " + date(w.StaleOn.Add(-1))
	}
	var fails []md
	for _, x := range w.Fails {
		fails = append(fails, text(x.Says))
	}
	return "✗ does not count: " + list("; ", fails...)
}

// launchDay lists what has to be looked at once more on the day itself.
func (p *page) launchDay(in Input) {
	again := in.rechecked()
	if len(again) == 0 {
		return
	}
	p.heading(2, "On the day of the launch")
	p.para(launchDaySays)
	for _, f := range again {
		p.item(0, "[ ] ", text(f.Question.ID), " ", text(f.Question.Title), ": ", outcomeMark(f.Outcome), lastSeen(f.Pieces))
	}
}

const launchDaySays md = "Look once more, just before it goes live. The list decides nothing."

func (in Input) rechecked() []*assessment.Finding {
	var again []*assessment.Finding
	for i := range in.Decision.Findings {
		if in.Decision.Findings[i].Question.Recheck {
			again = append(again, &in.Decision.Findings[i])
		}
	}
	return again
}

func lastSeen(pieces []assessment.Weighed) md {
	var last assessment.Date
	for _, w := range pieces {
		last = assessment.Later(last, w.Observed)
	}
	if last.IsZero() {
		return ", no evidence held"
	}
	return ", last seen " + date(last)
}
