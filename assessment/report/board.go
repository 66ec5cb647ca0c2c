package report

import (
	"cmp"
	"slices"

	"gonogo/assessment"
	"gonogo/content"
)

// What fits on one page for a board.
const (
	boardReasons = 8
	boardDates   = 6
	boardWords   = 880 // runes of a column of sentences
	leastWords   = 110 // of one sentence
	mostWords    = 300
)

// board is the page for whoever decides: why, what it would take, by whom and when.
type board struct {
	takes []take
	left  int // reasons that make the verdict and are left out
	less  int // reasons of less weight
	words int // runes that one of the sentences may have
	dates []deadline
	later int // dates left out
}

// take is a reason with what would take it away.
type take struct {
	assessment.Reason
	needs string
}

// deadline is what somebody does by a day. What has no date of its own comes first: it is due before anything goes live.
type deadline struct {
	on        assessment.Date
	what, who md
}

func (in Input) board() board {
	needs := map[string]string{}
	for _, c := range in.Decision.ToChange {
		needs[c.Question] = c.Needs
	}
	leading, rest := in.reasons()
	b := board{less: len(rest), left: max(0, len(leading)-boardReasons)}
	for _, r := range leading[:len(leading)-b.left] {
		b.takes = append(b.takes, take{r, needs[r.Question]})
		delete(needs, r.Question) // said once
	}
	b.words = min(max(boardWords/max(1, len(b.takes)), leastWords), mostWords)
	b.dates = in.deadlines()
	b.later = max(0, len(b.dates)-boardDates)
	b.dates = b.dates[:len(b.dates)-b.later]
	return b
}

// deadlines are the dates of what was accepted, of the verdict itself and of the sign-offs, the soonest first.
func (in Input) deadlines() []deadline {
	var out []deadline
	for i := range in.Decision.Findings {
		f := &in.Decision.Findings[i]
		title := in.titled(f.Question.ID)
		if w := f.Waiver; w != nil {
			out = append(out, deadline{w.FixedBy, title + " is fixed; its waiver ends after " + date(w.Expires), in.named(w.Owner)})
		} else if c := f.Condition; c != nil {
			out = append(out, deadline{c.Due, title + " is fixed, as its condition says", in.named(c.Owner)})
		}
	}
	if x := in.Decision.Flips; x != nil {
		out = append(out, deadline{x.On, "The verdict becomes " + verdictWord(x.To) + ": " + list(": ", in.titled(x.Question), clipped(x.Says, leastWords)), "–"})
	}
	if who := in.stillToSign(); who != "" && in.Decision.Unsigned() {
		out = append(out, deadline{what: "The sign-offs that are missing", who: who})
	}
	slices.SortStableFunc(out, func(a, b deadline) int { return cmp.Compare(a.on, b.on) })
	return out
}

// stillToSign are the roles that have not signed. Of the reviewers one is enough.
func (in Input) stillToSign() md {
	var roles, reviewers []md
	for i := range in.Decision.SignOffs.Needed {
		r := &in.Decision.SignOffs.Needed[i]
		switch {
		case r.Settled():
		case r.Need == content.RoleReviews:
			reviewers = append(reviewers, roleTitle(r))
		default:
			roles = append(roles, roleTitle(r))
		}
	}
	return list("; ", append(roles, list(" or ", reviewers...))...)
}

// signedBy says on the page for a board whether it is signed and by whom; the whole report has a chapter on it. It is
// nothing where nobody has signed, which stands beside the verdict.
func (in Input) signedBy() md {
	s := &in.Decision.SignOffs
	if !in.Summary || in.ToSign {
		return ""
	}
	var who []md
	for i := range s.Needed {
		r := &s.Needed[i]
		if r.By == nil {
			continue
		}
		says := roleTitle(r) + ": " + orNone(text(r.By.Name()), text(r.By.By))
		if !r.By.On().IsZero() {
			says += ", " + date(r.By.On())
		}
		if r.By.Says.Predicate.SignOff.Typed {
			says += ", typed and not by key"
		}
		who = append(who, says)
	}
	if len(who) == 0 {
		return ""
	}
	return list(" ", sentence(s.State.String()), list("; ", who...)+".")
}

func (d deadline) by() md {
	if d.on.IsZero() {
		return "before it goes live"
	}
	return date(d.on)
}

// moreDates says how many dates the page leaves out, "" for none.
func (b board) moreDates() md {
	if b.later == 0 {
		return ""
	}
	return "And " + num(b.later) + " more."
}

// clipped is a sentence of no more than so many runes; all of it stands in the whole report.
func clipped(s string, most int) md {
	runes := []rune(s)
	if len(runes) <= most {
		return text(s)
	}
	end := most
	for end > most/2 && runes[end] != ' ' {
		end--
	}
	return text(string(runes[:end])) + " …"
}

// board writes what follows the first screen on the page for a board.
func (p *page) board(in Input) {
	b := in.board()
	if in.Decision.Verdict != assessment.Go && len(in.Decision.ToChange) > 0 {
		p.heading(2, "What it would take")
		left := max(0, len(in.Decision.ToChange)-firstReasons)
		for _, c := range in.Decision.ToChange[:len(in.Decision.ToChange)-left] {
			p.item(0, list(": ", in.titled(c.Question), clipped(closed(capital(c.Needs)), mostWords)))
		}
		if left > 0 {
			p.para("And ", num(left), " more.")
		}
	}
	if len(b.dates) == 0 {
		return
	}
	p.heading(2, "By whom and when")
	var rows [][]md
	for _, d := range b.dates {
		rows = append(rows, []md{d.by(), d.what, d.who})
	}
	p.table([]md{"By", "What", "Who"}, rows)
	if more := b.moreDates(); more != "" {
		p.para(more)
	}
}

// boardReasons are why the verdict is what it is, and what would take each away.
func (d *drafter) boardReasons(b board) []block {
	if d.Decision.Verdict == assessment.Go {
		return d.why(d.reasons())
	}
	t := &table{
		Caption: "What makes the verdict, gravest first", Columns: []said{"Question", "Outcome", "Because", "What it would take"},
	}
	for _, r := range b.takes {
		t.Rows = append(t.Rows, row{Cells: []cell{
			{Text: orDash(read(d.titled(r.Question)))}, outcomeCell(r.Reason), {Text: read(clipped(r.Says, b.words))}, {Text: orDash(read(clipped(capital(r.needs), b.words)))},
		}})
	}
	return withPara([]block{{Table: t}}, moreSays(b.left, b.less))
}

func (d *drafter) boardDates(b board) []block {
	if len(b.dates) == 0 {
		return nil
	}
	t := &table{Caption: "Who does what by when", Columns: []said{"By", "What", "Who"}}
	for _, x := range b.dates {
		t.Rows = append(t.Rows, row{Cells: []cell{{Text: read(x.by())}, {Text: read(x.what)}, {Text: read(x.who)}}})
	}
	return withPara([]block{{Table: t}}, b.moreDates())
}
