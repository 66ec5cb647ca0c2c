package load

import (
	_ "embed"
	"slices"
)

//go:embed gate.schema.json
var schema []byte

// Schema is the JSON Schema (2020-12) of the files of a gate, for an editor: what it refuses this package refuses. It
// cannot see what needs more than one file or one list, such as a trait that nothing declares.
func Schema() []byte { return slices.Clone(schema) }
