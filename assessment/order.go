package assessment

import (
	"fmt"
	"slices"
)

// ordered puts entries into folding order: each after everything it had seen, ties by writer. The order
// depends on the set of entries alone, never on the order they arrived in or on any clock.
func ordered(entries []Sealed) ([]Logged, Frontier, error) {
	frontier, err := FrontierOf(entries)
	if err != nil {
		return nil, nil, err
	}
	sorted := inChainOrder(entries)
	chains := make(map[string][]Sealed, len(frontier))
	for start := 0; start < len(sorted); {
		w := sorted[start].Writer
		n := frontier.Of(w).Count
		chains[w] = sorted[start : start+n]
		start += n
	}
	ids := make(map[string]bool, len(entries))
	for i := range sorted {
		if ids[sorted[i].ID] {
			return nil, nil, &ChainError{sorted[i].Entry, "its id stands twice in the record"}
		}
		ids[sorted[i].ID] = true
	}
	log := make([]Logged, 0, len(entries))
	done := map[string]int{}
	for len(log) < len(entries) {
		next := slices.IndexFunc(frontier, func(h Head) bool {
			chain := chains[h.Writer]
			return done[h.Writer] < len(chain) && seenAll(chain[done[h.Writer]], done)
		})
		if next < 0 {
			return nil, nil, fmt.Errorf("the journal is incomplete: an entry rests on one that is not held here")
		}
		w := frontier[next].Writer
		log = append(log, Logged{Sealed: chains[w][done[w]]})
		done[w]++
	}
	markUndone(log)
	return log, frontier, nil
}

func seenAll(e Sealed, done map[string]int) bool {
	for w, n := range e.Seen {
		if done[w] < n {
			return false
		}
	}
	return true
}

// saw reports whether later was written by somebody who held earlier.
func saw(later, earlier *Sealed) bool {
	if later.Writer == earlier.Writer {
		return earlier.Seq < later.Seq
	}
	return later.Seen[earlier.Writer] >= earlier.Seq
}

// markUndone walks backwards, so that an undo that was itself undone takes nothing back.
func markUndone(log []Logged) {
	at := make(map[string]int, len(log))
	for i := range log {
		at[log[i].ID] = i
	}
	for i := len(log) - 1; i >= 0; i-- {
		u, ok := log[i].What.(Undone)
		if !ok || log[i].Undone {
			continue
		}
		for _, id := range u.Entries {
			if j, held := at[id]; held && j < i && CanUndo(log[j].Kind) {
				log[j].Undone = true
			}
		}
	}
}

// CanUndo reports whether an entry of this kind can be taken back. What others may have signed or built on
// cannot.
func CanUndo(k Kind) bool {
	return k != KindStarted && k != KindSigned && k != KindReopened && k != KindGateUpgraded
}
