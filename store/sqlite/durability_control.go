//go:build control_normal

package sqlite

// A control for the power-cut harness: this build must lose acknowledged answers, or the harness proves nothing.
const (
	synchronous      = "NORMAL"
	synchronousReads = "1"
)
