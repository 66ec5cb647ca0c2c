package uitest

import (
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Driver presses keys on a model and lets it come to rest after each.
type Driver struct {
	t      testing.TB
	model  tea.Model
	paused bool
	wait   []tea.Cmd
	later  []tea.Msg
	gone   time.Duration
	Quit   bool
}

// Now is the clock of the tests with what Wait let go by.
func (d *Driver) Now() time.Time { return Now().Add(d.gone) }

// Wait lets time go by for the clock alone: nothing that was to come later comes.
func (d *Driver) Wait(how time.Duration) { d.gone += how }

// After stands for a clock that never goes on by itself: what was to come later waits for Later.
func (d *Driver) After(_ time.Duration, msg tea.Msg) tea.Cmd {
	return func() tea.Msg { d.later = append(d.later, msg); return nil }
}

// Begin shows a model in a window of w by h cells.
func (d *Driver) Begin(t testing.TB, m tea.Model, w, h int) {
	d.t, d.model = t, m
	d.run(m.Init())
	d.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// Send gives the model a message and lets it come to rest.
func (d *Driver) Send(msg tea.Msg) {
	if _, ok := msg.(tea.QuitMsg); ok {
		d.Quit = true
		return
	}
	var cmd tea.Cmd
	d.model, cmd = d.model.Update(msg)
	d.run(cmd)
}

func (d *Driver) run(cmd tea.Cmd) {
	switch {
	case cmd == nil:
		return
	case d.paused:
		d.wait = append(d.wait, cmd)
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	default:
		d.Send(msg)
	}
}

// Pause lets what the model asks for wait, as a slow disk does.
func (d *Driver) Pause() { d.paused = true }

// Resume lets it go on.
func (d *Driver) Resume() {
	d.paused = false
	wait := d.wait
	d.wait = nil
	for _, c := range wait {
		d.run(c)
	}
}

// Once lets what waits go on, and what that asks for wait.
func (d *Driver) Once() {
	wait := d.wait
	d.wait = nil
	for len(wait) > 0 {
		msg := wait[0]()
		wait = wait[1:]
		if batch, ok := msg.(tea.BatchMsg); ok {
			wait = append(batch, wait...)
		} else if msg != nil {
			d.Send(msg)
		}
	}
}

// Later lets come what was to come later.
func (d *Driver) Later() {
	later := d.later
	d.later = nil
	for _, msg := range later {
		d.Send(msg)
	}
}

// special are the keys with a name.
var special = map[string]tea.KeyPressMsg{
	"f1": {Code: tea.KeyF1}, "enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift},
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
	"space": {Code: tea.KeySpace, Text: " "}, "backspace": {Code: tea.KeyBackspace}, "pgdown": {Code: tea.KeyPgDown}, "pgup": {Code: tea.KeyPgUp},
	"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "delete": {Code: tea.KeyDelete},
	"ctrl+s": {Code: 's', Mod: tea.ModCtrl}, "ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+j": {Code: 'j', Mod: tea.ModCtrl}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl},
	"ctrl+p": {Code: 'p', Mod: tea.ModCtrl}, "ctrl+f": {Code: 'f', Mod: tea.ModCtrl}, "ctrl+o": {Code: 'o', Mod: tea.ModCtrl},
}

// Press presses keys: names such as "enter", or single characters.
func (d *Driver) Press(keys ...string) {
	d.t.Helper()
	for _, k := range keys {
		if msg, ok := special[k]; ok {
			d.Send(msg)
			continue
		}
		if utf8.RuneCountInString(k) != 1 {
			d.t.Fatalf("no key is called %q", k)
		}
		r, _ := utf8.DecodeRuneInString(k)
		d.Send(tea.KeyPressMsg{Code: r, Text: k})
	}
}

// Type types text, key by key.
func (d *Driver) Type(text string) {
	for _, r := range text {
		if r == ' ' {
			d.Press("space")
			continue
		}
		d.Press(string(r))
	}
}

// Paste pastes text as a terminal does.
func (d *Driver) Paste(text string) { d.Send(tea.PasteMsg{Content: text}) }

// Click clicks on a cell of the window.
func (d *Driver) Click(x, y int) { d.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}) }

// Wheel turns the wheel over a cell by so many notches, up where that is negative.
func (d *Driver) Wheel(x, y, notches int) {
	button := tea.MouseWheelDown
	if notches < 0 {
		button, notches = tea.MouseWheelUp, -notches
	}
	for range notches {
		d.Send(tea.MouseWheelMsg{X: x, Y: y, Button: button})
	}
}

// ClickOn clicks on the first place that shows a text, as somebody does who looks first.
func (d *Driver) ClickOn(text string) {
	d.t.Helper()
	x, y := d.Find(text)
	d.Wait(time.Second)
	d.Click(x, y)
}

// Find is the first cell of the screen at which a text begins.
func (d *Driver) Find(text string) (x, y int) {
	d.t.Helper()
	for y, line := range d.Lines() {
		if before, _, ok := strings.Cut(line, text); ok {
			return ansi.StringWidthWc(before), y
		}
	}
	d.t.Fatalf("the screen does not show %q:\n%s", text, d.Screen())
	return 0, 0
}

// Raw is what the model draws, with its styles.
func (d *Driver) Raw() string { return d.model.View().Content }

// View is the whole of what the model asks of the terminal.
func (d *Driver) View() tea.View { return d.model.View() }

var styles = regexp.MustCompile("\x1b\\[[0-9;]*m")

// Screen is what one reads on the screen.
func (d *Driver) Screen() string { return styles.ReplaceAllString(d.Raw(), "") }

// Lines are the lines of the screen.
func (d *Driver) Lines() []string { return strings.Split(d.Screen(), "\n") }

// Shows fails the test when the screen does not show a text.
func (d *Driver) Shows(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if !strings.Contains(d.Flat(), text) {
			d.t.Fatalf("the screen does not show %q:\n%s", text, d.Screen())
		}
	}
}

// Hides fails the test when the screen shows a text.
func (d *Driver) Hides(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if strings.Contains(d.Flat(), text) {
			d.t.Fatalf("the screen shows %q:\n%s", text, d.Screen())
		}
	}
}

// Flat is the screen with every run of blanks and line breaks as one blank, so that wrapping does not matter.
func (d *Driver) Flat() string { return strings.Join(strings.Fields(d.Screen()), " ") }
