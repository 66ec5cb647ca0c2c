// Package review is the heart of the program: the questions one after the other, each with what it asks, what
// counts as proof, what is held and where it stands, and five keys to answer it.
package review

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen walks through the questions of one assessment.
type Screen struct {
	env     *ui.Env
	c       *ui.Case
	at      string // id of the question in sight
	before  string // the one in sight before it
	view    view
	person  string          // whose questions are shown, where the view is of somebody's
	theirs  map[string]bool // those questions
	marked  map[string]bool
	seek    string // the line of the card that somebody came for begins with this
	outline bool   // one column: the outline rather than the question
	rail    widget.Outline
	text    widget.Scroll
	w, h    int
	place   place
}

// New makes the review of r.Case, at r.Question where that is asked.
func New(env *ui.Env, r ui.Route) ui.Screen {
	s := &Screen{env: env, c: r.Case, at: r.Question, marked: map[string]bool{}, view: viewOf(r.Case.State.Subject.Depth)}
	if s.c.Decision.Finding(s.at) == nil {
		s.at = s.leftAt()
	}
	s.seek = s.lineOf(r.Entry)
	if r.Person != "" {
		s.only(viewTheirs, r.Person)
	}
	return s
}

// Init keeps the place.
func (s *Screen) Init() tea.Cmd { return s.keep() }

// Update takes the assessment as it now stands.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return s.paste(msg.Content)
	case ui.CaseMsg:
		if msg.Case.ID == s.c.ID {
			s.take(msg)
		}
	case ui.VisitMsg:
		s.outline = false
		if msg.Person != "" {
			s.only(viewTheirs, msg.Person)
		}
		if s.c.Decision.Finding(msg.Question) != nil {
			cmd := s.show(msg.Question)
			s.seek = s.lineOf(msg.Entry)
			return cmd
		}
	case ui.ShownMsg: // the place to come back to may have been kept for a question looked at since
		s.place.forget()
		return s.keep()
	case ui.ChangedMsg:
		return s.reload()
	}
	return nil
}

func (s *Screen) take(msg ui.CaseMsg) {
	before, now := len(s.c.State.Log), len(msg.Case.State.Log)
	if depth := msg.Case.State.Subject.Depth; depth != s.c.State.Subject.Depth {
		s.view, s.person = viewOf(depth), ""
	}
	s.c = msg.Case
	s.only(s.view, s.person)
	s.dropMarks()
	if !msg.Own && now > before {
		last := s.c.State.Log[now-1]
		s.env.Tell(ui.Note, "in another window: "+s.c.State.Describe(now)+" ("+last.By+")")
	}
	if s.c.Decision.Finding(s.at) == nil {
		s.at = s.leftAt()
	}
}

// reload reads the assessment again and tells every screen, when it grew or is judged on another day.
func (s *Screen) reload() tea.Cmd {
	meta, held := s.c.Meta, len(s.c.State.Log)
	return ui.Ask(s.env, s, func(ctx context.Context) (*ui.Case, error) {
		return s.env.Open(ctx, meta)
	}, func(c *ui.Case, err error) tea.Cmd {
		switch {
		case err != nil:
			s.env.Tell(ui.Trouble, ui.Explain(err))
			return nil
		case len(c.State.Log) < len(s.c.State.Log), c.Today == s.c.Today && (len(c.State.Log) == held || len(c.State.Log) == len(s.c.State.Log)):
			return nil
		}
		return s.env.Bring(c, false)
	})
}

// Resize keeps the room there is.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// finding is where the question in sight stands, nil when nothing is asked at all.
func (s *Screen) finding() *assessment.Finding { return s.c.Decision.Finding(s.at) }

