package store

import (
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"gonogo/assessment"
)

// heads remembers, outside the database, what was seen of each record: one small file an assessment, in a
// folder a database, renamed into place after the commit by a goroutine of its own. Being behind is normal.
type heads struct {
	root string // all databases
	dir  string // this database

	mu     sync.Mutex
	known  map[string]assessment.Frontier // by assessment: the most that was seen in this run
	dirty  map[string]bool                // not in a file yet
	wrong  error
	closed bool

	writing sync.Mutex // held while files are written
	wake    chan struct{}
	quit    chan struct{}
	done    chan struct{}
}

// pause is the shortest time between two rounds of writing, so that quick answers share one.
const pause = time.Second

func openHeads(root, database string) *heads {
	h := &heads{
		root:  root,
		dir:   filepath.Join(root, fileName(database)),
		known: map[string]assessment.Frontier{},
		dirty: map[string]bool{},
		wake:  make(chan struct{}, 1),
		quit:  make(chan struct{}),
		done:  make(chan struct{}),
	}
	go h.run()
	return h
}

func (h *heads) run() {
	defer close(h.done)
	for {
		select {
		case <-h.wake:
		case <-h.quit:
			return
		}
		h.flush()
		select {
		case <-time.After(pause):
		case <-h.quit:
			return
		}
	}
}

// note remembers that f was seen. What was seen before and is longer stays.
func (h *heads) note(id string, f assessment.Frontier) {
	h.mu.Lock()
	defer h.mu.Unlock()
	most := longest(h.known[id], f)
	if h.closed || most.Equal(h.known[id]) {
		return
	}
	h.known[id], h.dirty[id] = most, true
	select {
	case h.wake <- struct{}{}:
	default:
	}
}

// met is note for what was just compared with what the files say: where they say it all, none is written.
func (h *heads) met(id string, filed, held assessment.Frontier) {
	h.mu.Lock()
	if len(h.known[id]) == 0 {
		h.known[id] = filed
	}
	h.mu.Unlock()
	h.note(id, held)
}

// longest takes each writer's longer chain; of two equally long ones the first.
func longest(a, b assessment.Frontier) assessment.Frontier {
	out := slices.Clone(a)
	for _, hb := range b {
		i, found := slices.BinarySearchFunc(out, hb.Writer, func(x assessment.Head, w string) int {
			return strings.Compare(x.Writer, w)
		})
		if !found {
			out = slices.Insert(out, i, hb)
		} else if hb.Count > out[i].Count {
			out[i] = hb
		}
	}
	return out
}
