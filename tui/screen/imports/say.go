package imports

import (
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/widget"
)

// made names the field for the day of the files.
const made = "made"

// questions names the field for what the evidence is for.
const questions = "questions"

// environment names the field for where the evidence was seen.
const environment = "evidence environment"

// say asks for what the files leave open: when they were made, what they must say and do not, and what they never say though
// every row needs it.
func (s *Screen) say() tea.Cmd {
	start := ""
	if !s.choice.Made.IsZero() {
		start = s.choice.Made.String()
	}
	fields := []*widget.Field{{
		Name: made, Label: "Made on", Start: start, Check: checkDay,
		Help: "The day on which the files were made that do not say it: YYYY-MM-DD. Without it their rows prove nothing by themselves.",
	}}
	columns := s.open()
	for _, c := range columns {
		fields = append(fields, s.field(c))
	}
	if len(s.found.Evidence) > 0 {
		help := "The questions that the evidence in the files is for, with blanks between them; empty leaves it to the files."
		if kinds, takers := s.plan.Unplaced(); len(takers) > 0 {
			help += " " + strings.Join(kinds, " or ") + " is taken by " + strings.Join(takers, ", ") + "."
		}
		fields = append(fields, &widget.Field{Name: questions, Label: "Evidence for", Start: strings.Join(s.choice.For, " "), Help: help, Check: s.checkQuestions})
		fields = append(fields, &widget.Field{
			Name: environment, Label: "Evidence from", Start: s.choice.Environment,
			Help: "The environment in which what the evidence shows was seen, such as " + s.c.State.Subject.Environment + ": no file says it of itself, and a question may ask for one.",
		})
	}
	var sheet *widget.FormSheet
	sheet = widget.NewFormSheet(s.env, "What the files leave open", "what you said", "look again", func(f *widget.Form) tea.Cmd {
		s.choice.Made, _ = assessment.ParseDate(strings.TrimSpace(f.Value(made))) // checked by the field
		s.choice.Said = map[string]string{}
		for _, c := range columns {
			if v := strings.TrimSpace(f.Value(c.ID)); v != "" {
				s.choice.Said[c.ID] = v
			}
		}
		s.choice.For, s.choice.Environment = named(f.Value(questions)), strings.TrimSpace(f.Value(environment))
		return tea.Batch(s.env.Lower(sheet), s.read())
	}, fields...)
	sheet.Verb = "look again"
	return s.env.Raise(s, sheet, false)
}

func (s *Screen) field(c *content.Column) *widget.Field {
	f := &widget.Field{Name: c.ID, Label: c.Title, Help: c.Help, Start: s.choice.Said[c.ID]}
	if len(c.Choices) > 0 {
		f.Options = func() []widget.Option {
			out := []widget.Option{{Value: "", Label: "nobody says"}}
			for _, choice := range c.Choices {
				out = append(out, widget.Option{Value: choice})
			}
			return out
		}
		return f
	}
	f.Check = func(v string) string {
		if _, err := c.Canonical(v); err != nil {
			return err.Error()
		}
		return ""
	}
	return f
}

// open are the columns worth asking for: those that are needed, and the required ones that some row of the plan lacks.
func (s *Screen) open() []*content.Column {
	var out []*content.Column
	add := func(c *content.Column) {
		if c != nil && !slices.ContainsFunc(out, func(o *content.Column) bool { return o.ID == c.ID }) {
			out = append(out, c)
		}
	}
	for i := range s.found.Files {
		for _, need := range s.found.Files[i].Needs {
			if reg := s.c.State.Gate.Register(need.Register); reg != nil {
				add(reg.Column(need.Column))
			}
		}
	}
	for i := range s.plan.Rows {
		row := &s.plan.Rows[i]
		if row.Fate == assessment.RowGone || row.Fate == assessment.RowWithheld {
			continue
		}
		held := s.c.State.Row(row.Register.ID, row.Key)
		for n := range row.Register.Columns {
			c := &row.Register.Columns[n]
			told := slices.ContainsFunc(row.Cells, func(p assessment.PlanCell) bool { return int(p.Column) == n && !p.Said() })
			if c.Required && c.Type != content.TypePerson && !told && (held == nil || held.Cell(n).Text == "" && !held.Cell(n).None) {
				add(c)
			}
		}
	}
	return out
}

// named are the questions that a text names, nil where it names none.
func named(text string) []string {
	var out []string
	for word := range strings.FieldsFuncSeq(strings.ToUpper(text), func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
		out = append(out, word)
	}
	return out
}

func (s *Screen) checkQuestions(v string) string {
	for _, id := range named(v) {
		if s.c.State.Gate.Question(id) == nil {
			return "the gate has no question " + id
		}
	}
	return ""
}

func checkDay(v string) string {
	if v = strings.TrimSpace(v); v == "" {
		return ""
	}
	if _, err := assessment.ParseDate(v); err != nil {
		return err.Error()
	}
	return ""
}
