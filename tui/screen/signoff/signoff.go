// Package signoff shows who must sign, who has, what no longer stands and why; from here somebody signs in a role,
// or opens the decision again.
package signoff

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen is the list of roles and sign-offs.
type Screen struct {
	env    *ui.Env
	c      *ui.Case
	choice widget.Choice
	text   widget.Scroll
	w, h   int
}

// row is one thing of the list. Exactly one of the three.
type row struct {
	role   *assessment.RoleSignOff
	given  *assessment.GivenSignOff // one that does not count, and that no role shows
	anchor bool
}

// New makes the list of r.Case, at the role that settles r.Question or else at the first that is missing.
func New(env *ui.Env, r ui.Route) ui.Screen {
	s := &Screen{env: env, c: r.Case}
	s.begin(r.Question)
	return s
}

// begin chooses the role that settles a question, or else the first that is missing.
func (s *Screen) begin(question string) {
	role := ""
	if q := s.c.State.Gate.Question(question); q != nil {
		role = q.SignedBy
	}
	first := -1
	for i, r := range s.rows() {
		switch {
		case r.role == nil:
		case r.role.Role.ID == role:
			s.choice.At = i
			return
		case first < 0 && !r.role.Settled():
			first = i
		}
	}
	s.choice.At = max(first, 0)
}

func (s *Screen) signOffs() *assessment.SignOffs { return &s.c.Decision.SignOffs }

func (s *Screen) rows() []row {
	o := s.signOffs()
	var out []row
	for i := range o.Needed {
		out = append(out, row{role: &o.Needed[i]})
	}
	for _, g := range o.Given {
		if role := o.Of(g.Role); !g.Counts && (role == nil || s.failed(role) != g) {
			out = append(out, row{given: g})
		}
	}
	if len(o.Given) > 0 {
		out = append(out, row{anchor: true})
	}
	return out
}

// failed is the sign-off that says why a role is missing, nil where nobody gave one.
func (s *Screen) failed(r *assessment.RoleSignOff) *assessment.GivenSignOff {
	if r.Settled() {
		return nil
	}
	return s.signOffs().LastOf(r.Role.ID)
}

func (s *Screen) chosen() row {
	rows := s.rows()
	if s.choice.At >= len(rows) {
		return row{}
	}
	return rows[s.choice.At]
}

// Init has nothing to do.
func (s *Screen) Init() tea.Cmd { return nil }

// Update takes the assessment as it now stands. After a signature the line to keep is what matters next.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.CaseMsg:
		if msg.Case.ID != s.c.ID {
			return nil
		}
		signed := len(msg.Case.State.SignOffs) > len(s.c.State.SignOffs)
		s.c = msg.Case
		n := len(s.rows())
		s.choice.Move(0, n)
		if signed && msg.Own {
			s.move(n)
		}
	case ui.VisitMsg:
		s.begin(msg.Question)
		s.text.Top()
	}
	return nil
}

// Resize keeps the room there is.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

func (s *Screen) move(n int) {
	s.choice.Move(n, len(s.rows()))
	s.text.Top()
}

// Actions are signing, reopening and looking.
func (s *Screen) Actions() []ui.Action {
	move := func(n int) func() tea.Cmd { return func() tea.Cmd { s.move(n); return nil } }
	page := func(n int) func() tea.Cmd { return func() tea.Cmd { s.text.Page(n); return nil } }
	return []ui.Action{
		{Key: ui.PickAs(ui.KeyOpen, "sign in the chosen role").Named("sign"), Foot: s.cannotSign() == "", Do: s.sign, WhyNot: s.cannotSign},
		{Key: ui.Pick(ui.KeyDown), Do: move(1)},
		{Key: ui.Pick(ui.KeyUp), Do: move(-1)},
		{Key: ui.Pick(ui.KeyTop), Do: move(-1 << 20)},
		{Key: ui.Pick(ui.KeyBottom), Do: move(1 << 20)},
		{Key: ui.Pick(ui.KeyPageDown), Foot: true, Do: page(1)},
		{Key: ui.Pick(ui.KeyPageUp), Do: page(-1)},
		{Key: ui.Pick(ui.KeyDecision), Foot: true, Do: func() tea.Cmd { return s.env.Go(ui.Route{To: ui.Decision, Case: s.c}) }},
		{Key: ui.Pick(ui.KeyCopy), Foot: true, Do: s.copyAnchor, WhyNot: s.nobodySigned},
		{Key: ui.Pick(ui.KeyReopen), Foot: true, Do: s.reopen, WhyNot: s.nobodySigned},
	}
}

func (s *Screen) cannotSign() string {
	switch r := s.chosen(); {
	case s.env.Signing == nil:
		return "nobody signs from here: gonogo sign does it"
	case len(s.signOffs().Needed) == 0:
		return "the gate asks for no signature"
	case r.role == nil:
		return "choose the role that you sign as"
	}
	return ""
}

func (s *Screen) nobodySigned() string {
	if len(s.signOffs().Given) == 0 {
		return "nobody has signed yet"
	}
	return ""
}

func (s *Screen) sign() tea.Cmd {
	return s.env.Go(ui.Route{To: ui.Sign, Case: s.c, Role: s.chosen().role.Role.ID})
}

func (s *Screen) anchor() string { return s.c.State.Anchor(s.c.Today) }

func (s *Screen) copyAnchor() tea.Cmd {
	s.move(len(s.rows()))
	if s.env.Plain {
		s.env.Tell(ui.Note, "the line to copy: "+s.anchor())
		return nil
	}
	s.env.Tell(ui.Note, "handed to your terminal's clipboard, where it has one; the line stands here too")
	return tea.SetClipboard(s.anchor())
}

// reopen asks for the reason, and then whether it is meant.
func (s *Screen) reopen() tea.Cmd {
	seen := s.c
	var sheet *widget.FormSheet
	sheet = widget.NewFormSheet(s.env, "open the decision again", "your reason", "reopen", func(f *widget.Form) tea.Cmd {
		reason := f.Value("reason")
		void := standing(seen) + " Answers, evidence and waivers stay. It cannot be undone; who has to sign signs again."
		return s.env.Raise(s, widget.NewConfirm(s.env, "Reopen it?", void, "void the sign-offs", func() tea.Cmd {
			act := ui.Recording(s.env, seen, s, "reopened: every sign-off before it is void", assessment.Reopened{Reason: reason})
			act.Then = func(*ui.Case) tea.Cmd { return s.env.Lower(sheet) }
			return s.env.Act(act)
		}), false)
	}, &widget.Field{
		Name: "reason", Label: "Why", Prose: true,
		Help:  "It stays in the record, and voids every sign-off that is held. Whoever has to sign signs again.",
		Check: widget.Needed("say why it is opened again"),
	})
	sheet.Verb = "reopen"
	return s.env.Raise(s, sheet, false)
}

// standing names the sign-offs that a reopening voids.
func standing(c *ui.Case) string {
	var out []string
	for _, g := range c.Decision.SignOffs.Given {
		if g.Holds {
			out = append(out, g.Role+" ("+g.Name()+")")
		}
	}
	if out == nil {
		return "No sign-off holds now; those before it stay void."
	}
	return "Void will be: " + strings.Join(out, ", ") + "."
}
