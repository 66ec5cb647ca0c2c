package assessment

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Describe says in a few words what entry number n records. Text of people in it is as they wrote it: clean
// it before drawing.
func (s *State) Describe(n int) string {
	if n < 1 || n > len(s.Log) {
		return "no such entry"
	}
	switch b := s.Log[n-1].What.(type) {
	case Started:
		return fmt.Sprintf("started %s under %s", b.Subject.Name, b.GateRef)
	case SubjectChanged:
		return "changed " + strings.Join(changedFields(b), ", ")
	case Answered:
		return fmt.Sprintf("answered %s %s", b.Question, b.Answer)
	case Parked:
		if b.Lifted {
			return "took " + b.Question + " up again"
		}
		return "parked " + b.Question
	case Commented:
		if b.Carried != nil {
			return fmt.Sprintf("carried over the answer to %s (%s) from %s, to be confirmed", b.Question, b.Carried.Answer, b.Carried.From)
		}
		if b.Question == "" {
			return "commented"
		}
		return "commented on " + b.Question
	case Evidenced:
		return fmt.Sprintf("gave evidence e%d (%s) for %s", n, b.EvidenceKind, strings.Join(b.Questions, ", "))
	case EvidenceWithdrawn:
		i := slices.IndexFunc(s.Log, func(l Logged) bool { return l.ID == b.Evidence })
		return fmt.Sprintf("withdrew evidence e%d", i+1)
	case RowSet:
		return fmt.Sprintf("set %s of %s in %s", strings.Join(slices.Sorted(maps.Keys(b.Cells)), ", "), b.Key, b.Register)
	case RowRemoved:
		if b.Reason != "" {
			return fmt.Sprintf("removed %s from %s: %s", b.Key, b.Register, b.Reason)
		}
		return fmt.Sprintf("removed %s from %s", b.Key, b.Register)
	case Imported:
		return "imported " + b.says()
	case Waived:
		return fmt.Sprintf("waived %s until %s", b.Question, b.Expires)
	case WaiverWithdrawn:
		return "withdrew the waiver of " + b.Question
	case ConditionSet:
		return fmt.Sprintf("set a condition on %s: %s by %s", b.Question, b.Owner, b.Due)
	case Snapshotted:
		return fmt.Sprintf("took the snapshot %q: %s on %s", b.Label, b.Verdict, b.On)
	case Signed:
		if b.Signature == "" {
			return "attested as " + b.Role + ", typed"
		}
		return "signed as " + b.Role
	case Reopened:
		return "reopened it: " + b.Reason
	case GateUpgraded:
		return "moved it to the gate " + b.GateRef
	case Undone:
		var what []string
		for _, id := range b.Entries {
			if i := slices.IndexFunc(s.Log, func(l Logged) bool { return l.ID == id }); i >= 0 {
				what = append(what, fmt.Sprintf("%d", i+1))
			}
		}
		return "took back entry " + strings.Join(what, ", ")
	case Archived:
		if b.Archived {
			return "archived it"
		}
		return "brought it back from the archive"
	default:
		return string(s.Log[n-1].Kind)
	}
}

func changedFields(b SubjectChanged) []string {
	var out []string
	say := func(changed bool, format string, value func() any) {
		if changed {
			out = append(out, fmt.Sprintf(format, value()))
		}
	}
	say(b.Name != nil, "name to %s", func() any { return *b.Name })
	say(b.Programme != nil, "programme to %s", func() any { return *b.Programme })
	say(b.LaunchKind != nil, "kind to %s", func() any { return *b.LaunchKind })
	say(b.Release != nil, "release to %s", func() any { return *b.Release })
	say(b.ReleaseDigest != nil, "release digest to %s", func() any { return b.ReleaseDigest.Short() })
	say(b.BehaviourDigest != nil, "behaviour digest to %s", func() any { return b.BehaviourDigest.Short() })
	say(b.Environment != nil, "environment to %s", func() any { return *b.Environment })
	say(b.Like != nil, "production-like environments to %s", func() any { return listed(*b.Like) })
	say(b.GoLive != nil, "go-live date to %s", func() any { return dated(*b.GoLive) })
	say(b.Tier != nil, "tier to %d", func() any { return *b.Tier })
	for _, t := range sortedTraits(b.Traits) {
		say(true, "trait %s", func() any { return fmt.Sprintf("%s (%s)", t, b.Traits[t]) })
	}
	say(b.Builders != nil, "builders to %s", func() any { return listed(*b.Builders) })
	say(b.Depth != nil, "depth to %s", func() any { return *b.Depth })
	return out
}

func listed(items []string) string {
	if len(items) == 0 {
		return "none"
	}
	return strings.Join(items, ", ")
}

func dated(d Date) string {
	if d.IsZero() {
		return "no date"
	}
	return d.String()
}
