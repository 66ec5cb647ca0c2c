package memory

import (
	"context"

	"gonogo/assessment"
)

// Copy is a journal with what another one holds of one assessment, to try acts out on. Copies of files stay where they
// are: no act reads one.
func Copy(ctx context.Context, from assessment.Journal, m assessment.Meta) (*Journal, error) {
	entries, err := from.Entries(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	pack, err := from.Pack(ctx, m.Gate)
	if err != nil {
		return nil, err
	}
	j := New()
	for i := range entries {
		if u, ok := entries[i].What.(assessment.GateUpgraded); ok {
			source, err := from.Pack(ctx, u.Gate)
			if err != nil {
				return nil, err
			}
			j.keepPack(u.Gate, source)
		}
	}
	_, err = j.Begin(ctx, assessment.New{ID: m.ID, Slug: m.Slug, Gate: m.Gate, Pack: pack, Entries: entries})
	return j, err
}
