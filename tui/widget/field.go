package widget

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/textarea"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"gonogo/content/clean"
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
	line   textinput.Model
	prose  textarea.Model
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
	case f.Prose:
		f.shown = clean.New(f.Start).String()
		f.prose = textarea.New()
		f.prose.SetStyles(textarea.Styles{})
		f.prose.SetVirtualCursor(false)
		f.prose.Prompt, f.prose.ShowLineNumbers, f.prose.CharLimit = "", false, 0
		f.prose.DynamicHeight, f.prose.MinHeight, f.prose.MaxHeight, f.prose.MaxContentHeight = true, 1, mostRows, 9000
		f.prose.KeyMap.InsertNewline.SetKeys(ui.Pick(ui.KeyNewLine).Keys()...)
		f.prose.KeyMap.Paste.Unbind()
		f.prose.SetWidth(40)
		f.prose.SetValue(f.shown)
	default:
		f.shown = clean.Line(f.Start).String()
		f.line = textinput.New()
		f.line.SetStyles(textinput.Styles{})
		f.line.SetVirtualCursor(false)
		f.line.Prompt = ""
		f.line.KeyMap.Paste.Unbind()
		f.line.SetValue(f.shown)
	}
}

func (f *Field) hidden() bool { return f.Hidden != nil && f.Hidden() }

func (f *Field) fixed() string {
	if f.Fixed == nil {
		return ""
	}
	return f.Fixed()
}

// asked reports whether the field is to be filled in: it is in sight and nothing else settles it.
func (f *Field) asked() bool { return !f.hidden() && f.fixed() == "" }

// value is what the field holds. A text that nobody touched is what it began with, byte for byte.
func (f *Field) value() string {
	text := ""
	switch {
	case f.Options != nil:
		return f.choice
	case f.Secret:
		return ""
	case f.Prose:
		text = f.prose.Value()
	default:
		text = f.line.Value()
	}
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
	case f.Prose:
		f.prose.SetValue(clean.New(v).String())
	default:
		f.line.SetValue(clean.Line(v).String())
	}
}

func (f *Field) focus(on bool) {
	switch {
	case f.Options != nil, f.Secret:
	case f.Prose && on:
		f.prose.Focus()
	case f.Prose:
		f.prose.Blur()
	case on:
		f.line.Focus()
	default:
		f.line.Blur()
	}
}

func (f *Field) resize(w int) {
	if f.Prose {
		f.prose.SetWidth(max(4, w))
	}
	f.line.SetWidth(max(4, w-1))
}

// lineBreaks makes one sort of line break of what terminals send for it in a paste: mostly a carriage return.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// update edits the text. Whatever comes in is cleaned, so that what one sees is what is kept.
func (f *Field) update(msg tea.Msg) {
	if f.Secret {
		f.secret.update(msg)
		return
	}
	if paste, ok := msg.(tea.PasteMsg); ok {
		text := lineBreaks.Replace(paste.Content)
		if f.Prose {
			text = clean.New(text).String()
		} else {
			text = clean.Line(strings.ReplaceAll(strings.TrimSpace(text), "\n", " ")).String()
		}
		msg = tea.PasteMsg{Content: text}
	}
	switch {
	case f.Options != nil:
		if k, ok := msg.(tea.KeyPressMsg); ok && k.Text != "" {
			f.jump(k.Text)
		}
	case f.Prose:
		f.prose, _ = f.prose.Update(msg)
		if v := f.prose.Value(); clean.New(v).String() != v {
			f.prose.SetValue(clean.New(v).String())
		}
	default:
		f.line, _ = f.line.Update(msg)
		if v := f.line.Value(); clean.Line(v).String() != v {
			at := f.line.Position() + utf8.RuneCountInString(clean.Line(v).String()) - utf8.RuneCountInString(v)
			f.line.SetValue(clean.Line(v).String())
			f.line.SetCursor(at)
		}
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
		rows := ui.Plain.Wrap(f.text(), w)
		if most := f.most(); len(rows) > most {
			rows = append(rows[:most-1], rows[most-1].Etc(w))
		}
		return rows, nil
	case f.Prose:
		var rows []ui.Line
		for _, l := range strings.Split(f.prose.View(), "\n") {
			rows = append(rows, ui.Plain.Line(strings.TrimRight(l, " ")))
		}
		return rows, at(f.prose.Cursor())
	default:
		return []ui.Line{ui.Plain.Line(strings.TrimRight(f.line.View(), " "))}, at(f.line.Cursor())
	}
}

func (f *Field) text() string {
	if f.Prose {
		return f.prose.Value()
	}
	return f.line.Value()
}

func (f *Field) most() int {
	if f.Prose {
		return mostRows
	}
	return 1
}

func at(c *tea.Cursor) *ui.Cursor {
	if c == nil {
		return nil
	}
	return &ui.Cursor{X: c.X, Y: c.Y}
}
