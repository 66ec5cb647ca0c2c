package load

import (
	"slices"
	"strings"

	"gonogo/content"
)

// fresh notes where a part stands and reports one whose id was there before.
func (r *reader) fresh(what, id string, f Fields) bool {
	if id == "" {
		return false
	}
	key := what + ":" + id
	if at, twice := r.source.Position(key, ""); twice {
		f.Get("id").Fail("", "%s %s stands twice, first in %s line %d", what, id, at.File, at.Line)
		return false
	}
	r.source.put(key, f)
	return true
}

func (r *reader) readTraits(list Node) {
	items := atMost(list, maxParts, "traits")
	type implied struct {
		id string
		n  Node
	}
	var later []implied
	for _, n := range items {
		f := n.Fields("id", "title", "asks", "example", "implies", "always")
		t := content.Trait{
			ID: readToken(f.Need("id")), Title: f.Need("title").Line(), Asks: f.Get("asks").Text(),
			Example: f.Get("example").Text(), Always: f.Get("always").Bool(),
		}
		if t.Always && t.Asks != "" {
			f.Get("asks").Fail("take asks or always out", "trait %s always holds, so nobody is asked", t.ID)
		}
		if !r.fresh("trait", t.ID, f) {
			continue
		}
		later = append(later, implied{t.ID, f.Get("implies")})
		r.traits = append(r.traits, t.ID)
		r.gate.Traits = append(r.gate.Traits, t)
	}
	for _, l := range later { // a trait may imply one that stands below it
		r.gate.Trait(l.id).Implies = r.readTraitIDs(l.n)
	}
	for _, l := range later {
		if path := circle(r.gate, l.id); path != nil {
			l.n.Fail("take one of them out", "traits imply each other in a circle: %s", strings.Join(path, ", "))
			return
		}
	}
}

// circle is the way from a trait over what it implies back to itself, nil when there is none.
func circle(g *content.Gate, start string) []string {
	seen := map[string]bool{}
	var walk func(id string, path []string) []string
	walk = func(id string, path []string) []string {
		path = append(path, id)
		for _, next := range g.Trait(id).Implies {
			if next == start {
				return append(path, start)
			}
			if seen[next] {
				continue
			}
			seen[next] = true
			if found := walk(next, path); found != nil {
				return found
			}
		}
		return nil
	}
	return walk(start, nil)
}

// readTraitIDs reads a list of traits that exist, each once.
func (r *reader) readTraitIDs(list Node) []string { return r.readIDs(list, "trait", r.traits) }

func (r *reader) readIDs(list Node, what string, known []string) []string {
	var out []string
	items := list.List()
	if list.IsList() && len(items) == 0 {
		list.Fail("name one or leave the key out", "the list is empty")
	}
	for _, n := range items {
		id := n.Line()
		switch {
		case id == "":
		case !slices.Contains(known, id):
			n.Fail(n.near(id, known), "%s %s is not known", what, quote(id))
		case slices.Contains(out, id):
			n.Fail("", "%s %s stands twice", what, id)
		default:
			out = append(out, id)
		}
	}
	return out
}

// readCondition reads {all: […], any: […]}. Where it is written it must name a trait: an empty condition always
// holds, which nobody writes on purpose.
func (r *reader) readCondition(n Node) content.Condition {
	c := r.conditionOf(n.Fields("all", "any"))
	if n.IsMap() && !mapOf(n).Get("all").Exists() && !mapOf(n).Get("any").Exists() {
		n.Fail("write {all: [trait]} or {any: [trait]}, or leave the key out", "the condition names no trait")
	}
	return c
}

func (r *reader) conditionOf(f Fields) content.Condition {
	return content.Condition{All: r.readTraitIDs(f.Get("all")), Any: r.readTraitIDs(f.Get("any"))}
}

func (r *reader) readTiers(list Node) {
	items := list.List()
	if list.IsList() && len(items) != content.TierCount {
		list.Fail("", "a gate has %d tiers, the most critical first, not %d", content.TierCount, len(items))
		return
	}
	for i, n := range items {
		f := n.Fields("title", "summary", "floor")
		t := content.TierRule{Title: f.Need("title").Line(), Summary: f.Need("summary").Text()}
		for _, c := range atMost(f.Get("floor"), maxParts, "floors") {
			t.Floor = append(t.Floor, r.readCondition(c))
		}
		r.gate.Tiers[i] = t
	}
}

