//go:build unix

package cli

import "syscall"

// KeepPrivate makes every file that this process writes readable by its owner alone.
func KeepPrivate() { syscall.Umask(0o077) }
