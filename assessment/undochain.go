package assessment

import (
	"context"
	"slices"
)

// Moved is what one entry that was taken back, or brought back, has changed.
type Moved struct {
	Question string // whose answer it is about, "" where it is about something else
	From, To Answer // the answer before and after; the same where only what was written to it moved
	Says     string // the entry in a few words
}

// TakeBack takes this writer's acts back one by one, the last first: unlike Undo without a target it never brings one
// back. BringBack goes the other way, until this writer does something new.
func (d *Desk) TakeBack(ctx context.Context, m Meta) (Record, []Moved, error) {
	return d.step(ctx, m, (*State).NextBack)
}

// BringBack brings back what this writer took back last and has not brought back since.
func (d *Desk) BringBack(ctx context.Context, m Meta) (Record, []Moved, error) {
	return d.step(ctx, m, (*State).NextForward)
}

func (d *Desk) step(ctx context.Context, m Meta, next func(*State, func(*Logged) bool) ([]int, error)) (Record, []Moved, error) {
	writer := d.world.Writer()
	var before *State
	var numbers []int
	r, err := d.undo(ctx, m, nil, func(s *State) ([]int, error) {
		act, err := next(s, func(l *Logged) bool { return l.Writer == writer })
		if err != nil {
			return nil, err
		}
		before = s
		numbers, _ = s.undoes(act)
		return act, nil
	})
	if err != nil {
		return r, nil, err
	}
	moved := make([]Moved, len(numbers))
	for i, n := range numbers {
		moved[i] = Moved{Says: before.Describe(n)}
		if a, ok := before.Log[n-1].What.(Answered); ok {
			moved[i].Question, moved[i].From, moved[i].To = a.Question, before.Answers[a.Question].Value.Answer, r.State.Answers[a.Question].Value.Answer
		}
	}
	return r, moved, nil
}

// NextBack is the act that TakeBack takes back for those whose entries are mine, as indexes in the log: the last one
// that stands and is no undo itself.
func (s *State) NextBack(mine func(*Logged) bool) ([]int, error) {
	at := -1
	for i := range s.Log {
		l := &s.Log[i]
		if _, undo := l.What.(Undone); mine(l) && !undo && !l.Undone {
			at = i
		}
	}
	if err := s.cannotTakeBack(at); err != nil {
		return nil, err
	}
	return s.actOf(at), nil
}

// NextForward is the undo that BringBack takes back for those whose entries are mine: the last one that still holds
// something back. Anything else that they do ends the chain.
func (s *State) NextForward(mine func(*Logged) bool) ([]int, error) {
	var held []int
	for i := range s.Log {
		l := &s.Log[i]
		if !mine(l) {
			continue
		}
		u, ok := l.What.(Undone)
		if !ok {
			held = nil
			continue
		}
		if _, back := s.undoes([]int{i}); back { // undoing it would bring something back, so it holds that
			held = append(held, i)
		}
		held = slices.DeleteFunc(held, func(n int) bool { return slices.Contains(u.Entries, s.Log[n].ID) })
	}
	held = slices.DeleteFunc(held, func(n int) bool { return s.Log[n].Undone })
	if len(held) == 0 {
		return nil, refused("", "there is nothing to bring back: nothing was taken back since you last did something")
	}
	return s.actOf(held[len(held)-1]), nil
}
