package review

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// view says which questions are walked through.
type view uint8

const (
	viewAll view = iota
	viewOpen
	viewBlockers
	viewParked
	viewStale
	viewTheirs // of Screen.person
	viewCount
)

// viewTable is what each view is called and shows.
var viewTable = [viewCount]struct{ name, says string }{
	viewAll:      {"all questions", "every question that is asked"},
	viewOpen:     {"open questions", "every question that still wants something: unanswered, parked, open or in doubt"},
	viewBlockers: {"blockers", "the questions that can stop the launch, answered or not"},
	viewParked:   {"parked", "the questions that were put aside to come back to"},
	viewStale:    {"stale", "the questions whose evidence is too old, or of another release, on the date judged on"},
	viewTheirs:   {"mine", "the questions " + ui.TheirsMeans(true)},
}

// viewOf is the view that a walk of this depth begins with.
func viewOf(d assessment.Depth) view {
	if d == assessment.DepthCore {
		return viewBlockers
	}
	return viewAll
}

// shows reports whether a question is in the view.
func (s *Screen) shows(f *assessment.Finding) bool { return s.in(s.view, f) }

func (s *Screen) in(v view, f *assessment.Finding) bool {
	switch v {
	case viewOpen:
		return widget.Unsettled(f)
	case viewBlockers:
		return f.Severity == content.Blocker
	case viewParked:
		return f.Parked
	case viewStale:
		return f.Outcome == assessment.OutcomeStale || f.Base == assessment.OutcomeStale
	case viewTheirs:
		return s.theirs[f.Question.ID]
	default:
		return true
	}
}

// wants reports whether an answer goes on to a question: it has none yet or, where only those put aside, gone stale or
// of one person are shown, it still is one of them that wants something.
func (s *Screen) wants(f *assessment.Finding) bool {
	switch s.view {
	case viewParked, viewStale:
		return s.shows(f)
	case viewTheirs:
		return s.shows(f) && widget.Unsettled(f)
	default:
		return unanswered(f)
	}
}

// only shows the questions of a view; person says whose where that matters.
func (s *Screen) only(v view, person string) {
	s.view, s.person, s.theirs = v, person, nil
	if v == viewTheirs {
		s.theirs = map[string]bool{}
		for _, id := range ui.Theirs(s.c, person) {
			s.theirs[id] = true
		}
	}
}

// shown counts the questions of the view.
func (s *Screen) shown() int { return s.count(s.view) }

func (s *Screen) count(v view) int {
	n := 0
	for i := range s.c.Decision.Findings {
		if s.in(v, &s.c.Decision.Findings[i]) {
			n++
		}
	}
	return n
}

// viewName is what the view is called: "blockers", "mine", "those of Cai Lin".
func (s *Screen) viewName() string {
	switch {
	case s.view != viewTheirs:
		return viewTable[s.view].name
	case s.mine():
		return "mine"
	default:
		return "those of " + name(s.person)
	}
}

func (s *Screen) mine() bool { return assessment.SamePerson(s.person, s.env.Desk.By()) }

// inForce says which questions are shown and how many, "" while all are: "blockers: 3", "parked: none, v shows others".
func (s *Screen) inForce() string {
	if s.view == viewAll {
		return ""
	}
	if n := s.shown(); n > 0 {
		return s.viewName() + ": " + ui.Int(n)
	}
	return s.viewName() + ": none, v shows others"
}

// narrowed reports whether somebody chose to see less than the depth of the assessment shows.
func (s *Screen) narrowed() bool {
	return s.view != viewAll && s.view != viewOf(s.c.State.Subject.Depth)
}

func (s *Screen) widen() tea.Cmd {
	s.only(viewOf(s.c.State.Subject.Depth), "")
	s.env.Tell(ui.Note, "showing "+s.viewName()+": "+ui.Int(s.shown())+" of "+ui.Int(len(s.c.Decision.Findings)))
	return nil
}

// choose shows the questions of a view, and one of them.
func (s *Screen) choose(v view, person string) tea.Cmd {
	s.only(v, person)
	says := "showing " + s.viewName() + ": " + ui.Int(s.shown()) + " of " + ui.Int(len(s.c.Decision.Findings))
	if v == viewTheirs {
		says += " · " + ui.TheirsMeans(s.mine())
	}
	s.env.Tell(ui.Note, says)
	if f := s.finding(); f == nil || s.shows(f) || s.shown() == 0 {
		return nil
	}
	return s.show(s.next(s.at, 1, s.shows))
}

// chooseView asks which questions are to be shown.
func (s *Screen) chooseView() tea.Cmd {
	type choice struct {
		view   view
		person string
	}
	var choices []choice
	var items []widget.FindItem
	add := func(v view, person, called, says string, n int) {
		style := ui.Bold
		if n == 0 {
			style = ui.Dim
		}
		items = append(items, widget.FindItem{
			ID: ui.Int(len(choices)), Name: called, Text: person, Says: says,
			Line:  func() ui.Line { return ui.Line{style.Of(called)} },
			Right: ui.Line{ui.Dim.Of(ui.Count(n, "question"))},
		})
		choices = append(choices, choice{v, person})
	}
	for v := viewAll; v < viewTheirs; v++ {
		add(v, "", viewTable[v].name, viewTable[v].says, s.count(v))
	}
	by := s.env.Desk.By()
	add(viewTheirs, by, viewTable[viewTheirs].name, viewTable[viewTheirs].says+": "+by, len(ui.Theirs(s.c, by)))
	people := ui.People(s.c)
	slices.SortStableFunc(people, func(a, b ui.Person) int { return len(b.Questions) - len(a.Questions) })
	for _, p := range people {
		if !assessment.SamePerson(p.Who, by) {
			add(viewTheirs, p.Who, "those of "+name(p.Who), p.Who+" "+p.Says(), len(p.Questions))
		}
	}
	sheet := widget.NewFind(s.env, "which questions are shown", items, func(id string) tea.Cmd {
		for i, c := range choices {
			if id == ui.Int(i) {
				return s.choose(c.view, c.person)
			}
		}
		return nil
	})
	sheet.Sign = ui.Pick(ui.KeyView).Label()
	return s.env.Raise(s, sheet, false)
}
