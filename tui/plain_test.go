package tui

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content/clean"
	"gonogo/content/clean/cleantest"
	"gonogo/tui/plain"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

// listen works the program by lines, from its beginning to the end of the lines.
func (p *program) listen(lines ...string) string {
	p.T.Helper()
	var out strings.Builder
	p.opt.Plain, p.opt.In, p.opt.Out, p.opt.After = true, strings.NewReader(strings.Join(lines, "\n")+"\n"), &out, nil
	if err := Run(context.Background(), p.Ana, p.opt); err != nil {
		p.T.Fatalf("plain: %v\n%s", err, out.String())
	}
	return out.String()
}

// says fails when one of the lines is not said, in this order.
func says(t *testing.T, out string, lines ...string) {
	t.Helper()
	rest := "\n" + out
	for _, l := range lines {
		_, after, ok := strings.Cut(rest, "\n"+l)
		if !ok {
			t.Fatalf("%q is not said, or not in this place:\n%s", l, out)
		}
		rest = after
	}
}

// unsaid fails when a text is said anywhere.
func unsaid(t *testing.T, out string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(out, text) {
			t.Fatalf("%q is said:\n%s", text, out)
		}
	}
}

// opened is a program that opens a fresh assessment, or the filled one.
func opened(t *testing.T, filled bool) *program {
	p := newProgram(t)
	if filled {
		p.opt.Open = p.filled().Slug
	} else {
		p.opt.Open = p.Start(uitest.Subject()).Slug
	}
	return p
}

func TestPlainSaysWhereOneIsHowItStandsAndWhatIsAsked(t *testing.T) {
	p := opened(t, false)
	out := p.listen("quit")
	says(t, out, "gonogo, portfolio, payments-agent, identities, ID-01", "INCOMPLETE: 0 blockers open, ", "0 of 7 answered", "ID-01, ", p.Gate.Question("ID-01").Text, "not answered yet", "You can: met (1), partly (2)", "ID-01:", "Left. Everything recorded is kept.")
}

func TestPlainAnswersByKeyByWordAndByTheBeginningOfAWord(t *testing.T) {
	p := opened(t, false)
	out := p.listen("3", "partly", "unm", "ID-01", "don't know", "dr01", "3", "quit")
	says(t, out, "saved, ID-01 unmet", "saved, ID-02 partly", "saved, ID-03 unmet", "saved, ID-01 don't know (was unmet)", "DR-01, ", "saved, DR-01 unmet")
	r, _ := p.Read("payments-agent")
	for id, want := range map[string]assessment.Answer{"ID-01": assessment.DontKnow, "ID-02": assessment.Partly, "ID-03": assessment.Unmet, "DR-01": assessment.Unmet} {
		if got := r.State.Answers[id].Value.Answer; got != want {
			t.Errorf("%s is %q, want %q", id, got, want)
		}
	}
}

func TestPlainSaysOnlyWhatIsNewUntilItIsAskedAgain(t *testing.T) {
	p := opened(t, true)
	text := p.Gate.Question("ID-03").Text
	out := p.listen("ID-03", "note", "three keys are left", ".", "again", "quit")
	before, after, ok := strings.Cut(out, "saved, note to ID-03")
	if !ok {
		t.Fatal(out)
	}
	if strings.Count(before, text) != 1 || strings.Count(after, text) != 1 {
		t.Errorf("the question is read %d times before the note and %d times after it, with one reading asked for:\n%s", strings.Count(before, text), strings.Count(after, text), out)
	}
	says(t, after, "answered partly, which counts as unmet; Cai Lin <cai@example.com> is to fix it by 2027-01-10; note: three keys are left")
}

func TestPlainSaysWhyWhatCannotBeDone(t *testing.T) {
	p := opened(t, false)
	out := p.listen("AP-01", "met", "withdraw", "backgammon", "back", "back", "quit")
	says(t, out, "AP-01 is settled by the sign-offs, never by hand", "nothing is held for AP-01 that could be withdrawn", "“backgammon” is nothing that can be done here; ? says what is.", "gonogo, portfolio", "This is the first place; quit leaves.")
}

