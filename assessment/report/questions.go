package report

import (
	"gonogo/assessment"
)

// questions writes each section: where its questions stand, then what each rests on.
func (p *page) questions(in Input) {
	p.heading(2, "Questions")
	for _, sec := range in.state().Gate.Sections {
		var asked []*assessment.Finding
		for i := range sec.Questions {
			if f := in.Decision.Finding(sec.Questions[i].ID); f != nil {
				asked = append(asked, f)
			}
		}
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
			if f.Answer != assessment.Unanswered || f.Parked || len(f.Pieces) > 0 {
				p.finding(in, f)
			}
		}
	}
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
	a := f.Held.Value
	if f.Answer != assessment.Unanswered {
		p.labelled(1, "Answered", answerWord(f.Answer)+" "+by(f.Held.By, f.Held.Entry))
	}
	for _, o := range f.Held.Others {
		p.labelled(1, "Another writer answered", answerWord(o.Answer))
		p.longer(1, "Their note", o.Note)
	}
	p.longer(1, "Note", a.Note)
	p.labelled(1, "Absent", text(a.Absent))
	p.longer(1, "How that was checked", a.Checked)
	p.labelled(1, "Confirmed by", text(a.ConfirmedBy))
	if h, ok := in.state().Parked[f.Question.ID]; ok {
		p.labelled(1, "Put aside", by(h.By, h.Entry))
		p.longer(1, "Why it was put aside", h.Value.Note)
	}
	for i := range f.Pieces {
		p.piece(in, f, &f.Pieces[i])
	}
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
	p.item(2, "observed ", date(w.Observed), ", ", age(in.Decision.On.DaysFrom(w.Observed)), " on ", date(in.Decision.On), "; ", strengthSays(in, f, w))
	p.item(2, pieceStanding(w))
	p.item(2, "from ", orNone(text(w.Environment), "no environment named"), "; collected by ", orNone(text(w.Collector), "nobody named"),
		"; checked by ", orNone(text(w.Checker), "nobody"))
	if w.ReleaseDigest != "" {
		p.labelled(2, "Release", digest(w.ReleaseDigest))
	}
	if w.BehaviourDigest != "" {
		p.labelled(2, "Behaviour", digest(w.BehaviourDigest))
	}
	if w.FileDigest != "" {
		p.labelled(2, "File", digest(w.FileDigest))
	}
	p.longer(2, "Note", w.Note)
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
	var again []*assessment.Finding
	for i := range in.Decision.Findings {
		if in.Decision.Findings[i].Question.Recheck {
			again = append(again, &in.Decision.Findings[i])
		}
	}
	if len(again) == 0 {
		return
	}
	p.heading(2, "On the day of the launch")
	p.para("Look once more, just before it goes live. The list decides nothing.")
	for _, f := range again {
		p.item(0, "[ ] ", text(f.Question.ID), " ", text(f.Question.Title), ": ", outcomeMark(f.Outcome), lastSeen(f.Pieces))
	}
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
