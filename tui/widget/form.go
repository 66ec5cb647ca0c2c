package widget

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// Form asks for several things, all in sight at once, each with its help. It is a part of a screen or of a
// sheet: the owner passes messages on and draws its lines.
type Form struct {
	fields []*Field
	at     int // len(fields) is the button
	button string
	Verb   string // names sending in the footer; "save" where empty
	send   func() tea.Cmd
	Live   func(w int) []ui.Line // what the answers so far come to; drawn above the help
	Bare   bool                  // no help beside or below: for a sheet
	// Clicked is called when a click has given a field the focus or a value; nil where nobody asks.
	Clicked func() tea.Cmd
	w, h    int
	rows    Choice // scrolls so that the field with the focus is in sight
	tried   bool   // sent once: from then on every problem is shown
}

// NewForm makes a form. Button names what sending does; send is called when no field has a problem.
func NewForm(button string, send func() tea.Cmd, fields ...*Field) *Form {
	f := &Form{fields: fields, button: button, send: send}
	for _, x := range fields {
		x.open()
	}
	f.move(0, 1)
	return f
}

// Value is what a field holds; "" for a field that is hidden.
func (f *Form) Value(name string) string {
	if x := f.field(name); x != nil && !x.hidden() {
		return x.value()
	}
	return ""
}

// Held is what a field holds, hidden or not: for a field that decides whether others are hidden.
func (f *Form) Held(name string) string {
	if x := f.field(name); x != nil {
		return x.value()
	}
	return ""
}

// Set gives a field a value.
func (f *Form) Set(name, value string) {
	if x := f.field(name); x != nil {
		x.set(value)
	}
}

// Fill gives a field a value that the program worked out. What a person chose or wrote stays.
func (f *Form) Fill(name, value string) {
	if x := f.field(name); x != nil && !x.edited {
		x.set(value)
	}
}

// TakeSecret hands over what was typed into a secret field, which is empty afterwards. Whoever takes it wipes it.
func (f *Form) TakeSecret(name string) []byte {
	if x := f.field(name); x != nil {
		return x.secret.take()
	}
	return nil
}

// Wipe forgets what was typed into secret fields.
func (f *Form) Wipe() {
	for _, x := range f.fields {
		x.secret.wipe()
	}
}

// Changed reports whether anything differs from what the form began with.
func (f *Form) Changed() bool {
	for _, x := range f.fields {
		if x.asked() && x.value() != x.Start {
			return true
		}
	}
	return false
}

// Focused names the field that has the focus, "" for the button.
func (f *Form) Focused() string {
	if f.at < len(f.fields) {
		return f.fields[f.at].Name
	}
	return ""
}

// Focus gives a field the focus.
func (f *Form) Focus(name string) {
	for i, x := range f.fields {
		if x.Name == name && x.asked() {
			f.move(i, 1)
		}
	}
}

func (f *Form) field(name string) *Field {
	for _, x := range f.fields {
		if x.Name == name {
			return x
		}
	}
	return nil
}

// Typing reports whether keys that print go into a field.
func (f *Form) Typing() bool { return f.at < len(f.fields) }

// Writing reports whether text can be written where the focus is, rather than chosen.
func (f *Form) Writing() bool { return f.at < len(f.fields) && f.fields[f.at].Options == nil }

// Resize fits the form into w by h cells.
func (f *Form) Resize(w, h int) {
	f.w, f.h = w, h
	for _, x := range f.fields {
		x.resize(f.fieldWidth() - f.labelWidth() - 3)
	}
}

// Update edits the field that has the focus.
func (f *Form) Update(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "up":
			if !f.within(-1) {
				f.move(f.at-1, -1)
				return nil
			}
		case "down":
			if !f.within(1) {
				f.move(f.at+1, 1)
				return nil
			}
		}
	}
	f.rows.Follow()
	if f.at < len(f.fields) {
		x := f.fields[f.at]
		before := x.value()
		x.update(msg)
		x.edited = x.edited || x.value() != before
	}
	return nil
}

// within reports whether the cursor can go up or down inside the text that has the focus.
func (f *Form) within(n int) bool {
	if f.at >= len(f.fields) || !f.fields[f.at].Prose {
		return false
	}
	return f.fields[f.at].text.within(n)
}

// move gives the focus to field i, or to the next one in the direction that is asked.
func (f *Form) move(i, dir int) {
	for i >= 0 && i < len(f.fields) && !f.fields[i].asked() {
		i += dir
	}
	if i < 0 || i > len(f.fields) {
		return
	}
	for j, x := range f.fields {
		x.left = x.left || j == f.at && j != i
	}
	f.at = i
}

// clicked does what a click asks for in a field, which gets the focus.
func (f *Form) clicked(i int, do func(x *Field)) func() tea.Cmd {
	return func() tea.Cmd {
		f.move(i, 1)
		do(f.fields[i])
		f.rows.Follow()
		if f.Clicked != nil {
			return f.Clicked()
		}
		return nil
	}
}

// Actions are the keys of a form.
func (f *Form) Actions() []ui.Action {
	list := []ui.Action{
		{Key: ui.PickAs(ui.KeySend, f.button).Named(f.Verb), Foot: true, Do: f.Send},
		{Key: ui.Pick(ui.KeyEnterField), Foot: true, Do: f.enter},
		{Key: ui.Pick(ui.KeyNextField), Do: func() tea.Cmd { f.move(f.at+1, 1); return nil }},
		{Key: ui.Pick(ui.KeyPrevField), Do: func() tea.Cmd { f.move(f.at-1, -1); return nil }},
	}
	if f.at < len(f.fields) && f.fields[f.at].Options != nil {
		x := f.fields[f.at]
		list = append(list,
			ui.Action{Key: ui.Pick(ui.KeyChoose), Foot: true, Do: func() tea.Cmd { x.step(1); return nil }},
			ui.Action{Key: ui.Pick(ui.KeyChooseBack), Do: func() tea.Cmd { x.step(-1); return nil }},
		)
	}
	if f.at < len(f.fields) && f.fields[f.at].Prose {
		list = append(list, ui.Action{Key: ui.Pick(ui.KeyEditor), Foot: true, Do: f.fields[f.at].elsewhere})
	}
	if f.at < len(f.fields) && f.fields[f.at].Suggest != nil && f.fields[f.at].atEnd() {
		list = append(list, ui.Action{Key: ui.Pick(ui.KeyComplete), Foot: true, Do: f.fields[f.at].complete})
	}
	return list
}

// enter goes on; only on the button does it save, so that holding an arrow key never does.
func (f *Form) enter() tea.Cmd {
	if f.at == len(f.fields) {
		return f.Send()
	}
	f.move(f.at+1, 1)
	return nil
}

// Send checks every field and hands the form over, or goes to the first field with a problem.
func (f *Form) Send() tea.Cmd {
	f.tried = true
	for i, x := range f.fields {
		if x.asked() && problem(x) != "" {
			f.move(i, 1)
			return nil
		}
	}
	return f.send()
}

func problem(x *Field) string {
	if x.Check == nil {
		return ""
	}
	return x.Check(x.value())
}

// flaw is the problem of a field as far as it is time to say so: once the form was sent, or where something
// was written and then left.
func (f *Form) flaw(x *Field) string {
	if !x.asked() || !f.tried && (!x.left || strings.TrimSpace(x.value()) == "") {
		return ""
	}
	return problem(x)
}
