//go:build harness

package main

import (
	"fmt"
	"sync"
)

// writers is how many processes record at once.
const writers = 8

// processes lets eight loops of gonogo answer write to one assessment at once: number answers each.
func processes(o options) (outcome, error) {
	w, err := newWorld(o)
	if err != nil {
		return outcome{}, err
	}
	var wg sync.WaitGroup
	errs := make([]error, writers)
	for p := range writers {
		wg.Go(func() {
			for i := range o.number {
				out, err := w.answer(p+writers*(i%4), fmt.Sprintf("p%d-%d", p, i)).CombinedOutput()
				if err != nil {
					errs[p] = fmt.Errorf("process %d, answer %d: %w: %s", p, i, err, out)
					return
				}
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return outcome{}, err
		}
	}
	kept, err := held(w.database(), false)
	if err != nil {
		return outcome{}, err
	}
	lost := 0
	for p := range writers {
		for i := range o.number {
			if !kept[fmt.Sprintf("p%d-%d", p, i)] {
				lost++
			}
		}
	}
	w.remove()
	return outcome{fmt.Sprintf("%d processes, %d answers each, no error", writers, o.number), lost}, nil
}
