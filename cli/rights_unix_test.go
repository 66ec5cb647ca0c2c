//go:build unix

package cli

import (
	"errors"
	"syscall"
)

// dropRights makes this process one of somebody who owns nothing but the work folder.
func dropRights() {
	if err := errors.Join(syscall.Setgroups(nil), syscall.Setgid(nobody), syscall.Setuid(nobody)); err != nil {
		panic(err)
	}
}
