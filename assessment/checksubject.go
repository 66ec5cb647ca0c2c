package assessment

import (
	"slices"
	"strings"

	"gonogo/content"
)

func checkSubject(g *content.Gate, s Subject) error {
	if blank(s.Name) {
		return argument("give --name", "an assessment needs a name")
	}
	if err := checkTexts(Started{Subject: s}); err != nil {
		return err
	}
	if s.Tier < 0 || s.Tier > content.TierCount {
		return argument("1 is the most critical, 4 the least", "tier %d is none: use 1 to 4", s.Tier)
	}
	if !slices.Contains(LaunchKinds, s.LaunchKind) {
		return argument("use first-launch, change or renewal", "%q is no kind of launch", s.LaunchKind)
	}
	if s.Depth != DepthCore && s.Depth != DepthFull {
		return argument("use core or full", "%q is no depth", s.Depth)
	}
	for _, d := range []content.Digest{s.ReleaseDigest, s.BehaviourDigest} {
		if d != "" && !d.Valid() {
			return argument("write sha256: and 64 hex digits", "%q is no digest", d)
		}
	}
	return checkTraits(g, s.Traits)
}

func checkTraits(g *content.Gate, traits map[string]content.Trilean) error {
	var ids []string
	for _, t := range g.Traits {
		ids = append(ids, t.ID)
	}
	for _, id := range sortedTraits(traits) {
		t := g.Trait(id)
		if t == nil {
			return argument(nearest(id, ids, "traits: "+strings.Join(ids, ", ")), "gate %s has no trait %q", g.Ref(), id)
		}
		if t.Always && traits[id] != content.Yes {
			return refused("", "trait %s holds for every subject of this gate", id)
		}
	}
	return nil
}

func checkChange(s *State, b SubjectChanged, by string) error {
	if b.ConfirmedBy != "" && SamePerson(b.ConfirmedBy, by) {
		return refused("somebody else confirms it", "%s asks and confirms: that is one person twice", by)
	}
	after := Subject{Name: s.Subject.Name, LaunchKind: s.Subject.LaunchKind, Depth: s.Subject.Depth, Traits: map[string]content.Trilean{}}
	for field, v := range b.fields() {
		after.put(field, v)
	}
	if b.Environment != nil && blank(*b.Environment) {
		return argument("", "the environment needs a name")
	}
	return checkSubject(s.Gate, after)
}

// withDefaults fills in what a new assessment need not say.
func withDefaults(s Subject) Subject {
	if s.LaunchKind == "" {
		s.LaunchKind = LaunchFirst
	}
	if s.Environment == "" {
		s.Environment = "production"
	}
	if s.Depth == "" {
		s.Depth = DepthFull
	}
	return s
}
