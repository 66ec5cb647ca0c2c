package memory_test

import (
	"context"
	"fmt"
	"testing"

	"gonogo/assessment"
	"gonogo/store/memory"
	"gonogo/store/storetest"
)

func TestMemoryIsAJournal(t *testing.T) {
	storetest.Run(t, func(*testing.T) storetest.Place {
		first := memory.New()
		return storetest.Place{
			Open:         func(*testing.T) assessment.Journal { return first.Again() },
			OpenReadOnly: func(*testing.T) assessment.Journal { return first.ReadOnly() },
			FailNextWrite: func(*testing.T, assessment.Journal) func() {
				first.FailWrite = func() error { return fmt.Errorf("a test wanted it so: %w", assessment.ErrNotSaved) }
				return func() { first.FailWrite = nil }
			},
		}
	})
}

func TestACopyIsForTryingOut(t *testing.T) {
	ctx := context.Background()
	j := memory.New()
	if _, err := j.Begin(ctx, storetest.New("a1", "one")); err != nil {
		t.Fatal(err)
	}
	found, err := j.Find(ctx, "one")
	if err != nil {
		t.Fatal(err)
	}
	gate, source := storetest.Gate("next")
	held := storetest.Held(t, j, "a1")
	moved := storetest.Sealed(held, "a1", "w1", "moved", assessment.GateUpgraded{Gate: gate, GateRef: "g 1.1.0"})
	if err := j.Append(ctx, "a1", held, []assessment.Sealed{moved}, assessment.Summary{}, assessment.GateSource{Gate: gate, Pack: source}); err != nil {
		t.Fatal(err)
	}
	c, err := memory.Copy(ctx, j, found[0])
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Pack(ctx, gate); err != nil {
		t.Fatalf("the copy lacks the gate that the assessment moved to: %v", err)
	}
	if err := storetest.Record(c, "a1", "w1", "tried", "only tried"); err != nil {
		t.Fatal(err)
	}
	if n, m := storetest.Held(t, j, "a1").Total(), storetest.Held(t, c, "a1").Total(); n != 2 || m != 3 {
		t.Fatalf("the journal holds %d, its copy %d", n, m)
	}
}
