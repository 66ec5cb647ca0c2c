package assessment

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"gonogo/content"
)

// gateCache reads each gate once.
type gateCache struct {
	mu    sync.Mutex
	gates map[content.Digest]*content.Gate
}

func (c *gateCache) get(d content.Digest, source func() ([]byte, error), parse func([]byte) (*content.Gate, error)) (*content.Gate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if g, ok := c.gates[d]; ok {
		return g, nil
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

// entryCache keeps the entries of the assessment last opened, for as long as nobody has written.
type entryCache struct {
	mu         sync.Mutex
	assessment string
	change     int64
	entries    []Sealed
}

func (c *entryCache) get(ctx context.Context, j Journal, assessment string) ([]Sealed, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now, err := j.Change(ctx)
	if err != nil {
		return nil, err
	}
	if c.assessment == assessment && c.change == now {
		return slices.Clone(c.entries), nil
	}
	entries, err := j.Entries(ctx, assessment)
	if err != nil {
		return nil, err
	}
	c.assessment, c.change, c.entries = assessment, now, entries
	return slices.Clone(entries), nil
}

func (c *entryCache) drop(assessment string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.assessment == assessment {
		c.assessment = ""
	}
}

// extend is called after a write; the change number has moved, and may have moved for somebody else's write
// too, so the entries are read again next time.
func (c *entryCache) extend(assessment string, _ []Sealed) { c.drop(assessment) }
