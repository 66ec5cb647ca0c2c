package sprawl

import (
	"strings"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// View is the list, and below or beside it what there is to say about the chosen identity.
func (s *Screen) View() ui.Frame {
	f := ui.Frame{Crumbs: []string{"portfolio", "sprawl"}}
	if !s.loaded {
		f.Body = []ui.Line{ui.Blank(), {ui.Gap(2), ui.Dim.Of("reading the registers…")}}
		return f
	}
	f.Status = s.status()
	head := s.notices(s.w - 2)
	head = ui.Indent(1, head[:min(len(head), max(2, s.h/4))])
	if s.chosen() == nil {
		f.Body = append(append(head, ui.Blank()), ui.Indent(1, s.nothing(min(s.w-2, ui.MaxText)))...)
		return f
	}
	s.here()
	h := s.h - len(head) - 1
	f.Body = append(head, ui.Blank())
	if s.w >= ui.TwoPanes {
		left := s.w * 11 / 20
		right := s.w - left - ui.Between
		s.detail.Set(s.about(min(right-1, ui.MaxText)), h)
		f.Body = append(f.Body, ui.Beside(h, ui.Column{Width: left, Lines: s.rows(left, h)}, ui.Column{Width: right, Lines: s.detail.View()})...)
		return f
	}
	low := max(3, h*11/20)
	f.Body = append(f.Body, s.rows(s.w-1, h-low-1)...)
	s.detail.Set(s.about(s.w-2), low)
	f.Body = append(append(f.Body, ui.Rule(s.w)), ui.Indent(1, s.detail.View())...)
	return f
}

func identities(n int) string {
	if n == 1 {
		return "1 identity"
	}
	return ui.Int(n) + " identities"
}

func (s *Screen) status() []ui.Line {
	n := identities(len(s.list))
	if s.text != "" {
		n = ui.Int(len(s.list)) + " of " + identities(len(s.s.Identities))
	}
	return []ui.Line{ui.Dim.Line(n + " in " + ui.Count(s.s.Read, "assessment")), ui.Dim.Line(n)}
}

// notices are what is missing, and how many identities have each finding.
func (s *Screen) notices(w int) []ui.Line {
	var out []ui.Line
	if n := len(s.s.Unreadable); n > 0 {
		var slugs []string
		for _, u := range s.s.Unreadable {
			slugs = append(slugs, u.Slug)
		}
		out = append(out, ui.Bad.Wrap("Cannot be read, so what is listed there is missing: "+strings.Join(slugs, ", "), w)...)
	}
	if len(s.s.Bare) > 0 {
		out = append(out, ui.Warn.Wrap("Unknown: no register of identities in the gate of "+strings.Join(s.s.Bare, ", "), w)...)
	}
	var parts []ui.Line
	counts := s.s.Counts()
	for _, k := range assessment.SprawlKinds {
		if n := counts[k]; n > 0 {
			parts = append(parts, ui.Line{style(k).Of(k.Words()), ui.Gap(1), ui.Plain.Of(ui.Int(n))})
		}
	}
	return append(out, ui.WrapLines(parts, w)...)
}

// nothing says why there is no identity to look at, and what to do.
func (s *Screen) nothing(w int) []ui.Line {
	if s.text != "" {
		return ui.Plain.Wrap("No identity holds “"+s.text+"”: "+ui.Pick(ui.KeyBack).Label()+" shows all.", w)
	}
	return append(ui.Plain.Wrap("No register names an identity.", w),
		ui.Dim.Wrap("Identities that assessments list are gathered here, worst first: without an owner, shared by programmes, ended, not rotated or not used. Rows are added in the register of an assessment, or imported there.", w)...)
}

func style(k assessment.SprawlKind) ui.Style {
	switch {
	case k.Unknown():
		return ui.Dim
	case k == assessment.SprawlShared, k == assessment.SprawlDisputed, k == assessment.SprawlNoDeputy, k == assessment.SprawlUnused:
		return ui.Warn
	default:
		return ui.Bad
	}
}

func (s *Screen) rows(w, h int) []ui.Line {
	return s.choice.Span(len(s.list), s.choice.At, s.choice.At, h, func(n int) ui.Line {
		here := n == s.choice.At
		return s.row(&s.s.Identities[s.list[n]], here, w).Chosen(here, ui.KeyOpen, s.choice.To(n))
	})
}

// row is an identity with its worst finding and how many more there are.
func (s *Screen) row(id *assessment.Identity, here bool, w int) ui.Line {
	lead, name := ui.Gap(2), ui.Plain
	if here {
		lead, name = ui.Accent.Of("▌ "), ui.Bold
	}
	right := ui.Good.Line("nothing found")
	if kinds := id.Kinds(); len(kinds) > 0 {
		right = ui.Line{style(kinds[0]).Of(kinds[0].Words())}
		if more := len(kinds) - 1; more > 0 {
			right = append(right, ui.Dim.Of(" + "+ui.Int(more)))
		}
	}
	return ui.Spread(w, ui.Line{lead, name.Of(id.Name)}, right)
}

// about is everything there is to say about the chosen identity.
func (s *Screen) about(w int) []ui.Line {
	id := s.chosen()
	out := ui.Bold.Wrap(id.Name, w)
	for _, f := range id.Findings {
		out = append(out, ui.Flow(ui.Line{style(f.Kind).Of(f.Kind.Words() + ": ")}, ui.Plain, f.Says, w)...)
	}
	if len(id.Findings) == 0 {
		out = append(out, ui.Good.Line("nothing found"))
	}
	if len(id.Names) > 0 {
		out = append(out, ui.Flow(ui.Line{ui.Dim.Of("also called: ")}, ui.Plain, strings.Join(id.Names, ", "), w)...)
	}
	if len(id.Owners) > 0 {
		out = append(out, ui.Flow(ui.Line{ui.Dim.Of("owner: ")}, ui.Plain, strings.Join(id.Owners, "; "), w)...)
	}
	if id.Disabled {
		out = append(out, ui.Plain.Line("every row says that it is disabled"))
	}
	for n, p := range id.Places {
		lead := ui.Line{ui.Gap(2)}
		if n == s.here() {
			lead = ui.Line{ui.Accent.Of("→ ")}
		}
		says := p.Slug
		if p.Programme != "" {
			says += ", programme " + p.Programme
		}
		if p.Key != id.Name {
			says += ", as " + p.Key
		}
		if w == ui.Unwrapped && n == s.here() && len(id.Places) > 1 { // the arrow is not heard
			says += ": the one that is opened"
		}
		out = append(out, ui.Hang(lead, ui.Plain, says, w)...)
	}
	return out
}
