package assessment

import (
	"maps"
	"reflect"
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

// change takes the fields of b. After the first answer whatever asks for less counts only with a reason and a
// second person, who is neither the one who changes nor a builder.
func (s *subjectFacts) change(f *folder, i int, b SubjectChanged) {
	now := s.value(f.Log, nil)
	by := f.Log[i].By
	confirmed := !blank(b.Reason) && IsPerson(b.ConfirmedBy) && !SamePerson(b.ConfirmedBy, by) && !now.IsBuilder(b.ConfirmedBy)
	free := confirmed || !f.answeredUnaware(i)
	fields := b.fields()
	for _, field := range sortedKeys(fields) {
		next := now.with(field, fields[field])
		if !free && milder(f.Gate, now, next) {
			s.waits[field] = Pending{field, now.shows(field), next.shows(field), i + 1}
			continue
		}
		delete(s.waits, field)
		s.fields.set(f.Log, field, i, fields[field])
		now = next
	}
}

// answeredUnaware reports whether anything was answered by somebody who did not know of entry i. An answer that
// was taken back since counts too: else undoing all answers would make intake free again.
func (f *folder) answeredUnaware(i int) bool {
	for n := range f.Log {
		if _, ok := f.Log[n].What.(Answered); ok && !saw(&f.Log[n].Sealed, &f.Log[i].Sealed) {
			return true
		}
	}
	return false
}

// milder reports whether a subject after a change is asked less than before: a less critical tier, a trait that no
// longer holds or is no longer sure, a builder fewer.
func milder(g *content.Gate, before, after Subject) bool {
	if after.EffectiveTier() > before.EffectiveTier() {
		return true
	}
	for _, b := range before.Builders {
		if !after.IsBuilder(b) {
			return true
		}
	}
	return !includes(g.TraitsOn(after.Traits), g.TraitsOn(before.Traits)) || !includes(g.TraitsSure(after.Traits), g.TraitsSure(before.Traits))
}

func includes(all, some content.TraitSet) bool {
	for t := range some {
		if !all[t] {
			return false
		}
	}
	return true
}

// with is the subject with one field replaced.
func (s Subject) with(field string, v any) Subject {
	s.Traits = maps.Clone(s.Traits)
	s.put(field, v)
	return s
}

// shows is one field in words.
func (s Subject) shows(field string) string {
	if t, ok := strings.CutPrefix(field, "trait "); ok {
		return s.Traits[t].String()
	}
	switch field {
	case "tier":
		return strconv.Itoa(s.EffectiveTier())
	case "builders":
		return strings.Join(s.Builders, ", ")
	default:
		return ""
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
			if !reflect.DeepEqual(c.value, v) {
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
		return max(a.(Depth), b.(Depth)) // full: nothing is out of sight
	default: // a trait: yes is stricter than unsure, unsure than no
		for _, t := range []content.Trilean{content.Yes, content.Unsure} {
			if a == t || b == t {
				return t
			}
		}
		return content.No
	}
}
