package sqlite

import (
	"errors"

	"golang.org/x/sys/unix"
)

// renameNew renames a file in one step unless the new name is taken. ErrUnsupported where the file system
// cannot do it so.
func renameNew(from, to string) error {
	err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_NOREPLACE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) {
		return errors.ErrUnsupported
	}
	return err
}
