package review

import (
	"sync"

	tea "charm.land/bubbletea/v2"
)

// place is the question to come back to. It is written outside the loop, one write at a time, and nothing comes of it: a
// message would have the whole screen drawn again after each key. A place that was not kept loses nothing, since the journal
// knows nearly as well.
type place struct {
	mu      sync.Mutex
	want    string
	kept    string
	writing bool
}

// keep has the question in sight kept.
func (s *Screen) keep() tea.Cmd {
	if !s.place.moved(s.at) {
		return nil
	}
	slug, save := s.c.Slug, s.env.SaveCursor
	return func() tea.Msg {
		for id := s.place.next(); id != ""; id = s.place.next() {
			_ = save(slug, id)
		}
		return nil
	}
}

// moved notes where one is, and reports whether somebody has to begin to write it.
func (p *place) moved(id string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if id == "" {
		return false
	}
	p.want = id
	if p.writing || p.kept == id {
		return false
	}
	p.writing = true
	return true
}

// next is the place to write, "" when it is written.
func (p *place) next() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.kept == p.want {
		p.writing = false
		return ""
	}
	p.kept = p.want
	return p.kept
}

// forget has the place written again, since another may have been kept meanwhile.
func (p *place) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.kept = ""
}
