package assessment

import "gonogo/content"

// State is what the entries of one assessment come to. It is a value made by Fold and never changed after.
type State struct {
	Assessment string
	Gate       *content.Gate    // the one that stands now
	Subject    Subject          // as it counts: the stricter value where a change waits or writers disagree
	On         content.TraitSet // the traits that hold
	Sure       content.TraitSet // those that intake said yes to
	Pending    []Pending
	Disputed   []string // fields of the subject that two writers set differently

	Answers    map[string]Held[Answered]
	Again      map[string]Held[Answered] // given to an earlier text of the question: to be answered again
	Parked     map[string]Held[Parked]
	Evidence   []Piece              // in the order recorded, withdrawn ones left out
	Rows       map[string][]HeldRow // of each register that has any, in the order of their keys
	Waivers    map[string]Held[Waived]
	Renewals   map[string]int // how often the waiver of a question was extended
	Conditions map[string]Held[ConditionSet]
	Comments   []Remark
	Carried    []Remark // answers that an earlier assessment came to; they count for nothing
	Archived   bool
	Snapshots  []Snapshot
	SignOffs   []SignOff // in the order recorded, broken ones too
	Reopened   []int     // numbers of the entries that reopened it

	names   map[string]map[string]string // by register and what files call a row: its key, where that is another
	removed map[string]map[string]int    // by register and key: the entry with which a person took the row out

	Gates GateLine // the gates that entries were written under

	Log      []Logged // every entry in folding order; entry number n is Log[n-1]
	Frontier Frontier
}

// Held is a fact with the entries it rests on. Where two writers set it without seeing each other, Value is
// the stricter one and Others holds the rest.
type Held[T any] struct {
	Value  T
	Entry  int // number in the log
	By     string
	Others []T

	wrote []wrote // who wrote each of Others
}

type wrote struct {
	entry int
	by    string
}

// readings is what each writer said as if the others had not: Value first, its Others standing aside.
func (h Held[T]) readings() []Held[T] {
	out := []Held[T]{h}
	for i, o := range h.Others {
		r := Held[T]{Value: o, Entry: h.wrote[i].entry, By: h.wrote[i].by, Others: []T{h.Value}, wrote: []wrote{{h.Entry, h.By}}}
		for j, other := range h.Others {
			if j != i {
				r.Others, r.wrote = append(r.Others, other), append(r.wrote, h.wrote[j])
			}
		}
		out = append(out, r)
	}
	return out
}

// Disputed reports whether two writers disagree.
func (h Held[T]) Disputed() bool { return len(h.Others) > 0 }

// Piece is one piece of evidence.
type Piece struct {
	Evidenced
	Entry int
	ID    string // of the entry
	By    string
	// Register is the one whose rows this piece is, where a check marked as proof yields it; else "".
	Register string
}

// Remark is a comment.
type Remark struct {
	Commented
	Entry int
	By    string
	At    string // RFC 3339
}

// Snapshot is a frozen state: the entries before it.
type Snapshot struct {
	Snapshotted
	Entry int
	By    string
	At    string // RFC 3339
}

// Logged is an entry as it was folded.
type Logged struct {
	Sealed
	Undone bool // an undo took it back
}

// Pending is a change that would make the gate milder and waits for a reason and a second person.
type Pending struct {
	Field string // "tier", "trait writes"
	Held  string // the stricter value that counts meanwhile
	Asked string
	Entry int
}

// EvidenceFor lists the pieces that name a question.
func (s *State) EvidenceFor(question string) []Piece {
	var out []Piece
	for _, p := range s.Evidence {
		for _, q := range p.Questions {
			if q == question {
				out = append(out, p)
				break
			}
		}
	}
	return out
}

// Section is the id of the section that asks a question, "" when the gate does not have it.
func (s *State) Section(question string) string {
	if sec := s.Gate.SectionOf(question); sec != nil {
		return sec.ID
	}
	return ""
}
