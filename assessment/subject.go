package assessment

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"gonogo/content"
	"gonogo/content/clean"
)

// Subject is what is to go live.
type Subject struct {
	Name            string                     `json:"name"`
	Programme       string                     `json:"programme,omitempty"`
	LaunchKind      LaunchKind                 `json:"kind"`
	Release         string                     `json:"release,omitempty"`          // a version
	ReleaseDigest   content.Digest             `json:"release_digest,omitempty"`   // all that ships
	BehaviourDigest content.Digest             `json:"behaviour_digest,omitempty"` // model, prompts, tools, policies, thresholds
	Environment     string                     `json:"environment"`
	Like            []string                   `json:"like,omitempty"` // environments that are production-like
	GoLive          Date                       `json:"go_live,omitzero"`
	Tier            int                        `json:"tier,omitempty"` // 1 to 4; 0 is unset and counts as 1
	Traits          map[string]content.Trilean `json:"traits,omitempty"`
	Builders        []string                   `json:"builders,omitempty"`
	Depth           Depth                      `json:"depth,omitempty"`
}

// LaunchKind says what kind of step this is.
type LaunchKind string

// The kinds of launch.
const (
	LaunchFirst   LaunchKind = "first-launch"
	LaunchChange  LaunchKind = "change"
	LaunchRenewal LaunchKind = "renewal"
)

// LaunchKinds lists the kinds in the order that intake offers them.
var LaunchKinds = []LaunchKind{LaunchFirst, LaunchChange, LaunchRenewal}

// Depth says which questions the walk shows; it never touches the decision.
type Depth string

// The depths.
const (
	DepthFull Depth = "full"
	DepthCore Depth = "core" // effective blockers only
)

// Walks reports whether the walk shows a question of this severity. The decision asks nobody.
func (d Depth) Walks(severity content.Severity) bool {
	return d != DepthCore || severity == content.Blocker
}

// EffectiveTier is the tier that counts: unset counts as 1, the most critical.
func (s Subject) EffectiveTier() int {
	if s.Tier < 1 || s.Tier > content.TierCount {
		return 1
	}
	return s.Tier
}

// Behaviour is the digest that behaviour-bound evidence must carry: the release's where only that is known.
func (s Subject) Behaviour() content.Digest {
	if s.BehaviourDigest != "" {
		return s.BehaviourDigest
	}
	return s.ReleaseDigest
}

// EnvironmentsFor names the environments that count for a place; nil means any.
func (s Subject) EnvironmentsFor(p content.Place) []string {
	switch p {
	case content.TargetOnly:
		return []string{s.Environment}
	case content.LikeWillDo:
		return append([]string{s.Environment}, s.Like...)
	default:
		return nil
	}
}

// Answer is what a person says to a question.
type Answer string

// The answers. "" is unanswered.
const (
	Unanswered    Answer = ""
	Met           Answer = "met"
	Partly        Answer = "partly"
	Unmet         Answer = "unmet"
	NotApplicable Answer = "not-applicable"
	DontKnow      Answer = "unknown"
)

// Answers lists the answers in the order of the answer keys 1 to 5.
var Answers = []Answer{Met, Partly, Unmet, NotApplicable, DontKnow}

// ParseAnswer reads an answer and says which ones there are.
func ParseAnswer(s string) (Answer, error) {
	for _, a := range Answers {
		if string(a) == s {
			return a, nil
		}
	}
	return "", fmt.Errorf("%q is no answer: use met, partly, unmet, not-applicable or unknown", s)
}

// SamePerson reports whether two written names mean one person: they share a mail address, or their names are
// the same. Case, spacing, punctuation and invisible characters do not make two people of one.
func SamePerson(a, b string) bool {
	nameA, mailsA := splitPerson(a)
	nameB, mailsB := splitPerson(b)
	for _, m := range mailsA {
		if slices.Contains(mailsB, m) {
			return true
		}
	}
	return nameA != "" && nameA == nameB
}

// namesOf is what a text names a person by, such that two texts have one of them in common when they name the same.
func namesOf(s string) []string {
	name, names := splitPerson(s)
	if name != "" {
		names = append(names, " "+name) // no mail address begins so
	}
	return names
}

// people remembers what names mean: the same few collect and check most evidence.
type people struct {
	same  map[[2]string]bool
	any   map[string]bool
	names map[string][]string
}

func newPeople() people {
	return people{map[[2]string]bool{}, map[string]bool{}, map[string][]string{}}
}

func (p people) namesOf(s string) []string {
	return remember(p.names, s, func() []string { return namesOf(s) })
}

func (p people) samePerson(a, b string) bool {
	return remember(p.same, [2]string{a, b}, func() bool { return SamePerson(a, b) })
}

func (p people) isPerson(s string) bool {
	return remember(p.any, s, func() bool { return IsPerson(s) })
}

func remember[K comparable, V any](known map[K]V, key K, work func() V) V {
	v, ok := known[key]
	if !ok {
		v = work()
		known[key] = v
	}
	return v
}

// IsPerson reports whether s names anybody: "tbd" and "-" are nobody.
func IsPerson(s string) bool {
	name, mails := splitPerson(s)
	return len(mails) > 0 || name != "" && !clean.IsEmptyMeaning(name)
}

// splitPerson takes the mail addresses out of what was written; what is left is the name, folded.
func splitPerson(s string) (name string, mails []string) {
	visible := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
	words := strings.FieldsFunc(visible, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("<>()[]{},;:\"", r) })
	var names []string
	for _, w := range words {
		if at := strings.IndexByte(w, '@'); at > 0 && at < len(w)-1 {
			mails = append(mails, strings.Trim(w, "."))
		} else if w != "mailto" {
			names = append(names, w)
		}
	}
	return strings.Join(names, " "), mails
}

// IsBuilder reports whether who is one of the people who made the subject.
func (s Subject) IsBuilder(who string) bool {
	for _, b := range s.Builders {
		if SamePerson(b, who) {
			return true
		}
	}
	return false
}

// FirstForm is what a question takes while there is no history yet, "" when this is no first launch or the question
// has no such form.
func (s Subject) FirstForm(q *content.Question) string {
	if s.LaunchKind != LaunchFirst {
		return ""
	}
	return q.FirstLaunch
}
