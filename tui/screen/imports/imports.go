// Package imports shows what exports of other tools would do to the registers of an assessment, and takes them in once a
// person says so. Begin with Screen.
package imports

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen is the preview of an import.
type Screen struct {
	env    *ui.Env
	c      *ui.Case
	paths  string // as they were pasted or typed; "" where nothing was yet
	found  *assessment.Found
	plan   *assessment.ImportPlan // nil while it is made, and where the files cannot be read
	choice assessment.ImportChoice
	wrong  string // why the files cannot be read
	step   string // what is being done, and how far it has come
	done   float64
	busy   bool
	asked  int
	text   widget.Scroll
	w, h   int
}

// New previews the files that r.Text names, or says how to name them.
func New(env *ui.Env, r ui.Route) ui.Screen {
	return &Screen{env: env, c: r.Case, paths: strings.TrimSpace(r.Text), choice: assessment.ImportChoice{Said: map[string]string{}}}
}

// Init reads the files, outside the loop, or asks which.
func (s *Screen) Init() tea.Cmd {
	if s.paths == "" {
		s.lay()
		return s.ask()
	}
	return s.read()
}

// progress is how far the reading has come.
type progress struct {
	step string
	done float64
	more bool
}

// preview is what the reading came to.
type preview struct {
	found *assessment.Found
	plan  *assessment.ImportPlan
}

// read reads the files and holds them against the assessment. A second question to the world brings how far it has come.
func (s *Screen) read() tea.Cmd {
	if s.paths == "" || s.env.Files == nil || s.env.Files.Exports == nil {
		s.lay()
		return nil
	}
	s.asked++
	s.busy, s.wrong, s.plan, s.step, s.done = true, "", nil, "reading", 0
	n, c, choice, found, paths := s.asked, s.c, s.choice, s.found, s.paths
	steps, over := make(chan progress, 1), make(chan struct{}) // steps stays open: the plan tells its steps when it is applied too
	choice.Progress = func(step string, done float64) {
		select {
		case steps <- progress{step, done, true}:
		default: // the last one was not looked at yet
		}
	}
	s.lay()
	work := ui.Ask(s.env, s, func(ctx context.Context) (preview, error) {
		defer close(over)
		if found == nil {
			var err error
			if found, err = s.env.Files.Exports(ctx, paths, choice.Progress); err != nil {
				return preview{}, err
			}
		}
		plan, err := s.env.Desk.PreviewImport(c.Record, found, choice)
		return preview{found, plan}, err
	}, func(p preview, err error) tea.Cmd {
		if n != s.asked {
			return nil
		}
		s.busy = false
		if s.found, s.plan = p.found, p.plan; err != nil {
			s.wrong = err.Error()
		}
		s.lay()
		return nil
	})
	return tea.Batch(work, s.follow(n, steps, over))
}

// follow waits for the next step of the reading, shows it, and waits again.
func (s *Screen) follow(n int, steps chan progress, over chan struct{}) tea.Cmd {
	return ui.Ask(s.env, s, func(ctx context.Context) (progress, error) {
		select {
		case p := <-steps:
			return p, nil
		case <-over:
			return progress{}, nil
		case <-ctx.Done():
			return progress{}, ctx.Err()
		}
	}, func(p progress, err error) tea.Cmd {
		if n != s.asked || !p.more || err != nil {
			return nil
		}
		s.step, s.done = p.step, p.done
		s.lay()
		return s.follow(n, steps, over)
	})
}

// Update takes paths that are pasted or dropped, and looks again where the record has changed meanwhile.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return s.take(msg.Content)
	case ui.VisitMsg:
		if msg.Text != "" {
			return s.take(msg.Text)
		}
	case ui.CaseMsg:
		if msg.Case.ID == s.c.ID {
			s.c = msg.Case
			if s.plan != nil && !(msg.Own && imported(msg.Case.State)) {
				return s.read()
			}
		}
	}
	return nil
}

// imported reports whether the newest entry is an import, or what one brought.
func imported(st *assessment.State) bool {
	for n := len(st.Log) - 1; n >= 0; n-- {
		switch st.Log[n].What.(type) {
		case assessment.Evidenced: // may have come with an import
		case assessment.Imported:
			return true
		default:
			return false
		}
	}
	return false
}

func (s *Screen) take(paths string) tea.Cmd {
	s.paths, s.found, s.choice.TakeCell = strings.TrimSpace(paths), nil, nil
	s.text.Top()
	return s.read()
}

// Resize keeps the room there is.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.lay()
}

