package assessment

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/assessment/seal"
	"gonogo/content"
)

// outsideDecision reports whether an entry of this kind is no part of what is decided: a second signature, a
// remark or a snapshot must not void the first signature.
func outsideDecision(k Kind) bool {
	switch k {
	case KindSigned, KindReopened, KindSnapshotted, KindCommented, KindArchived:
		return true
	default:
		return false
	}
}

// decidedState is what is decided on, apart from where in the journal it stands: facts set, undone and set again
// come to the same.
type decidedState struct {
	Gate       content.Digest            `json:"gate"`
	Subject    Subject                   `json:"subject"`
	Pending    []pendingFact             `json:"pending"`
	Disputed   []string                  `json:"disputed"`
	Answers    map[string]fact           `json:"answers"`
	Parked     map[string]fact           `json:"parked"`
	Evidence   content.Digest            `json:"evidence"` // over the entries of the pieces held
	Waivers    map[string]fact           `json:"waivers"`
	Renewals   map[string]int            `json:"renewals"`
	Conditions map[string]fact           `json:"conditions"`
	Registers  map[string]content.Digest `json:"registers"`
}

type fact struct {
	Value  any    `json:"value"`
	Others any    `json:"others,omitempty"`
	By     string `json:"by"`
	// Outdated is a waiver or a condition given to another text of its question.
	Outdated bool `json:"outdated,omitempty"`
}

type pendingFact struct {
	Field string `json:"field"`
	Held  string `json:"held"`
	Asked string `json:"asked"`
}

func factsOf[T any](held map[string]Held[T]) map[string]fact {
	out := make(map[string]fact, len(held))
	for k, h := range held {
		f := fact{Value: h.Value, By: h.By}
		if h.Disputed() {
			f.Others = h.Others
		}
		out[k] = f
	}
	return out
}

// StateDigest names all that is decided on: gate, subject, answers, evidence, rows, waivers and conditions. Two records
// with the same digest come to the same decision on the same date.
func (s *State) StateDigest() (content.Digest, error) {
	subject := s.Subject
	subject.Depth = "" // it filters the walk and touches nothing that is decided
	registers, err := s.RegisterDigests()
	if err != nil {
		return "", err
	}
	doc := decidedState{
		Gate: s.Gate.Digest, Subject: subject, Pending: []pendingFact{}, Disputed: append([]string{}, s.Disputed...),
		Answers: factsOf(s.Answers), Parked: factsOf(s.Parked), Evidence: s.evidenceDigest(),
		Waivers: factsOf(s.Waivers), Renewals: s.Renewals, Conditions: factsOf(s.Conditions),
		Registers: registers,
	}
	s.markOutdated(doc.Waivers, func(q string) int { return s.Waivers[q].Entry })
	s.markOutdated(doc.Conditions, func(q string) int { return s.Conditions[q].Entry })
	for _, p := range s.Pending {
		doc.Pending = append(doc.Pending, pendingFact{p.Field, p.Held, p.Asked})
	}
	slices.SortFunc(doc.Pending, func(a, b pendingFact) int { return strings.Compare(a.Field, b.Field) })
	b, err := seal.Canonical(doc)
	if err != nil {
		return "", fmt.Errorf("digest of what is decided: %w", err)
	}
	return content.Digest(seal.Digest("gonogo/state/1", b)), nil
}

// evidenceDigest names the pieces held, whatever their order: each by the digest of its entry.
func (s *State) evidenceDigest() content.Digest {
	held := make(map[string]bool, len(s.Evidence))
	for i := range s.Evidence {
		held[s.Evidence[i].ID] = true
	}
	var entries []string
	for i := range s.Log {
		if held[s.Log[i].ID] {
			entries = append(entries, string(s.Log[i].Digest))
		}
	}
	slices.Sort(entries)
	return content.Digest(seal.Digest("gonogo/evidence/1", []byte(strings.Join(entries, "\n"))))
}

func (s *State) markOutdated(facts map[string]fact, entry func(question string) int) {
	for q, f := range facts {
		f.Outdated = s.outdated(q, entry(q)) != ""
		facts[q] = f
	}
}

// decidedFrontier is the shortest beginning of each chain that holds every entry of what is decided. Entries
// behind it, such as a second signature, change nothing that was signed.
func decidedFrontier(s *State) Frontier {
	held := map[string]int{}
	for i := range s.Log {
		e := &s.Log[i]
		if !outsideDecision(e.Kind) {
			held[e.Writer] = max(held[e.Writer], e.Seq)
		}
	}
	// What an entry had seen belongs to the beginning too, or it could not be read without it.
	for grown := true; grown; {
		grown = false
		for i := range s.Log {
			e := &s.Log[i]
			if e.Seq > held[e.Writer] {
				continue
			}
			for w, n := range e.Seen {
				if n > held[w] {
					held[w], grown = n, true
				}
			}
		}
	}
	var f Frontier
	for i := range s.Log {
		if e := &s.Log[i]; e.Seq == held[e.Writer] {
			f = append(f, Head{e.Writer, e.Seq, e.Digest})
		}
	}
	slices.SortFunc(f, func(a, b Head) int { return strings.Compare(a.Writer, b.Writer) })
	return f
}

// Covers reports whether f holds an entry: its writer's chain up to its number.
func (f Frontier) Covers(e Entry) bool { return e.Seq <= f.Of(e.Writer).Count }

// upTo folds the entries that a frontier covers. It fails where the record does not hold them, or holds others.
func (s *State) upTo(f Frontier) (*State, error) {
	var entries []Sealed
	for i := range s.Log {
		if f.Covers(s.Log[i].Entry) {
			entries = append(entries, s.Log[i].Sealed)
		}
	}
	for _, h := range f {
		at := slices.IndexFunc(entries, func(e Sealed) bool { return e.Writer == h.Writer && e.Seq == h.Count })
		switch {
		case at < 0:
			return nil, fmt.Errorf("the record does not hold entry %d of writer %s", h.Count, h.Writer)
		case entries[at].Digest != h.Head:
			return nil, fmt.Errorf("entry %d of writer %s is another one than was signed", h.Count, h.Writer)
		}
	}
	return s.Refold(entries)
}

// entriesBehind are the numbers of the entries, behind a frontier, that are part of what is decided.
func (s *State) entriesBehind(f Frontier) []int {
	var out []int
	for i := range s.Log {
		if e := &s.Log[i]; !outsideDecision(e.Kind) && !f.Covers(e.Entry) && !s.cameToNothing(e, f) {
			out = append(out, i+1)
		}
	}
	return out
}

// cameToNothing reports whether an entry behind a frontier was taken back, or took back only such entries.
func (s *State) cameToNothing(e *Logged, f Frontier) bool {
	u, ok := e.What.(Undone)
	if !ok || e.Undone {
		return e.Undone
	}
	return !slices.ContainsFunc(u.Entries, func(id string) bool {
		i := slices.IndexFunc(s.Log, func(l Logged) bool { return l.ID == id })
		return i < 0 || f.Covers(s.Log[i].Entry)
	})
}
