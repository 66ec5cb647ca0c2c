package assessment

import (
	"fmt"
	"slices"
	"strings"
)

// WouldWait names the fields of a change that ask for less than what stands: they count only with a reason and a
// second person. It is empty while nothing was answered, and where the change asks for no less.
func (s *State) WouldWait(b SubjectChanged) []string {
	if !slices.ContainsFunc(s.Log, func(l Logged) bool { _, ok := l.What.(Answered); return ok }) {
		return nil
	}
	var out []string
	now, fields := s.Subject, b.fields()
	for _, field := range sortedKeys(fields) {
		next := now.with(field, fields[field])
		if milder(s.Gate, now, next) {
			out = append(out, field)
			continue
		}
		now = next
	}
	return out
}

// WaitsFor is what a milder value lacks to count: "a reason and a second person".
func (s *State) WaitsFor(p Pending) string {
	asked := s.Log[p.Entry-1]
	change, _ := asked.What.(SubjectChanged)
	person := "a second person"
	switch who := change.ConfirmedBy; {
	case who == "":
	case !IsPerson(who):
		person = fmt.Sprintf("a second person (%q names nobody)", who)
	case s.Subject.IsBuilder(who):
		person = fmt.Sprintf("another second person (%s is one of the builders, and a builder cannot confirm)", who)
	case SamePerson(who, asked.By):
		person = fmt.Sprintf("another second person (%s asks for it)", who)
	default:
		person = ""
	}
	reason := strings.TrimSpace(change.Reason) == ""
	switch {
	case reason && person == "":
		return "a reason"
	case reason:
		return "a reason and " + person
	case person == "":
		return "a reason and a second person, given anew" // who confirmed was a builder then
	default:
		return person
	}
}
