package assessment

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// BroughtBack begins what Undo says where it brought something back.
const BroughtBack = "brought back: "

// Undo takes back an act: the one that target names by its entry's number or id, or this writer's last one
// where target is "". Undoing an undo brings back what it took, and so on. It returns what was taken back, or
// BroughtBack and what was brought back, in a sentence.
func (d *Desk) Undo(ctx context.Context, m Meta, seen *Record, target string) (Record, string, error) {
	var says string
	r, err := d.undo(ctx, m, seen, func(s *State) ([]int, error) {
		act, err := s.actToUndo(d.world.Writer(), target)
		if err != nil {
			return nil, err
		}
		numbers, back := s.undoes(act)
		if says = s.describeAll(numbers); back {
			says = BroughtBack + says
		}
		return act, nil
	})
	return r, says, err
}

// undo takes back the entries that pick chooses, as indexes in the log.
func (d *Desk) undo(ctx context.Context, m Meta, seen *Record, pick func(*State) ([]int, error)) (Record, error) {
	return d.act(ctx, m, seen, nil, func(r Record) ([]Body, error) {
		act, err := pick(r.State)
		if err != nil {
			return nil, err
		}
		var ids []string
		for _, i := range act {
			ids = append(ids, r.State.Log[i].ID)
		}
		return []Body{Undone{Entries: ids}}, nil
	})
}

// Undoes lists the numbers of the entries that taking back entries moves in the end, given as indexes in the log: what
// an undo took, where they are undos.
func (s *State) Undoes(act []int) []int {
	numbers, _ := s.undoes(act)
	return numbers
}

// undoes is what taking back entries comes to, given as indexes: the numbers of the entries that are no undo
// themselves, and whether they come back by it.
func (s *State) undoes(act []int) (numbers []int, back bool) {
	numbers = numbersOf(act)
	for u, ok := s.undoneBy(numbers); ok; u, ok = s.undoneBy(numbers) {
		numbers, back = s.numbers(u.Entries), !back
	}
	return numbers, back
}

// undoneBy is the undo that entries by number are, false where they are something else.
func (s *State) undoneBy(numbers []int) (Undone, bool) {
	if len(numbers) == 0 {
		return Undone{}, false
	}
	u, ok := s.Log[numbers[0]-1].What.(Undone)
	return u, ok
}

func numbersOf(indexes []int) []int {
	out := make([]int, len(indexes))
	for n, i := range indexes {
		out[n] = i + 1
	}
	return out
}

// numbers are the numbers in the log of the entries with these ids.
func (s *State) numbers(ids []string) []int {
	var out []int
	for i := range s.Log {
		if slices.Contains(ids, s.Log[i].ID) {
			out = append(out, i+1)
		}
	}
	return out
}

// describeAll describes entries by number, the first three and how many more.
func (s *State) describeAll(numbers []int) string {
	var what []string
	for _, n := range numbers {
		what = append(what, s.Describe(n))
	}
	if len(what) > 3 {
		return fmt.Sprintf("%s and %d more", strings.Join(what[:3], "; "), len(what)-3)
	}
	return strings.Join(what, "; ")
}

// actToUndo finds the entries of one act, as indexes in the log.
func (s *State) actToUndo(writer, target string) ([]int, error) {
	at := -1
	if target == "" {
		for i := range s.Log {
			if s.Log[i].Writer == writer && !s.Log[i].Undone {
				at = i
			}
		}
		if err := s.cannotTakeBack(at); err != nil {
			return nil, err
		}
	} else {
		i, err := s.EntryNamed(target)
		if err != nil {
			return nil, err
		}
		at = i - 1
	}
	if s.Log[at].Undone {
		return nil, refused("gonogo undo with the undo's own number brings it back", "entry %d was taken back already", at+1)
	}
	return s.actOf(at), nil
}

// actOf lists the entries of the act that entry i belongs to, those that stand.
func (s *State) actOf(at int) []int {
	if s.Log[at].Act == "" {
		return []int{at}
	}
	var act []int
	for i := range s.Log {
		if s.Log[i].Act == s.Log[at].Act && !s.Log[i].Undone {
			act = append(act, i)
		}
	}
	return act
}

