//go:build !unix

package cli

import "os"

// KeepPrivate does nothing where files get their rights from the folder they lie in.
func KeepPrivate() {}

// alive reports whether a process of this number runs: one that does not is not found here.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	_ = p.Release()
	return true
}
