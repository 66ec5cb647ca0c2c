package assessment

import (
	"errors"
	"fmt"
	"slices"

	"gonogo/content"
)

// Gates are gates by their digests.
type Gates map[content.Digest]*content.Gate

// GateLine is the gates that a record was written under, one after the other.
type GateLine struct {
	Started  *content.Gate
	Upgraded Gates
	Moves    []int // indexes in the log of the entries that moved it on
}

// gateOf is the gate that the writer of entry number n knew of: entries of somebody who had not seen a move were
// written under the gate before it.
func (s *State) gateOf(n int) *content.Gate {
	for _, i := range slices.Backward(s.Gates.Moves) {
		if i == n-1 || saw(&s.Log[n-1].Sealed, &s.Log[i].Sealed) {
			return s.Gates.Upgraded[s.Log[i].What.(GateUpgraded).Gate]
		}
	}
	return s.Gates.Started
}

// asksAsBefore reports whether a question of the gate that stands now has the text that the writer of entry n saw.
func (s *State) asksAsBefore(question string, n int) bool {
	then, now := s.gateOf(n).Question(question), s.Gate.Question(question)
	return then != nil && now != nil && (then == now || then.AsksTheSame(now))
}

// outdated says why a waiver or a condition recorded as entry n no longer counts, "" while it does.
func (s *State) outdated(question string, n int) string {
	if len(s.Gates.Moves) == 0 || s.asksAsBefore(question, n) {
		return ""
	}
	return "it was given for another text of the question, under " + s.gateOf(n).Ref()
}

// Refold folds other entries of the same record, such as an earlier part of them, under the gates that it knows.
func (s *State) Refold(entries []Sealed) (*State, error) {
	return FoldUnder(s.Gates.Started, s.Gates.Upgraded, entries)
}

// move takes the entry that moved the record to another gate.
func (f *folder) move(i int, b GateUpgraded) error {
	if f.Gates.Upgraded[b.Gate] == nil {
		return fmt.Errorf("the content of the gate %s (%s) is not held", b.GateRef, b.Gate.Short())
	}
	f.Gates.Moves = append(f.Gates.Moves, i)
	f.moves.set(f.Log, "gate", i, b)
	return nil
}

// newest is the gate that stands. Where two writers moved to different ones without knowing of each other it is in
// dispute, and the last in folding order stands meanwhile.
func (f *folder) newest() *content.Gate {
	left := f.moves["gate"]
	if len(left) == 0 {
		return f.Gates.Started
	}
	last := left[len(left)-1].value
	if slices.ContainsFunc(left, func(c candidate[GateUpgraded]) bool { return c.value.Gate != last.Gate }) {
		f.Disputed = append(f.Disputed, "gate")
	}
	return f.Gates.Upgraded[last.Gate]
}

// carried parts answers into those that were given to the text that is asked now, or to a question that is gone, and
// those given to another text, which have to be given again.
func (f *folder) carried() (now, before facts[Answered]) {
	if len(f.Gates.Moves) == 0 {
		return f.answers, nil
	}
	now, before = facts[Answered]{}, facts[Answered]{}
	for q, given := range f.answers {
		for _, c := range given {
			if f.Gate.Question(q) == nil || f.asksAsBefore(q, c.entry+1) {
				now[q] = append(now[q], c)
			} else {
				before[q] = append(before[q], c)
			}
		}
		if len(now[q]) > 0 {
			delete(before, q)
		}
	}
	return now, before
}

// saidBefore tells what was answered to an earlier text of a question.
func saidBefore(s *State, h Held[Answered]) string {
	says := fmt.Sprintf("to be answered again: its text has changed since %s answered %s under %s", h.By, h.Value.Answer, s.gateOf(h.Entry).Ref())
	if h.Value.Note != "" {
		says += fmt.Sprintf(" (%s)", h.Value.Note)
	}
	return says
}

// upgrading is a move to another gate with the content of that gate, which the journal keeps with the entry.
type upgrading struct {
	GateUpgraded
	to     *content.Gate
	source []byte
}

// besideOf is what the journal keeps with an act: the sources of gates that it moves to, and copies of files.
func besideOf(bodies []Body) []Beside {
	var out []Beside
	for _, b := range bodies {
		if looked, ok := b.(NotASecret); ok {
			b = looked.Body
		}
		switch b := b.(type) {
		case upgrading:
			out = append(out, GateSource{b.Gate, b.source})
		case Keeping:
			out = append(out, KeptFile{b.FileDigest, b.File})
		}
	}
	return out
}

// knowing is the state with the gates at hand that an act moves to.
func (s *State) knowing(bodies []Body) *State {
	out := *s
	for _, b := range bodies {
		if u, ok := b.(upgrading); ok {
			gates := Gates{u.Gate: u.to}
			for d, g := range out.Gates.Upgraded {
				gates[d] = g
			}
			out.Gates.Upgraded = gates
		}
	}
	return &out
}

// checkUpgrade refuses a move to anything but a newer version of the same gate.
func checkUpgrade(s *State, b GateUpgraded) error {
	to := s.Gates.Upgraded[b.Gate]
	switch {
	case to == nil:
		return errors.New("a gate is moved to with its content")
	case to.Digest == s.Gate.Digest:
		return refused("", "it is under %s already", s.Gate.Ref())
	case to.ID != s.Gate.ID:
		return refused("start a new assessment under it: gonogo new --gate", "%s is another gate than %s", to.ID, s.Gate.ID)
	case content.CompareVersions(to.Version, s.Gate.Version) <= 0:
		return refused("raise the version in gate.yaml with every change", "%s is not newer than %s", to.Ref(), s.Gate.Ref())
	}
	return nil
}
