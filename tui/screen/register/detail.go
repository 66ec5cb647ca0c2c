package register

import (
	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
)

// about says of the chosen row what is wrong with it by itself, which check says what and, where all is set, what it holds.
func (s *Screen) about(w int, all bool) []ui.Line {
	r := s.chosen()
	if r == nil {
		return nil
	}
	m := r.mark()
	out := []ui.Line{ui.Spread(w, ui.Line{ui.Bold.Of(r.Key)}, m.Line())}
	for _, fault := range r.faults {
		out = append(out, ui.Hang(ui.Line{ui.Warn.Of("! ")}, ui.Plain, fault, w)...)
	}
	out = append(out, s.sayings(r, w)...)
	if !r.spoken {
		out = append(out, ui.Dim.Wrap(s.unspoken(), w)...)
	}
	if !all {
		return out
	}
	out = append(out, ui.Blank())
	facts := make([]ui.Fact, len(s.reg().Columns))
	for i := range facts {
		c := &s.reg().Columns[i]
		facts[i] = ui.Fact{Label: title(c), Says: shown(c, r.Cell(i))}
		if i == s.columnAt() {
			facts[i].Here, facts[i].More = true, c.Help
		}
	}
	return append(out, ui.Facts(facts, w)...)
}

// within cuts lines to the room there is, and says how to read the rest.
func within(lines []ui.Line, h int) []ui.Line {
	if n := len(lines) - h; n > 0 && h > 1 {
		lines[h-1] = ui.Line{ui.Dim.Say("… %s more, %s reads all", ui.Count(n+1, "line"), ui.Pick(ui.KeyPane).Label())}
	}
	return ui.Rows(lines, h)
}

func (s *Screen) columnAt() int {
	if i := s.col - atColumns; i >= 0 && i < len(s.cols) {
		return s.cols[i]
	}
	return -1
}

func (s *Screen) unspoken() string {
	if len(s.t.checks) == 0 {
		return "No check of a question that is asked looks at this register."
	}
	return "No check speaks of this row: it is in the scope of none."
}

// worstFirst is the order in which what checks find is told.
var worstFirst = []content.Standing{content.Fails, content.Unknown, content.Passes}

// sayings are what the checks say, worst first.
func (s *Screen) sayings(r *row, w int) []ui.Line {
	var out []ui.Line
	passed := map[string]bool{}
	for _, stands := range worstFirst {
		for _, y := range r.says {
			if y.stands != stands || stands == content.Passes && passed[y.on.Question.ID] {
				continue
			}
			passed[y.on.Question.ID] = true // of several checks of one question only those that do not pass are told apart
			m := ui.StandingMark(y.stands)
			says := y.says
			switch {
			case y.stands == content.Passes && says == "":
				says = y.on.Question.Title
			case y.spared:
				m.Style = ui.Dim
				says += assessment.SparedSays
			}
			lead := ui.Line{m.Style.Of(m.Sign + " "), ui.Bold.Of(y.on.Question.ID + " "), m.Style.Of(m.Word + ": ")}
			out = append(out, ui.Flow(lead, ui.Plain, says, w)...)
		}
	}
	return out
}

// emptiness says what the register is for and how to begin.
func (s *Screen) emptiness() []ui.Line {
	w := min(s.w-4, ui.MaxText)
	out := []ui.Line{ui.Blank(), ui.Heading(s.reg().Title, w)}
	if s.reg().Summary != "" {
		out = append(out, ui.Plain.Wrap(s.reg().Summary, w)...)
	}
	out = append(out, ui.Blank(), ui.Plain.Line("No row is in it yet."))
	for _, way := range ways(s.c, s.reg()) {
		out = append(out, ui.Hang(ui.Line{(ui.Accent | ui.Bold).Of(way.key)}.Fill(7), ui.Plain, way.says, w)...)
	}
	if len(s.t.checks) > 0 {
		out = append(out, ui.Blank())
		for i := range s.t.checks {
			on := &s.t.checks[i]
			if i > 0 && s.t.checks[i-1].Question == on.Question {
				continue
			}
			out = append(out, ui.Flow(ui.Line{ui.Dim.Of("asked by "), ui.Bold.Of(on.Question.ID + " ")}, ui.Dim, on.Question.Title, w)...)
		}
	}
	return ui.Indent(2, out)
}

type way struct{ key, says string }

// ways are how rows come into a register; what can be done here can be done from the shell too.
func ways(c *ui.Case, reg *content.Register) []way {
	return []way{
		{ui.Pick(ui.KeyAddRow).Label(), "adds a row in a form, named by its key: " + reg.Key},
		{ui.Pick(ui.KeyPasteRows).Label(), "says how to paste rows from a spreadsheet"},
		{ui.Pick(ui.KeyImport).Label(), "imports what other tools export; files may be dropped here"},
		{"shell", "gonogo row set " + c.Slug + " " + reg.ID + " … does the same"},
	}
}
