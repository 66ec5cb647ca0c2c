package load

import (
	"slices"

	"gonogo/content"
)

// question reads one question; ok is false when it has no usable id.
func (r *reader) question(n Node) (q content.Question, ok bool) {
	f := n.Fields("id", "title", "question", "why", "good", "weak", "how", "remedy", "knows", "applies", "severity", "raised_by",
		"unwaivable", "sign_off", "confirms_intake", "recheck", "first_launch", "needs", "maps")
	q = content.Question{
		ID:          readQuestionID(f.Need("id")),
		Title:       f.Need("title").Line(),
		Text:        f.Need("question").Text(),
		Why:         f.Get("why").Text(),
		Good:        f.Get("good").Text(),
		Weak:        f.Get("weak").Text(),
		How:         f.Get("how").Text(),
		Remedy:      f.Get("remedy").Text(),
		Knows:       f.Get("knows").Text(),
		Applies:     r.readCondition(f.Get("applies")),
		RaisedBy:    r.readCondition(f.Get("raised_by")),
		Intake:      f.Get("confirms_intake").Bool(),
		Recheck:     f.Get("recheck").Bool(),
		FirstLaunch: f.Get("first_launch").Text(),
		Severity:    readSeverities(f.Need("severity")),
		Unwaivable:  r.readUnwaivable(f.Get("unwaivable")),
		Maps:        r.readMaps(f.Get("maps")),
	}
	q.SignOff, q.SignedBy = r.readSignOff(f.Get("sign_off"))
	if needs := f.Get("needs"); needs.Exists() || !q.SignOff { // what the sign-offs settle needs no evidence
		q.Needs = r.readNeeds(f.Need("needs"))
	}
	if q.ID == "" {
		return q, false
	}
	if at, twice := r.source.Position(q.ID, ""); twice {
		f.Get("id").Fail("an id is given once, for ever", "question %s stands twice, first in %s line %d", q.ID, at.File, at.Line)
		return q, false
	}
	if slices.Contains(r.gate.Retired, q.ID) {
		f.Get("id").Fail("take the next free id", "question %s was retired; an id is given once, for ever", q.ID)
		return q, false
	}
	r.source.put(q.ID, f)
	r.questions = append(r.questions, q.ID)
	return q, true
}

func readSeverities(n Node) (out [content.TierCount]content.Severity) {
	for i, v := range perTier(n, false) {
		word := v.OneOf(content.Blocker.String(), content.Major.String(), content.Minor.String(), content.NotAsked.String())
		if word == "" {
			return out
		}
		out[i], _ = content.ParseSeverity(word)
		if i > 0 && out[i] > out[i-1] {
			v.Fail("tier 1 is the most critical", "%s at tier %d is graver than %s at tier %d", out[i], i+1, out[i-1], i)
		}
	}
	return out
}

// readSignOff reads true, or the role whose sign-off alone settles the question.
func (r *reader) readSignOff(n Node) (signOff bool, role string) {
	if !n.Exists() || n.IsBool() {
		return n.Bool(), ""
	}
	id := n.Line()
	if id != "" && r.gate.Role(id) == nil {
		n.Fail(n.near(id, append(r.roleIDs(), "true")), "%s is neither true nor a role of this gate", quote(id))
	}
	return true, id
}

func (r *reader) readUnwaivable(n Node) *content.Unwaivable {
	if !n.Exists() {
		return nil
	}
	f := n.Fields("tiers", "all", "any")
	u := &content.Unwaivable{When: r.conditionOf(f)}
	u.Tiers = readTierList(f.Need("tiers"))
	if tiers := f.Get("tiers"); tiers.IsList() && len(u.Tiers) == 0 {
		tiers.Fail("name the tiers, or leave unwaivable out", "the list is empty")
	}
	return u
}

func (r *reader) readNeeds(n Node) content.Needs {
	f := n.Fields("kinds", "max_age", "strength", "bound", "where")
	needs := content.Needs{Kinds: r.readIDs(f.Need("kinds"), "kind", r.kinds)}
	for i, v := range perTier(f.Need("max_age"), true) {
		needs.MaxAge[i] = v.Int(1, maxDays)
	}
	for i, v := range perTier(f.Need("strength"), true) {
		needs.Strength[i] = v.Int(0, content.MaxStrength)
	}
	if bound := f.Get("bound"); bound.Exists() {
		needs.Bound = content.Binding(bound.OneOf(string(content.BoundRelease), string(content.BoundBehaviour)))
	}
	if where := f.Get("where"); where.Exists() {
		needs.Where = content.Place(where.OneOf(string(content.TargetOnly), string(content.LikeWillDo)))
	}
	best := 0
	for _, id := range needs.Kinds {
		best = max(best, r.gate.Kind(id).Ceiling)
	}
	if want := slices.Max(needs.Strength[:]); want > best && len(needs.Kinds) > 0 {
		f.Get("strength").Fail("ask for less, or name a kind that can be so strong",
			"strength %d is wanted, but no kind named here can be stronger than %d, so nothing would ever count", want, best)
	}
	return needs
}
