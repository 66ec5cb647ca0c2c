package report

import (
	"cmp"
	"fmt"
	"slices"

	"gonogo/assessment"
)

// rowHeight is of a drawing, in units of its own: a drawing is 960 wide, and a viewer scales it.
const rowHeight = 24

// bars draws where the questions of each section stand.
type bars struct {
	Height int
	Desc   said
	Legend []legend
	Rows   []barRow
}

type legend struct {
	X    int
	Mark mark
}

type barRow struct {
	Y, TextY int
	Name     said
	Parts    []barPart
	TotalX   int
	Total    int
}

// barPart is the questions of one tone. Its number stands in it where there is room.
type barPart struct {
	X, W, H int
	Tone    tone
	Count   int
	TextX   int // 0 where there is no room
}

// timeline draws until when evidence counts.
type timeline struct {
	Height int
	Bottom int // where the lines of dates end
	Desc   said
	Ticks  []tick
	On     tick
	Rows   []span
}

type tick struct {
	X    int
	Says said
}

// span is one question's evidence: from its observation to the first day on which its age no longer counts.
type span struct {
	Y, TextY, X, W, H int
	Name, Says        said
	Tone              tone
}

// overview is the drawn summary, with the figures behind it.
func (d *drafter) overview() []block {
	var out []block
	if b, t := d.bars(); b != nil {
		out = append(out, block{Head: &link{"by-outcome", "Sections by outcome"}}, block{Bars: b}, block{Table: t})
	}
	if t := d.timeline(); t != nil {
		out = append(out, block{Head: &link{"freshness", "How long the evidence counts"}}, block{Para: t.Desc}, block{Times: t})
	}
	return out
}

const (
	barsLeft, barsRight = 230, 900
	barHeight           = 16
	legendHeight        = 34
	nameRunes           = 30
)

func (d *drafter) bars() (*bars, *table) {
	total := d.Decision.Counts
	if total.Applicable == 0 {
		return nil, nil
	}
	b := &bars{Desc: read(countsLine(total)) + ". The table below has the figures."}
	for i, t := range tones {
		b.Legend = append(b.Legend, legend{[...]int{0, 260, 370, 460, 680}[i], t.Mark})
	}
	figures := &table{Caption: "Questions by section and outcome", Columns: []said{"Section", "Asked"}}
	var shown []assessment.Outcome
	for _, o := range assessment.Outcomes {
		if total.By[o] > 0 {
			shown = append(shown, o)
			m := outcomeOf(o)
			figures.Columns = append(figures.Columns, m.Sign+" "+m.Word)
		}
	}
	most := 1
	for i := range d.state().Gate.Sections {
		most = max(most, len(d.askedOf(&d.state().Gate.Sections[i])))
	}
	for i := range d.state().Gate.Sections {
		sec := &d.state().Gate.Sections[i]
		by, byTone := map[assessment.Outcome]int{}, map[tone]int{}
		asked := d.askedOf(sec)
		for _, f := range asked {
			by[f.Outcome]++
			byTone[toneOf(f.Outcome)]++
		}
		name := read(orNone(text(sec.Title), text(sec.ID)))
		b.Rows = append(b.Rows, barOf(len(b.Rows), name, byTone, len(asked), most))
		cells := []cell{{Text: name, To: fmt.Sprintf("section-%d", i+1)}, {Text: number(len(asked))}}
		for _, o := range shown {
			cells = append(cells, cell{Text: number(by[o])})
		}
		figures.Rows = append(figures.Rows, row{Cells: cells})
	}
	b.Height = legendHeight + len(b.Rows)*rowHeight
	return b, figures
}

func barOf(at int, name said, byTone map[tone]int, total, most int) barRow {
	y := legendHeight + at*rowHeight
	r := barRow{Y: y, TextY: y + 13, Name: shortened(name), TotalX: barsLeft + 8, Total: total}
	x := barsLeft
	done := 0
	for _, t := range tones {
		n := byTone[t.Tone]
		if n == 0 {
			continue
		}
		done += n
		end := barsLeft + (barsRight-barsLeft)*done/most
		part := barPart{X: x, W: max(1, end-x), H: barHeight, Tone: t.Tone, Count: n}
		if part.W >= 24 {
			part.TextX = x + part.W/2
		}
		r.Parts = append(r.Parts, part)
		x = end
		r.TotalX = end + 8
	}
	return r
}

func number(n int) said { return read(num(n)) }

