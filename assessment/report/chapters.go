package report

import (
	"fmt"
	"slices"

	"gonogo/assessment"
)

func withPara(blocks []block, m md) []block {
	if m == "" {
		return blocks
	}
	return append(blocks, block{Para: read(m)})
}

func (d *drafter) why(leading, rest []assessment.Reason) []block {
	if d.Decision.Verdict == assessment.Go {
		var out []block
		for _, r := range leading {
			out = withPara(out, sentence(r.Says))
		}
		return out
	}
	return withPara([]block{d.reasonTable("What makes the verdict, gravest first", leading)}, moreSays(0, len(rest)))
}

func (d *drafter) reasonTable(caption said, reasons []assessment.Reason) block {
	t := &table{Caption: caption, Columns: []said{"Question", "Rule", "Outcome", "Because", "Entries"}}
	for _, r := range reasons {
		t.Rows = append(t.Rows, row{Cells: []cell{
			d.titledCell(r.Question), {Text: read(ruleWords(r.Rule))}, outcomeCell(r), {Text: read(text(r.Says))}, {Text: read(entryNumbers(r.Entries))},
		}})
	}
	return block{Table: t}
}

func outcomeCell(r assessment.Reason) cell {
	if r.Question == "" {
		return cell{Text: "–"}
	}
	return cell{Mark: outcomeOf(r.Outcome)}
}

func (d *drafter) change() []block {
	if d.Decision.Verdict == assessment.Go {
		return nil
	}
	var points []point
	for _, c := range d.Decision.ToChange {
		points = append(points, point{To: d.at[c.Question], Name: read(d.titled(c.Question)), Says: read(sentence(c.Needs))})
	}
	if len(points) == 0 {
		return nil
	}
	return []block{{Para: "All of this, and nothing less, leads to a better verdict."}, {List: points}}
}

func (d *drafter) otherReasons(rest []assessment.Reason) []block {
	if len(rest) == 0 {
		return nil
	}
	return []block{d.reasonTable("What weighs less, gravest first", rest)}
}

func (d *drafter) accepted() []block {
	waivers, conditions := d.waivers(), d.conditions()
	if len(waivers)+len(conditions) == 0 {
		return []block{{Para: "No waiver and no condition is held."}}
	}
	var out []block
	if len(waivers) > 0 {
		out = append(out, block{Head: &link{"waivers", "Waivers"}})
	}
	for _, a := range waivers {
		out = append(out, block{Card: d.waiver(a)})
	}
	if len(conditions) > 0 {
		out = append(out, block{Head: &link{"conditions", "Conditions"}})
	}
	for _, a := range conditions {
		out = append(out, block{Card: d.condition(a)})
	}
	return out
}

func (d *drafter) waiver(a accepted[assessment.Waived]) *card {
	m := acceptedMark(standing(a.counts, a.void, "until "+date(a.held.Value.Expires)), a.counts)
	return &card{Title: read(d.titled(a.question)), Mark: &m, Facts: factsOf(d.waiverNotes(a))}
}

func (d *drafter) condition(a accepted[assessment.ConditionSet]) *card {
	m := acceptedMark(standing(a.counts, a.void, "due "+date(a.held.Value.Due)), a.counts)
	return &card{Title: read(d.titled(a.question)), Mark: &m, Facts: factsOf(d.conditionNotes(a))}
}

func acceptedMark(m md, counts bool) mark {
	if counts {
		return markOf(m, toneAccepted)
	}
	return markOf(m, toneOpen)
}

// frameworks is where each control stands that a question asked here bears on.
func (d *drafter) frameworks() []block {
	told, silent := d.told()
	if len(told)+len(silent) == 0 {
		return nil
	}
	out := []block{{Para: read(frameworksSay)}}
	for i := range told {
		c := &told[i]
		out = append(out, block{Head: &link{fmt.Sprintf("framework-%d", i+1), read(frameworkName(c.Framework))}}, block{Para: read(tallySays(c.Tally()))})
		open, met := openControls(c)
		t := &table{Caption: "Controls asked about that are not settled", Columns: []said{"Control", "Title", "Questions", "Worst outcome"}}
		for _, control := range open {
			t.Rows = append(t.Rows, row{Cells: []cell{
				{Text: read(text(control.ID))}, {Text: read(controlTitle(control))}, {Text: read(questionsOf(control))}, {Mark: outcomeOf(control.Outcome)},
			}})
		}
		if len(t.Rows) > 0 {
			out = append(out, block{Table: t})
		}
		if facts := factsOf(frameworkNotes(c, met)); len(facts) > 0 {
			out = append(out, block{Facts: facts})
		}
		out = withPara(out, catalogueSays(c.Framework))
	}
	for _, m := range d.untold(silent) {
		out = withPara(out, m)
	}
	return out
}

func (d *drafter) comments() []block {
	if len(d.state().Comments) == 0 {
		return nil
	}
	out := []block{{Para: "Comments are no part of what is decided."}}
	var said []fact
	for _, c := range d.state().Comments {
		said = append(said, fact{Label: read(remarkHead(d.Input, c)), Says: lines(c.Text), Form: proseText})
	}
	return append(out, block{Facts: said})
}

// basis is what ties the report to its record.
func (d *drafter) basis() []block {
	dec := d.Decision
	all := []fact{
		{Label: "Assessment", Says: read(code(d.name()) + " (" + code(d.state().Assessment) + ")")},
		{Label: "Gate", Says: read(text(dec.Gate.ID) + " " + text(dec.Gate.Version))},
		{Label: "Content of the gate", Says: exact(string(dec.Gate.Digest)), Form: exactText},
		{Label: "Journal", Says: read(plural(len(d.state().Log), "entry", "entries") + " by " + plural(len(dec.Frontier), "writer", "writers"))},
	}
	for _, h := range dec.Frontier {
		all = append(all, fact{Label: read("Writer " + code(h.Writer)), Says: read(plural(h.Count, "entry", "entries") + ", head " + digest(h.Head)), Form: exactText})
	}
	if f, err := dec.Frontier.Digest(); err == nil {
		all = append(all, fact{Label: "Frontier", Says: exact(string(f)), Form: exactText})
	}
	return withPara([]block{{Facts: slices.Clip(all)}}, anchorSays)
}
