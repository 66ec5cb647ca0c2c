package review

import (
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// reading is what there is to read about a question, most needed first.
func (s *Screen) reading(f *assessment.Finding, w int, held []ui.Line) []ui.Line {
	q := f.Question
	out := append([]ui.Line{ui.Blank()}, ui.Plain.Wrap(q.Text, w)...)
	if first := s.c.State.Subject.FirstForm(q); first != "" {
		out = append(out, labelled("First", first, w)...)
	}
	if held != nil {
		out = append(append(out, ui.Blank()), held...)
	}
	for _, part := range []struct{ label, text string }{
		{"Why", q.Why}, {"Good", q.Good}, {"Weak", q.Weak}, {"How", q.How}, {"Remedy", q.Remedy}, {"Knows", q.Knows},
	} {
		if part.text != "" {
			out = append(out, ui.Blank())
			out = append(out, labelled(part.label, part.text, w)...)
		}
	}
	if held != nil {
		out = append(out, s.remarks(f, w)...)
	}
	if len(q.Maps) > 0 {
		var refs []string
		for _, m := range q.Maps {
			refs = append(refs, m.Ref())
		}
		out = append(out, ui.Blank())
		out = append(out, ui.Hang(label("Maps"), ui.Dim, strings.Join(refs, " "), w)...)
	}
	return out
}

func label(name string) ui.Line { return ui.Line{ui.Accent.Of(name)}.Fill(8) }

func labelled(name, text string, w int) []ui.Line { return ui.Hang(label(name), ui.Plain, text, w) }

// held is the column of what is held on h lines. All of it is read on with the question where that is not enough.
func (s *Screen) held(f *assessment.Finding, w, h int) []ui.Line {
	out := s.whole(f, w)
	if n := len(out) - h + 1; n > 1 && h > 0 {
		out = append(out[:h-1:h-1], ui.Dim.Line("… "+ui.Count(n, "line")+" more, below the question").Cut(w))
	}
	return ui.Rows(out, h)
}

// whole is where a question stands, the evidence, what was accepted, the comments and what became of it.
func (s *Screen) whole(f *assessment.Finding, w int) []ui.Line {
	out := []ui.Line{ui.Heading("Where it stands", w)}
	out = append(out, s.standing(f, w)...)
	out = append(out, ui.Blank())
	out = append(out, s.checkLines(f, w)...)
	out = append(out, s.evidenceLines(f, w)...)
	out = append(out, s.remarks(f, w)...)
	return append(out, s.history(f, w)...)
}

// evidenceLines lists the evidence held with its age on the date judged on, and whether it counts.
func (s *Screen) evidenceLines(f *assessment.Finding, w int) []ui.Line {
	if f.Question.SignOff {
		return s.signers(f.Question, w)
	}
	if len(f.Pieces) == 0 {
		out := []ui.Line{ui.HeadingOf("Evidence", "none held", w)}
		if strings.Contains(f.Needs, assessment.EvidenceNeeded(s.c.State, f.Question)) {
			return out // it stands below or beside already
		}
		return append(out, ui.Dim.Wrap(ui.Pick(ui.KeyEvidence).Label()+" gives it. Counts: "+assessment.EvidenceNeeded(s.c.State, f.Question)+".", w)...)
	}
	out := []ui.Line{ui.HeadingOf("Evidence", ui.Count(len(f.Pieces), "piece"), w)}
	for _, p := range f.Pieces {
		out = append(out, widget.EvidenceLines(p, s.c.Decision.On, w)...)
	}
	return out
}

// signers lists who must sign for a question that no evidence settles: the role that settles it, or every one.
func (s *Screen) signers(q *content.Question, w int) []ui.Line {
	o := &s.c.Decision.SignOffs
	out := []ui.Line{ui.HeadingOf("Who must sign", ui.Signers(o), w)}
	for i := range o.Needed {
		r := &o.Needed[i]
		if q.SignedBy == "" || q.SignedBy == r.Role.ID {
			m := ui.RoleMark(o, r)
			out = append(out, ui.Flow(ui.Line{m.Style.Of(m.Sign + " "), ui.Bold.Of(r.Role.Title), ui.Plain.Of(": ")}, ui.Plain, r.Says, w)...)
		}
	}
	return out
}

func (s *Screen) remarks(f *assessment.Finding, w int) []ui.Line {
	var out []ui.Line
	for _, r := range s.c.State.Comments {
		if r.Question != f.Question.ID {
			continue
		}
		if out == nil {
			out = append(out, ui.Blank(), ui.Heading(commentsTitle, w))
		}
		out = append(out, ui.Flow(ui.Line{ui.Dim.Of(name(r.By) + ": ")}.Cut(w/2), ui.Plain, r.Text, w)...)
	}
	return out
}

// lineOf is how the line of the card begins that shows an entry: a piece of evidence, or the comments.
func (s *Screen) lineOf(entry int) string {
	if entry < 1 || entry > len(s.c.State.Log) {
		return ""
	}
	if s.c.State.Log[entry-1].Kind == assessment.KindCommented {
		return commentsTitle
	}
	return "e" + ui.Int(entry) + " "
}

// read shows the text of the card, from the line on that somebody came for.
func (s *Screen) read(lines []ui.Line, h int) []ui.Line {
	s.text.Set(lines, h)
	if s.seek != "" {
		at := slices.IndexFunc(lines, func(l ui.Line) bool {
			_, rest, _ := strings.Cut(l.Plain(), " ") // behind its mark
			return strings.HasPrefix(l.Plain(), s.seek) || strings.HasPrefix(rest, s.seek)
		})
		s.text.To(max(0, at))
		s.seek = ""
	}
	return s.text.View()
}

const commentsTitle = "Comments"

// mostHistory is how many entries of the record the card shows.
const mostHistory = 6

// history lists the last entries about the question.
func (s *Screen) history(f *assessment.Finding, w int) []ui.Line {
	var out []ui.Line
	log := s.c.State.Log
	for i := len(log) - 1; i >= 0 && len(out) < mostHistory; i-- {
		if ui.About(log[i].What) != f.Question.ID {
			continue
		}
		says := s.c.State.Describe(i + 1)
		if log[i].Undone {
			says += " (taken back)"
		}
		out = append(out, ui.Flow(ui.Line{ui.Dim.Of(log[i].At.Format("2006-01-02") + " ")}, ui.Plain, says+" · "+name(log[i].By), w)...)
	}
	if out == nil {
		return nil
	}
	return append([]ui.Line{ui.Blank(), ui.Heading("In the record", w)}, out...)
}

// name is the name of a person without the mail address.
func name(who string) string {
	if i := strings.IndexByte(who, '<'); i > 0 {
		return strings.TrimSpace(who[:i])
	}
	return who
}
