package evidence

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content/clean"
	"gonogo/tui/ui"
)

// looked is what is known of what the form says the evidence is.
type looked struct {
	ref  string // as it was when it was looked at
	file ui.File
	says string // why it cannot be read; "" where it can
	done bool   // the answer is here
}

// follow half fills the form once a path or a link stands in it: after a paste at once, after typing when the field is
// left, since half a path is no path. What the person chose or wrote stays.
func (s *Screen) follow(pasted bool) tea.Cmd {
	ref := s.form.Held("ref")
	if ref == s.ref.ref || !pasted && s.form.Focused() == "ref" {
		return nil
	}
	s.ref = looked{ref: ref}
	if kind := guessKind(ref, known(s.c.State.Gate, s.q.Needs.Kinds)); kind != "" {
		s.form.Fill("kind", kind)
	}
	if ref == "" || ui.IsLink(ref) || s.env.Files == nil {
		s.ref.done = true
		return nil
	}
	path := ref
	look := func(ctx context.Context) (ui.File, error) {
		path = s.pathOf(ctx, ref)
		return s.env.Files.Look(ctx, path)
	}
	return ui.Ask(s.env, s, look, func(f ui.File, err error) tea.Cmd {
		if s.ref.ref != ref {
			return nil // another one stands there by now
		}
		if path != ref && s.form.Held("ref") == ref { // as the file is called, without quotes and escapes
			s.form.Set("ref", path)
			s.ref.ref = s.form.Held("ref")
		}
		s.ref.file, s.ref.done = f, true
		if err != nil {
			s.ref.says = ui.Explain(err)
			return nil
		}
		if f.Digest != "" && f.Modified <= s.c.Today {
			s.form.Fill("observed", f.Modified.String())
		}
		return nil
	})
}

// pathOf is the path of the file that ref names in some spelling, and ref itself where it names none.
func (s *Screen) pathOf(ctx context.Context, ref string) string {
	if path, err := s.env.Files.Find(ctx, ref); err == nil && path != "" {
		return path
	}
	return ref
}

// refLines says what stands behind the reference.
func (s *Screen) refLines(w int) []ui.Line {
	f := s.ref.file
	switch {
	case s.ref.ref == "" || s.ref.ref != s.form.Held("ref") || !s.ref.done:
		return nil
	case s.ref.says != "":
		return ui.Flow(ui.Line{ui.Warn.Of("△ ")}, ui.Plain, s.ref.says, w)
	case f.Digest != "":
		return ui.WrapSpans(ui.Line{ui.Good.Of("✓ a file"), ui.Dim.Of(" of " + ui.Bytes(f.Size) + ", SHA-256 " + f.Digest.Short() + "…, last changed " + f.Modified.String())}, w)
	case ui.IsLink(s.ref.ref):
		return []ui.Line{ui.Dim.Line("· a link: nothing is looked up online")}
	case s.env.Files == nil:
		return nil
	}
	return []ui.Line{ui.Warn.Line("△ no file here has this name")}
}

// checkKeep refuses to keep what is no file, as far as that is known.
func (s *Screen) checkKeep(v string) string {
	switch {
	case v != keepYes:
		return ""
	case ui.IsLink(s.form.Held("ref")):
		return "only a file on this computer can be kept, and " + clean.Line(s.form.Held("ref")).String() + " is a link"
	case s.ref.done && s.ref.ref == s.form.Held("ref") && s.ref.file.Digest == "":
		return "no file here has this name, so none can be kept"
	}
	return ""
}

// withFile records evidence with what its file says at that moment, and with the file itself where it is kept.
func (s *Screen) withFile(e assessment.Evidenced, keep bool) func(context.Context, ui.How) (assessment.Record, string, error) {
	seen := s.c
	return func(ctx context.Context, how ui.How) (assessment.Record, string, error) {
		e.Ref = s.pathOf(ctx, e.Ref)
		body, err := s.env.Files.With(ctx, e, keep)
		if err != nil {
			return assessment.Record{}, "", err
		}
		return ui.Recording(s.env, seen, s, "", body).Run(ctx, how)
	}
}
