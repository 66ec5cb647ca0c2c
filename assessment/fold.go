package assessment

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"gonogo/content"
)

// Fold works out what entries come to under the gate they were started under. It is pure: the same entries in any
// order give the same state. It fails on a broken chain, an unknown kind, a question the gate does not have, and on
// a journal that does not begin with started.
func Fold(gate *content.Gate, entries []Sealed) (*State, error) { return FoldUnder(gate, nil, entries) }

// FoldUnder is Fold for a record that moved to newer versions of its gate. Every entry is read under the gate that
// its writer knew of; what stands is judged under the newest. It fails where upgraded lacks one of them.
func FoldUnder(started *content.Gate, upgraded Gates, entries []Sealed) (*State, error) {
	if len(entries) == 0 {
		return nil, errors.New("the journal has no entries")
	}
	log, frontier, err := ordered(entries)
	if err != nil {
		return nil, err
	}
	f := folder{
		State: State{
			Assessment: log[0].Assessment, Gate: started, Log: log, Frontier: frontier,
			Gates:   GateLine{Started: started, Upgraded: upgraded},
			Answers: map[string]Held[Answered]{}, Again: map[string]Held[Answered]{}, Parked: map[string]Held[Parked]{},
			Renewals:   map[string]int{},
			Conditions: map[string]Held[ConditionSet]{},
		},
		moves:      facts[GateUpgraded]{},
		withdrawn:  map[string]bool{},
		answers:    facts[Answered]{},
		parked:     facts[Parked]{},
		rows:       rowFacts{},
		waivers:    facts[waiving]{},
		conditions: facts[ConditionSet]{},
	}
	if _, ok := log[0].What.(Started); !ok {
		return nil, fmt.Errorf("the journal begins with %s, not with started", log[0].Kind)
	}
	for i := range log {
		if log[i].Undone {
			continue
		}
		if err := f.take(i); err != nil {
			return nil, fmt.Errorf("entry %d: %w", i+1, err)
		}
	}
	f.finish()
	return &f.State, nil
}

// folder gathers facts while the log is walked.
type folder struct {
	State
	subject    subjectFacts
	moves      facts[GateUpgraded] // under one key
	answers    facts[Answered]
	parked     facts[Parked]
	rows       rowFacts
	waivers    facts[waiving]
	conditions facts[ConditionSet]
	withdrawn  map[string]bool
	asked      *content.Gate   // the gate whose questions these are
	questions  map[string]bool // by id
}

func (f *folder) take(i int) error {
	e := &f.Log[i]
	f.Gate = f.gateOf(i + 1)
	switch b := e.What.(type) {
	case Started:
		if i != 0 {
			return errors.New("an assessment is started once")
		}
		f.subject.start(b.Subject)
	case SubjectChanged:
		f.subject.change(f, i, b)
	case Answered:
		if err := f.asks(b.Question); err != nil {
			return err
		}
		f.answers.set(f.Log, b.Question, i, b)
		f.parked.drop(f.Log, b.Question, i) // an answer ends "come back later"
	case Parked:
		if err := f.asks(b.Question); err != nil {
			return err
		}
		if b.Lifted {
			f.parked.drop(f.Log, b.Question, i)
		} else {
			f.parked.set(f.Log, b.Question, i, b)
		}
	case Commented:
		into := &f.Comments
		if b.Carried != nil {
			into = &f.Carried
		}
		*into = append(*into, Remark{b, i + 1, e.By, e.At.UTC().Format(time.RFC3339)})
	case Evidenced:
		for _, q := range b.Questions {
			if err := f.asks(q); err != nil {
				return err
			}
		}
		f.Evidence = append(f.Evidence, Piece{Evidenced: b, Entry: i + 1, ID: e.ID, By: e.By})
	case EvidenceWithdrawn:
		f.withdrawn[b.Evidence] = true
	case RowSet:
		return f.rows.set(&f.State, i, b)
	case RowRemoved:
		return f.rows.remove(&f.State, i, b)
	case Imported:
		return f.rows.imported(&f.State, i, b)
	case Waived:
		if err := f.asks(b.Question); err != nil {
			return err
		}
		f.waivers.set(f.Log, b.Question, i, waiving{Waived: b})
	case WaiverWithdrawn:
		f.waivers.set(f.Log, b.Question, i, waiving{Waived{Question: b.Question}, true})
	case ConditionSet:
		if err := f.asks(b.Question); err != nil {
			return err
		}
		f.conditions.set(f.Log, b.Question, i, b)
	case Snapshotted:
		f.Snapshots = append(f.Snapshots, Snapshot{b, i + 1, e.By, e.At.UTC().Format(time.RFC3339)})
	case Signed:
		s := ReadSignOff(b)
		s.Entry, s.By, s.At = i+1, e.By, e.At.UTC().Format(time.RFC3339)
		f.SignOffs = append(f.SignOffs, s)
	case Reopened:
		f.Reopened = append(f.Reopened, i+1)
	case GateUpgraded:
		return f.move(i, b)
	case Undone:
		// Its work was done before the walk.
	case Archived:
		f.Archived = b.Archived
	default:
		return fmt.Errorf("kind %s is not folded", e.Kind)
	}
	return nil
}

