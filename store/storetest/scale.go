//go:build !race

package storetest

// Scale divides what is large: the race detector makes everything ten times slower, and looks for other faults.
const Scale = 1
