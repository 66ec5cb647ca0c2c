//go:build control_ackearly

package sqlite

import "time"

// acknowledgesEarly makes a control for the kill loop: this build says saved before the commit and must lose
// answers, or the loop proves nothing.
const acknowledgesEarly = true

// lagBehind holds the commit back, as a slow disk would.
func lagBehind() { time.Sleep(15 * time.Millisecond) }