// Actions are the keys of the review.
func (s *Screen) Actions() []ui.Action {
	list := []ui.Action{
		{Key: ui.Pick(ui.KeyMet), Do: s.answer(assessment.Met), WhyNot: s.cannotAnswer},
		{Key: ui.Pick(ui.KeyPartly), Do: s.answer(assessment.Partly), WhyNot: s.cannotAnswer},
		{Key: ui.Pick(ui.KeyUnmet), Do: s.answer(assessment.Unmet), WhyNot: s.cannotAnswer},
		{Key: ui.Pick(ui.KeyNotApplicable), Do: s.notApplicable, WhyNot: s.cannotBeNotApplicable},
		{Key: ui.Pick(ui.KeyDontKnow), Do: s.answer(assessment.DontKnow), WhyNot: s.cannotAnswer},
		{Key: ui.Pick(ui.KeyConfirm), Do: s.confirm, WhyNot: s.nothingToConfirm},
		{Key: ui.PickAs(ui.KeyEvidence, "give evidence; a path or a link pasted here begins it"), Foot: true, Do: s.evidence, WhyNot: s.cannotTouch},
		{Key: ui.Pick(ui.KeyNextOpen), Foot: true, Do: s.toOpen(1), WhyNot: s.nothing},
		{Key: ui.Pick(ui.KeyDecision), Foot: true, Do: s.to(ui.Decision)},
		s.parking(),
		{Key: ui.Pick(ui.KeyUndo), Foot: true, Do: s.back(ui.Undoing)},
		{Key: ui.Pick(ui.KeyRedo), Do: s.back(ui.Redoing)},
		{Key: ui.Pick(ui.KeyComment), Foot: true, Do: s.comment, WhyNot: s.nothing},
		{Key: ui.Pick(ui.KeyNote), Do: s.note, WhyNot: s.cannotNote},
		{Key: ui.Pick(ui.KeyIntake), Do: s.to(ui.Intake)},
		{Key: ui.Pick(ui.KeyWaive), Foot: true, Do: s.accept(false), WhyNot: s.cannotWaive},
		{Key: ui.Pick(ui.KeyCondition), Foot: true, Do: s.accept(true), WhyNot: s.cannotSetCondition},
		{Key: ui.Pick(ui.KeyFindings), Foot: true, Do: s.to(ui.Findings)},
		s.toCheckRows(),
		s.toRegisters(),
		{Key: ui.Pick(ui.KeyReport), Foot: true, Do: s.to(ui.Report), WhyNot: func() string {
			if s.env.Report == nil {
				return "there is no report here"
			}
			return ""
		}},
		{Key: ui.Pick(ui.KeySignOffs), Foot: true, Do: s.to(ui.SignOffs)},
		{Key: ui.PickAs(ui.KeyMark, "mark a question, to answer several at once; esc clears the marks"), Do: s.mark, WhyNot: s.cannotTouch},
		{Key: ui.Pick(ui.KeyMarkAll), Do: s.markAll, WhyNot: s.nothing},
		{Key: ui.Pick(ui.KeyWithdraw), Do: s.withdraw, WhyNot: s.nothingToWithdraw},
		{Key: ui.Pick(ui.KeyPrevOpen), Do: s.toOpen(-1), WhyNot: s.nothing},
		{Key: ui.Pick(ui.KeyDown), Do: s.step(1)},
		{Key: ui.Pick(ui.KeyUp), Do: s.step(-1)},
		{Key: ui.Pick(ui.KeyLast), Do: s.last, WhyNot: s.noLast},
		{Key: ui.Pick(ui.KeyNextSection), Do: s.section(1)},
		{Key: ui.Pick(ui.KeyPrevSection), Do: s.section(-1)},
		{Key: ui.Pick(ui.KeyTop), Do: s.step(-1 << 20)},
		{Key: ui.Pick(ui.KeyBottom), Do: s.step(1 << 20)},
		{Key: ui.Pick(ui.KeyPageDown), Do: func() tea.Cmd { s.text.Page(1); return nil }},
		{Key: ui.Pick(ui.KeyPageUp), Do: func() tea.Cmd { s.text.Page(-1); return nil }},
		{Key: ui.Pick(ui.KeyView), Do: s.chooseView},
		{Key: ui.Pick(ui.KeyDepth), Do: s.depth},
	}
	switch {
	case len(s.marked) > 0:
		list = append(list, ui.Action{Key: ui.PickAs(ui.KeyBack, "clear the marks; again: back"), Do: s.clearMarks})
	case s.narrowed():
		list = append(list, ui.Action{Key: ui.PickAs(ui.KeyBack, "show the other questions again; again: back"), Do: s.widen})
	}
	if s.w < ui.TwoPanes {
		list = append(list,
			ui.Action{Key: ui.Pick(ui.KeyPane), Foot: true, Do: func() tea.Cmd { s.outline = !s.outline; return nil }})
		if s.outline {
			list = append(list, ui.Action{Key: ui.Pick(ui.KeyOpen), Foot: true, Do: func() tea.Cmd { s.outline = false; return nil }})
		}
	}
	return list
}

func (s *Screen) to(p ui.Place) func() tea.Cmd {
	return func() tea.Cmd { return s.env.Go(ui.Route{To: p, Case: s.c, Question: s.at}) }
}
