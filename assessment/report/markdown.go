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
	var p page
	rest := p.firstScreen(in)
	if !in.Summary {
		p.toChange(in)
		p.otherReasons(in, rest)
		p.acceptedRisk(in)
		p.intake(in)
		p.questions(in)
		p.launchDay(in)
		p.signOffs(in)
		p.frameworks(in)
		p.comments(in)
		p.anchor(in)
	}
	if _, err := io.WriteString(w, p.out.String()); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// firstReasons is how many reasons fit on the first screen.
const firstReasons = 12

// firstScreen writes what decides and returns the reasons that it left out.
func (p *page) firstScreen(in Input) (rest []assessment.Reason) {
	d, s := in.Decision, in.state().Subject
	p.heading(1, verdictMark(d.Verdict), unsignedWord(in), ": ", text(s.Name))
	p.para("Judged at ", tierName(in), " on ", date(d.On), ", ", onFrom(in), ", by the gate ", gateName(in), ".",
		withoutWaivers(in), signedSays(in), archivedSays(in))
	p.labelled(0, "Release", releaseSays(s))
	p.labelled(0, "Tier", tierSays(in))
	p.labelled(0, "Goes live", goesLive(s))
	p.labelled(0, "Questions", countsLine(d.Counts))
	p.labelled(0, "Holds", holds(in))

	leading := slices.DeleteFunc(slices.Clone(d.Reasons), func(r assessment.Reason) bool { return r.Rule.Level() != d.Verdict })
	rest = slices.DeleteFunc(slices.Clone(d.Reasons), func(r assessment.Reason) bool { return r.Rule.Level() == d.Verdict })
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
	p.more(left, len(rest)-left)
	return rest
}

// more says how many reasons the first screen leaves out.
func (p *page) more(same, lesser int) {
	alike := plural(same, "more reason", "more reasons") + " of the same weight"
	switch {
	case same > 0 && lesser > 0:
		p.para("And ", alike, ", and ", num(lesser), " of less weight.")
	case same > 0:
		p.para("And ", alike, ".")
	case lesser > 0:
		p.para("And ", plural(lesser, "reason", "reasons"), " of less weight.")
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
		on := md("")
		if c.Question != "" {
			on = ", on " + in.titled(c.Question)
		}
		p.item(0, text(c.By), ", ", text(c.At), on, ", entry ", num(c.Entry), ": ", prose(c.Text, "  "))
	}
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
	p.para("The digests name the exact questions and the exact entries that this verdict was worked out from: whoever holds the same gate and the same ",
		"entries comes to the same verdict for the same date, and a record that was changed or cut short no longer has the frontier printed here. They do not ",
		"prove that what was entered is true, who entered it, or when; and they protect only what is compared with a copy of this report kept somewhere else.")
}
