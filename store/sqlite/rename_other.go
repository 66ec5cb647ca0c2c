//go:build !linux && !darwin

package sqlite

import "errors"

// renameNew cannot be done in one step on this system.
func renameNew(string, string) error { return errors.ErrUnsupported }
