package assessment

import (
	"cmp"
	"slices"

	"gonogo/content"
)

// Comparison says what changed between two points of one assessment, and why.
type Comparison struct {
	Assessment string
	From, To   Point
	Changes    []Difference // what decides first, then gravest first, then in the order of the walk
	Rest       []int        // entries that only one of the points holds and that no change rests on
}

// Difference is one thing that stands differently at the two points.
type Difference struct {
	Question *content.Question // nil where it is about the whole
	What     string            // the question's id, or what of the whole: "release digest"
	Was, Is  string            // where it stood and stands, in words
	From, To Standing
	Deciding bool // at the worse point it alone would keep the verdict from the better one
	Causes   []Cause
}

// Standing is what something adds to a verdict. Nothing that is not asked adds anything.
type Standing struct {
	Severity content.Severity // NotAsked for what is no question here
	Outcome  Outcome          // 0 where no question is asked
	Level    Verdict          // what it contributes
	Rules    []Rule           // by which rules, gravest first
}

// Cause is one reason for a difference, with the entries that it rests on.
type Cause struct {
	Kind    CauseKind
	Says    string
	Entries []int // numbers in the log of the record
}

// CauseKind says what sort of thing made a difference.
type CauseKind string

// The kinds of causes.
const (
	CauseAnswer    CauseKind = "answer"    // answered otherwise, or an answer taken back
	CauseEvidence  CauseKind = "evidence"  // given or withdrawn
	CauseAge       CauseKind = "age"       // evidence or what rows show grew old between the two dates
	CauseRows      CauseKind = "rows"      // rows of a register were set or removed
	CauseWaiver    CauseKind = "waiver"    // given, taken back, or ended
	CauseCondition CauseKind = "condition" // set, taken back, or due
	CauseParked    CauseKind = "parked"    // put aside, or taken up again
	CauseDispute   CauseKind = "dispute"   // two writers disagree, or no longer do
	CauseSubject   CauseKind = "subject"   // what goes live changed: tier, traits, release, dates, people
	CauseSignOff   CauseKind = "sign-off"  // signed, void or lapsed
	CauseOther     CauseKind = "other"     // none of these; the entries about it are named
)

// Changed reports whether the verdict differs.
func (c *Comparison) Changed() bool { return c.From.Decision.Verdict != c.To.Decision.Verdict }

// Deciding are the changes that made the verdict another one; none where it is the same.
func (c *Comparison) Deciding() []Difference { return c.part(true) }

// Also are the changes that did not touch the verdict.
func (c *Comparison) Also() []Difference { return c.part(false) }

func (c *Comparison) part(deciding bool) []Difference {
	var out []Difference
	for _, d := range c.Changes {
		if d.Deciding == deciding {
			out = append(out, d)
		}
	}
	return out
}

// Compare works out what differs between two points of record s and which entries made it so. It is pure: numbers of
// entries are those of s. A point compared with itself differs in nothing.
func Compare(s *State, from, to Point) Comparison {
	t := newTeller(s, &from, &to)
	c := Comparison{From: from, To: to}
	for _, q := range s.Gate.Questions() {
		if d, differs := t.question(q); differs {
			c.Changes = append(c.Changes, d)
		}
	}
	c.Changes = append(c.Changes, t.whole(c.Changes)...)
	decide(&c)
	slices.SortStableFunc(c.Changes, func(a, b Difference) int {
		if a.Deciding != b.Deciding {
			return map[bool]int{true: -1, false: 1}[a.Deciding]
		}
		return cmp.Compare(b.gravest(), a.gravest())
	})
	c.Rest = t.rest(c.Changes)
	return c
}

func (d *Difference) gravest() Verdict { return max(d.From.Level, d.To.Level) }

// decide marks what stands between the better verdict and the worse one. Whatever contributes more than the better
// verdict at the worse point cannot have done so at the better one, so each of these differs.
func decide(c *Comparison) {
	better, standing := c.From.Decision.Verdict, func(d *Difference) Standing { return d.To }
	if c.To.Decision.Verdict < better {
		better, standing = c.To.Decision.Verdict, func(d *Difference) Standing { return d.From }
	}
	for i := range c.Changes {
		d := &c.Changes[i]
		d.Deciding = c.Changed() && standing(d).Level > better
	}
}

