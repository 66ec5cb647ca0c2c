package library

import (
	"gonogo/content"
	"gonogo/content/rule"
)

// compiled are the program's own gates as Go values, made from their YAML by the test that keeps them fresh: a gate is
// at hand without being parsed. Nothing else may change them.
var compiled = []*content.Gate{withChecks(&agenticNHI)}

// withChecks gives a gate what runs its checks, as the loader does; each is compiled when it is first run.
func withChecks(g *content.Gate) *content.Gate {
	if len(g.Registers) > 0 {
		g.Checker = rule.New(g)
	}
	return g
}

// Known gives the gate with this digest where it comes with the program. What it gives out is shared and must not be
// changed.
func Known(digest content.Digest) (*content.Gate, bool) {
	for _, g := range compiled {
		if g.Digest == digest {
			return g, true
		}
	}
	return nil, false
}