func TestPlainAsksBeforeItOverwritesWhatAnotherWindowWrote(t *testing.T) {
	p := opened(t, false)
	slow := &between{lines: []string{"3", "n", "1", "where", "quit"}, before: map[string]func(){"3": func() {
		r, _ := p.Read("payments-agent")
		p.Act(p.World.Ben, r, assessment.Answered{Question: "ID-01", Answer: assessment.Met})
	}, "where": func() {
		r, _ := p.Read("payments-agent")
		p.Act(p.World.Ben, r, assessment.Parked{Question: "DR-02"})
	}}}
	var out strings.Builder
	p.opt.Plain, p.opt.After, p.opt.In, p.opt.Out = true, nil, slow, &out
	if err := Run(context.Background(), p.Ana, p.opt); err != nil {
		t.Fatal(err)
	}
	says(t, out.String(), "ID-01 changed while you were looking. Record yours on top?", "They: answered ID-01 met (Ben Ode <ben@example.com>).", "ID-01, blocker, weak: ", "in another window: parked DR-02")
	if r, _ := p.Read("payments-agent"); r.State.Answers["ID-01"].Value.Answer != assessment.Met {
		t.Error("no recorded it all the same")
	}
}

// between gives a line at a time, and does something before one of them.
type between struct {
	lines  []string
	before map[string]func()
}

func (b *between) Read(into []byte) (int, error) {
	if len(b.lines) == 0 {
		return 0, io.EOF
	}
	line := b.lines[0]
	b.lines = b.lines[1:]
	if do := b.before[line]; do != nil {
		do()
	}
	return copy(into, line+"\n"), nil
}

func TestPlainListsAreChosenFromByNumberAndByName(t *testing.T) {
	p := opened(t, true)
	out := p.listen("findings", "2", "row 3", "DR-03", "99", "open", "quit")
	if _, d := p.Read("payments-agent"); d.Finding("DR-03") == nil {
		t.Fatal("the example has no DR-03")
	}
	says(t, out, "gonogo, portfolio, payments-agent, findings", "In the way: no-go:", "1. ", "Chosen: ", "Chosen: DR-03", "There are ", "gonogo, portfolio, payments-agent, drills, DR-03")
}

func TestPlainFormsAskAgainForWhatIsWrongAndKeepWhatIsRight(t *testing.T) {
	p := newProgram(t)
	out := p.listen("new", "", "Bot", "go go-live", "soon", "2026-12-15", "go tier", "9", "again", "up", "full", "back", "n", "save", "quit")
	says(t, out, "it needs a name", "that is no day", "“9” is none of these.", "1. Name: Bot", "please decide", "saved, Bot is started")
	r, _ := p.Read("bot")
	if got := r.State.Subject.GoLive.String(); got != "2026-12-15" {
		t.Errorf("the go-live date is %q", got)
	}
}

func TestPlainTakesTextThatIsOneOfItsWords(t *testing.T) {
	p := opened(t, false)
	p.listen("ID-01", "comment", "=back", "and more", ".", "quit")
	r, _ := p.Read("payments-agent")
	if got := r.State.Comments[0].Text; got != "back\nand more" {
		t.Errorf("the comment is %q", got)
	}
}

func TestTheEndOfTheInputKeepsWhatWasRecordedAndNamesWhatWasNot(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		lost  string
	}{
		"nothing typed":       {[]string{"3"}, ""},
		"half a comment":      {[]string{"3", "comment", "half a"}, "NOT SAVED: your comment."},
		"a form not sent":     {[]string{"3", "i", "go release", "1.5.0"}, "NOT SAVED: what you have changed about Payments agent."},
		"a question not sent": {[]string{"3", "i", "go release", "1.5.0", "back"}, "NOT SAVED: what you have changed about Payments agent."},
	} {
		t.Run(name, func(t *testing.T) {
			p := opened(t, false)
			out := p.listen(c.lines...)
			says(t, out, "The input ended. Everything recorded is kept.")
			if c.lost != "" {
				says(t, out, c.lost)
			} else {
				unsaid(t, out, "NOT SAVED")
			}
			if r, _ := p.Read("payments-agent"); r.State.Answers["ID-01"].Value.Answer != assessment.Unmet {
				t.Error("the answer is lost")
			}
		})
	}
}

