//go:build unix

package sqlite

import (
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// writable reports whether the file and its folder may be written; the log is kept beside the file.
func writable(path string) bool {
	return mayWrite(path) && mayWrite(filepath.Dir(path))
}

// folderIsFrozen reports whether the file can be read only as it lies there: its folder takes no log, and no
// log waits to be read.
func folderIsFrozen(path string) bool {
	if mayWrite(filepath.Dir(path)) {
		return false
	}
	info, err := os.Stat(path + "-wal")
	return err != nil || info.Size() == 0
}

func mayWrite(path string) bool {
	return unix.Faccessat(unix.AT_FDCWD, path, unix.W_OK, unix.AT_EACCESS) == nil
}
