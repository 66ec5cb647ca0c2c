//go:build control_ackearly

package sqlite

import (
	"sync"
	"time"
)

// acknowledgesEarly makes a control for the kill loop: this build says saved before the commit and must lose
// answers, or the loop proves nothing.
const acknowledgesEarly = true

var late sync.WaitGroup

// commitLate commits after a while, as on a slow disk.
func commitLate(w *writer) {
	late.Go(func() {
		time.Sleep(60 * time.Millisecond)
		_ = w.commit()
	})
}

// awaitLate waits for the commit before.
func awaitLate() { late.Wait() }