func (s *Screen) cannot() string {
	switch {
	case s.busy:
		return "the files are still being read"
	case s.wrong != "":
		return "the files cannot be read, so nothing is recorded"
	case s.plan == nil:
		return "no file was named yet"
	case len(s.plan.Needs) > 0:
		return "the files leave something open: " + ui.Pick(ui.KeyEditColumn).Label() + " says it"
	case s.plan.Nothing():
		return "there is nothing to record: " + s.plan.WhyNothing()
	}
	return ""
}

func (s *Screen) unread() string {
	if s.plan == nil {
		return "no file was read yet"
	}
	return ""
}

// Actions name files, say what they leave open, choose whose word counts, and record it.
func (s *Screen) Actions() []ui.Action {
	again := func(f func()) func() tea.Cmd {
		return func() tea.Cmd { f(); return s.read() }
	}
	clash := func() string {
		if why := s.unread(); why != "" {
			return why
		}
		if s.plan.Counts.Clashes == 0 && !s.choice.Take && len(s.choice.TakeCell) == 0 {
			return "no file says otherwise than a person"
		}
		return ""
	}
	gone := func() string {
		if why := s.unread(); why != "" {
			return why
		}
		if s.plan.Counts.Gone == 0 {
			return "no row is gone"
		}
		return ""
	}
	return append([]ui.Action{
		{Key: ui.PickAs(ui.KeySend, "take it in, as one act").Named("take in").In(ui.Keeping), Foot: s.plan != nil, Do: s.send, WhyNot: s.cannot},
		{Key: ui.PickAs(ui.KeyImport, "name the files").Named("files"), Foot: true, Do: s.ask},
		{Key: ui.PickAs(ui.KeyEditColumn, "say what the files leave open").Named("say"), Foot: s.plan != nil, Do: s.say, WhyNot: s.unread},
		{Key: ui.PickAs(ui.KeyCheckRows, "whose word holds where a file says otherwise than a person, one by one or everywhere").Named("whose word"), Foot: s.plan != nil && clash() == "", Do: s.whose, WhyNot: clash},
		{Key: ui.PickAs(ui.KeyRemoveRow, "take out the rows that are gone; again: leave them").Named("gone"), Foot: s.plan != nil && gone() == "", Do: again(func() { s.choice.RemoveGone = !s.choice.RemoveGone }), WhyNot: gone},
	}, widget.ScrollActions(&s.text)...)
}

// ask asks for the files in a sheet.
func (s *Screen) ask() tea.Cmd {
	var sheet *widget.FormSheet
	sheet = widget.NewFormSheet(s.env, "Files to import", "what you typed", "read", func(f *widget.Form) tea.Cmd {
		return tea.Batch(s.env.Lower(sheet), s.take(f.Value("paths")))
	}, &widget.Field{Name: "paths", Label: "Files", Start: s.paths, Help: "Paths of exports that belong together, with blanks between them and quotes around one that holds a blank.", Check: widget.Needed("name a file")})
	sheet.Verb = "read"
	return s.env.Raise(s, sheet, false)
}

// send takes the plan in.
func (s *Screen) send() tea.Cmd {
	own, found, choice, seen := *s.plan, s.found, s.choice, s.c // of its own: it is used up beside the loop, which may draw meanwhile
	plan := &own
	says := plan.Says()
	at := ui.Route{To: ui.Registers}
	for i := range plan.Rows {
		if row := &plan.Rows[i]; row.Fate == assessment.RowAdded || row.Fate == assessment.RowChanged {
			at = ui.Route{To: ui.Register, Register: row.Register.ID, Row: row.Key}
			break
		}
	}
	act := ui.Act{From: s, Says: says, Seen: seen, Decides: true, Run: func(ctx context.Context, how ui.How) (assessment.Record, string, error) {
		if how.Looked || how.Anyway {
			now, err := s.env.Desk.Open(ctx, seen.Meta)
			if err != nil {
				return assessment.Record{}, "", err
			}
			if plan, err = s.env.Desk.PreviewImport(now, found, choice); err != nil {
				return now, "", err
			}
		}
		r, err := s.env.Desk.Import(ctx, seen.Meta, plan, how.Looked)
		return r, "", err
	}}
	act.Then = func(c *ui.Case) tea.Cmd {
		s.plan, s.found, s.paths = nil, nil, ""
		s.lay()
		at.Case = c
		cmd := s.env.Swap(at) // esc leads back to where the import began
		s.env.Tell(ui.Done, "saved · "+says+" · "+ui.Pick(ui.KeyUndo).Label()+" takes all of it back")
		return cmd
	}
	act.Failed = func(error) tea.Cmd { return s.read() }
	return s.env.Act(act)
}