func TestAnInterruptEndsPlainModeAtOnce(t *testing.T) {
	p := opened(t, false)
	ctx, stop := context.WithCancel(context.Background())
	never, _ := io.Pipe()
	p.opt.Plain, p.opt.After, p.opt.Out = true, nil, io.Discard
	p.opt.In = io.MultiReader(strings.NewReader("3\n"), reads(stop), never)
	if err := Run(ctx, p.Ana, p.opt); !errors.Is(err, context.Canceled) {
		t.Fatalf("it came to %v", err)
	}
	if r, _ := p.Read("payments-agent"); r.State.Answers["ID-01"].Value.Answer != assessment.Unmet {
		t.Error("the answer is lost")
	}
}

// reads does something when it is read, and holds nothing.
type reads func()

func (f reads) Read([]byte) (int, error) { f(); return 0, io.EOF }

func TestAFailedWriteIsSaidAndNothingTypedIsLost(t *testing.T) {
	p := opened(t, false)
	p.failing(true)
	out := p.listen("comment", "the disk is full", ".", "back", "n", "quit", "y")
	says(t, out, "NOT SAVED: ", "Leave and lose your comment?")
}

// drawn are signs that say nothing to whoever listens: boxes, bars, blocks, braille, arrows and the signs of marks.
func drawn(r rune) bool {
	return r >= 0x2500 && r <= 0x25ff || r >= 0x2800 && r <= 0x28ff || r >= 0x2190 && r <= 0x21ff || strings.ContainsRune("✓✗‖≠⇄·", r)
}

// heard fails when lines are padded, drawn or anything but printable text.
func heard(t *testing.T, what, out string) {
	t.Helper()
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line != strings.TrimSpace(line) {
			t.Errorf("%s: a line is empty or padded: %q", what, line)
		}
		if clean.Line(line).String() != line {
			t.Errorf("%s: not clean: %q", what, line)
		}
		if i := strings.IndexFunc(line, drawn); i >= 0 {
			t.Errorf("%s: drawn: %q", what, line)
		}
	}
}

func TestNothingOfAnyPlaceIsDrawnInPlainMode(t *testing.T) {
	p := newProgram(t)
	p.filled()
	p.opt.Files, p.opt.Signing = realFiles(), ring{agent: []string{"anas-key"}, file: "id_ed25519"}.signing()
	for _, place := range ui.Places {
		for _, q := range []string{"ID-01", "ID-03", "DR-01", "AP-01"} {
			heard(t, string(place)+" of "+q, p.listenAt(ui.Route{To: place, Question: q}, "?", "again", "list", "more", "where"))
		}
	}
	for _, sheet := range []string{"comment", "4", "/", "W", "note"} {
		heard(t, sheet, p.listenAt(ui.Route{To: ui.Review, Question: "DR-01"}, sheet, "?", "again"))
	}
	r := registering(t, 99, 40, uitest.Rows()...)
	for _, route := range registerPlaces {
		heard(t, string(route.To)+" with rows", r.listenAt(route, "?", "list", "more", "j", "columns", "back", "remove", "n", "/", "x"))
	}
}

// listenAt works the program by lines, from a place on.
func (p *program) listenAt(route ui.Route, lines ...string) string {
	out, _ := p.spyAt(route, false, lines...)
	return out
}

// spyAt also tells which actions the lines led to. Where dry is set none of them is done, and every one may be.
func (p *program) spyAt(route ui.Route, dry bool, lines ...string) (said string, did []string) {
	p.T.Helper()
	p.opt.Plain = true
	p.begin(p.T, 99, 4096)
	if route.To != "" {
		p.place(route)
	}
	return p.spy(dry, lines...)
}

func (p *program) place(route ui.Route) {
	rows, err := p.Ana.Portfolio(context.Background())
	if err != nil || len(rows) != 1 {
		p.T.Fatalf("%d assessments: %v", len(rows), err)
	}
	r, _ := p.Read(rows[0].Slug)
	route.Case, route.Role, route.About = p.app.env.Judge(r), "security", []string{"portfolio"}
	if route.To == ui.Help {
		route.Actions = p.app.actions()
	}
	p.Send(ui.ReplyMsg{Then: func() tea.Cmd { return p.app.Go(route) }})
}

