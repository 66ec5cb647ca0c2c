package widget

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// Option is one value that a choice offers.
type Option struct {
	Value string
	Label string // as shown; the value where empty
	Help  string
	Faint bool // offered, but it will not help
}

func (o Option) label() string {
	if o.Label == "" {
		return o.Value
	}
	return o.Label
}

// Field is one thing that a form asks for. Exactly one kind: a choice where Options is set, else a text, of
// several lines where Prose is set, and one that is never drawn where Secret is: TakeSecret hands that over, Value
// never does.
type Field struct {
	Name    string // names its value
	Label   string
	Group   string // begins a new part of the form with this title
	Help    string
	Prose   bool
	Brief   bool // prose that is mostly one line
	Secret  bool
	Options func() []Option
	Suggest func() []string // words that a text of one line may be completed to
	Hidden  func() bool
	Fixed   func() string             // what other fields make of it, "" when it is asked: shown then, and not to be changed
	Check   func(value string) string // what is wrong with it, "" when nothing is
	Start   string                    // the value to begin with, as it is kept

	choice string
	text   editor
	secret secret
	edited bool // somebody has written into it, or chosen
	words  suggester
	left   bool   // somebody has been in it and gone on
	shown  string // Start as it is drawn: what is not touched is kept as it was
}

// mostRows is how many rows a text of several lines is given.
const mostRows = 4

func (f *Field) open() {
	switch {
	case f.Options != nil:
		f.choice = f.Start
	case f.Secret:
	default:
		f.text.prose = f.Prose
		f.text.resize(40)
		f.text.set(f.Start)
		f.shown = f.text.value()
	}
}

func (f *Field) hidden() bool { return f.Hidden != nil && f.Hidden() }

func (f *Field) fixed() string {
	if f.Fixed == nil {
		return ""
	}
	return f.Fixed()
}

// written reports whether the field is a text that is drawn as it is typed.
func (f *Field) written() bool { return f.Options == nil && !f.Secret && f.asked() }

// asked reports whether the field is to be filled in: it is in sight and nothing else settles it.
func (f *Field) asked() bool { return !f.hidden() && f.fixed() == "" }

// value is what the field holds. A text that nobody touched is what it began with, byte for byte.
func (f *Field) value() string {
	switch {
	case f.Options != nil:
		return f.choice
	case f.Secret:
		return ""
	}
	text := f.text.value()
	if text == f.shown {
		return f.Start
	}
	return strings.TrimSpace(text)
}

func (f *Field) set(v string) {
	switch {
	case f.Options != nil:
		f.choice = v
	case f.Secret:
	default:
		f.text.set(v)
	}
}

func (f *Field) resize(w int) { f.text.resize(w) }

// lineBreaks makes one sort of line break of what terminals send for it in a paste: mostly a carriage return.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// update edits the text.
func (f *Field) update(msg tea.Msg) {
	if paste, ok := msg.(tea.PasteMsg); ok && !f.Secret {
		text := lineBreaks.Replace(paste.Content)
		if !f.Prose {
			text = strings.ReplaceAll(strings.TrimSpace(text), "\n", " ")
		}
		msg = tea.PasteMsg{Content: text}
	}
	switch {
	case f.Secret:
		f.secret.update(msg)
	case f.Options != nil:
		if k, ok := msg.(tea.KeyPressMsg); ok && k.Text != "" {
			f.jump(k.Text)
		}
	default:
		f.text.update(msg)
	}
}

// elsewhere lets the text be written in the person's own editor.
func (f *Field) elsewhere() tea.Cmd {
	return func() tea.Msg {
		return ui.EditMsg{Text: f.text.value, Take: func(text string) {
			f.set(lineBreaks.Replace(text))
			f.edited = true
		}}
	}
}

// jump chooses the next option whose label begins with what was typed.
func (f *Field) jump(text string) {
	opts := f.Options()
	at := f.chosen(opts)
	for i := 1; i <= len(opts); i++ {
		o := opts[(at+i+len(opts))%len(opts)]
		if strings.HasPrefix(strings.ToLower(o.label()), strings.ToLower(text)) {
			f.choice, f.edited = o.Value, true
			return
		}
	}
}

// step chooses the option n further on.
func (f *Field) step(n int) {
	opts := f.Options()
	if len(opts) == 0 {
		return
	}
	at := f.chosen(opts) + n
	f.edited = true
	f.choice = opts[(at%len(opts)+len(opts))%len(opts)].Value
}

// on and back choose the option after and before.
func (f *Field) on()   { f.step(1) }
func (f *Field) back() { f.step(-1) }

// choose takes an option or a word that is offered.
func (f *Field) choose(value string) {
	f.set(value)
	f.edited = true
}

func (f *Field) chosen(opts []Option) int {
	for i, o := range opts {
		if o.Value == f.choice {
			return i
		}
	}
	return -1
}

// rows draws the value in w cells, and says where the cursor stands in it.
func (f *Field) rows(w int, focused bool) ([]ui.Line, *ui.Cursor) {
	switch {
	case f.fixed() != "":
		return []ui.Line{ui.Dim.Line(f.fixed()).Cut(w)}, nil
	case f.Options != nil:
		opts := f.Options()
		label := ui.Dim.Of("—")
		if at := f.chosen(opts); at >= 0 {
			label = ui.Plain.Of(opts[at].label())
		}
		if focused {
			return []ui.Line{{ui.Accent.Of("‹ "), label, ui.Accent.Of(" ›")}}, nil
		}
		return []ui.Line{{label}}, nil
	case f.Secret:
		row, cursor := f.secret.row(w)
		if !focused {
			cursor = nil
		}
		return []ui.Line{row}, cursor
	case !focused:
		rows := ui.Plain.Wrap(f.text.value(), w)
		if most := f.most(); len(rows) > most {
			rows = append(rows[:most-1], rows[most-1].Etc(w))
		}
		return rows, nil
	default:
		return f.text.view(mostRows)
	}
}

func (f *Field) most() int {
	if f.Prose {
		return mostRows
	}
	return 1
}
