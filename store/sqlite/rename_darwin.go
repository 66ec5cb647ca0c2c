package sqlite

import (
	"errors"

	"golang.org/x/sys/unix"
)

// renameNew renames a file in one step unless the new name is taken. ErrUnsupported where the file system
// cannot do it so.
func renameNew(from, to string) error {
	err := unix.RenamexNp(from, to, unix.RENAME_EXCL)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		return errors.ErrUnsupported
	}
	return err
}
