package intake

import (
	"fmt"
	"strings"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// traitField begins the name of the field of a trait.
const traitField = "trait "

func (s *Screen) fields() []*widget.Field {
	out := []*widget.Field{
		{Group: "What goes live", Name: "name", Label: "Name", Help: "What people call it: payments agent.", Check: widget.Needed("it needs a name")},
		{Name: "programme", Label: "Programme", Help: "The programme or product it belongs to. May stay empty."},
		{Name: "kind", Label: "Kind of launch", Start: string(assessment.LaunchFirst), Options: kinds, Help: "← → choose."},
		{Name: "env", Label: "Environment", Start: "production", Help: "Where it goes live. Evidence from there counts.", Check: widget.Needed("name the environment")},
		{Name: "like", Label: "Production-like", Help: "Other environments that are like it, with commas: staging. Where a question allows, evidence from there counts too."},
		{Name: "golive", Label: "Go-live date", Help: "YYYY-MM-DD. The verdict is judged on this day: what is fresh today may be stale by then. May stay empty.", Check: checkDate},
		{Name: "release", Label: "Release", Help: "Its version. May come later."},
		{Name: "digest", Label: "Release digest", Help: "sha256:… of all that ships. Evidence that is bound to a release counts only with it. May come later.", Check: checkDigest},
		{Name: "behaviour", Label: "Behaviour digest", Help: "sha256:… of model, prompts, tools, policies and thresholds; the release digest where only that is known. May come later.", Check: checkDigest},
		{Name: "builders", Label: "Builders", Help: "Who made it, with commas: Ana <ana@example.com>, Bo <bo@example.com>. A builder cannot own a risk or confirm."},
	}
	first := true
	for _, t := range s.gate.Traits {
		if t.Always {
			continue
		}
		f := &widget.Field{
			Name: traitField + t.ID, Label: s.titleOf(t.ID), Start: content.Unsure.String(), Options: trileans,
			Help: t.Asks, Fixed: func() string { return s.implied(t.ID) },
		}
		if t.Example != "" {
			f.Help += "\nFor example: " + t.Example
		}
		if first {
			f.Group, first = "What it is and does", false
		}
		out = append(out, f)
	}
	return append(out,
		&widget.Field{Group: "How critical it is", Name: "tier", Label: "Tier", Options: s.tiers, Help: "1 is the most critical. Without one it counts as tier 1.", Check: s.checkTier},
		&widget.Field{Name: "depth", Label: "Depth", Start: string(assessment.DepthFull), Options: depths, Help: "What the review shows first. It never touches the verdict."},
	)
}

// implied says what settles a trait already, "" when nothing does: something that was answered yes brings it.
func (s *Screen) implied(id string) string {
	if s.form == nil {
		return ""
	}
	for _, t := range s.gate.Traits {
		if t.ID == id || !t.Always && s.form.Held(traitField+t.ID) != content.Yes.String() {
			continue
		}
		if s.gate.TraitsSure(map[string]content.Trilean{t.ID: content.Yes})[id] {
			return "yes (implied by “" + s.titleOf(t.ID) + "”)"
		}
	}
	return ""
}

// titleOf is a trait as people read it.
func (s *Screen) titleOf(id string) string {
	if t := s.gate.Trait(id); t != nil && t.Title != "" {
		return t.Title
	}
	return id
}

func kinds() []widget.Option {
	return []widget.Option{
		{Value: string(assessment.LaunchFirst), Label: "first launch", Help: "It has not been live before."},
		{Value: string(assessment.LaunchChange), Label: "change", Help: "It is live, and something about it changes."},
		{Value: string(assessment.LaunchRenewal), Label: "renewal", Help: "It is live, and its approval is due again."},
	}
}

func trileans() []widget.Option {
	return []widget.Option{
		{Value: "unsure", Label: "unsure", Help: "Asked as if it were yes, until somebody knows."},
		{Value: "yes", Label: "yes"},
		{Value: "no", Label: "no", Help: "What hangs on it is not asked; the report lists it."},
	}
}

// weighs says how many questions and blockers a yes to a trait brings, and how many a no, all else as it stands.
func (s *Screen) weighs(id string) string {
	given := s.given()
	given[id] = content.Yes
	questions, blockers := s.counted(given)
	given[id] = content.No
	without, milder := s.counted(given)
	if questions == without && blockers == milder {
		return "Yes and no bring the same questions here."
	}
	return fmt.Sprintf("With yes: %s, %d of them blockers. With no: %d, %d of them blockers.", ui.Count(questions, "question"), blockers, without, milder)
}

func depths() []widget.Option {
	return []widget.Option{
		{Value: string(assessment.DepthFull), Label: "full: every question"},
		{Value: string(assessment.DepthCore), Label: "core: the blockers only", Help: "v shows the others in the review."},
	}
}

// tiers lists the tiers; those above the floor are faint.
func (s *Screen) tiers() []widget.Option {
	floor := s.gate.TierFloor(s.on())
	out := []widget.Option{{Label: "not set: counts as 1"}}
	for i, t := range s.gate.Tiers {
		o := widget.Option{Value: ui.Int(i + 1), Label: ui.Int(i+1) + " " + t.Title, Help: t.Summary}
		if i+1 > floor {
			o.Label, o.Faint = o.Label+" ("+tierOr(floor)+" is asked for)", true
		}
		out = append(out, o)
	}
	return out
}

// tierOr names the least critical tier that is allowed.
func tierOr(floor int) string {
	if floor == 1 {
		return "tier 1"
	}
	return "tier " + ui.Int(floor) + " or a more critical one"
}

// floorFrom names the answers that set the least critical tier that is allowed.
func (s *Screen) floorFrom() string {
	on, given := s.on(), s.given()
	floor := s.gate.TierFloor(on)
	for _, c := range s.gate.Tiers[floor-1].Floor {
		if !c.Holds(on) {
			continue
		}
		var from []string
		for _, id := range c.Names() {
			if !on[id] {
				continue
			}
			says := "“" + s.titleOf(id) + "”"
			if given[id] == content.Unsure && s.implied(id) == "" {
				says += " (unsure counts as yes)"
			}
			from = append(from, says)
		}
		return strings.Join(from, " and ")
	}
	return "the gate"
}

// checkTier holds the floor that the traits set.
func (s *Screen) checkTier(v string) string {
	if s.form == nil || v == "" {
		return ""
	}
	if floor := s.gate.TierFloor(s.on()); int(v[0]-'0') > floor {
		return s.floorFrom() + " asks for " + tierOr(floor)
	}
	return ""
}

func checkDate(v string) string {
	if strings.TrimSpace(v) == "" {
		return ""
	}
	if _, err := assessment.ParseDate(strings.TrimSpace(v)); err != nil {
		return "that is no day: write one as YYYY-MM-DD, or leave it empty"
	}
	return ""
}

func checkDigest(v string) string {
	if v = strings.TrimSpace(v); v != "" && !content.Digest(v).Valid() {
		return "write sha256: and 64 hex digits, or leave it empty"
	}
	return ""
}

// hint says how many questions these answers bring and which tier they ask for.
func (s *Screen) hint(w int) []ui.Line {
	n, blockers := s.count()
	floor := s.gate.TierFloor(s.on())
	says := fmt.Sprintf("%s will be asked, %s.", ui.Count(n, "question"), ui.Count(blockers, "blocker"))
	if floor < content.TierCount {
		atLeast := "At least tier"
		if floor == 1 {
			atLeast = "Tier"
		}
		says += fmt.Sprintf(" %s %d (%s)", atLeast, floor, s.gate.Tiers[floor-1].Title)
		if s.form.Focused() == "tier" { // where it is chosen; elsewhere the room is for what is asked there
			says += ", for " + s.floorFrom()
		}
		says += "."
	}
	if id, trait := strings.CutPrefix(s.form.Focused(), traitField); trait {
		says += " " + s.weighs(id)
	}
	return append(s.milderSays(w), ui.Accent.Wrap(says, w)...)
}
