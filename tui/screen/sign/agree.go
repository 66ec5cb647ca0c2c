package sign

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// agreement is the sheet on which the words are typed that sign and, for a locked key, its passphrase.
type agreement struct {
	*widget.FormSheet
	says string
	w    int
}

// View is the form below the sentence that says what to type.
func (a *agreement) View() ui.Frame {
	f := a.FormSheet.View()
	intro := ui.Indent(1, a.intro())
	f.Body = append(intro, f.Body...)
	if f.Cursor != nil {
		f.Cursor.Y += len(intro)
	}
	return f
}

func (a *agreement) intro() []ui.Line { return ui.Plain.Wrap(a.says, a.w-2) }

// Resize leaves room for the sentence.
func (a *agreement) Resize(w, h int) {
	a.w = w
	a.FormSheet.Resize(w, h-len(a.intro()))
}

// agree asks for the words that sign.
func (s *Screen) agree() tea.Cmd {
	role := s.draft.Role
	words := assessment.Agreement(role)
	fields := []*widget.Field{{
		Name: "words", Label: "Your words", Help: "Word for word: " + words,
		Check: func(v string) string {
			if !assessment.Agrees(v, role) {
				return "nothing is signed until the words are: " + words
			}
			return ""
		},
	}}
	if s.key.Locked && !s.with.Agent {
		fields = append(fields, &widget.Field{Name: "passphrase", Label: "Passphrase", Secret: true, Help: "Of " + s.with.Key + ". It is used once and kept nowhere."})
	}
	sheet := widget.NewFormSheet(s.env, "sign as "+role.Title, "", "sign as "+role.ID, s.sign, fields...)
	sheet.Verb = "sign"
	says := "Type “" + words + "” to put your name to it. esc leaves, and nothing is signed."
	if s.key.Hardware {
		says += " Then touch your key when it blinks."
	}
	s.agrees = &agreement{FormSheet: sheet, says: says}
	return s.env.Raise(s, s.agrees, false)
}

// putAway takes the words back.
func (s *Screen) putAway() tea.Cmd {
	if s.agrees == nil {
		return nil
	}
	sheet := s.agrees
	s.agrees = nil
	sheet.Wipe()
	return s.env.Lower(sheet)
}

// sign makes the signature and records it. A passphrase lives until the signature is made.
func (s *Screen) sign(form *widget.Form) tea.Cmd {
	draft, with, meta, signing := s.draft, s.with, s.c.Meta, s.env.Signing
	with.Passphrase = form.TakeSecret("passphrase")
	return s.env.Act(ui.Act{
		From: s, Says: "signed as " + draft.Role.ID,
		Run: func(ctx context.Context, _ ui.How) (assessment.Record, string, error) {
			defer clear(with.Passphrase)
			made, err := signing.Sign(ctx, draft, with)
			if err != nil {
				return assessment.Record{}, "", err
			}
			r, err := s.env.Desk.Sign(ctx, meta, draft, made.Armoured, made.Bundle)
			if err != nil {
				return r, "", notSigned(err)
			}
			says := ""
			if err := signing.Kept(); err != nil {
				says = "signed as " + draft.Role.ID + "; what this computer has seen could not be noted beside it: " + err.Error()
			}
			return r, says, nil
		},
		Then: func(c *ui.Case) tea.Cmd {
			cmd := tea.Batch(s.putAway(), s.env.Back())
			s.env.Tell(ui.Done, "saved · "+came(c))
			return cmd
		},
		Failed: func(error) tea.Cmd {
			form.Focus("passphrase")
			return nil
		},
	})
}

// notSigned says in words what kept a signature out. It is never recorded on top of what somebody changed: what was
// read is not what stands.
func notSigned(err error) error {
	var changed *assessment.ChangedError
	if errors.As(err, &changed) {
		return &assessment.RefusedError{Says: "it changed while you were reading: " + changed.Now + " (" + changed.By + ")", Hint: "read it again"}
	}
	return err
}

// came says what a signature came to.
func came(c *ui.Case) string {
	o := c.Decision.SignOffs
	g := o.Given[len(o.Given)-1]
	says := "signed as " + g.Role
	switch {
	case !g.Counts:
		return says + " · it does not count: " + g.Why
	case o.State == assessment.SignComplete:
		return says + " · now signed: nobody is missing"
	default:
		return says + " · now " + o.State.String()
	}
}
