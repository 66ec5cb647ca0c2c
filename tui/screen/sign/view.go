package sign

import (
	"fmt"

	"gonogo/tui/ui"
)

// headRows is the room above the form.
const headRows = 3

// View is the form, or the page that says what is signed.
func (s *Screen) View() ui.Frame {
	f := ui.Frame{Crumbs: []string{"portfolio", s.c.Slug, "sign-offs", s.role}, Status: ui.Standing(&s.c.Decision)}
	switch {
	case s.form == nil:
		f.Body = []ui.Line{{ui.Gap(2), ui.Dim.Of("looking for your keys…")}}
	case s.step == asking:
		lines, cursor := s.form.View()
		if cursor != nil {
			cursor = &ui.Cursor{X: cursor.X, Y: cursor.Y + headRows}
		}
		f.Body, f.Cursor = append(s.head(), lines...), cursor
	default:
		f.Body = s.page()
	}
	return f
}

// head says as what and as whom one signs.
func (s *Screen) head() []ui.Line {
	sub := s.c.State.Subject
	return []ui.Line{
		ui.Line{ui.Gap(1), ui.Bold.Of("Sign as " + s.first.Role.Title), ui.Dim.Of(" · "), ui.Plain.Of(sub.Name), ui.Dim.Of(fmt.Sprintf(" · tier %d", sub.EffectiveTier()))}.Cut(s.w),
		ui.Line{ui.Gap(1), ui.Dim.Of("You are "), ui.Plain.Of(s.env.Desk.By()), ui.Dim.Of(`; --as "Name <mail>" changes that`)}.Cut(s.w),
		ui.Rule(s.w),
	}
}

// page is what is signed, in plain words, and below it how to go on.
func (s *Screen) page() []ui.Line {
	next := ui.Line{ui.Gap(2), ui.Dim.Of("Read it to its end: "), ui.Bold.Of(ui.Pick(ui.KeyPageDown).Label()), ui.Dim.Of(" reads on")}
	if s.readToItsEnd() {
		next = ui.Line{ui.Gap(2), ui.Bold.Of(ui.Pick(ui.KeyOpen).Label()), ui.Dim.Of(" goes on to the words that sign; nothing is signed before them")}
	}
	return append(ui.Indent(2, s.text.View()), ui.Rule(s.w), next.Cut(s.w))
}

// layOut writes the page for the room there is.
func (s *Screen) layOut() {
	w := min(s.w-4, ui.MaxText)
	var lines []ui.Line
	for _, t := range s.draft.Terms() {
		lines = append(lines, term(t.Head, t.Says, w)...)
	}
	lines = append(lines, term("You sign with", []string{s.withSays()}, w)...)
	s.text.Set(lines, s.h-2)
}

// readToItsEnd reports whether the last line of the page was in sight.
func (s *Screen) readToItsEnd() bool {
	s.read = s.read || s.text.More() == 0
	return s.read
}

// wideHead is the width from which a heading stands beside what it says.
const wideHead = 72

func term(head string, says []string, w int) []ui.Line {
	var out []ui.Line
	if w < wideHead {
		out = append(out, ui.Line{(ui.Accent | ui.Bold).Of(head)})
		for _, text := range says {
			out = append(out, ui.Hang(ui.Line{ui.Gap(2)}, ui.Plain, text, w)...)
		}
		return out
	}
	for i, text := range says {
		lead := ui.Line{ui.Gap(22)}
		if i == 0 {
			lead = ui.Line{(ui.Accent | ui.Bold).Of(head)}.Fill(22)
		}
		out = append(out, ui.Hang(lead, ui.Plain, text, w)...)
	}
	return out
}

func (s *Screen) withSays() string {
	switch {
	case s.with.Typed:
		return "nothing: typed, without a key"
	case s.with.Agent:
		return "ssh-agent: " + keySays(s.key)
	case s.key.Locked:
		return s.with.Key + " " + keySays(s.key) + " (locked: its passphrase comes last)"
	default:
		return s.with.Key + " " + keySays(s.key)
	}
}