// cannotTakeBack says why a writer's last act, by the index of its last entry, is not taken back; at is negative where
// there is none.
func (s *State) cannotTakeBack(at int) error {
	switch {
	case at >= 0 && s.Log[at].Kind == KindGateUpgraded:
		return refused("undo with an entry's number takes an earlier act back", "your last act moved it to another gate, which stays")
	case at >= 0 && (s.Log[at].Kind == KindSigned || s.Log[at].Kind == KindReopened):
		return refused("gonogo reopen voids a sign-off, with its reason; undo with an entry's number takes an earlier act back", "your last act was a sign-off or a reopening, which stays")
	case at < 0 || !CanUndo(s.Log[at].Kind):
		return refused("", "there is nothing of yours to take back")
	}
	return nil
}

// EntryNamed finds an entry by its number ("12", or "e12" as evidence is called) or by a prefix of its id, and
// returns its number.
func (s *State) EntryNamed(name string) (int, error) {
	if n, err := strconv.Atoi(strings.TrimPrefix(name, "e")); err == nil && n >= 1 && n <= len(s.Log) && len(name) < 10 {
		return n, nil
	}
	found := 0
	for i := range s.Log {
		if len(name) >= 4 && strings.HasPrefix(s.Log[i].ID, name) {
			if found > 0 {
				return 0, argument("write more of it", "%q names several entries", name)
			}
			found = i + 1
		}
	}
	if found == 0 {
		return 0, argument("gonogo log shows them", "no entry is called %q", name)
	}
	return found, nil
}

func checkUndone(s *State, u Undone) error {
	for _, id := range u.Entries {
		i := slices.IndexFunc(s.Log, func(l Logged) bool { return l.ID == id })
		switch {
		case i < 0:
			return argument("gonogo log shows them", "no entry is called %q", id)
		case !CanUndo(s.Log[i].Kind):
			return refused("", "entry %d (%s) cannot be taken back", i+1, s.Log[i].Kind)
		case s.Log[i].Undone:
			return refused("", "entry %d was taken back already", i+1)
		}
	}
	return nil
}

// checkMilderUndo refuses an undo, or a redo, that leaves a milder intake behind without the reason and the second
// person that such a change needs. Only the very last act may be taken back so, as a slip.
func checkMilderUndo(before, after *State, u Undone) error {
	answered := slices.ContainsFunc(before.Log, func(l Logged) bool { _, ok := l.What.(Answered); return ok })
	if !answered || !milder(before.Gate, before.Subject, after.Subject) {
		return nil
	}
	last := before.Log[len(before.Log)-1]
	for _, id := range u.Entries {
		i := slices.IndexFunc(before.Log, func(l Logged) bool { return l.ID == id })
		if before.Log[i].ID != last.ID && (last.Act == "" || before.Log[i].Act != last.Act) {
			return refused("gonogo set with --reason and --confirmed-by changes intake", "taking back entry %d would ask for less than what has been answered since", i+1)
		}
	}
	return nil
}

// changedSince refuses an act on something that somebody else has touched since the person looked.
func changedSince(seen, now *State, bodies []Body) error {
	if len(now.Log) == len(seen.Log) {
		return nil
	}
	for i := len(seen.Log); i < len(now.Log); i++ {
		if now.Log[i].Kind == KindGateUpgraded { // what the person read may not be what is asked now
			return &ChangedError{What: "the gate", By: now.Log[i].By, Now: now.Describe(i + 1)}
		}
	}
	for _, b := range bodies {
		for i := len(seen.Log); i < len(now.Log); i++ {
			l := &now.Log[i]
			if what := sameThing(b, l.What); what != "" && !l.Undone {
				return &ChangedError{What: what, By: l.By, Now: now.Describe(i + 1)}
			}
		}
	}
	return nil
}

// sameThing names what two acts are both about, so that nobody writes over what they have not seen: the answer to a
// question, its waiver, a row. "" where they are about different things.
func sameThing(a, b Body) string {
	if reg, key := rowOf(a); reg != "" {
		if other, otherKey := rowOf(b); other == reg && otherKey == key {
			return "row " + key + " of " + reg
		}
		return ""
	}
	if q := questionOf(a); q != "" && q == questionOf(b) && a.Kind() == b.Kind() {
		return q
	}
	return ""
}

func rowOf(b Body) (register, key string) {
	switch b := bare(b).(type) {
	case RowSet:
		return b.Register, strings.TrimSpace(b.Key)
	case RowRemoved:
		return b.Register, b.Key
	default:
		return "", ""
	}
}

func questionOf(b Body) string {
	switch b := bare(b).(type) {
	case Answered:
		return b.Question
	case Parked:
		return b.Question
	case Waived:
		return b.Question
	case WaiverWithdrawn:
		return b.Question
	case ConditionSet:
		return b.Question
	default:
		return ""
	}
}
