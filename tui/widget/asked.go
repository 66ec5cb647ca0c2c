package widget

import (
	"slices"
	"strings"

	"gonogo/tui/ui"
)

var _ ui.Asked = (*Form)(nil)

// keyHints are what help says about keys; a form that is asked line by line has other ways.
var keyHints = strings.NewReplacer(
	"← → choose; the ", "The ", " ← → choose.", "", "← → choose.", "", " → completes.", "", " ctrl+j begins a new line.", "", "ctrl+j begins a new line.", "",
)

// Asked are the fields that are to be seen now, in order.
func (f *Form) Asked() []ui.AskedField {
	var out []ui.AskedField
	group := ""
	for i, x := range f.fields {
		if x.Group != "" {
			group = x.Group
		}
		if x.hidden() {
			continue
		}
		a := ui.AskedField{
			At: i, Label: x.Label, Group: group, Help: keyHints.Replace(x.Help), Value: x.value(),
			Prose: x.Prose, Brief: x.Brief, Secret: x.Secret, Choice: x.Options != nil,
		}
		if says := x.fixed(); says != "" {
			a.Fixed, a.Value = true, says
			out = append(out, a)
			continue
		}
		a.Wrong = problem(x)
		if x.Suggest != nil {
			a.Words = x.Suggest()
		}
		if x.Options != nil {
			opts := x.Options()
			for _, o := range opts {
				a.Options = append(a.Options, ui.AskedOption{Value: o.Value, Label: o.label(), Help: o.Help})
			}
			if n := x.chosen(opts); n >= 0 {
				a.Value = opts[n].label()
			}
		}
		out = append(out, a)
	}
	return out
}

// At is the field that has the focus, -1 on the button.
func (f *Form) At() int {
	if f.at == len(f.fields) {
		return -1
	}
	return f.at
}

// Goto gives the focus to a field, or to the button: -1.
func (f *Form) Goto(at int) {
	if at < 0 {
		at = len(f.fields)
	}
	f.move(at, 1)
}

// Put fills the field that has the focus, as a person does.
func (f *Form) Put(value string) {
	if f.at == len(f.fields) {
		return
	}
	x := f.fields[f.at]
	before := x.value()
	if x.Options == nil || slices.ContainsFunc(x.Options(), func(o Option) bool { return o.Value == value }) {
		x.set(value)
	}
	x.edited = x.edited || x.value() != before
}

// PutSecret fills the secret field that has the focus.
func (f *Form) PutSecret(text []byte) {
	if f.at < len(f.fields) && f.fields[f.at].Secret {
		f.fields[f.at].secret.wipe()
		f.fields[f.at].secret.addBytes(text)
	}
}

// Says is what the answers so far come to.
func (f *Form) Says() []ui.Line {
	if f.Live == nil {
		return nil
	}
	return f.Live(ui.Unwrapped)
}

// Sends names what sending does.
func (f *Form) Sends() string { return f.button }
