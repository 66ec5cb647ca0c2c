//go:build !unix

package sqlite

// writable leaves it to SQLite to find out.
func writable(string) bool { return true }

// folderIsFrozen cannot tell on this system.
func folderIsFrozen(string) bool { return false }
