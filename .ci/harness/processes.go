//go:build harness

package main

import (
	"fmt"
	"sync"
)

// writers is how many processes record at once.
const writers = 8

// together is how many of them share an assessment, and so must read again what the other one wrote.
const together = 2

// processes lets eight loops of gonogo answer write to one database at once: number answers each.
func processes(o options) (outcome, error) {
	w, err := newWorld(o)
	if err != nil {
		return outcome{}, err
	}
	slugs := []string{slug}
	for n := 2; n <= writers/together; n++ {
		slugs = append(slugs, fmt.Sprintf("%s-%d", slug, n))
		if _, err := w.must("new", "--name", "Payments agent", "--tier", "2"); err != nil {
			return outcome{}, err
		}
	}
	var wg sync.WaitGroup
	errs := make([]error, writers)
	for p := range writers {
		wg.Go(func() {
			for i := range o.number {
				question := w.questions[p%together+together*(i%10)]
				note := fmt.Sprintf("p%d-%d", p, i)
				out, err := w.command("answer", slugs[p/together], question, "partly", "--note", note).CombinedOutput()
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
