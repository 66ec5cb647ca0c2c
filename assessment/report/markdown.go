package report

import (
	"fmt"
	"io"
	"slices"

	"gonogo/assessment"
)

// Markdown writes the report as GitHub-flavoured Markdown that reads as well on paper: the verdict and its reasons
// first, the proof after them, the digests last. It fails only when w does.
func Markdown(w io.Writer, in Input) error {
	in = in.ready()
	var p page
	p.banner(in)
	rest := p.firstScreen(in)
	if in.Summary {
		p.board(in)
	} else {
		p.toChange(in)
		p.otherReasons(in, rest)
		p.acceptedRisk(in)
		p.signOffs(in)
		p.intake(in)
		p.questions(in)
		p.registers(in)
		p.launchDay(in)
		p.signOffs(in)
		p.frameworks(in)
		p.comments(in)
		p.anchor(in)
	}
	p.footer(in)
	if _, err := io.WriteString(w, p.out.String()); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// firstReasons is how many reasons fit on the first screen.
const firstReasons = 12

// firstScreen writes what decides and returns the reasons that it left out.
func (p *page) firstScreen(in Input) (rest []assessment.Reason) {
	d := in.Decision
	p.heading(1, verdictMark(d.Verdict), unsignedWord(in), ": ", text(in.state().Subject.Name))
	p.para(judgedSays(in))
	p.notes(0, in.verdictNotes())

	leading, rest := in.reasons()
	p.heading(2, "Why")
	if d.Verdict == assessment.Go {
		for _, r := range leading {
			p.para(sentence(r.Says))
		}
		return rest
	}
	left := 0
	if len(leading) > firstReasons {
		left = len(leading) - firstReasons
		rest = append(slices.Clone(leading[firstReasons:]), rest...)
		leading = leading[:firstReasons]
	}
	p.reasons(in, leading)
	if more := moreSays(left, len(rest)-left); more != "" {
		p.para(more)
	}
	return rest
}

// verdictNotes is what was judged, where it stands and how long that holds.
func (in Input) verdictNotes() []note {
	s := in.state().Subject
	return []note{
		{label: "Release", says: releaseSays(s)},
		{label: "Tier", says: tierSays(in)},
		{label: "Goes live", says: goesLive(s)},
		{label: "Questions", says: countsLine(in.Decision.Counts)},
		{label: "Holds", says: holds(in)},
	}
}

// reasons are those that make the verdict what it is, and the rest.
func (in Input) reasons() (leading, rest []assessment.Reason) {
	for _, r := range in.Decision.Reasons {
		if r.Rule.Level() == in.Decision.Verdict {
			leading = append(leading, r)
		} else {
			rest = append(rest, r)
		}
	}
	return leading, rest
}

// moreSays says how many reasons the first screen leaves out, "" for none.
func moreSays(same, lesser int) md {
	alike := plural(same, "more reason", "more reasons") + " of the same weight"
	switch {
	case same > 0 && lesser > 0:
		return "And " + alike + ", and " + num(lesser) + " of less weight."
	case same > 0:
		return "And " + alike + "."
	case lesser > 0:
		return "And " + plural(lesser, "reason", "reasons") + " of less weight."
	default:
		return ""
	}
}

func (p *page) reasons(in Input, reasons []assessment.Reason) {
	var rows [][]md
	for _, r := range reasons {
		outcome := md("–")
		if r.Question != "" {
			outcome = outcomeMark(r.Outcome)
		}
		rows = append(rows, []md{orNone(in.titled(r.Question), "–"), ruleWords(r.Rule), outcome, text(r.Says), entryNumbers(r.Entries)})
	}
	p.table([]md{"Question", "Rule", "Outcome", "Because", "Entries"}, rows)
}

func (p *page) toChange(in Input) {
	d := in.Decision
	if d.Verdict == assessment.Go {
		return
	}
	p.heading(2, "What would change it")
	p.para("All of this, and nothing less, leads to a better verdict.")
	for _, c := range d.ToChange {
		if c.Question == "" {
			p.item(0, sentence(c.Needs))
			continue
		}
		p.item(0, in.titled(c.Question), ": ", sentence(c.Needs))
	}
}

func (p *page) otherReasons(in Input, rest []assessment.Reason) {
	if len(rest) == 0 {
		return
	}
	p.heading(2, "The other reasons")
	p.reasons(in, rest)
}

func (p *page) comments(in Input) {
	if len(in.state().Comments) == 0 {
		return
	}
	p.heading(2, "Comments")
	p.para("Comments are no part of what is decided.")
	for _, c := range in.state().Comments {
		p.item(0, remarkHead(in, c), ": ", prose(c.Text, "  "))
	}
}

// remarkHead is who said something, when and on what.
func remarkHead(in Input, c assessment.Remark) md {
	on := md("")
	if c.Question != "" {
		on = ", on " + in.titled(c.Question)
	}
	return text(c.By) + ", " + text(c.At) + on + ", entry " + num(c.Entry)
}

// anchor writes what ties the report to its record.
func (p *page) anchor(in Input) {
	d := in.Decision
	p.heading(2, "What this report rests on")
	p.labelled(0, "Assessment", code(in.name())+" ("+code(in.state().Assessment)+")")
	p.labelled(0, "Gate", text(d.Gate.ID)+" "+text(d.Gate.Version)+", content "+digest(d.Gate.Digest))
	p.labelled(0, "Journal", plural(len(in.state().Log), "entry", "entries")+" by "+plural(len(d.Frontier), "writer", "writers"))
	for _, h := range d.Frontier {
		p.item(1, "writer ", code(h.Writer), ": ", plural(h.Count, "entry", "entries"), ", head ", digest(h.Head))
	}
	if f, err := d.Frontier.Digest(); err == nil {
		p.labelled(0, "Frontier", digest(f))
	}
	p.para(anchorSays)
}

const anchorSays md = "The digests name the exact questions and the exact entries that this verdict was worked out from: whoever holds the same gate and the same " +
	"entries comes to the same verdict for the same date, and a record that was changed or cut short no longer has the frontier printed here. They do not " +
	"prove that what was entered is true, who entered it, or when; and they protect only what is compared with a copy of this report kept somewhere else."
