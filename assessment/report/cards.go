package report

import (
	"fmt"
	"strings"

	"gonogo/assessment"
)

// subject is what is to go live and what its answers at intake took away.
func (d *drafter) subject() []block {
	out := []block{
		{Facts: factsOf(d.subjectNotes())},
		{Head: &link{"not-asked", "Not asked"}},
		{Para: read(d.notAskedIntro())},
	}
	var causes []fact
	for _, n := range d.notAsked() {
		causes = append(causes, fact{Label: "Not asked " + read(n.label), Says: read(n.says)})
	}
	if causes != nil {
		out = append(out, block{Facts: causes})
	}
	unused := d.unused()
	if len(unused) > 0 {
		out = append(out, block{Head: &link{"unused", "Held all the same, and not used"}})
	}
	for _, u := range unused {
		out = append(out, block{Card: &card{Title: read(u.says), Facts: factsOf(u.notes)}})
	}
	return out
}

// questions has each section: where its questions stand, then what each rests on.
func (d *drafter) questions() []block {
	var out []block
	for i, sec := range d.state().Gate.Sections {
		out = append(out, block{Head: &link{fmt.Sprintf("section-%d", i+1), read(orNone(text(sec.Title), text(sec.ID)))}})
		asked := d.askedOf(&sec)
		if len(asked) == 0 {
			out = append(out, block{Para: "No question of this section is asked here."})
			continue
		}
		t := &table{Caption: "Where its questions stand", Columns: []said{"Question", "Severity", "Answer", "Outcome"}}
		var cards []block
		for _, f := range asked {
			r := row{Cells: []cell{
				{Text: read(d.titled(f.Question.ID))}, {Text: read(severityWord(f))}, {Text: read(answerWord(f.Answer))}, {Mark: outcomeOf(f.Outcome)},
			}}
			if holdsSomething(f) {
				r.Cells[0].To = d.at[f.Question.ID]
				cards = append(cards, block{Card: d.finding(f)})
			} else {
				r.ID = d.at[f.Question.ID]
			}
			t.Rows = append(t.Rows, r)
		}
		out = append(append(out, block{Table: t}), cards...)
	}
	return out
}

// finding is what one question rests on.
func (d *drafter) finding(f *assessment.Finding) *card {
	id := f.Question.ID
	c := &card{ID: d.at[id], Title: read(d.titled(id)), Mark: outcomeOf(f.Outcome), Says: read(findingSays(f))}
	c.Facts = factsOf(append([]note{{label: "Question", prose: f.Question.Text}}, d.findingNotes(f)...))
	if f.Needs != "" {
		c.Facts = append(c.Facts, fact{Label: "To settle it", Says: read(sentence(f.Needs))})
	}
	for i := range f.Pieces {
		c.Pieces = append(c.Pieces, d.piece(f, &f.Pieces[i]))
	}
	return c
}

// piece is one piece of evidence as it counts for one question.
func (d *drafter) piece(f *assessment.Finding, w *assessment.Weighed) pieceCard {
	_, stands, _ := strings.Cut(string(read(pieceStanding(w))), " ")
	return pieceCard{
		Name: read(md(pieceID(w.Entry)) + ", " + text(w.EvidenceKind)), Ref: exact(w.Ref), Counts: w.Counts, Stands: said(stands),
		Observed: read(observedSays(d.Input, f, w)), From: read(pieceFrom(w.Piece)), Facts: factsOf(pieceNotes(w.Piece)),
	}
}

// launchDay is what has to be looked at once more on the day itself.
func (d *drafter) launchDay() []block {
	var points []point
	for _, f := range d.rechecked() {
		points = append(points, point{To: d.at[f.Question.ID], Name: read(d.titled(f.Question.ID)), Mark: outcomeOf(f.Outcome), Says: read(lastSeen(f.Pieces)), Box: true})
	}
	if len(points) == 0 {
		return nil
	}
	return []block{{Para: read(launchDaySays)}, {List: points}}
}
