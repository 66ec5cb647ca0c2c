package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/clean"
	"gonogo/content/clean/cleantest"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

type size struct{ w, h int }

// sizes are those at which every screen is drawn.
var sizes = []size{{60, 16}, {80, 24}, {140, 40}, {200, 60}}

// sound fails when what is drawn is not exactly the window, or holds anything live but our own styles: on a terminal that
// draws signs of several parts one by one, and on one that draws them as one.
func sound(t *testing.T, what string, p *program, s size) {
	t.Helper()
	for _, m := range []ansi.Method{ansi.GraphemeWidth, ansi.WcWidth} {
		ui.MeasureClusters(m == ansi.GraphemeWidth)
		p.app.resize()
		lines := p.Lines()
		if len(lines) != s.h {
			t.Errorf("%s at %dx%d has %d lines", what, s.w, s.h, len(lines))
		}
		for i, l := range lines {
			if n := m.StringWidth(l); n > s.w {
				t.Errorf("%s at %dx%d: line %d is %d wide: %q", what, s.w, s.h, i+1, n, l)
			}
			if shown := clean.New(l).String(); shown != l {
				t.Errorf("%s at %dx%d: line %d is not clean: %q", what, s.w, s.h, i+1, l)
			}
		}
		if c := p.View().Cursor; c != nil && (c.X < 0 || c.X >= s.w || c.Y < 2 || c.Y >= s.h-1) {
			t.Errorf("%s at %dx%d: the cursor is at %d,%d", what, s.w, s.h, c.X, c.Y)
		}
	}
	if title := p.View().WindowTitle; clean.Line(title).String() != title {
		t.Errorf("%s: the window title is not clean: %q", what, title)
	}
}

func TestEveryScreenIsDrawnAtEverySize(t *testing.T) {
	for _, s := range sizes {
		for _, ascii := range []bool{false, true} {
			p := newProgram(t)
			p.filled()
			p.opt.ASCII = ascii
			p.begin(t, s.w, s.h)
			for _, place := range ui.Places {
				for _, q := range []string{"ID-01", "DR-01", "AP-01"} {
					p.route(place, q)
					what := fmt.Sprintf("%s of %s (ascii %v)", place, q, ascii)
					sound(t, what, p, s)
					if ascii {
						for _, r := range p.Screen() {
							if r > 0x7e {
								t.Fatalf("%s draws %q", what, r)
							}
						}
					}
					p.app.stack = p.app.stack[:1]
				}
			}
			for _, key := range []string{"c", "4", "/", "W", ":"} {
				p.route(ui.Review, "DR-01")
				p.Press(key)
				sound(t, "the sheet of "+key, p, s)
				p.app.stack = p.app.stack[:1]
			}
			for _, key := range []string{"/", "s"} {
				p.route(ui.Compare, "")
				p.Press(key)
				sound(t, "the sheet of "+key+" over compare", p, s)
				p.app.stack = p.app.stack[:1]
			}
		}
	}
}

func TestTheLayoutIsStableWhileAnswering(t *testing.T) {
	for _, s := range sizes {
		p := reviewing(t, s.w, s.h)
		for i := range 8 {
			lines := p.Lines()
			bar := lines[s.h-3]
			if !strings.HasPrefix(strings.TrimLeft(bar, " "), "1 met") { // a notice of two lines lifts it, and hides nothing
				bar = lines[s.h-4]
			}
			if !strings.HasPrefix(strings.TrimLeft(bar, " "), "1 met") {
				t.Fatalf("%dx%d: after %d answers the answer bar is not where it was:\n%s", s.w, s.h, i, p.Screen())
			}
			p.Press("3")
		}
	}
}

func TestGoldenOfTheFirstScreen(t *testing.T) {
	for _, s := range sizes {
		golden(t, fmt.Sprintf("portfolio-empty-%dx%d", s.w, s.h), newProgram(t).begin(t, s.w, s.h))
	}
}

