package review

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// Read is the question in sight: what it asks and where it stands first, what helps to answer it when it is asked for.
// The outline is its list.
func (s *Screen) Read() ui.Reading {
	r := ui.Reading{
		Of: s.at, Quiet: true, Named: s.named, Drops: "begin its evidence",
		Keys: []ui.KeyID{ui.KeyMet, ui.KeyPartly, ui.KeyUnmet, ui.KeyNotApplicable, ui.KeyDontKnow},
	}
	f := s.finding()
	if f == nil {
		r.Lines = []ui.Line{ui.Plain.Line("The traits and the tier of this subject leave no question: the gate proves nothing about it.")}
		return r
	}
	walked := s.walked()
	r.At = s.index(walked)
	r.Choose = func(n int) tea.Cmd { return s.show(walked[n].Question.ID) }
	for _, w := range walked {
		r.Rows = append(r.Rows, ui.ListRow{Name: w.Question.ID, Group: s.titled(w.Section), Says: s.inOutline(w)})
	}
	const w = ui.Unwrapped
	q := f.Question
	r.Lines = append([]ui.Line{s.inWords(f)}, ui.Told("", q.Text)...)
	if first := s.c.State.Subject.FirstForm(q); first != "" {
		r.Lines = append(r.Lines, ui.Told("First", first)...)
	}
	r.Lines = slices.Concat(r.Lines, s.standing(f, w), s.checkLines(f, w), s.evidenceLines(f, w), s.remarks(f, w))
	for _, part := range [][2]string{{"Why", q.Why}, {"Good", q.Good}, {"Weak", q.Weak}, {"How", q.How}, {"Remedy", q.Remedy}, {"Knows", q.Knows}} {
		if part[1] != "" {
			r.Rest = append(r.Rest, ui.Told(part[0], part[1])...)
		}
	}
	r.Rest = append(r.Rest, s.history(f, w)...)
	if len(q.Maps) > 0 {
		refs := make([]string, len(q.Maps))
		for i, m := range q.Maps {
			refs[i] = m.Ref()
		}
		r.Rest = append(r.Rest, ui.Plain.Line("Maps to: "+strings.Join(refs, ", ")))
	}
	return r
}

// inWords names the question, how grave it is and where it stands.
func (s *Screen) inWords(f *assessment.Finding) ui.Line {
	says := f.Question.ID + ", " + ui.SeverityMark(f.Severity).Word
	if f.Unwaivable {
		says += ", cannot be waived"
	}
	if f.Question.SignOff {
		says += ", settled by the sign-offs"
	}
	if s.marked[f.Question.ID] {
		says += ", marked"
	}
	return ui.Plain.Line(says + ", " + ui.FindingMark(f).Word + ": " + f.Question.Title)
}

// inOutline is a question as a row of the outline.
func (s *Screen) inOutline(f *assessment.Finding) ui.Line {
	says := f.Question.ID + " " + f.Question.Title + ": " + ui.FindingMark(f).Word + ", " + ui.SeverityMark(f.Severity).Word
	if s.marked[f.Question.ID] {
		says += ", marked"
	}
	return ui.Plain.Line(says)
}

// titled is the title of a section of the gate.
func (s *Screen) titled(section string) string {
	for i := range s.c.State.Gate.Sections {
		if s.c.State.Gate.Sections[i].ID == section {
			return s.c.State.Gate.Sections[i].Title
		}
	}
	return section
}

// named goes to a question by its id, whatever the view shows.
func (s *Screen) named(id string) func() tea.Cmd {
	bare := func(id string) string { return strings.ToLower(strings.ReplaceAll(id, "-", "")) }
	for i := range s.c.Decision.Findings {
		if q := s.c.Decision.Findings[i].Question.ID; bare(q) == bare(id) {
			return func() tea.Cmd { return s.show(q) }
		}
	}
	return nil
}
