package assessment

import (
	"fmt"
	"slices"

	"gonogo/content"
)

// tierUnconfirmed says that a tier is claimed that what intake says yes to does not allow, where no question that is asked
// confirms tier and intake, and would be contradicted; "" otherwise.
func (e *engine) tierUnconfirmed(findings []Finding) string {
	claimed, floor := e.state.Subject.EffectiveTier(), e.state.Gate.TierFloor(e.state.Sure)
	if claimed <= floor || slices.ContainsFunc(findings, func(f Finding) bool { return f.Question.Intake }) {
		return ""
	}
	return fmt.Sprintf("tier %d is claimed, what intake says yes to calls for tier %d, and no question of the gate confirms it: set tier %d", claimed, floor, floor)
}

// tooMuchAccepted holds when more waivers on blockers or more conditions are leaned on than the tier allows.
// It is a rule of its own and never picks which one is void: the order of entries must not matter.
func (e *engine) tooMuchAccepted(findings []Finding) []Reason {
	tier := e.state.Subject.EffectiveTier()
	var waivers, conditions int
	for i := range findings {
		f := &findings[i]
		switch {
		case f.Waiver != nil && f.Severity == content.Blocker:
			waivers++
		case f.Waiver == nil && f.Condition != nil:
			conditions++
		}
	}
	var out []Reason
	over := func(n, limit int, what string) {
		if limit != content.Unlimited && n > limit {
			out = append(out, Reason{Rule: RuleTooMuchAccepted, Says: fmt.Sprintf("%d %s are in use; tier %d allows %d", n, what, tier, limit)})
		}
	}
	over(waivers, e.state.Gate.Policy.BlockerWaivers[tier-1], "waivers on blockers")
	over(conditions, e.state.Gate.Policy.Conditions[tier-1], "conditions")
	return out
}
