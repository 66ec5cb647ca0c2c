package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

// spot is a cell at which a click does something.
type spot struct {
	x, y   int
	target *ui.Target
}

// spots are the first cells of all that can be clicked on.
func (p *program) spots() []spot {
	var out []spot
	lines, _, _ := p.app.page()
	for y, l := range lines {
		var last *ui.Target
		for x := range p.app.w {
			if t, _ := l.At(x); t != last {
				if last = t; t != nil {
					out = append(out, spot{x, y, t})
				}
			}
		}
	}
	return out
}

// state is what somebody sees, and what is recorded.
func (p *program) state() string {
	p.Wait(time.Second)
	state := fmt.Sprintf("%s\nquit %v, %d screens, cursor %v\n", p.Raw(), p.Quit, len(p.app.stack), p.View().Cursor)
	rows, err := p.Ben.Portfolio(p.app.env.Context)
	if err != nil {
		p.T.Fatal(err)
	}
	for _, row := range rows {
		r, _ := p.Read(row.Slug)
		state += fmt.Sprintln(row.Slug, len(r.State.Log))
	}
	return state
}

func TestAClickOnWhatStandsForAKeyIsThatKey(t *testing.T) {
	for _, s := range []size{{100, 24}, {60, 16}} {
		for _, st := range stations() {
			clicked := 0
			for i, sp := range st.open(t, s.w, s.h).spots() {
				if sp.target.Do != nil || sp.target.Put != nil {
					continue
				}
				byKey, byClick := st.open(t, s.w, s.h), st.open(t, s.w, s.h)
				byKey.state() // drawn, as everything is before a key
				byClick.state()
				key := ui.Pick(sp.target.Key)
				keys := key.Keys()
				if isTyping(byKey.app.focus()) && len(keys[0]) == 1 { // a letter is text there
					keys = keys[1:]
				}
				byKey.Press(keys[0])
				byClick.Click(sp.x, sp.y)
				if k, c := byKey.state(), byClick.state(); k != c {
					t.Fatalf("%s at %v: spot %d, key %s\n%s\nclicked at %d,%d:\n%s", st.name, s, i, key.Label(), k, sp.x, sp.y, c)
				}
				clicked++
			}
			if clicked < 2 {
				t.Errorf("%s at %v: %d keys can be clicked on, want the two at the right of the footer at least", st.name, s, clicked)
			}
		}
	}
}

// The footer is where somebody finds out what can be done: all that it names can be clicked on.
func TestEveryActionOfTheFooterCanBeClickedOn(t *testing.T) {
	for _, st := range stations() {
		p := st.open(t, 140, 40)
		var have []ui.KeyID
		for _, sp := range p.spots() {
			if sp.y == 39 && sp.target.Do == nil && sp.target.Put == nil {
				have = append(have, sp.target.Key)
			}
		}
		footer := p.Lines()[39]
		for _, a := range p.app.actions() {
			if a.Foot && strings.Contains(footer, " "+a.Key.Label()+" "+a.Key.Short()+" ") && !slices.Contains(have, a.Key.ID) {
				t.Errorf("%s: %s is named and cannot be clicked on", st.name, a.Key.Short())
			}
		}
	}
}

func TestChoosingByClickRecordsNothingAndLosesNothing(t *testing.T) {
	for _, st := range stations() {
		p := st.open(t, 140, 40)
		log := func() int { r, _ := p.Read("payments-agent"); return len(r.State.Log) }
		if len(p.app.stack) == 1 {
			continue // nothing is there yet
		}
		before, layers, sheets := log(), len(p.app.stack), len(p.app.top().sheets)
		for i := range p.spots() {
			now := p.spots() // a row that was chosen meanwhile is not chosen again
			if i >= len(now) {
				break
			}
			if sp := now[i]; sp.target.Do != nil || sp.target.Put != nil {
				p.Wait(time.Second)
				p.Send(tea.MouseClickMsg{X: sp.x, Y: sp.y, Button: tea.MouseLeft})
			}
		}
		if log() != before || len(p.app.stack) != layers || len(p.app.top().sheets) != sheets {
			t.Errorf("%s: choosing wrote %d entries; %d places and %d sheets are open", st.name, log()-before, len(p.app.stack), len(p.app.top().sheets))
		}
	}
}

