package report

import (
	"gonogo/assessment"
	"gonogo/content"
)

// signOffs shows who must sign, who has and what each sign-off says. The text to be signed says who must, and never
// who has: the sign-offs stand behind that text.
func (p *page) signOffs(in Input) {
	if in.ToSign {
		p.whoSigns(in)
		return
	}
	s := &in.Decision.SignOffs
	p.heading(2, "Sign-offs")
	p.para(signStateSays(s))
	if len(s.Needed) > 0 {
		var rows [][]md
		for i := range s.Needed {
			r := &s.Needed[i]
			rows = append(rows, []md{roleTitle(r), needSays(r), roleMark(r), text(r.Says)})
		}
		p.table([]md{"Role", "Asked for", "Stands", "Because"}, rows)
		p.roleNotes(s)
	}
	for _, m := range missingSays(s) {
		p.item(0, m)
	}
	if len(s.Given) == 0 {
		return
	}
	p.heading(3, "Given")
	for _, g := range s.Given {
		p.item(0, text(g.Role), ": ", orNone(text(g.Name()), text(g.By)), ": ", givenMark(g))
		p.notes(1, givenNotes(g))
	}
}

// whoSigns is what does not change by signing.
func (p *page) whoSigns(in Input) {
	s := &in.Decision.SignOffs
	if len(s.Needed) == 0 {
		return
	}
	p.heading(2, "Who signs")
	p.para("At ", tierName(in), " these roles sign, by at least ", plural(s.PeopleNeeded, "person", "different people"), ".")
	var rows [][]md
	for i := range s.Needed {
		r := &s.Needed[i]
		rows = append(rows, []md{roleTitle(r), needSays(r), text(r.Role.Says)})
	}
	p.table([]md{"Role", "Asked for", "Says by signing"}, rows)
	p.roleNotes(s)
}

// roleNotes says who may sign, where the gate says so.
func (p *page) roleNotes(s *assessment.SignOffs) {
	for i := range s.Needed {
		p.longer(0, roleTitle(&s.Needed[i]), s.Needed[i].Role.Note)
	}
}

// signStateSays is where the sign-offs stand, in a sentence.
func signStateSays(s *assessment.SignOffs) md {
	says := sentence(s.State.String())
	if s.PeopleNeeded > 0 {
		says += " " + plural(s.People, "person", "different people") + " of " + num(s.PeopleNeeded) + " asked for."
	}
	if s.Reopened != "" {
		says += " " + sentence(s.Reopened)
	}
	return says
}

// missingSays is what is missing apart from the roles, which are named first and each say so for themselves.
func missingSays(s *assessment.SignOffs) []md {
	roles := 0
	for i := range s.Needed {
		if !s.Needed[i].Settled() {
			roles++
		}
	}
	var out []md
	for _, m := range s.Missing[min(roles, len(s.Missing)):] {
		out = append(out, "Missing: "+stopped(m))
	}
	return out
}

func roleTitle(r *assessment.RoleSignOff) md { return orNone(text(r.Role.Title), text(r.Role.ID)) }

// needSays is what the tier asks of a role.
func needSays(r *assessment.RoleSignOff) md {
	switch r.Need {
	case content.RoleSigns:
		return "signs"
	case content.RoleReviews:
		return "one of the reviewers signs"
	case content.RoleWith:
		return "signs, or " + text(r.Role.With) + " for it"
	case content.RoleNotNeeded:
		return "not asked for"
	default:
		return text(string(r.Need))
	}
}

func roleMark(r *assessment.RoleSignOff) md {
	switch {
	case r.By != nil:
		return "✓ signed"
	case r.Covered:
		return "✓ covered"
	default:
		return "○ not signed"
	}
}

// givenMark says whether a sign-off counts, and if not why.
func givenMark(g *assessment.GivenSignOff) md {
	switch {
	case g.Counts:
		return "✓ counts"
	case g.Holds:
		return "✗ does not count: " + text(g.Why)
	default:
		return "✗ does not hold: " + text(g.Why)
	}
}

// givenNotes is all that a sign-off says.
func givenNotes(g *assessment.GivenSignOff) []note {
	c := g.Says.Predicate.SignOff
	return []note{
		{label: "Key", says: keySays(g.SignOff)},
		{label: "Date (as claimed)", says: claimedOn(g.SignOff)},
		{label: "Says by signing", says: text(c.Meaning)},
		{label: "Signs for", says: list(", ", texts(c.Covers)...)},
		{label: "Remark", prose: c.Remark},
		{label: "Agreed", says: text(c.Agreement)},
		{label: "Deputy for", says: text(c.DeputyFor)},
		{label: "Delegation", says: text(c.Delegation)},
		{label: "Goes live by", says: dated(c.LaunchBy)},
		{label: "Holds until", says: dated(c.Expires)},
		{label: "Changed since by", says: entriesSay(g.Changed)},
		{label: "Statement", exact: string(g.Digest)},
		{label: "Statement before it", exact: string(c.Previous)},
		{label: "Recorded", says: by(g.By, g.Entry) + ", " + text(g.At)},
	}
}

// keySays names the key of a sign-off; of one whose bytes prove nothing, nothing.
func keySays(s *assessment.SignOff) md {
	if s.Broken != "" {
		return ""
	}
	return keyOf(s)
}

func claimedOn(s *assessment.SignOff) md {
	at := s.Says.Predicate.SignOff.At
	if at.IsZero() {
		return ""
	}
	return date(s.On()) + " (" + md(stamp(at)) + ")"
}

// dated is a date, "" where there is none.
func dated(d assessment.Date) md {
	if d.IsZero() {
		return ""
	}
	return date(d)
}

func entriesSay(numbers []int) md {
	if len(numbers) == 0 {
		return ""
	}
	return "entries " + entryNumbers(numbers)
}

// signOffs is the chapter on who must sign, who has and what each sign-off says.
func (d *drafter) signOffs() []block {
	s := &d.Decision.SignOffs
	out := []block{{Para: read(signStateSays(s))}}
	if len(s.Needed) > 0 {
		t := &table{Caption: "Roles that sign", Columns: []said{"Role", "Asked for", "Stands", "Because"}}
		for i := range s.Needed {
			r := &s.Needed[i]
			m := markOf(roleMark(r), toneWaiting)
			if r.Settled() {
				m.Tone = toneSettled
			}
			t.Rows = append(t.Rows, row{Cells: []cell{{Text: read(roleTitle(r))}, {Text: read(needSays(r))}, {Mark: &m}, {Text: read(text(r.Says))}}})
		}
		out = append(out, block{Table: t})
		var notes []note
		for i := range s.Needed {
			notes = append(notes, note{label: roleTitle(&s.Needed[i]), prose: s.Needed[i].Role.Note})
		}
		if facts := factsOf(notes); len(facts) > 0 {
			out = append(out, block{Facts: facts})
		}
	}
	var missing []point
	for _, m := range missingSays(s) {
		missing = append(missing, point{Says: read(m)})
	}
	if missing != nil {
		out = append(out, block{List: missing})
	}
	out = append(out, block{Para: "The text that is signed is the plain Markdown report. This page is a copy for reading."})
	if len(s.Given) == 0 {
		return out
	}
	out = append(out, block{Head: &link{"given", "Given"}})
	for _, g := range s.Given {
		m := standingOf(givenMark(g), g.Counts)
		out = append(out, block{Card: &card{
			Title: exact(g.Role) + ": " + read(orNone(text(g.Name()), text(g.By))), Mark: &m, Facts: factsOf(givenNotes(g)),
		}})
	}
	return out
}
