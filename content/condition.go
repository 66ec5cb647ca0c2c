package content

import (
	"fmt"
	"slices"
)

// Condition names traits: all of All must hold and, where Any is not empty, at least one of Any.
// The empty condition holds for every subject.
type Condition struct {
	All []string
	Any []string
}

// TraitSet is the set of traits that are on for a subject.
type TraitSet map[string]bool

// Empty reports whether c names no trait.
func (c Condition) Empty() bool { return len(c.All) == 0 && len(c.Any) == 0 }

// Holds reports whether c holds for these traits.
func (c Condition) Holds(on TraitSet) bool {
	for _, t := range c.All {
		if !on[t] {
			return false
		}
	}
	if len(c.Any) == 0 {
		return true
	}
	return slices.ContainsFunc(c.Any, func(t string) bool { return on[t] })
}

// Names lists the traits that c mentions, in order, each once.
func (c Condition) Names() []string {
	var names []string
	for _, t := range slices.Concat(c.All, c.Any) {
		if !slices.Contains(names, t) {
			names = append(names, t)
		}
	}
	return names
}

// Trilean is a fact from intake: yes, no or unsure. The zero value is unsure, which counts as yes.
type Trilean uint8

// The three values.
const (
	Unsure Trilean = iota
	Yes
	No
)

func (t Trilean) String() string {
	switch t {
	case Yes:
		return "yes"
	case No:
		return "no"
	default:
		return "unsure"
	}
}

// ParseTrilean reads "yes", "no" or "unsure".
func ParseTrilean(s string) (Trilean, bool) {
	switch s {
	case "yes":
		return Yes, true
	case "no":
		return No, true
	case "unsure":
		return Unsure, true
	}
	return Unsure, false
}

// TraitsOn works out which traits hold from what intake said. Unsure counts as yes, unless the trait implies
// one that was answered no and that nothing said yes switches on: then the no settles both.
// What a trait implies holds with it.
func (g *Gate) TraitsOn(said map[string]Trilean) TraitSet {
	sure := g.TraitsSure(said)
	on := TraitSet{}
	for t := range sure {
		on[t] = true
	}
	for _, t := range g.Traits {
		if said[t.ID] == Unsure && !g.deniedBy(t.ID, said, sure) {
			g.imply(on, t.ID)
		}
	}
	return on
}

// TraitsSure is what intake said yes to, with what that implies.
func (g *Gate) TraitsSure(said map[string]Trilean) TraitSet {
	sure := TraitSet{}
	for _, t := range g.Traits {
		if t.Always || said[t.ID] == Yes {
			g.imply(sure, t.ID)
		}
	}
	return sure
}

func (g *Gate) deniedBy(id string, said map[string]Trilean, sure TraitSet) bool {
	closure := TraitSet{}
	g.imply(closure, id)
	for t := range closure {
		if said[t] == No && !sure[t] {
			return true
		}
	}
	return false
}

func (g *Gate) imply(set TraitSet, id string) {
	if set[id] {
		return
	}
	set[id] = true
	if t := g.Trait(id); t != nil {
		for _, next := range t.Implies {
			g.imply(set, next)
		}
	}
}

// TierFloor is the least critical tier that these traits allow: 4 when nothing asks for more.
func (g *Gate) TierFloor(on TraitSet) int {
	for i, rule := range g.Tiers {
		for _, c := range rule.Floor {
			if c.Holds(on) {
				return i + 1
			}
		}
	}
	return TierCount
}

// MarshalText writes the word.
func (t Trilean) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads the word and refuses any other.
func (t *Trilean) UnmarshalText(b []byte) error {
	v, ok := ParseTrilean(string(b))
	if !ok {
		return fmt.Errorf("%q is neither yes, no nor unsure", b)
	}
	*t = v
	return nil
}
