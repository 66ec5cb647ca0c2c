package assessment

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"gonogo/content"
)

// subjectFacts folds the subject field by field, each a fact of its own.
type subjectFacts struct {
	base   Subject
	fields facts[any]
	waits  map[string]Pending
}

func (s *subjectFacts) start(b Subject) {
	s.base, s.fields, s.waits = b, facts[any]{}, map[string]Pending{}
}

// change takes the fields of b. After the first answer a milder tier or a trait taken away counts only with a
// reason and a second person, who is neither the one who changes nor a builder.
func (s *subjectFacts) change(f *folder, i int, b SubjectChanged) {
	now := s.value(f.Log, nil)
	by := f.Log[i].By
	confirmed := b.Reason != "" && IsPerson(b.ConfirmedBy) && !SamePerson(b.ConfirmedBy, by) && !now.IsBuilder(b.ConfirmedBy)
	free := !f.answered || confirmed
	fields := b.fields()
	for _, field := range sortedKeys(fields) {
		to := fields[field]
		if held, asked, milder := milderField(now, field, to); milder && !free {
			s.waits[field] = Pending{field, held, asked, i + 1}
			continue
		}
		delete(s.waits, field)
		s.fields.set(f.Log, field, i, to)
	}
}

// fields are the fields that b names, by name; a trait is "trait " and its id.
func (b SubjectChanged) fields() map[string]any {
	out := map[string]any{}
	give(out, "name", b.Name)
	give(out, "programme", b.Programme)
	give(out, "kind", b.LaunchKind)
	give(out, "release", b.Release)
	give(out, "release_digest", b.ReleaseDigest)
	give(out, "behaviour_digest", b.BehaviourDigest)
	give(out, "environment", b.Environment)
	give(out, "like", b.Like)
	give(out, "go_live", b.GoLive)
	give(out, "tier", b.Tier)
	give(out, "builders", b.Builders)
	give(out, "depth", b.Depth)
	for t, v := range b.Traits {
		out["trait "+t] = v
	}
	return out
}

func give[T any](out map[string]any, field string, v *T) {
	if v != nil {
		out[field] = *v
	}
}

// milderField reports whether a new value would ask for less: a less critical tier, or a trait taken away.
func milderField(now Subject, field string, v any) (held, asked string, milder bool) {
	if field == "tier" {
		from, to := now.EffectiveTier(), Subject{Tier: v.(int)}.EffectiveTier()
		return strconv.Itoa(from), strconv.Itoa(to), to > from
	}
	if t, ok := strings.CutPrefix(field, "trait "); ok {
		from, to := now.Traits[t], v.(content.Trilean)
		return from.String(), to.String(), to == content.No && from != content.No
	}
	return "", "", false
}

func sortedTraits(m map[string]content.Trilean) []string {
	names := make([]string, 0, len(m))
	for n := range m {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

func (s *subjectFacts) settle(st *State) {
	st.Subject = s.value(st.Log, &st.Disputed)
	sort.Strings(st.Disputed)
	for _, field := range sortedKeys(s.waits) {
		st.Pending = append(st.Pending, s.waits[field])
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// value puts the fields together; where writers disagree the stricter value stands and the field is named.
func (s *subjectFacts) value(log []Logged, disputed *[]string) Subject {
	out := s.base
	out.Traits = map[string]content.Trilean{}
	for t, v := range s.base.Traits {
		out.Traits[t] = v
	}
	for _, field := range sortedKeys(s.fields) {
		left := s.fields[field]
		if len(left) == 0 {
			continue
		}
		v := left[0].value
		differ := false
		for _, c := range left[1:] {
			if fmt.Sprint(c.value) != fmt.Sprint(v) {
				differ = true
				v = stricterField(field, v, c.value)
			}
		}
		if differ && disputed != nil {
			*disputed = append(*disputed, field)
		}
		out.put(field, v)
	}
	return out
}

func (s *Subject) put(field string, v any) {
	switch field {
	case "name":
		s.Name = v.(string)
	case "programme":
		s.Programme = v.(string)
	case "kind":
		s.LaunchKind = v.(LaunchKind)
	case "release":
		s.Release = v.(string)
	case "release_digest":
		s.ReleaseDigest = v.(content.Digest)
	case "behaviour_digest":
		s.BehaviourDigest = v.(content.Digest)
	case "environment":
		s.Environment = v.(string)
	case "like":
		s.Like = v.([]string)
	case "go_live":
		s.GoLive = v.(Date)
	case "tier":
		s.Tier = v.(int)
	case "builders":
		s.Builders = v.([]string)
	case "depth":
		s.Depth = v.(Depth)
	default: // "trait …"
		s.Traits[field[len("trait "):]] = v.(content.Trilean)
	}
}

// stricterField is the value that allows less. A digest or an environment that two writers set differently is
// no value at all: evidence bound to it does not count until somebody settles it.
func stricterField(field string, a, b any) any {
	switch field {
	case "tier":
		x, y := Subject{Tier: a.(int)}, Subject{Tier: b.(int)}
		return min(x.EffectiveTier(), y.EffectiveTier())
	case "go_live":
		return Later(a.(Date), b.(Date))
	case "release_digest", "behaviour_digest":
		return content.Digest("disputed") // no piece can carry it
	case "environment":
		return ""
	case "like":
		return slices.DeleteFunc(slices.Clone(a.([]string)), func(e string) bool { return !slices.Contains(b.([]string), e) })
	case "builders":
		return append(slices.Clone(a.([]string)), b.([]string)...)
	case "name", "programme", "release":
		return min(a.(string), b.(string))
	case "kind":
		return min(a.(LaunchKind), b.(LaunchKind))
	case "depth":
		return min(a.(Depth), b.(Depth))
	default: // a trait: on is stricter than off
		if a.(content.Trilean) != content.No {
			return a
		}
		return b
	}
}
