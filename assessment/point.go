package assessment

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// Point is an assessment as it stood once: the entries that were held then, judged on a date.
type Point struct {
	Name     string // in words: "now", "entry 12", `snapshot "before the drill"`
	State    *State
	Decision Decision
	Remark   string // where it was recorded otherwise than it is judged now; else ""
}

// At is what the first n entries of the log come to. Everything that an entry had seen stands before it, so every
// beginning of the log is a whole record.
func (s *State) At(n int) (*State, error) {
	if n == len(s.Log) {
		return s, nil
	}
	return s.of(func(i int) bool { return i < n })
}

// seenAt is the state as the writer of entry n held it, that entry included. What others wrote meanwhile is no part
// of it, also where the log has it earlier.
func (s *State) seenAt(n int) (*State, error) {
	return s.of(func(i int) bool { return i == n-1 || saw(&s.Log[n-1].Sealed, &s.Log[i].Sealed) })
}

func (s *State) of(has func(i int) bool) (*State, error) {
	var entries []Sealed
	for i := range s.Log {
		if has(i) {
			entries = append(entries, s.Log[i].Sealed)
		}
	}
	return s.Refold(entries)
}

// Names of points that are no label.
const (
	pointNow    = "now"
	pointSigned = "signed"
)

// Compare says what changed between two points of a record and why. A point is the label of a snapshot, the number
// or the id of an entry, a day (everything that is recorded, judged on it), "signed" for the last sign-off, or "now".
// No from is the last snapshot or sign-off, else the first entry; no to is now. A name that is none of these is an
// *ArgumentError.
func (d *Desk) Compare(r Record, from, to string) (Comparison, error) {
	a, err := d.point(r, from, r.State.lastKept())
	if err != nil {
		return Comparison{}, err
	}
	b, err := d.point(r, to, pointNow)
	if err != nil {
		return Comparison{}, err
	}
	if err := cmp.Or(a.Decision.Err, b.Decision.Err); err != nil {
		return Comparison{}, err
	}
	c := Compare(r.State, a, b)
	c.Assessment = r.Slug
	return c, nil
}

// lastKept names the entry of the last snapshot or sign-off, the first entry where there is neither.
func (s *State) lastKept() string {
	last := 1
	if n := len(s.Snapshots); n > 0 {
		last = s.Snapshots[n-1].Entry
	}
	return fmt.Sprint(max(last, s.lastSigned()))
}

// lastSigned is the entry of the last sign-off whose bytes hold, 0 where there is none.
func (s *State) lastSigned() int {
	for _, g := range slices.Backward(s.SignOffs) {
		if g.Broken == "" {
			return g.Entry
		}
	}
	return 0
}

func (d *Desk) point(r Record, name, otherwise string) (Point, error) {
	if name == "" {
		name = otherwise
	}
	switch label, err := r.State.labelled(name); {
	case err != nil:
		return Point{}, err
	case label > 0:
		return d.pointAt(r, label)
	}
	switch name {
	case pointNow:
		return Point{Name: "now", State: r.State, Decision: d.Decide(r, 0)}, nil
	case pointSigned:
		n := r.State.lastSigned()
		if n == 0 {
			return Point{}, argument("gonogo log shows what is recorded", "nobody has signed %s", r.Slug)
		}
		return d.pointAt(r, n)
	}
	if on, err := ParseDate(name); err == nil {
		return Point{Name: "everything as judged on " + on.String(), State: r.State, Decision: d.Decide(r, on)}, nil
	}
	n, err := r.State.EntryNamed(name)
	if err != nil {
		return Point{}, argument(r.State.pointHint(), "nothing to compare with is called %q", name)
	}
	return d.pointAt(r, n)
}

