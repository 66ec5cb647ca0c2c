//go:build !unix

package sqlite

import "os"

// links is how many names a file has, where the system tells.
func links(os.FileInfo) uint64 { return 1 }

// syncFolder does nothing where folders cannot be synced.
func syncFolder(string) error { return nil }

// modesCount says that the mode of a file tells who may read it.
const modesCount = false
