package cli

import (
	"strings"

	"github.com/spf13/pflag"

	"gonogo/assessment"
	"gonogo/content"
)

// subjectFlags are the flags that describe what is to go live: new and set share them.
type subjectFlags struct {
	set *pflag.FlagSet

	name, programme, kind, release, releaseDigest, behaviourDigest, env, goLive, depth string
	tier                                                                               int
	like, traits, builders                                                             []string
}

func (s *subjectFlags) bind(f *pflag.FlagSet) {
	s.set = f
	f.StringVar(&s.name, "name", "", "what the system is called")
	f.StringVar(&s.programme, "programme", "", "the programme it belongs to")
	f.StringVar(&s.kind, "kind", "", "which kind of launch: first-launch, change or renewal")
	f.StringVar(&s.release, "release", "", "the version that goes live")
	f.StringVar(&s.releaseDigest, "release-digest", "", "of all that ships, as sha256:HEX")
	f.StringVar(&s.behaviourDigest, "behaviour-digest", "", "of model, prompts, tools, policies and thresholds, as sha256:HEX")
	f.StringVar(&s.env, "env", "", "the environment it goes live in")
	f.StringArrayVar(&s.like, "like", nil, "an environment that is production-like; may be given several times")
	f.StringVar(&s.goLive, "go-live", "", "the day it goes live, YYYY-MM-DD")
	f.IntVar(&s.tier, "tier", 0, "1 (critical) to 4 (low); unset counts as 1")
	f.StringArrayVar(&s.traits, "trait", nil, "T, T=no or T=unsure; may be given several times; gonogo gate show lists them")
	f.StringArrayVar(&s.builders, "builder", nil, "who made it, \"NAME <EMAIL>\"; may be given several times")
	f.StringVar(&s.depth, "depth", "", "which questions the walk shows: core or full")
}

// change holds the flags that were given, and nothing for the others.
func (s *subjectFlags) change() (assessment.SubjectChanged, error) {
	var c assessment.SubjectChanged
	given := s.set.Changed
	text := func(flag, value string, into **string) {
		if given(flag) {
			*into = &value
		}
	}
	text("name", s.name, &c.Name)
	text("programme", s.programme, &c.Programme)
	text("release", s.release, &c.Release)
	text("env", s.env, &c.Environment)
	if given("kind") {
		k := assessment.LaunchKind(s.kind)
		c.LaunchKind = &k
	}
	if given("release-digest") {
		d := content.Digest(s.releaseDigest)
		c.ReleaseDigest = &d
	}
	if given("behaviour-digest") {
		d := content.Digest(s.behaviourDigest)
		c.BehaviourDigest = &d
	}
	if given("like") {
		c.Like = &s.like
	}
	if given("go-live") {
		d, err := parseDate("go-live", s.goLive)
		if err != nil {
			return c, err
		}
		c.GoLive = &d
	}
	if given("tier") {
		if s.tier < 1 || s.tier > content.TierCount {
			return c, usage("1 is the most critical, 4 the least", "tier %d is none: use 1 to 4", s.tier)
		}
		c.Tier = &s.tier
	}
	if given("builder") {
		c.Builders = &s.builders
	}
	if given("depth") {
		d := assessment.Depth(s.depth)
		c.Depth = &d
	}
	for _, t := range s.traits {
		id, value, err := parseTrait(t)
		if err != nil {
			return c, err
		}
		if c.Traits == nil {
			c.Traits = map[string]content.Trilean{}
		}
		if held, twice := c.Traits[id]; twice && held != value {
			return c, usage("give it once", "--trait %s is given twice, as %s and as %s", id, held, value)
		}
		c.Traits[id] = value
	}
	return c, nil
}

// into puts a change over a subject that nobody has acted on yet.
func into(s assessment.Subject, c assessment.SubjectChanged) assessment.Subject {
	put(&s.Name, c.Name)
	put(&s.Programme, c.Programme)
	put(&s.LaunchKind, c.LaunchKind)
	put(&s.Release, c.Release)
	put(&s.ReleaseDigest, c.ReleaseDigest)
	put(&s.BehaviourDigest, c.BehaviourDigest)
	put(&s.Environment, c.Environment)
	put(&s.Like, c.Like)
	put(&s.GoLive, c.GoLive)
	put(&s.Tier, c.Tier)
	put(&s.Builders, c.Builders)
	put(&s.Depth, c.Depth)
	traits := map[string]content.Trilean{}
	for t, v := range s.Traits {
		traits[t] = v
	}
	for t, v := range c.Traits {
		traits[t] = v
	}
	s.Traits = traits
	return s
}

func put[T any](into *T, v *T) {
	if v != nil {
		*into = *v
	}
}

// parseTrait reads "agent", "agent=yes", "agent=no" or "agent=unsure".
func parseTrait(s string) (string, content.Trilean, error) {
	id, word, said := strings.Cut(s, "=")
	if !said {
		word = "yes"
	}
	v, ok := content.ParseTrilean(word)
	if !ok {
		return "", content.Unsure, usage("write --trait "+id+", --trait "+id+"=no or --trait "+id+"=unsure", "--trait %s: %q is neither yes, no nor unsure", id, word)
	}
	return id, v, nil
}

// parseDate reads the day that a flag names.
func parseDate(flag, s string) (assessment.Date, error) {
	d, err := assessment.ParseDate(s)
	if err != nil {
		return 0, usage("write YYYY-MM-DD, such as 2026-12-15", "--%s: %q is not a date", flag, s)
	}
	return d, nil
}

// optionalDate reads the day that a flag names, no day where it was not given.
func optionalDate(flag, s string) (assessment.Date, error) {
	if s == "" {
		return 0, nil
	}
	return parseDate(flag, s)
}
