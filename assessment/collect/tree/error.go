package tree

import "fmt"

// Bounds of a file. They are above any honest export and below what costs a machine its memory.
const (
	MaxBytes     = 96 << 20
	MaxYAMLBytes = 8 << 20 // its parser needs far more memory than the file has bytes
	MaxDepth     = 64
	MaxNodes     = 4_000_000
	MaxNames     = 20_000    // keys of one map, which are looked for one after the other
	MaxRecords   = 1_000_000 // lines of a table
	MaxCells     = 512       // columns of a table
	MaxDocuments = 100_000
)

// Error is what is wrong with a file, and where. Its words are ours and hold nothing of the file.
type Error struct {
	Place
	Msg, Hint string
}

func (e *Error) Error() string {
	if e.Inside != "" {
		return fmt.Sprintf("line %d, column %d of its %s: %s", e.Line, e.Col, e.Inside, e.Msg)
	}
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Col, e.Msg)
}

func wrong(at Place, hint, format string, args ...any) *Error {
	at.Line, at.Col = max(1, at.Line), max(1, at.Col)
	return &Error{at, fmt.Sprintf(format, args...), hint}
}