func (p *program) spy(dry bool, lines ...string) (said string, did []string) {
	p.T.Helper()
	s := &spy{app: p.app, dry: dry}
	var out strings.Builder
	var clock plain.Clock
	if err := plain.Run(context.Background(), s, &clock, strings.NewReader(strings.Join(lines, "\n")+"\n"), &out, false); err != nil {
		p.T.Fatalf("plain: %v\n%s", err, out.String())
	}
	return out.String(), s.did
}

// spy is the shell as it stands, already begun.
type spy struct {
	*app
	dry bool
	did []string
}

func (s *spy) Init() tea.Cmd { return nil }

func (s *spy) Offers() []ui.Action {
	list := s.app.Offers()
	for i := range list {
		if s.dry {
			list[i].WhyNot = nil
		}
	}
	return list
}

func (s *spy) Perform(a ui.Action) tea.Cmd {
	s.did = append(s.did, nameOf(a))
	if s.dry {
		return nil
	}
	return s.app.Perform(a)
}

func nameOf(a ui.Action) string { return strings.Join(a.Key.Keys(), " ") + ": " + a.Key.Help().Desc }

// ownWords are the words that lead to the keys of forms.
var ownWords = map[ui.KeyID][]string{ui.KeySend: {"save"}, ui.KeyBack: {"back"}, ui.KeyQuit: {"quit"}, ui.KeyNextField: {""}}

// readInstead are the keys that only move what is drawn: plain mode reads what they would show.
var readInstead = []ui.KeyID{ui.KeyHelp, ui.KeyPageDown, ui.KeyPane, ui.KeySuspend}

// Every action that a place or a sheet offers is done by the name of each of its keys and by its word; where a word fits
// several, all of them are named.
func TestPlainReachesEveryActionOfEveryPlace(t *testing.T) {
	reached := 0
	complete := func(what string, p *program) {
		t.Helper()
		focus := p.app.focus()
		for _, a := range p.app.actions() {
			words := slices.Clone(a.Key.Keys())
			typed := isTyping(focus)
			if r, ok := focus.(ui.Reader); typed || ok && r.Read().Form != nil {
				words = slices.DeleteFunc(words, func(w string) bool { return len(w) == 1 || w == "up" || w == "down" || w == "left" || w == "right" }) // these are text
				words = append(words, ownWords[a.Key.ID]...)
			} else if a.Key.ID != ui.KeyInterrupt { // q quits as well
				words = append(words, a.Key.Short())
			}
			for _, word := range words {
				out, did := p.spy(true, word)
				switch {
				case slices.Contains(did, nameOf(a)):
				case slices.Contains(readInstead, a.Key.ID) && !strings.Contains(out, "is nothing that can be done here"):
				case strings.Contains(out, word+" may mean:") && strings.Contains(out, a.Key.Name()) && strings.Contains(out, a.Key.Help().Desc):
				default:
					t.Errorf("%s: %q does not lead to %q but to %q:\n%s", what, word, nameOf(a), did, out)
				}
				reached++
			}
		}
	}
	p := newProgram(t)
	p.filled()
	p.opt.Plain = true
	p.opt.Signing = ring{agent: []string{"anas-key"}}.signing()
	p.begin(t, 99, 4096)
	for _, place := range ui.Places {
		p.place(ui.Route{To: place, Question: "DR-01"})
		complete(string(place), p)
		p.app.stack = p.app.stack[:1]
	}
	for _, sheet := range []string{"c", "4", "/", "W", "a"} {
		p.place(ui.Route{To: ui.Review, Question: "DR-01"})
		p.Press(sheet)
		complete("the sheet of "+sheet, p)
		p.app.stack = p.app.stack[:1]
	}
	p.place(ui.Route{To: ui.Sign})
	p.Press("ctrl+s")
	complete("what is signed", p)
	r := registering(t, 99, 4096, uitest.Rows()...)
	for _, place := range registerPlaces {
		r.there(place)
		complete(string(place.To)+" with rows", r)
		r.app.stack = r.app.stack[:1]
	}
	for _, sheet := range registerSheets {
		r.there(ui.Route{To: ui.Register, Register: "identities"})
		r.Press(sheet...)
		complete("the sheet of "+strings.Join(sheet, " "), r)
		r.app.stack = r.app.stack[:1]
	}
	if reached < 300 {
		t.Errorf("only %d words were tried", reached)
	}
}