func TestGoldens(t *testing.T) {
	for _, s := range sizes {
		for _, g := range []struct {
			name     string
			place    ui.Place
			question string
			keys     []string
		}{
			{"portfolio", ui.Portfolio, "", nil},
			{"review", ui.Review, "ID-01", nil},
			{"review-waived", ui.Review, "DR-01", nil},
			{"review-jump", ui.Review, "ID-01", []string{"/", "d", "r"}},
			{"palette", ui.Review, "ID-01", []string{":"}},
			{"review-na", ui.Review, "DR-01", []string{"4"}},
			{"findings", ui.Findings, "DR-01", nil},
			{"decision", ui.Decision, "", nil},
			{"forecast", ui.Forecast, "", nil},
			{"coverage", ui.Coverage, "", nil},
			{"coverage-law", ui.Coverage, "", []string{"]", "G"}},
			{"compare", ui.Compare, "", nil},
			{"evidence", ui.Evidence, "DR-01", nil},
			{"waive", ui.Accept, "ID-01", nil},
			{"report", ui.Report, "", nil},
			{"sign-offs", ui.SignOffs, "AP-01", nil},
			{"sign", ui.Sign, "", nil},
			{"sign-page", ui.Sign, "", []string{"ctrl+s"}},
			{"intake", ui.Portfolio, "", []string{"n", "tab", "tab", "right"}},
			{"intake-milder", ui.Intake, "", []string{"tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "n"}},
			{"help", ui.Review, "ID-01", []string{"?"}},
			{"tour", ui.Portfolio, "", []string{"T", "enter", "enter"}},
			{"condition", ui.Findings, "ID-03", []string{"o"}},
			{"sure", ui.Review, "ID-01", []string{"c", "x", "esc"}},
		} {
			p := newProgram(t)
			p.filled()
			p.opt.Signing = ring{agent: []string{"anas-key"}, file: "~/.ssh/id_ed25519"}.signing()
			p.opt.Files = realFiles()
			p.begin(t, s.w, s.h)
			if g.place != ui.Portfolio {
				p.route(g.place, g.question)
			}
			p.Press(g.keys...)
			golden(t, fmt.Sprintf("%s-%dx%d", g.name, s.w, s.h), p)
		}
	}
}

// hostile is an assessment with hostile text in every field that takes it. What the record refuses to keep is
// replaced; it cannot reach a screen from there.
func hostile(p *program, text func() string) assessment.Record {
	fit := func(s string) string {
		if clean.Refuse(s) != nil || len(s) > 2000 {
			return "too hostile to be kept"
		}
		return s
	}
	next := func() string { return fit(text()) }
	named := func() string { return "Nora " + next() }
	s := uitest.Subject()
	s.Name, s.Programme, s.Environment, s.Release, s.Like, s.Builders = named(), next(), named(), next(), []string{next()}, []string{next()}
	r := p.Start(s)
	proof := p.Proof("ID-01")
	proof.Ref, proof.Note, proof.Environment, proof.Collector, proof.Checker = named(), next(), named(), named(), named()
	for _, b := range []assessment.Body{
		proof,
		assessment.Answered{Question: "ID-01", Answer: assessment.Met, Note: next()},
		assessment.Commented{Question: "ID-01", Text: named()},
		assessment.Parked{Question: "ID-02", Note: next()},
		assessment.Answered{Question: "ID-03", Answer: assessment.Unmet, Note: next()},
		assessment.ConditionSet{Question: "ID-03", Owner: named(), Due: uitest.Date("2027-01-10"), Control: next(), Note: next(), Set: uitest.Date(uitest.Today)},
		assessment.Answered{Question: "DR-01", Answer: assessment.NotApplicable, Absent: "agent", Checked: "because " + next(), ConfirmedBy: named()},
		assessment.Waived{
			Question: "ID-01", Reason: "because " + next(), Control: "a person " + next(), Tested: "by hand " + next(), Requester: uitest.Ana, Owner: named(),
			Approved: uitest.Date(uitest.Today), FixedBy: uitest.Date("2027-01-10"), Expires: uitest.Date("2027-01-20"),
		},
	} {
		r = p.Act(p.Ana, r, assessment.NotASecret{Body: b})
	}
	return p.signedAs(r, "Sid Sign <sid@example.com>", assessment.SignAsk{Role: "security", Remark: next(), DeputyFor: named(), Delegation: "see " + next()})
}

func TestHostileTextReachesNoScreenAlive(t *testing.T) {
	var corpus []string
	for _, s := range cleantest.Corpus() {
		if kind, secret := clean.LooksSecret(s); !secret || kind == "" {
			corpus = append(corpus, s)
		}
	}
	n := 0
	text := func() string { n++; return corpus[n%len(corpus)] }
	for i := range len(corpus)/8 + 1 {
		p := newProgram(t)
		r := hostile(p, text)
		md := text() + "\n\n" + text() + "\n\n> " + text() + "\n\n- " + text() + "\n\n| a | b |\n|---|---|\n| " + text() + " | &#27;[31m &#x9b;2J |\n\n    " + text()
		p.opt.Report = func(assessment.Record, assessment.Decision) (string, error) { return md, nil }
		p.opt.Open = r.ID
		p.opt.Signing = ring{agent: []string{"anas-key"}, comment: text()}.signing()
		for _, s := range []size{sizes[i%4], sizes[(i+1)%4]} { // every screen meets every size, and each text two of them
			p.begin(t, s.w, s.h)
			c := p.app.env.Judge(r)
			for _, place := range ui.Places {
				for _, q := range []string{"ID-01", "ID-02", "ID-03", "DR-01"} {
					p.Send(ui.ReplyMsg{Then: func() tea.Cmd { return p.app.Go(ui.Route{To: place, Case: c, Question: q, Role: "security"}) }})
					sound(t, string(place)+" of "+q, p, s)
					if place == ui.Sign {
						p.Press("ctrl+s")
						sound(t, "what is signed", p, s)
					}
					p.app.stack = p.app.stack[:1]
				}
			}
		}
	}
}

func TestHostileGateTextReachesNoScreenAlive(t *testing.T) {
	corpus := cleantest.Corpus()
	for i := 0; i < len(corpus); i += 12 {
		p := newProgram(t)
		for s := range p.Gate.Sections {
			p.Gate.Sections[s].Title = corpus[i%len(corpus)]
			for q := range p.Gate.Sections[s].Questions {
				x := &p.Gate.Sections[s].Questions[q]
				x.Title, x.Text, x.Why, x.Good = corpus[i], corpus[(i+1)%len(corpus)], corpus[(i+2)%len(corpus)], corpus[(i+3)%len(corpus)]
				x.Weak, x.How, x.Remedy, x.Knows = corpus[(i+4)%len(corpus)], corpus[(i+5)%len(corpus)], corpus[(i+6)%len(corpus)], corpus[(i+7)%len(corpus)]
				x.Maps = []content.Mapping{{Framework: "f", Control: corpus[(i+8)%len(corpus)], Relation: content.Supports, Because: corpus[(i+7)%len(corpus)]}}
			}
		}
		for k := range p.Gate.Traits {
			p.Gate.Traits[k].Title, p.Gate.Traits[k].Asks, p.Gate.Traits[k].Example = corpus[(i+9)%len(corpus)], corpus[(i+10)%len(corpus)], corpus[(i+11)%len(corpus)]
		}
		for k := range p.Gate.Roles {
			p.Gate.Roles[k].Title, p.Gate.Roles[k].Says = corpus[(i+9)%len(corpus)], corpus[(i+10)%len(corpus)]
		}
		for k := range p.Gate.Kinds {
			p.Gate.Kinds[k].Title, p.Gate.Kinds[k].Help = corpus[(i+9)%len(corpus)], corpus[(i+10)%len(corpus)]
		}
		hostile := content.Framework{ID: "f", Title: corpus[i], Version: corpus[(i+1)%len(corpus)], Checked: corpus[(i+2)%len(corpus)], Caveat: corpus[(i+3)%len(corpus)]}
		hostile.Controls = []content.Control{{ID: corpus[(i+8)%len(corpus)], Title: corpus[(i+4)%len(corpus)], Summary: corpus[(i+5)%len(corpus)], Binds: corpus[(i+6)%len(corpus)]}}
		p.opt.Frameworks = func(*content.Gate) ([]*content.Framework, error) { return []*content.Framework{&hostile}, nil }
		p.filled()
		s := sizes[1]
		p.begin(t, s.w, s.h)
		for _, place := range ui.Places {
			p.route(place, "ID-01")
			sound(t, string(place), p, s)
			p.app.stack = p.app.stack[:1]
		}
	}
}

func TestHostileTextTypedIntoEveryFieldIsShownAsItIsKept(t *testing.T) {
	for _, place := range []ui.Place{ui.Intake, ui.Evidence, ui.Accept, ui.Sign} {
		p := newProgram(t)
		p.filled()
		s := sizes[1]
		p.begin(t, s.w, s.h)
		p.route(place, "ID-01")
		for i, text := range cleantest.Corpus() {
			if i%4 == 0 {
				p.Press("tab")
			}
			p.Paste(text)
			sound(t, string(place), p, s)
		}
	}
}
