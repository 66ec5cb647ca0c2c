package rule

import (
	"errors"
	"fmt"
)

// mostSteps bounds the work of one run; the built-in gate's checks over 2,000 rows take some 50,000 steps each. It counts work
// and not time, so that a check that is refused is refused on every machine.
const mostSteps = 50_000_000

var errTooMuch = errors.New("the check takes too long: it looks at too much for each row")

// spend counts work. A run that has none left ends there, in an error.
func (x *run) spend(steps int) {
	if x.steps += steps; x.steps > mostSteps {
		panic(errTooMuch)
	}
}

// textSteps is the work of looking through a text.
func textSteps(s string) int { return 1 + len(s)/64 }

// rescue makes an error of what ends a run early: of facts that do not fit the gate, too, so that no stranger's gate or row
// ends the program.
func rescue(err *error) {
	switch r := recover(); r {
	case nil:
	case errTooMuch:
		*err = errTooMuch
	default:
		*err = fmt.Errorf("the rows or the subject do not fit the gate: %v", r)
	}
}