func (f *folder) asks(question string) error {
	if f.asked != f.Gate {
		f.asked, f.questions = f.Gate, map[string]bool{}
		for i := range f.Gate.Sections {
			for j := range f.Gate.Sections[i].Questions {
				f.questions[f.Gate.Sections[i].Questions[j].ID] = true
			}
		}
	}
	if !f.questions[question] {
		return fmt.Errorf("gate %s has no question %q", f.Gate.Ref(), question)
	}
	return nil
}

func (f *folder) finish() {
	f.Gate = f.newest()
	f.subject.settle(&f.State)
	f.On = f.Gate.TraitsOn(f.Subject.Traits)
	f.Sure = f.Gate.TraitsSure(f.Subject.Traits)
	now, before := f.carried()
	settle(f.Answers, now, f.Log, stricterAnswer, sameAnswer)
	settle(f.Again, before, f.Log, stricterAnswer, sameAnswer)
	settle(f.Parked, f.parked, f.Log, nil, func(a, b Parked) bool { return true })
	waivers := map[string]Held[waiving]{}
	settle(waivers, f.waivers, f.Log, stricterWaiver, func(a, b waiving) bool { return a == b })
	f.Waivers = given(waivers)
	settle(f.Conditions, f.conditions, f.Log, stricterCondition, func(a, b ConditionSet) bool { return a == b })
	f.Rows = f.rows.settle(&f.State)
	f.names, f.removed = f.rows.names(), f.rows.removed(f.Log)
	f.countRenewals()
	f.Evidence = slices.DeleteFunc(f.Evidence, func(p Piece) bool { return f.withdrawn[p.ID] })
}

// countRenewals counts how often the waiver of each question was given a later end than any before. One that was
// taken back counts, unless it was taken back at once, as a slip is: else undoing and waiving anew would have no end.
func (f *folder) countRenewals() {
	longest := map[string]Date{}
	for i := range f.Log {
		w, ok := f.Log[i].What.(Waived)
		if !ok || f.Log[i].Undone && f.slip(i) {
			continue
		}
		before, held := longest[w.Question]
		if held && w.Expires > before {
			f.Renewals[w.Question]++
		}
		longest[w.Question] = max(before, w.Expires)
	}
}

// slip reports whether the next act of the same writer took entry i back.
func (f *folder) slip(i int) bool {
	e := &f.Log[i]
	for n := i + 1; n < len(f.Log); n++ {
		next := &f.Log[n]
		if next.Writer != e.Writer || e.Act != "" && next.Act == e.Act {
			continue
		}
		u, ok := next.What.(Undone)
		return ok && slices.Contains(u.Entries, e.ID)
	}
	return false
}
