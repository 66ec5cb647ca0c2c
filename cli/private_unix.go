//go:build unix

package cli

import (
	"errors"
	"syscall"
)

// KeepPrivate makes every file that this process writes readable by its owner alone.
func KeepPrivate() { syscall.Umask(0o077) }

// alive reports whether a process of this number runs.
func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