func TestAClickChoosesARowAndAnotherOneOpensIt(t *testing.T) {
	for _, c := range []struct {
		name string
		open func() *program
		row  string
		same []string // the keys that do the same
		then []string
	}{
		{"portfolio", func() *program {
			p := newProgram(t)
			p.filled()
			s := uitest.Subject()
			s.Name = "Another agent"
			p.Start(s)
			return p.begin(t, 100, 30)
		}, "Payments agent", []string{"G"}, []string{"enter"}},
		{"tall portfolio", func() *program {
			p := newProgram(t)
			p.filled()
			s := uitest.Subject()
			s.Name = "Another agent"
			p.Start(s)
			return p.begin(t, 60, 16)
		}, "Payments agent", []string{"G"}, []string{"enter"}},
		{"outline", func() *program { p := reviewing(t, 80, 24); p.Press("tab"); return p }, "the rollback was", []string{"j", "j", "j", "j", "j"}, []string{"enter"}},
		{"findings", func() *program { p := reviewing(t, 100, 30); p.Press("3", "3", "f"); return p }, "✗ ID-02", []string{"g", "j"}, []string{"enter"}},
		{"coverage", func() *program {
			p := newProgram(t)
			p.filled()
			p.begin(t, 100, 30)
			p.route(ui.Coverage, "")
			return p
		}, "PR.AA-05 Who", []string{"j", "j", "j"}, []string{"enter"}},
		{"registers", func() *program {
			p := registering(t, 100, 30, uitest.Rows()...)
			p.there(ui.Route{To: ui.Registers})
			return p
		}, "People  1 row", []string{"j"}, []string{"enter"}},
		{"register", func() *program { return registering(t, 100, 30, uitest.Rows()...) }, "wl-agent             ?", []string{"j", "j", "j"}, []string{"enter"}},
		{"columns", func() *program {
			p := registering(t, 100, 30, uitest.Rows()...)
			p.Press("c")
			return p
		}, "[ ] Deputy", []string{"j", "j", "j"}, []string{"space"}},
		{"a find", func() *program { p := reviewing(t, 100, 30); p.Press("/", "D", "R"); return p }, "the rollback was tried on this release", []string{"down"}, []string{"enter"}},
		{"sign-offs", func() *program { p := reviewing(t, 100, 30); p.Press("s"); return p }, "missing    Owner", []string{"j", "j"}, []string{"enter"}},
	} {
		byKey, byClick := c.open(), c.open()
		for _, step := range [][]string{c.same, c.then} {
			byKey.Press(step...)
			byClick.ClickOn(c.row)
			if k, m := byKey.state(), byClick.state(); k != m {
				t.Fatalf("%s: by %v\n%s\nby a click on %s\n%s", c.name, step, byKey.Screen(), c.row, byClick.Screen())
			}
		}
	}
}

func TestADoubleClickOnAnAnswerAnswersOneQuestion(t *testing.T) {
	p := reviewing(t, 80, 24)
	x, y := p.Find("3 unmet")
	p.Click(x, y)
	p.Click(x, y)
	if r, _ := p.Read("payments-agent"); len(r.State.Answers) != 1 {
		t.Errorf("a double click gave %d answers", len(r.State.Answers))
	}
	p.Wait(time.Second)
	p.Click(x, y)
	if r, _ := p.Read("payments-agent"); len(r.State.Answers) != 2 {
		t.Errorf("a click a second later gave %d answers, want 2", len(r.State.Answers))
	}
}

func TestADoubleClickOpensARow(t *testing.T) {
	p := registering(t, 100, 30, uitest.Rows()...)
	x, y := p.Find("wl-agent")
	p.Click(x, y)
	p.Click(x, y)
	p.Shows("identities › wl-agent")
}

func TestAClickBesideASheetDoesNothing(t *testing.T) {
	for _, s := range []size{{100, 24}, {60, 16}} {
		for _, st := range stations() {
			p := st.open(t, s.w, s.h)
			if len(p.app.top().sheets) == 0 {
				continue
			}
			before, beside := p.state(), 0
			for y, line := range p.Lines()[:s.h-1] {
				if strings.HasPrefix(line, "── ") {
					break
				}
				for x := y % 23; x < s.w; x += 23 {
					p.Wait(time.Second)
					p.Click(x, y)
					beside++
				}
			}
			if after := p.state(); before != after || beside == 0 {
				t.Fatalf("%s at %v: after %d clicks\n%s\nwas\n%s", st.name, s, beside, after, before)
			}
		}
	}
}

