package assessment

import "fmt"

// Verdict is what the gate decides. The zero value is no verdict: a crash must never read as one.
type Verdict uint8

// The verdicts, best first; the highest contribution of any question is the verdict.
const (
	_ Verdict = iota
	Go
	ConditionalGo
	Incomplete
	NoGo
)

var verdictNames = [...]string{Go: "go", ConditionalGo: "conditional-go", Incomplete: "incomplete", NoGo: "no-go"}

func (v Verdict) String() string {
	if v < Go || v > NoGo {
		return fmt.Sprintf("verdict(%d)", uint8(v))
	}
	return verdictNames[v]
}

// MarshalText writes the name and refuses a verdict that is none.
func (v Verdict) MarshalText() ([]byte, error) {
	if v < Go || v > NoGo {
		return nil, fmt.Errorf("%s is no verdict", v)
	}
	return []byte(verdictNames[v]), nil
}

// UnmarshalText reads a name and refuses any other word.
func (v *Verdict) UnmarshalText(b []byte) error {
	for n := Go; n <= NoGo; n++ {
		if verdictNames[n] == string(b) {
			*v = n
			return nil
		}
	}
	return fmt.Errorf("%q is no verdict", b)
}
