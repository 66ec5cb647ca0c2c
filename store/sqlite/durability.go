//go:build !control_normal

package sqlite

// Every commit is on the disk before it is acknowledged.
const (
	synchronous      = "FULL"
	synchronousReads = "2"
)
