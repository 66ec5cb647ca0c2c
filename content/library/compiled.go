package library

import "gonogo/content"

// compiled are the program's own gates as Go values, made from their YAML by the test that keeps them fresh: a gate is
// at hand without being parsed. Nothing else may change them.
var compiled = []*content.Gate{&agenticNHI}

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