// shortened is a name that fits beside a drawing.
func shortened(s said) said {
	runes := []rune(string(s))
	if len(runes) <= nameRunes {
		return s
	}
	return said(runes[:nameRunes-1]) + "…"
}

const (
	timeLeft, timeRight = 230, 760
	timeTop             = 44
	timeRows            = 30 // more than this nobody reads in a drawing
	mostTicks           = 12
)

// timeline is nil where no evidence is held.
func (d *drafter) timeline() *timeline {
	best := d.freshest()
	if len(best) == 0 {
		return nil
	}
	on := d.Decision.On
	from, to := on, on
	for _, w := range best {
		from, to = min(from, w.Observed), max(to, w.StaleOn)
	}
	days := max(1, to.DaysFrom(from))
	x := func(at assessment.Date) int { return timeLeft + (timeRight-timeLeft)*at.DaysFrom(from)/days }
	t := &timeline{On: tick{x(on), read("judged on " + date(on))}, Desc: timelineSays(best, on)}
	for _, m := range months(from, to) {
		t.Ticks = append(t.Ticks, tick{x(m), exact(m.String()[:7])})
	}
	for i, w := range best[:min(len(best), timeRows)] {
		y := timeTop + i*rowHeight
		s := span{Y: y, TextY: y + 13, H: barHeight, X: x(w.Observed), Name: shortened(exact(w.question + " " + pieceID(w.Entry)))}
		s.W = max(2, x(w.StaleOn)-s.X)
		s.Tone, s.Says = toneSettled, read("✓ counts until "+date(w.StaleOn.Add(-1)))
		if !w.Counts {
			s.Tone, s.Says = toneOpen, "✗ does not count"
		}
		t.Rows = append(t.Rows, s)
	}
	t.Bottom = timeTop + len(t.Rows)*rowHeight
	t.Height = t.Bottom + 4
	return t
}

// held is the piece of evidence that a question rests on.
type held struct {
	*assessment.Weighed
	question string
}

// freshest is, for each question with evidence, the piece that counts longest, or the last where none counts; what
// does not count and what goes stale soonest comes first.
func (d *drafter) freshest() []held {
	var out []held
	for i := range d.Decision.Findings {
		f := &d.Decision.Findings[i]
		var best *assessment.Weighed
		for n := range f.Pieces {
			w := &f.Pieces[n]
			if best == nil || w.Counts && !best.Counts || w.Counts == best.Counts && w.StaleOn > best.StaleOn {
				best = w
			}
		}
		if best != nil {
			out = append(out, held{best, f.Question.ID})
		}
	}
	slices.SortStableFunc(out, func(a, b held) int {
		if a.Counts != b.Counts {
			return cmp.Compare(b2i(a.Counts), b2i(b.Counts))
		}
		return cmp.Compare(a.StaleOn, b.StaleOn)
	})
	return out
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// timelineSays is what the drawing shows, for who does not see it.
func timelineSays(best []held, on assessment.Date) said {
	counting := 0
	var first *held
	for i := range best {
		if best[i].Counts {
			counting++
			if first == nil {
				first = &best[i]
			}
		}
	}
	says := "Of " + plural(len(best), "question", "questions") + " with evidence, " + num(counting) + " " + isOrAre(counting) + " held up by it on " + date(on) + "."
	if first != nil {
		says += " The first to run out is " + md(pieceID(first.Entry)) + " for " + text(first.question) + ", which counts until " + date(first.StaleOn.Add(-1)) + "."
	}
	if len(best) > timeRows {
		says += " The " + num(timeRows) + " that fail or run out first are drawn; the others stand with their questions."
	}
	return read(says)
}

func isOrAre(n int) md {
	if n == 1 {
		return "is"
	}
	return "are"
}

// months are the first days of months from one date to another, every so many that no more than mostTicks remain.
func months(from, to assessment.Date) []assessment.Date {
	var all []assessment.Date
	var year, month int
	if _, err := fmt.Sscanf(from.String(), "%d-%d", &year, &month); err != nil {
		return nil
	}
	for {
		if month++; month > 12 {
			year, month = year+1, 1
		}
		first, err := assessment.ParseDate(fmt.Sprintf("%04d-%02d-01", year, month))
		if err != nil || first > to {
			break
		}
		all = append(all, first)
	}
	step := (len(all) + mostTicks - 1) / mostTicks
	var out []assessment.Date
	for i := 0; i < len(all); i += max(1, step) {
		out = append(out, all[i])
	}
	return out
}
