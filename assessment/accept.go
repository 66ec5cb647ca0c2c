package assessment

import (
	"cmp"
	"fmt"
	"strings"

	"gonogo/content"
)

// accept works out which waiver or condition an open question rests on, and why one that is held does not
// count. The limits are the policy's; they are judged anew each time, since tier, builders and dates move.
func accept(s *State, f *Finding, on Date) {
	if h, ok := s.Waivers[f.Question.ID]; ok {
		w, says := counting(s, f, h, func(w Waived) string { return waiverFails(s, f, w, on) })
		f.WaiverVoid = says
		if says == "" && f.Base.Open() {
			f.Waiver = &w
		}
	}
	if h, ok := s.Conditions[f.Question.ID]; ok && f.Severity == content.Major {
		c, says := counting(s, f, h, func(c ConditionSet) string { return conditionFails(s, f, c, on) })
		f.CondVoid = says
		if says == "" && f.Base.Open() {
			f.Condition = &c
		}
	}
}

// counting is the waiver or condition that is held, and why it does not count, "" when it does. Where writers gave
// different ones, one that does not count stands before one that does.
func counting[T any](s *State, f *Finding, h Held[T], fails func(T) string) (T, string) {
	f.Disputed = f.Disputed || h.Disputed()
	for _, r := range h.readings() {
		if says := cmp.Or(s.outdated(f.Question.ID, r.Entry), fails(r.Value)); says != "" {
			f.Entries = append(f.Entries, r.Entry)
			return r.Value, says
		}
	}
	f.Entries = append(f.Entries, h.Entry)
	return h.Value, ""
}

// waiverFails says why a waiver does not count on a date, "" when it does.
func waiverFails(s *State, f *Finding, w Waived, on Date) string {
	if says := WaiverRefused(s, f.Question, w); says != "" {
		return says
	}
	tier := s.Subject.EffectiveTier() - 1
	switch {
	case on > w.Expires:
		return fmt.Sprintf("the waiver ended on %s", w.Expires)
	case f.Severity == content.Blocker && s.Gate.Policy.WaiverRenewals[tier] != content.Unlimited && s.Renewals[f.Question.ID] > s.Gate.Policy.WaiverRenewals[tier]:
		return fmt.Sprintf("the waiver was extended more often than tier %d allows (%d)", tier+1, s.Gate.Policy.WaiverRenewals[tier])
	}
	return ""
}

// WaiverRefused says why a waiver can never count here, whatever the date judged on; "" when it can.
func WaiverRefused(s *State, q *content.Question, w Waived) string {
	tier := s.Subject.EffectiveTier()
	sev := q.SeverityAt(tier, s.On)
	limit := s.Gate.Policy.MajorWaiverDays[tier-1]
	if sev == content.Blocker {
		limit = s.Gate.Policy.BlockerWaiverDays[tier-1]
	}
	latest := w.Approved.Add(limit)
	switch {
	case q.UnwaivableAt(tier, s.On):
		return q.ID + " cannot be waived: fix it, or go live with less"
	case q.SignOff:
		return q.ID + " is settled by the sign-offs and cannot be waived"
	case sev == content.NotAsked:
		return q.ID + " is not asked here"
	case blank(w.Reason):
		return "a waiver needs a reason"
	case blank(w.Control):
		return "a waiver needs a compensating control"
	case blank(w.Tested):
		return "a waiver needs to say how its control was tested"
	case !IsPerson(w.Owner):
		return "a waiver needs a risk owner"
	case !IsPerson(w.Requester):
		return "a waiver needs to say who asks for it"
	case SamePerson(w.Owner, w.Requester):
		return "who asks for a waiver does not approve it: the risk owner is the requester"
	case s.Subject.IsBuilder(w.Owner):
		return "the risk owner is one of the builders"
	case w.Approved.IsZero():
		return "a waiver needs the day of its approval"
	case w.FixedBy.IsZero():
		return "a waiver needs the day by which it is fixed"
	case w.Expires.IsZero():
		return "a waiver needs the day on which it ends"
	case w.FixedBy < w.Approved:
		return fmt.Sprintf("the fix on %s lies before the approval on %s", w.FixedBy, w.Approved)
	case w.Expires < w.FixedBy:
		return fmt.Sprintf("the waiver ends on %s, before the fix on %s", w.Expires, w.FixedBy)
	case limit != content.Unlimited && s.Subject.GoLive > latest:
		return fmt.Sprintf("at tier %d a %s may be waived for %d days from the approval, which does not reach to go-live on %s: have it approved on %s or later",
			tier, sev, limit, s.Subject.GoLive, s.Subject.GoLive.Add(-limit))
	case limit != content.Unlimited && w.Expires > latest:
		return fmt.Sprintf("the waiver ends on %s; at tier %d a %s may be waived until %s at the latest (%d days from its approval)", w.Expires, tier, sev, latest, limit)
	case !s.Subject.GoLive.IsZero() && w.Expires < s.Subject.GoLive:
		return fmt.Sprintf("the waiver ends on %s, before the go-live date %s", w.Expires, s.Subject.GoLive)
	}
	return ""
}

func conditionFails(s *State, f *Finding, c ConditionSet, on Date) string {
	if says := ConditionRefused(s, f.Question, c); says != "" {
		return says
	}
	if on > c.Due {
		return fmt.Sprintf("the condition was due on %s", c.Due)
	}
	return ""
}

// ConditionRefused says why a condition can never count here, "" when it can.
func ConditionRefused(s *State, q *content.Question, c ConditionSet) string {
	tier := s.Subject.EffectiveTier()
	from, name := s.Subject.GoLive, "go-live"
	if from.IsZero() {
		from, name = c.Set, "the day it was set"
	}
	limit := s.Gate.Policy.ConditionDays[tier-1]
	switch sev := q.SeverityAt(tier, s.On); {
	case sev == content.Blocker:
		return q.ID + " is a blocker: a condition covers majors only; waive it or meet it"
	case sev == content.NotAsked:
		return q.ID + " is not asked here"
	case q.UnwaivableAt(tier, s.On):
		return q.ID + " cannot be accepted: fix it, or go live with less"
	case !IsPerson(c.Owner):
		return "a condition needs an owner"
	case c.Due.IsZero():
		return "a condition needs a due date"
	case limit != content.Unlimited && c.Due > from.Add(limit):
		return fmt.Sprintf("the condition is due on %s; at tier %d the latest is %s (%d days after %s)", c.Due, tier, from.Add(limit), limit, name)
	}
	return ""
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
