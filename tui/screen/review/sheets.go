package review

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// comment asks for a remark in a sheet; the question stays in sight.
func (s *Screen) comment() tea.Cmd {
	id, seen := s.at, s.c
	var sheet *widget.FormSheet
	sheet = widget.NewFormSheet(s.env, "comment on "+id, "your comment", "save the comment", func(f *widget.Form) tea.Cmd {
		act := ui.Recording(s.env, seen, s, "comment on "+id, assessment.Commented{Question: id, Text: f.Value("text")})
		act.Then = func(*ui.Case) tea.Cmd { return s.env.Lower(sheet) }
		return s.env.Act(act)
	}, &widget.Field{
		Name: "text", Label: "Comment", Prose: true,
		Help:  "Part of the record for ever, no part of the verdict. ctrl+j begins a new line.",
		Check: widget.Needed("write the comment first"),
	})
	return s.env.Raise(s, sheet, false)
}

func (s *Screen) nothingToWithdraw() string {
	f := s.finding()
	if f == nil {
		return s.nothing()
	}
	if _, waived := s.c.State.Waivers[s.at]; len(f.Given()) == 0 && !waived {
		return "nothing is held for " + s.at + " that could be withdrawn"
	}
	return ""
}

// withdraw asks which piece of evidence, or the waiver, to take back, and why.
func (s *Screen) withdraw() tea.Cmd {
	f, seen := s.finding(), s.c
	var opts []widget.Option
	if _, ok := seen.State.Waivers[s.at]; ok {
		opts = append(opts, widget.Option{Value: "waiver", Label: "the waiver"})
	}
	for _, p := range f.Given() {
		opts = append(opts, widget.Option{Value: p.ID, Label: "e" + ui.Int(p.Entry) + " " + p.EvidenceKind + ", observed " + p.Observed.String()})
	}
	id := s.at
	var sheet *widget.FormSheet
	sheet = widget.NewFormSheet(s.env, "withdraw from "+id, "what to withdraw", "withdraw", func(form *widget.Form) tea.Cmd {
		var body assessment.Body = assessment.EvidenceWithdrawn{Evidence: form.Value("what"), Reason: form.Value("reason")}
		if form.Value("what") == "waiver" {
			body = assessment.WaiverWithdrawn{Question: id, Reason: form.Value("reason")}
		}
		act := ui.Recording(s.env, seen, s, "withdrawn from "+id, body)
		act.Then = func(*ui.Case) tea.Cmd { return s.env.Lower(sheet) }
		return s.env.Act(act)
	},
		&widget.Field{Name: "what", Label: "Withdraw", Start: opts[0].Value, Options: func() []widget.Option { return opts }, Help: "It stays in the record and no longer counts. ← → choose."},
		&widget.Field{Name: "reason", Label: "Why", Prose: true, Help: "For whoever reads the record later."},
	)
	return s.env.Raise(s, sheet, false)
}

// cannotNote says why no note can be put to the answer held.
func (s *Screen) cannotNote() string {
	f := s.finding()
	switch {
	case s.cannotTouch() != "":
		return s.cannotTouch()
	case f.Answer == assessment.Unanswered:
		return s.at + " has no answer yet: a note stands with one (" + ui.Pick(ui.KeyComment).Label() + " writes a comment)"
	case f.Held.Disputed():
		return "two answers to " + s.at + " stand: answer it anew first"
	}
	return ""
}

// note asks for the note to the answer held, which is given again with it.
func (s *Screen) note() tea.Cmd {
	f, seen := s.finding(), s.c
	held := f.Held.Value
	var sheet *widget.FormSheet
	sheet = widget.NewFormSheet(s.env, "note to the answer “"+ui.AnswerWord(held.Answer)+"” to "+held.Question, "your note", "save the note", func(form *widget.Form) tea.Cmd {
		noted := held
		noted.Note = form.Value("note")
		act := ui.Recording(s.env, seen, s, "note to "+held.Question, noted)
		act.Then = func(*ui.Case) tea.Cmd { return s.env.Lower(sheet) }
		return s.env.Act(act)
	}, &widget.Field{
		Name: "note", Label: "Note", Prose: true, Start: held.Note,
		Help: "A remark on this answer, shown wherever it is. The answer is given again, by you. ctrl+j begins a new line.",
	})
	return s.env.Raise(s, sheet, false)
}