// question compares where one question stands.
func (t *teller) question(q *content.Question) (Difference, bool) {
	f, g := t.from.Decision.Finding(q.ID), t.to.Decision.Finding(q.ID)
	d := Difference{Question: q, What: q.ID, From: standingOf(f), To: standingOf(g)}
	named := d.From.Severity != d.To.Severity && d.From.Severity > content.NotAsked && d.To.Severity > content.NotAsked
	d.Was, d.Is = standsAs(f, named), standsAs(g, named)
	if d.Was == d.Is && d.From.equal(d.To) {
		return d, false
	}
	d.Causes = t.why(q, f, g)
	return d, true
}

func (s Standing) equal(o Standing) bool {
	return s.Severity == o.Severity && s.Outcome == o.Outcome && s.Level == o.Level && slices.Equal(s.Rules, o.Rules)
}

func standingOf(f *Finding) Standing {
	if f == nil {
		return Standing{Severity: content.NotAsked, Level: Go}
	}
	s := Standing{Severity: f.Severity, Outcome: f.Outcome, Level: f.Level()}
	for _, r := range f.Reasons {
		s.Rules = append(s.Rules, r.Rule)
	}
	return s
}

// standsAs says where a question stands: "met", "blocker unmet, parked", "not asked".
func standsAs(f *Finding, severity bool) string {
	if f == nil {
		return "not asked"
	}
	says := f.Outcome.String()
	if severity {
		says = f.Severity.String() + " " + says
	}
	switch {
	case f.Unconfirmed:
		says += ", unconfirmed"
	case f.Waiver == nil && f.Condition != nil:
		says += ", owned"
	}
	if f.Parked {
		says += ", parked"
	}
	if f.Unwaivable && f.Outcome.Open() {
		says += ", cannot be waived"
	}
	return says
}

// teller finds out why, and names entries as the record numbers them.
type teller struct {
	s        *State
	from, to *Point
	number   map[string]int     // id of an entry to its number in the record
	effect   [2]map[string]bool // by point: the entries it holds, and whether each counts
}

func newTeller(s *State, from, to *Point) *teller {
	t := &teller{s: s, from: from, to: to, number: map[string]int{}}
	for i := range s.Log {
		t.number[s.Log[i].ID] = i + 1
	}
	for n, p := range []*Point{from, to} {
		t.effect[n] = map[string]bool{}
		for i := range p.State.Log {
			t.effect[n][p.State.Log[i].ID] = !p.State.Log[i].Undone
		}
	}
	return t
}

// blame lists the entries whose effect differs between the points and whose body is like that: the entry itself, or
// where both points hold it the undo that made the difference.
func (t *teller) blame(like func(Body) bool) []int {
	var out []int
	for i := range t.s.Log {
		if like(t.s.Log[i].What) {
			out = append(out, t.made(i)...)
		}
	}
	return sorted(out)
}

// made says which entries made the effect of entry i differ, none where it does not.
func (t *teller) made(i int) []int {
	id := t.s.Log[i].ID
	before, held := t.effect[0][id]
	after, holds := t.effect[1][id]
	switch {
	case before == after:
		return nil
	case held != holds:
		return []int{i + 1}
	}
	var out []int
	for n := i + 1; n < len(t.s.Log); n++ {
		if u, ok := t.s.Log[n].What.(Undone); ok && slices.Contains(u.Entries, id) {
			out = append(out, t.made(n)...)
		}
	}
	return out
}

// numbers turns numbers in the log of a point into those of the record.
func (t *teller) numbers(p *Point, entries []int) []int {
	var out []int
	for _, n := range entries {
		out = append(out, t.number[p.State.Log[n-1].ID])
	}
	return sorted(out)
}

// rest lists the entries that only one point holds, or that count at only one, and that no cause names.
func (t *teller) rest(changes []Difference) []int {
	named := map[int]bool{}
	for _, d := range changes {
		for _, c := range d.Causes {
			for _, n := range c.Entries {
				named[n] = true
			}
		}
	}
	var out []int
	for i := range t.s.Log {
		_, held := t.effect[0][t.s.Log[i].ID]
		_, holds := t.effect[1][t.s.Log[i].ID]
		if held != holds && !named[i+1] {
			out = append(out, i+1)
		}
	}
	return out
}

func sorted(numbers []int) []int {
	slices.Sort(numbers)
	return slices.Compact(numbers)
}