func TestHostileTextIsHeardAsTextAlone(t *testing.T) {
	n := 0
	corpus := cleantest.Corpus()
	for n < len(corpus) {
		p := newProgram(t)
		hostile(p, func() string { n++; return corpus[(n-1)%len(corpus)] })
		for _, place := range []ui.Place{ui.Portfolio, ui.Review, ui.Findings, ui.Decision, ui.Forecast, ui.Compare, ui.SignOffs, ui.Evidence, ui.Intake, ui.Accept, ui.Sprawl} {
			out := p.listenAt(ui.Route{To: place, Question: "ID-01"}, "again", "list", "more", "save", "\x1b[2J\x07")
			for i, r := range out {
				if r != '\n' && unicode.IsControl(r) {
					t.Fatalf("%s: byte %d is %U", place, i, r)
				}
			}
			for line := range strings.Lines(out) {
				if line = strings.TrimSuffix(line, "\n"); clean.New(line).String() != line {
					t.Fatalf("%s: not clean: %q", place, line)
				}
			}
		}
	}
}

func TestPlainWithoutUTF8IsASCIIAlone(t *testing.T) {
	p := opened(t, true)
	p.opt.ASCII = true
	p.opt.Report = func(assessment.Record, assessment.Decision) (string, error) {
		return "# Bücher → “q” …\n", nil
	}
	for i, r := range p.listen("?", "more", "list", "decision", "forecast", "back", "m", "quit") {
		if r > '~' || r < ' ' && r != '\n' {
			t.Fatalf("byte %d is %U", i, r)
		}
	}
}

func TestPlainReadsARegisterRowByRowAndChangesSeveralAtOnce(t *testing.T) {
	p := registering(t, 99, 40, uitest.Rows()...)
	p.opt.Open = "payments-agent"
	out := p.listen("registers", "open", "row 2", "more", "list", "mark", "mark", "Owner", "edit cell", "Dee Due <dee@example.com>", "y", "undo",
		"add", "svc-new", "save", "paste", "key,owner", "svc-new,Ana Ames <ana@example.com>", ".", "record all", "svc-new", "remove", "y", "quit")
	says(t, out, "Machine identities, 4 rows", "Row 1 of 4, key-mail: ", "Row 2 of 4, svc-log: ", "1. key-mail: ", "1 marked: ", "2 marked: ", "Column: Owner.", "Set Owner of 2 rows to “Dee Due <dee@example.com>”?", "saved, Owner of 2 rows “Dee Due <dee@example.com>”",
		"saved, taken back", "saved, svc-new added", "The first line names the columns", "Would be recorded as one act: ", "saved, 0 rows added, 1 changed in identities", "Remove svc-new from Machine identities?", "saved, svc-new removed")
	if got := p.keys("identities"); got != "key-mail svc-log svc-pay wl-agent" {
		t.Errorf("the rows are %s", got)
	}
}

func TestAPasteThatTheInputBreaksOffIsNamed(t *testing.T) {
	p := registering(t, 99, 40, uitest.Rows()...)
	p.opt.Open = "payments-agent"
	says(t, p.listen("registers", "open", "paste", "key,owner", "svc-x,"), "NOT SAVED: what you pasted.")
	if strings.Contains(p.keys("identities"), "svc-x") {
		t.Error("half a paste was recorded")
	}
}

func TestEveryWordOfPlainModeIsItsOwn(t *testing.T) {
	own := []string{"again", "where", "more", "list", "row", "go", "up", "-"}
	for _, id := range ui.KeyIDs() {
		k := ui.Pick(id)
		if slices.Contains(own, k.Short()) && id != ui.KeyUp {
			t.Errorf("%s is called %q, which plain mode means otherwise", k.Label(), k.Short())
		}
	}
}
