//go:build !control_ackearly

package sqlite

// acknowledgesEarly is true only in a control build.
const acknowledgesEarly = false

func commitLate(*writer) {}

func awaitLate() {}
