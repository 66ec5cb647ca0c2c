package memory

import (
	"context"
	"fmt"
	"slices"

	"gonogo/assessment"
	"gonogo/content"
)

// Pack is the source of the gate with this digest.
func (j *Journal) Pack(_ context.Context, digest content.Digest) ([]byte, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	p, ok := j.packs[digest]
	if !ok {
		return nil, fmt.Errorf("gate %s: %w", digest.Short(), assessment.ErrNotFound)
	}
	return slices.Clone(p), nil
}

// File is the kept copy of the file with this digest.
func (j *Journal) File(ctx context.Context, digest content.Digest) ([]byte, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	b, ok := j.files[digest]
	if !ok {
		return nil, fmt.Errorf("file %s: %w", digest.Short(), assessment.ErrNotFound)
	}
	return slices.Clone(b), nil
}

// Change is a number that differs after anyone has written.
func (j *Journal) Change(context.Context) (int64, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.change, nil
}

// Close ends writing; what is held can still be read.
func (j *Journal) Close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.closed = true
	return nil
}
