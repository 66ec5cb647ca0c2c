package assessment

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"gonogo/content"
)

// gateCache reads each gate once, and one that the program knows by its digest not at all.
type gateCache struct {
	mu    sync.Mutex
	known func(content.Digest) (*content.Gate, bool) // nil knows none
	gates map[content.Digest]*content.Gate
}

func (c *gateCache) get(d content.Digest, source func() ([]byte, error), parse func([]byte) (*content.Gate, error)) (*content.Gate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if g, ok := c.gates[d]; ok {
		return g, nil
	}
	if c.known != nil {
		if g, ok := c.known(d); ok {
			return g, nil
		}
	}
	src, err := source()
	if err != nil {
		return nil, fmt.Errorf("gate %s: %w", d.Short(), err)
	}
	g, err := parse(src)
	if err != nil {
		return nil, fmt.Errorf("gate %s: %w", d.Short(), err)
	}
	if g.Digest != d {
		return nil, &JournalError{fmt.Errorf("gate %s: the content held has digest %s", d.Short(), g.Digest.Short())}
	}
	if c.gates == nil {
		c.gates = map[content.Digest]*content.Gate{}
	}
	c.gates[d] = g
	return g, nil
}

// entryCache keeps the entries of the assessment last opened: reading one costs ten times what judging it does.
type entryCache struct {
	mu         sync.Mutex
	assessment string
	frontier   Frontier
	entries    []Sealed
}

// get gives the entries held, read again only where the journal's frontier is another than theirs.
func (c *entryCache) get(ctx context.Context, j Journal, assessment string) ([]Sealed, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.assessment == assessment {
		now, err := j.Frontier(ctx, assessment)
		if err != nil {
			return nil, err
		}
		if now.Equal(c.frontier) {
			return slices.Clone(c.entries), nil
		}
	}
	c.assessment = ""
	entries, err := j.Entries(ctx, assessment)
	if err != nil {
		return nil, err
	}
	frontier, err := FrontierOf(entries)
	if err != nil {
		return nil, &JournalError{err}
	}
	c.assessment, c.frontier, c.entries = assessment, frontier, entries
	return slices.Clone(entries), nil
}

// keep takes what an assessment holds after a write of our own.
func (c *entryCache) keep(s *State) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries = make([]Sealed, len(s.Log))
	for i := range s.Log {
		c.entries[i] = s.Log[i].Sealed
	}
	c.assessment, c.frontier = s.Assessment, s.Frontier
}

// openAfter is Open for whoever holds a state already: that one, where nobody has written since.
func (d *Desk) openAfter(ctx context.Context, m Meta, held *State) (Record, error) {
	if held != nil {
		if now, err := d.journal.Frontier(ctx, m.ID); err == nil && now.Equal(held.Frontier) {
			return Record{m, held}, nil
		}
	}
	return d.Open(ctx, m)
}