func TestASheetThatRoseByItselfIsDeafToClicks(t *testing.T) {
	p := reviewing(t, 80, 24)
	r, _ := p.Read("payments-agent")
	p.Act(p.Ben, r, assessment.Answered{Question: "ID-01", Answer: assessment.Unmet})
	p.Press("1")
	p.Shows("changed while you were looking")
	x, y := p.Find("yes, record mine")
	p.Click(x, y)
	p.Shows("changed while you were looking")
	p.Wait(time.Second)
	p.Click(x, y)
	p.Hides("changed while you were looking")
	if r, _ := p.Read("payments-agent"); r.State.Answers["ID-01"].Value.Answer != assessment.Met {
		t.Error("the click a second later was not heard")
	}
}

func TestAClickWhileSomethingIsSavedIsDropped(t *testing.T) {
	p := reviewing(t, 80, 24)
	x, y := p.Find("3 unmet")
	p.Pause()
	p.Press("1")
	p.Shows("saving")
	p.Wait(time.Second)
	p.Click(x, y)
	p.Resume()
	if r, _ := p.Read("payments-agent"); len(r.State.Answers) != 1 {
		t.Errorf("%d answers were given, want the one of the key", len(r.State.Answers))
	}
}

func TestOnlyTheLeftButtonDoesAnything(t *testing.T) {
	p := reviewing(t, 80, 24)
	x, y := p.Find("3 unmet")
	before := p.state()
	for _, b := range []tea.MouseButton{tea.MouseMiddle, tea.MouseRight, tea.MouseBackward, tea.MouseForward, tea.MouseNone} {
		p.Send(tea.MouseClickMsg{X: x, Y: y, Button: b})
	}
	p.Send(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
	p.Send(tea.MouseMotionMsg{X: x, Y: y, Button: tea.MouseLeft})
	for _, at := range [][2]int{{-1, -1}, {x, 24}, {80, y}, {1 << 20, 1 << 20}} {
		p.Click(at[0], at[1])
		p.Wheel(at[0], at[1], 1)
	}
	if after := p.state(); after != before {
		t.Errorf("something happened:\n%s", after)
	}
}

func TestAClickGivesAFieldTheFocusAndTakesAChoice(t *testing.T) {
	p := reviewing(t, 120, 40)
	p.Press("e")
	p.ClickOn("Where it is")
	p.Type("https://wiki.example.com/7")
	p.ClickOn("Note")
	p.Type("look at page 3")
	p.ClickOn("Kind")
	p.Shows("‹ register-export ›")
	p.ClickOn("log-query")
	p.Shows("‹ log-query ›", "https://wiki.example.com/7", "look at page 3")
	p.ClickOn("‹")
	p.Shows("‹ register-export ›")
	p.ClickOn(" ›")
	x, y := p.Find("‹ ")
	p.Click(x+3, y)
	p.ClickOn("[ save the evidence ]")
	p.Shows("saved")
	r, _ := p.Read("payments-agent")
	e := r.State.Evidence[0]
	if e.Ref != "https://wiki.example.com/7" || e.Note != "look at page 3" {
		t.Errorf("recorded was %+v", e.Evidenced)
	}
}

func TestAClickThatLeavesTheReferenceHasItLookedAt(t *testing.T) {
	p, looked := newProgram(t), ""
	p.opt.Files = &ui.Files{Find: func(_ context.Context, text string) (string, error) { return text, nil }, Look: func(_ context.Context, ref string) (ui.File, error) { looked = ref; return ui.File{}, nil }}
	p.opt.Open = p.Start(uitest.Subject()).Slug
	p.begin(t, 120, 40)
	p.Press("e")
	p.ClickOn("Where it is")
	p.Type("export.csv")
	p.ClickOn("Note")
	if looked != "export.csv" {
		t.Errorf("looked at %q", looked)
	}
}

func TestAWordThatIsOfferedCanBeClickedOn(t *testing.T) {
	p := registering(t, 120, 40, uitest.Rows()...)
	p.there(ui.Route{To: ui.Row, Register: "identities", Row: "wl-agent"})
	p.ClickOn("Owner")
	p.ClickOn(uitest.Cai)
	p.Press("ctrl+s")
	if got := p.cell("identities", "wl-agent", "owner"); got != uitest.Cai {
		t.Errorf("the owner is %q", got)
	}
}

func TestAClickOnTheTitleOfAColumnGoesThereAndAnotherSorts(t *testing.T) {
	byKey, byClick := registering(t, 120, 40, uitest.Rows()...), registering(t, 120, 40, uitest.Rows()...)
	byKey.Press("right", "right", "right", "s")
	byClick.ClickOn("Owner")
	byClick.ClickOn("Owner")
	if k, c := byKey.state(), byClick.state(); k != c {
		t.Errorf("by keys\n%s\nby clicks\n%s", byKey.Screen(), byClick.Screen())
	}
}

func TestTheWheelMovesWhatIsUnderThePointerAndNothingElse(t *testing.T) {
	p := reviewing(t, 110, 16)
	before := p.state()
	left := func() string { return column(p, 0, 38) }
	right := func() string { return column(p, 41, 110) }
	l, r := left(), right()
	p.Wheel(80, 8, 1)
	if left() != l || right() == r {
		t.Errorf("the wheel over the card gives\n%s", p.Screen())
	}
	p.Wheel(80, 8, -9)
	if p.state() != before {
		t.Errorf("wheeled back it is\n%s", p.Screen())
	}
	p.Wheel(10, 5, 1)
	if right() != r {
		t.Errorf("the wheel over the outline moved the card:\n%s", p.Screen())
	}
	if rec, _ := p.Read("payments-agent"); len(rec.State.Log) != 1 {
		t.Error("the wheel recorded something")
	}
}

func TestTheWheelShowsOtherRowsAndWhatIsChosenStays(t *testing.T) {
	p := registering(t, 80, 24, uitest.ManyRows(200)...)
	p.Shows("1 of 200", "svc-0001")
	p.Wheel(5, 8, 20)
	p.Shows("1 of 200", "svc-0062")
	p.Hides("svc-0001 ")
	p.Press("j")
	p.Shows("2 of 200", "svc-0001")
	p.Wheel(5, 8, 1000)
	p.Shows("svc-0199")
	p.ClickOn("svc-0199")
	p.Shows("200 of 200")
}

func TestTheWheelMovesAFormAndTypingComesBackToTheField(t *testing.T) {
	p := reviewing(t, 60, 16)
	p.Press("i")
	p.Type("x")
	p.Wheel(5, 4, 30)
	if p.View().Cursor != nil {
		t.Errorf("a cursor stands in a field that is out of sight:\n%s", p.Screen())
	}
	p.Type("y")
	p.Shows("Payments agentxy")
	if p.View().Cursor == nil {
		t.Errorf("the field typed in is out of sight:\n%s", p.Screen())
	}
}

func TestEverythingIsReachedWithoutAMouse(t *testing.T) {
	p := newProgram(t)
	p.begin(t, 80, 24)
	if p.View().MouseMode != tea.MouseModeCellMotion {
		t.Error("clicks are not asked for")
	}
	p.opt.NoMouse = true
	p.begin(t, 80, 24)
	if p.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse is taken from the terminal all the same")
	}
}

// column is a part of the body, from one cell to another.
func column(p *program, from, to int) string {
	var out []string
	lines := p.Lines()
	for _, l := range lines[2 : len(lines)-4] {
		runes := []rune(l)
		out = append(out, string(runes[min(from, len(runes)):min(to, len(runes))]))
	}
	return strings.Join(out, "\n")
}

func TestAClickInATextPutsTheCursorThere(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("i")
	p.Press("ctrl+u")
	p.Paste("界界 agent")
	x, y := p.Find("界界 agent")
	p.Click(x+5, y)
	p.Type("fine ")
	p.Shows("界界 fine agent")
	x, y = p.Find("界界")
	p.Click(x+3, y) // in the second half of a wide sign
	p.Type("x")
	p.Shows("界x界 fine agent")
	p.Click(79, y)
	p.Type("!")
	p.Shows("界x界 fine agent!")
	p.Press("esc", "y", "c")
	p.Paste("one two three\nfour")
	x, y = p.Find("four")
	p.Click(x+1, y)
	p.Type("?")
	p.Shows("f?our")
	x, y = p.Find("two")
	p.Click(x, y)
	p.Type("and ")
	p.Shows("one and two three")
}
