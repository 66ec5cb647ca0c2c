package signoff

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// View is where the sign-offs stand, the list, and below or beside it what there is to say about the chosen row.
func (s *Screen) View() ui.Frame {
	f := ui.Frame{Crumbs: []string{"portfolio", s.c.Slug, "sign-offs"}, Status: ui.Standing(&s.c.Decision)}
	head := s.head(s.w - 2)
	f.Body = append(ui.Indent(1, head), ui.Rule(s.w))
	h := s.h - len(f.Body)
	if s.w >= ui.TwoPanes {
		left := s.w * 11 / 20
		right := min(s.w-left-ui.Between-1, ui.MaxText)
		s.text.Set(s.detail(right), h)
		list, first, last := s.list(left, true)
		f.Body = append(f.Body, ui.Beside(h,
			ui.Column{Width: left, Lines: s.choice.View(list, first, last, h)},
			ui.Column{Width: right, Lines: s.text.View()})...)
		return f
	}
	list, first, last := s.list(s.w-1, false)
	above := min(len(list), max(3, h*3/5))
	f.Body = append(f.Body, s.choice.View(list, first, last, above)...)
	f.Body = append(f.Body, ui.Rule(s.w))
	s.text.Set(s.detail(s.w-2), h-above-1)
	f.Body = append(f.Body, ui.Indent(1, s.text.View())...)
	return f
}

// head says where the sign-offs stand as a whole.
func (s *Screen) head(w int) []ui.Line {
	d, o := &s.c.Decision, s.signOffs()
	verdict := ui.VerdictMark(d.Verdict)
	line := ui.Line{(verdict.Style | ui.Bold).Of(verdict.Sign + " " + verdict.Word), ui.Dim.Of(" · "), stateStyle(o.State).Of(o.State.String())}
	if len(o.Needed) > 0 {
		line = append(line, ui.Dim.Of(" · "), ui.Plain.Of(ui.Signers(o)))
	}
	out := ui.WrapSpans(line, w)
	if o.Reopened != "" {
		out = append(out, s.short(ui.Flow(nil, ui.Warn, o.Reopened, w))...)
	}
	for _, m := range o.Missing {
		if !s.ofRole(m) {
			out = append(out, s.short(ui.Flow(ui.Line{ui.Warn.Of("○ ")}, ui.Plain, m, w))...)
		}
	}
	return out
}

// short is the first lines of a text that may be long, so that the list keeps its room.
func (s *Screen) short(lines []ui.Line) []ui.Line {
	if len(lines) <= 2 {
		return lines
	}
	return append(lines[:1:1], lines[1].Etc(s.w-2))
}

// ofRole reports whether a missing thing is one of the roles, which the list shows.
func (s *Screen) ofRole(missing string) bool {
	for _, r := range s.signOffs().Needed {
		if missing == r.Role.Title+": "+r.Says {
			return true
		}
	}
	return false
}

func stateStyle(state assessment.SignState) ui.Style {
	switch state {
	case assessment.SignComplete:
		return ui.Good | ui.Bold
	case assessment.SignNone, assessment.SignPartly:
		return ui.Warn | ui.Bold
	default:
		return ui.Bad | ui.Bold
	}
}

// markWidth is the width of the column of marks.
const markWidth = 13

// titleWidth is what the titles of roles need, at the most a third of the list.
func (s *Screen) titleWidth(w int) int {
	n := len("the record now")
	for _, r := range s.signOffs().Needed {
		n = max(n, ui.Plain.Line(r.Role.Title).Width())
	}
	return min(n+1, w/3)
}

// list draws the rows in their groups, and says which lines are those of the chosen one.
func (s *Screen) list(w int, airy bool) (lines []ui.Line, first, last int) {
	group := ""
	for i, r := range s.rows() {
		title := s.group(r)
		at := len(lines)
		if title != group {
			if group != "" && airy {
				lines = append(lines, ui.Blank())
				at++
			}
			group = title
			lines = append(lines, ui.Line{ui.Gap(1), (ui.Accent | ui.Bold).Of(title)})
		}
		drawn := s.row(r, i == s.choice.At, w)
		if i == s.choice.At {
			first, last = at, len(lines)+len(drawn)-1
		}
		for _, l := range drawn {
			lines = append(lines, l.Chosen(i == s.choice.At, ui.KeyOpen, func() tea.Cmd { s.move(i - s.choice.At); return nil }))
		}
	}
	return lines, first, last
}

func (s *Screen) group(r row) string {
	switch {
	case r.role != nil:
		return fmt.Sprintf("Who must sign at tier %d", s.c.State.Subject.EffectiveTier())
	case r.given != nil:
		return "Given, and not counted"
	default:
		return "To keep elsewhere"
	}
}

// row draws one row: what is signed takes a second line for the date and the key.
func (s *Screen) row(r row, here bool, w int) []ui.Line {
	lead, style := ui.Gap(2), ui.Plain
	if here {
		lead, style = ui.Accent.Of("▌ "), ui.Bold
	}
	tw := s.titleWidth(w)
	line := func(m ui.Mark, title, says string) ui.Line {
		l := append(ui.Line{lead}, m.Line().Fill(markWidth)...)
		l = append(l, style.Line(title).Fill(tw-1)...)
		return append(l, ui.Gap(1), ui.Plain.Of(says)).Cut(w)
	}
	second := func(text string) ui.Line {
		in := markWidth
		if w < 70 {
			in = 2
		}
		return ui.Line{lead, ui.Gap(in), ui.Dim.Of(text)}.Cut(w)
	}
	switch {
	case r.role != nil && r.role.By != nil:
		g := r.role.By
		return []ui.Line{line(ui.GivenMark(g), r.role.Role.Title, g.Name()), second(dates(g) + " · " + keyShort(g))}
	case r.role != nil && s.failed(r.role) != nil:
		g := s.failed(r.role)
		return []ui.Line{line(ui.GivenMark(g), r.role.Role.Title, by(g)), second(g.Why)}
	case r.role != nil:
		says, more, _ := strings.Cut(r.role.Says, "; ")
		whole := line(ui.RoleMark(s.signOffs(), r.role), r.role.Role.Title, r.role.Says)
		if more == "" || markWidth+tw+2+len(r.role.Says) <= w {
			return []ui.Line{whole}
		}
		return []ui.Line{line(ui.RoleMark(s.signOffs(), r.role), r.role.Role.Title, says), second(more)}
	case r.given != nil:
		return []ui.Line{line(ui.GivenMark(r.given), r.given.Role, by(r.given)), second(r.given.Why)}
	default:
		return []ui.Line{line(ui.Mark{Sign: "•", Word: "anchor", Style: ui.Accent}, "the record now", s.anchor())}
	}
}

// by is who signed or, where the bytes prove nothing, who recorded it.
func by(g *assessment.GivenSignOff) string {
	if g.Broken != "" {
		return "recorded by " + g.By
	}
	return g.Name()
}

func dates(g *assessment.GivenSignOff) string {
	return g.On().String() + " until " + g.Says.Predicate.SignOff.Expires.String()
}

// shortKey is how many characters of a fingerprint tell keys apart in a list.
const shortKey = len("SHA256:") + 8

func keyShort(g *assessment.GivenSignOff) string {
	if g.Key == nil {
		return "typed, without a key"
	}
	print := g.Key.Fingerprint()
	return "key " + print[:min(len(print), shortKey)] + "…"
}
