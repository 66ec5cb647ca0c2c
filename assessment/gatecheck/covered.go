package gatecheck

import (
	"slices"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/load"
)

// uncovered lists the rules that a gate can come to and that none of its cases expects, in the order of their weight.
func uncovered(g *content.Gate, cases []load.Case) []assessment.Rule {
	w := weightsOf(g)
	var out []assessment.Rule
	for _, r := range w.rules() {
		if !slices.ContainsFunc(cases, func(c load.Case) bool { return c.Expect.Rule == string(r) }) {
			out = append(out, r)
		}
	}
	return out
}

// weights is what the questions of a gate can weigh, for some subject.
type weights struct {
	blocker, major       bool
	unwaivable           bool
	acceptable           bool // a blocker or a major whose risk somebody may accept
	tooMany              bool // more of these at one tier than the tier lets be accepted
	unconfirmed          bool // some "not applicable" needs its second person
	noBlockerForSomebody bool
}

func weightsOf(g *content.Gate) weights {
	w := weights{noBlockerForSomebody: true}
	for tier := 1; tier <= content.TierCount; tier++ {
		waivers, conditions := 0, 0
		for _, q := range g.Questions() {
			if q.SignOff {
				continue
			}
			for _, traits := range subjects(g, q) {
				sev, fixed := q.SeverityAt(tier, traits), q.UnwaivableAt(tier, traits)
				w.blocker = w.blocker || sev == content.Blocker
				w.major = w.major || sev == content.Major
				w.unwaivable = w.unwaivable || fixed && sev >= content.Major
				w.unconfirmed = w.unconfirmed || !fixed && (sev == content.Blocker && !q.Applies.Empty() || sev == content.Major && q.Applies.Empty())
			}
			most := g.TraitsSure(everyTrait(g))
			switch sev, fixed := q.SeverityAt(tier, most), q.UnwaivableAt(tier, most); {
			case fixed:
			case sev == content.Blocker:
				waivers++
			case sev == content.Major:
				conditions++
			}
			if tier == content.TierCount && q.SeverityAt(tier, g.TraitsSure(nil)) == content.Blocker {
				w.noBlockerForSomebody = false
			}
		}
		p := g.Policy
		w.acceptable = w.acceptable || conditions > 0 || waivers > 0 && p.BlockerWaiverDays[tier-1] != 0
		w.tooMany = w.tooMany || over(waivers, p.BlockerWaivers[tier-1]) && p.BlockerWaiverDays[tier-1] != 0 || over(conditions, p.Conditions[tier-1])
	}
	return w
}

func over(n, limit int) bool { return limit != content.Unlimited && n > limit }

// subjects are the traits under which a question weighs least, those that raise it, and all.
func subjects(g *content.Gate, q *content.Question) []content.TraitSet {
	out := []content.TraitSet{g.TraitsSure(everyTrait(g))}
	for _, any := range append(slices.Clone(q.Applies.Any), "") {
		said := map[string]content.Trilean{any: content.Yes}
		for _, t := range q.Applies.All {
			said[t] = content.Yes
		}
		out = append(out, g.TraitsSure(said))
	}
	return out
}

func everyTrait(g *content.Gate) map[string]content.Trilean {
	said := map[string]content.Trilean{}
	for _, t := range g.Traits {
		if t.Asks != "" {
			said[t.ID] = content.Yes
		}
	}
	return said
}

// rules are those that something with these weights can come to.
func (w weights) rules() []assessment.Rule {
	decides := w.blocker || w.major
	var out []assessment.Rule
	for _, r := range []struct {
		rule assessment.Rule
		can  bool
	}{
		{assessment.RuleOpenBlocker, w.blocker && w.acceptable},
		{assessment.RuleUnwaivable, w.unwaivable},
		{assessment.RuleUnownedMajor, w.major},
		{assessment.RuleTooMuchAccepted, w.tooMany},
		{assessment.RuleUnanswered, decides},
		{assessment.RuleParked, decides},
		{assessment.RuleDisputed, decides},
		{assessment.RuleUnconfirmed, w.unconfirmed},
		{assessment.RuleNothingAsked, w.noBlockerForSomebody},
		{assessment.RuleAcceptedRisk, w.acceptable},
		{assessment.RuleClear, w.blocker},
	} {
		if r.can {
			out = append(out, r.rule)
		}
	}
	return out
}