// pointAt is the point at entry n: the snapshot or the sign-off where it is one, else the log up to it, judged as on
// the day of that entry.
func (d *Desk) pointAt(r Record, n int) (Point, error) {
	s := r.State
	p := Point{Name: fmt.Sprintf("entry %d", n)}
	var on Date
	var from OnFrom
	var verdict Verdict
	var err error
	switch b := s.Log[n-1].What.(type) {
	case Snapshotted:
		p.Name, on, from, verdict = fmt.Sprintf("snapshot %q", b.Label), b.On, b.OnFrom, b.Verdict
		p.State, err = s.seenAt(n)
	case Signed:
		g := ReadSignOff(b)
		if g.Broken != "" {
			return Point{}, refused("compare with another entry", "the sign-off of entry %d does not hold: %s", n, g.Broken)
		}
		facts := g.Says.Predicate
		p.Name, on, from, verdict = fmt.Sprintf("sign-off of %s as %s", g.Name(), g.Role), facts.On, facts.OnFrom, facts.Verdict
		p.State, err = s.seenAt(n)
	default:
		if p.State, err = s.At(n); err == nil {
			on, from = DateJudged(p.State, DateOf(s.Log[n-1].At))
		}
	}
	if err != nil {
		return Point{}, &JournalError{fmt.Errorf("what %s held at entry %d: %w", r.Slug, n, err)}
	}
	p.Decision = Decide(p.State, on, from)
	p.Decision.Assessment = r.Slug
	if verdict != 0 && verdict != p.Decision.Verdict {
		p.Remark = fmt.Sprintf("it was recorded as %s, and this program judges it %s", verdict, p.Decision.Verdict)
	}
	return p, nil
}

// labelled is the entry of the snapshot with this label, 0 where there is none.
func (s *State) labelled(label string) (int, error) {
	var found []string
	n := 0
	for _, snap := range s.Snapshots {
		if snap.Label == label {
			n = snap.Entry
			found = append(found, fmt.Sprint(n))
		}
	}
	if len(found) > 1 {
		return 0, argument("use the number of its entry", "the entries %s are snapshots called %q", strings.Join(found, " and "), label)
	}
	return n, nil
}

func (s *State) pointHint() string {
	var labels []string
	for _, snap := range s.Snapshots {
		labels = append(labels, snap.Label)
	}
	says := "use the number of an entry, a day, signed or now"
	if len(labels) == 0 {
		return says + "; gonogo snapshot keeps a point under a label"
	}
	return fmt.Sprintf("snapshots: %s; or %s", strings.Join(labels, ", "), says)
}

// Snapshot freezes where an assessment stands under a label, to compare with later; no label is "snapshot-1" and so
// on. Looked says that a person has seen the label and that it is no secret.
func (d *Desk) Snapshot(ctx context.Context, m Meta, label string, looked bool) (Record, error) {
	return d.act(ctx, m, nil, nil, func(r Record) ([]Body, error) {
		digest, err := r.State.StateDigest()
		if err != nil {
			return nil, err
		}
		dec := d.Decide(r, 0)
		if dec.Err != nil {
			return nil, dec.Err
		}
		b := Snapshotted{Label: strings.TrimSpace(label), On: dec.On, OnFrom: dec.OnFrom, Verdict: dec.Verdict, Rule: dec.Rule, State: digest}
		if b.Label == "" {
			b.Label = r.State.FreeLabel()
		}
		if looked {
			return []Body{NotASecret{b}}, nil
		}
		return []Body{b}, nil
	})
}

// FreeLabel is the label of a snapshot that nobody gave one.
func (s *State) FreeLabel() string {
	for n := len(s.Snapshots) + 1; ; n++ {
		label := fmt.Sprintf("snapshot-%d", n)
		if !slices.ContainsFunc(s.Snapshots, func(other Snapshot) bool { return other.Label == label }) {
			return label
		}
	}
}

// labelMeansOther says what else a label would mean where two points are compared, "" when it means itself alone.
func (s *State) labelMeansOther(label string) string {
	if label == pointNow || label == pointSigned {
		return "a point of its own"
	}
	if _, err := ParseDate(label); err == nil {
		return "a day"
	}
	if n := strings.TrimPrefix(label, "e"); n != "" && strings.Trim(n, "0123456789") == "" {
		return "an entry"
	}
	return ""
}
