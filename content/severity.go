package content

import "fmt"

// Severity says what an open question does to the verdict. The zero value is invalid on purpose:
// a severity that nobody set must not read as a mild one.
type Severity uint8

// The severities, mildest first.
const (
	_ Severity = iota
	NotAsked
	Minor
	Major
	Blocker
)

var severityNames = [...]string{NotAsked: "not-asked", Minor: "minor", Major: "major", Blocker: "blocker"}

func (s Severity) String() string {
	if s < NotAsked || s > Blocker {
		return fmt.Sprintf("severity(%d)", uint8(s))
	}
	return severityNames[s]
}

// ParseSeverity reads "blocker", "major", "minor" or "not-asked".
func ParseSeverity(s string) (Severity, error) {
	for sev := NotAsked; sev <= Blocker; sev++ {
		if severityNames[sev] == s {
			return sev, nil
		}
	}
	return 0, fmt.Errorf("unknown severity %q", s)
}

// Raised is one step graver; a blocker stays a blocker.
func (s Severity) Raised() Severity {
	if s >= Blocker {
		return Blocker
	}
	return s + 1
}

// SeverityAt is the severity of q at a tier (1 to 4) for a subject with these traits, NotAsked where the
// question does not apply.
func (q *Question) SeverityAt(tier int, traits TraitSet) Severity {
	if tier < 1 || tier > TierCount {
		tier = 1 // unset or nonsense counts as the most critical
	}
	if !q.Applies.Holds(traits) {
		return NotAsked
	}
	s := q.Severity[tier-1]
	if !q.RaisedBy.Empty() && q.RaisedBy.Holds(traits) {
		s = s.Raised()
	}
	return s
}

// UnwaivableAt reports whether nobody may accept the risk of q at this tier with these traits.
func (q *Question) UnwaivableAt(tier int, traits TraitSet) bool {
	u := q.Unwaivable
	if u == nil {
		return false
	}
	if tier < 1 || tier > TierCount {
		tier = 1
	}
	for _, t := range u.Tiers {
		if t == tier {
			return u.When.Holds(traits)
		}
	}
	return false
}
