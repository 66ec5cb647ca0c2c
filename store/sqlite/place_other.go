//go:build !linux && !darwin

package sqlite

// networkKind cannot tell on this system.
func networkKind(string) (string, error) { return "", nil }
