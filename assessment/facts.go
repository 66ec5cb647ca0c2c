package assessment

// facts keeps, for each key, the values that no later entry had seen. One value is the normal case; more than
// one means that writers set it without knowing of each other.
type facts[T any] map[string][]candidate[T]

type candidate[T any] struct {
	entry int // index in the log
	value T
}

// set replaces every value that entry i had seen by its own.
func (f facts[T]) set(log []Logged, key string, i int, v T) {
	f.drop(log, key, i)
	f[key] = append(f[key], candidate[T]{i, v})
}

// drop takes away every value that entry i had seen.
func (f facts[T]) drop(log []Logged, key string, i int) {
	kept := f[key][:0:0]
	for _, c := range f[key] {
		if !saw(&log[i].Sealed, &log[c.entry].Sealed) {
			kept = append(kept, c)
		}
	}
	f[key] = kept
}

// settle picks the stricter of what is left and keeps the others where they differ.
func settle[T any](into map[string]Held[T], f facts[T], log []Logged, stricter func(a, b T) bool, same func(a, b T) bool) {
	for key, left := range f {
		if len(left) == 0 {
			continue
		}
		best := 0
		for n := range left {
			if stricter != nil && stricter(left[n].value, left[best].value) {
				best = n
			}
		}
		h := Held[T]{Value: left[best].value, Entry: left[best].entry + 1, By: log[left[best].entry].By}
		for n := range left {
			if n != best && !same(left[n].value, h.Value) {
				h.Others = append(h.Others, left[n].value)
				h.wrote = append(h.wrote, wrote{left[n].entry + 1, log[left[n].entry].By})
			}
		}
		into[key] = h
	}
}

// answerRank orders answers from the one that may do most for a verdict to the one that does least.
var answerRank = map[Answer]int{Met: 0, NotApplicable: 1, Partly: 2, Unmet: 3, DontKnow: 4}

func stricterAnswer(a, b Answered) bool { return answerRank[a.Answer] > answerRank[b.Answer] }

func sameAnswer(a, b Answered) bool {
	a.Note, b.Note = "", ""
	return a == b
}

// waiving is a waiver given, or one taken back: a fact too, since another writer may give it meanwhile.
type waiving struct {
	Waived
	withdrawn bool
}

func stricterWaiver(a, b waiving) bool {
	return a.withdrawn && !b.withdrawn || a.withdrawn == b.withdrawn && a.Expires < b.Expires
}

// given is the waivers held. One taken back while another writer gave it stays, without its terms, as disputed.
func given(settled map[string]Held[waiving]) map[string]Held[Waived] {
	out := map[string]Held[Waived]{}
	for q, h := range settled {
		if h.Value.withdrawn && !h.Disputed() {
			continue
		}
		w := Held[Waived]{Value: h.Value.Waived, Entry: h.Entry, By: h.By, wrote: h.wrote}
		for _, o := range h.Others {
			w.Others = append(w.Others, o.Waived)
		}
		out[q] = w
	}
	return out
}

func stricterCondition(a, b ConditionSet) bool { return a.Due < b.Due }
