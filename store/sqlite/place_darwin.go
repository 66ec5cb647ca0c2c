package sqlite

import (
	"errors"

	"golang.org/x/sys/unix"
)

// networkKind names the network file system that dir is on; "" when it is on a disk of this computer.
func networkKind(dir string) (string, error) {
	var st unix.Statfs_t
	err := unix.Statfs(dir, &st)
	for errors.Is(err, unix.EINTR) {
		err = unix.Statfs(dir, &st)
	}
	if err != nil {
		return "", err
	}
	if st.Flags&unix.MNT_LOCAL != 0 {
		return "", nil
	}
	return unix.ByteSliceToString(st.Fstypename[:]), nil
}
