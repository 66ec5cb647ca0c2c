package tui

import (
	"context"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

// program is the shell over a world, driven without a terminal.
type program struct {
	*uitest.Driver
	*uitest.World
	opt     Options
	cursors map[string]string
	files   map[string]string
	app     *app
}

// newProgram is a program that has not begun yet.
func newProgram(t testing.TB) *program {
	t.Helper()
	p := &program{Driver: &uitest.Driver{}, World: uitest.NewWorld(t), cursors: map[string]string{}, files: map[string]string{}}
	p.opt = Options{
		Pack: func() (content.Pack, error) { return p.Pack, nil }, Gate: p.Gate, Now: p.Now, After: p.After,
		Demo: func(ctx context.Context) error {
			s := uitest.Subject()
			s.Name = "Demo agent"
			_, err := p.Ana.Start(ctx, p.Pack, s)
			return err
		},
		Tour: func(context.Context) (assessment.Meta, error) { return p.Start(uitest.Subject()).Meta, nil },
		Report: func(r assessment.Record, d assessment.Decision) (string, error) {
			return fmt.Sprintf("# %s: %s\n\nA **bold** word and a list:\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", r.State.Subject.Name, d.Verdict), nil
		},
		Save: func(name, md string, replace bool) (string, error) {
			if _, ok := p.files[name]; ok && !replace {
				return "", ErrExists
			}
			p.files[name] = md
			return "/reports/" + name, nil
		},
		Frameworks: func(*content.Gate) ([]*content.Framework, error) { return uitest.Frameworks(), nil },
		Signing:    ring{}.signing(),
		LoadCursor: func(slug string) string { return p.cursors[slug] },
		SaveCursor: func(slug, q string) error { p.cursors[slug] = q; return nil },
	}
	return p
}

func (p *program) begin(t testing.TB, w, h int) *program {
	t.Helper()
	m := New(context.Background(), p.Ana, p.opt)
	p.app = m.(*app)
	p.Begin(t, m, w, h)
	return p
}

// reviewing is a program in the review of a fresh assessment.
func reviewing(t testing.TB, w, h int) *program {
	t.Helper()
	p := newProgram(t)
	r := p.Start(uitest.Subject())
	p.opt.Open = r.Slug
	return p.begin(t, w, h)
}

// filled is an assessment with something of everything in it.
func (p *program) filled() assessment.Record {
	r := p.Start(uitest.Subject())
	five := 1
	weak := p.Proof("ID-01")
	weak.Strength = &five
	weak.Note = "only a screenshot"
	return p.Act(p.Ana, r,
		weak, assessment.Answered{Question: "ID-01", Answer: assessment.Met},
		p.Proof("ID-02"), assessment.Answered{Question: "ID-02", Answer: assessment.Met},
		assessment.Answered{Question: "ID-03", Answer: assessment.Partly, Note: "two keys are left"},
		assessment.ConditionSet{Question: "ID-03", Owner: uitest.Cai, Due: uitest.Date("2027-01-10"), Control: "an alert on use", Set: uitest.Date(uitest.Today)},
		assessment.Answered{Question: "DR-01", Answer: assessment.Unmet},
		assessment.Waived{
			Question: "DR-01", Reason: "the vendor's fix comes in January", Control: "a person watches every run", Tested: "stopped a run on 20 November",
			Requester: uitest.Ana, Owner: uitest.Cai, Approved: uitest.Date(uitest.Today), FixedBy: uitest.Date("2027-01-10"), Expires: uitest.Date("2027-01-20"),
		},
		assessment.Parked{Question: "DR-02", Note: "ask the release team"},
		assessment.Commented{Question: "ID-01", Text: "The export is due on Friday."},
	)
}

// route opens a place over the filled assessment.
func (p *program) route(place ui.Place, question string) {
	r, _ := p.Read("payments-agent")
	c := p.app.env.Judge(r)
	var actions []ui.Action
	if place == ui.Help {
		actions = p.app.actions()
	}
	p.Send(ui.ReplyMsg{Then: func() tea.Cmd {
		return p.app.Go(ui.Route{To: place, Case: c, Question: question, Role: "security", Actions: actions, About: []string{"portfolio"}})
	}})
}

var errDisk = fmt.Errorf("%w: the disk is full", assessment.ErrNotSaved)

// failing makes writes fail until the test says otherwise.
func (p *program) failing(on bool) {
	p.Journal.FailWrite = nil
	if on {
		p.Journal.FailWrite = func() error { return errDisk }
	}
}