func (r *reader) readKinds(list Node) {
	items := atMost(list, maxParts, "kinds of evidence")
	for _, n := range items {
		f := n.Fields("id", "title", "ceiling", "help")
		k := content.EvidenceKind{
			ID: readToken(f.Need("id")), Title: f.Need("title").Line(),
			Ceiling: f.Need("ceiling").Int(0, content.MaxStrength), Help: f.Need("help").Text(),
		}
		if r.fresh("kind", k.ID, f) {
			r.kinds = append(r.kinds, k.ID)
			r.gate.Kinds = append(r.gate.Kinds, k)
		}
	}
}

func (r *reader) readRoles(list Node) {
	items := atMost(list, maxParts, "roles")
	for _, n := range items {
		f := n.Fields("id", "title", "says", "note", "tiers", "with", "when", "builds", "alone", "typed")
		role := content.Role{
			ID: readToken(f.Need("id")), Title: f.Need("title").Line(), Says: f.Need("says").Text(), Note: f.Get("note").Text(), When: r.readCondition(f.Get("when")),
			Builds: f.Get("builds").Bool(), Alone: readTierList(f.Get("alone")), Typed: readTierList(f.Get("typed")),
		}
		words := []string{string(content.RoleSigns), string(content.RoleReviews), string(content.RoleWith), string(content.RoleNotNeeded)}
		for i, v := range perTier(f.Need("tiers"), false) {
			role.Tiers[i] = content.RoleNeed(v.OneOf(words...))
		}
		if r.fresh("role", role.ID, f) {
			r.gate.Roles = append(r.gate.Roles, role)
		}
	}
	for _, n := range items { // a role may go with one that stands below it
		f := mapOf(n)
		with := f.Get("with")
		if !with.Exists() {
			continue
		}
		role := r.gate.Role(f.Get("id").Line())
		switch id := with.Line(); {
		case role == nil || id == "":
		case id == role.ID || r.gate.Role(id) == nil:
			with.Fail(with.near(id, r.roleIDs()), "role %s is no other role of this gate", quote(id))
		case !slices.Contains(role.Tiers[:], content.RoleWith):
			with.Fail("write with at one of the tiers, or take the key out", "role %s goes with %s at no tier", role.ID, id)
		default:
			role.With = id
		}
	}
	if list.IsList() && len(items) == 0 {
		list.Fail("", "a gate has at least one role that signs")
	}
}

func (r *reader) roleIDs() []string {
	var ids []string
	for _, role := range r.gate.Roles {
		ids = append(ids, role.ID)
	}
	return ids
}

// readTierList reads tiers, each once.
func readTierList(list Node) []int {
	var tiers []int
	for _, v := range list.List() {
		tier := v.Int(1, content.TierCount)
		if slices.Contains(tiers, tier) {
			v.Fail("", "tier %d stands twice", tier)
		}
		tiers = append(tiers, tier)
	}
	return tiers
}

// Bounds of policy figures; ten years and a thousand are more than any gate means.
const (
	maxDays  = 3653
	maxCount = 1000
)

func (r *reader) readPolicy(n Node) {
	p := &r.gate.Policy
	rows := []struct {
		key       string
		into      *[content.TierCount]int
		lo, hi    int
		unlimited bool
	}{
		{"blocker_waiver_days", &p.BlockerWaiverDays, 0, maxDays, true},
		{"blocker_waivers", &p.BlockerWaivers, 0, maxCount, true},
		{"waiver_renewals", &p.WaiverRenewals, 0, maxCount, true},
		{"major_waiver_days", &p.MajorWaiverDays, 0, maxDays, true},
		{"condition_days", &p.ConditionDays, 0, maxDays, true},
		{"conditions", &p.Conditions, 0, maxCount, true},
		{"approval_window_days", &p.ApprovalWindowDays, 1, maxDays, false},
		{"first_review_days", &p.FirstReviewDays, 1, maxDays, false},
		{"next_review_days", &p.NextReviewDays, 1, maxDays, false},
		{"signers", &p.Signers, 1, maxCount, false},
	}
	keys := make([]string, len(rows))
	for i, row := range rows {
		keys[i] = row.key
	}
	f := n.Fields(keys...)
	r.source.put("policy", f)
	for _, row := range rows {
		for i, v := range perTier(f.Need(row.key), false) {
			if row.unlimited && v.Exists() && v.y.Value == "unlimited" {
				row.into[i] = content.Unlimited
				continue
			}
			row.into[i] = v.Int(row.lo, row.hi)
		}
	}
}

// perTier gives the node of each tier: four of them from a list, four times the same where one value may stand for all.
func perTier(n Node, single bool) []Node {
	if single && n.Exists() && !n.IsList() {
		return slices.Repeat([]Node{n}, content.TierCount)
	}
	items := n.List()
	if n.IsList() && len(items) != content.TierCount {
		n.Fail("tier 1, the most critical, first", "%d values are wanted here, one for each tier, not %d", content.TierCount, len(items))
		return nil
	}
	return items
}
