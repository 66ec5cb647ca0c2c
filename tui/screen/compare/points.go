package compare

import (
	"strings"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// point is what now is compared with: from and to are what the desk takes, and one of them is now.
type point struct {
	from, to string
	name     string
	day      string // when it was recorded, or the date judged on
	kept     bool   // somebody kept it on purpose, or it is the beginning
}

const now = "now"

// pointsOf lists what there is to compare with, earliest first: the beginning, every snapshot and sign-off, then dates.
// extra are those that somebody named.
func pointsOf(c *ui.Case, extra []point) []point {
	s := c.State
	out := []point{entry(s, 1, "the beginning")}
	for n := 2; n <= len(s.Log); n++ {
		if s.Log[n-1].Undone {
			continue
		}
		switch b := s.Log[n-1].What.(type) {
		case assessment.Snapshotted:
			out = append(out, entry(s, n, "snapshot “"+b.Label+"”"))
		case assessment.Signed:
			out = append(out, entry(s, n, "signed as "+b.Role))
		}
	}
	if c.Decision.On != c.Today {
		out = append(out, dated(c, c.Today, "judged today"))
	}
	if f := c.Decision.Flips; f != nil {
		out = append(out, dated(c, f.On, "when it flips"))
	}
	return append(out, extra...)
}

func entry(s *assessment.State, n int, name string) point {
	return point{from: ui.Int(n), to: now, name: name, day: s.Log[n-1].At.UTC().Format("2006-01-02"), kept: true}
}

// dated is everything that is recorded, judged on a day. What is still to come is compared as what will become of now.
func dated(c *ui.Case, on assessment.Date, name string) point {
	p := point{from: on.String(), to: now, name: name, day: on.String()}
	if on > c.Decision.On {
		p.from, p.to = p.to, p.from
	}
	return p
}

// named is a point that somebody named, in the words that the desk takes.
func (s *Screen) named(name string) point {
	name = strings.TrimSpace(name)
	if on, err := assessment.ParseDate(name); err == nil {
		return dated(s.c, on, "judged on "+on.String())
	}
	for _, snap := range s.c.State.Snapshots {
		if snap.Label == name {
			name = ui.Int(snap.Entry)
		}
	}
	if n, err := s.c.State.EntryNamed(name); err == nil {
		return entry(s.c.State, n, "entry "+ui.Int(n))
	}
	return point{from: name, to: now, name: name}
}

// add puts a point on the list, unless it is there.
func (s *Screen) add(p point) {
	for _, have := range s.points {
		if have.same(p) {
			return
		}
	}
	s.extra = append(s.extra, p)
	s.points = append(s.points, p)
}

func (p point) same(o point) bool { return p.from == o.from && p.to == o.to }
