package cli

import (
	"context"
	"slices"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/load"
)

// factFile is what a file of facts is read against.
type factFile struct {
	name  string
	slug  string // of the assessment
	state *assessment.State
	gate  *content.Gate // of the state
	today assessment.Date
	by    string // asks for waivers where the file does not say who
	keep  *keeper
}

// factsYAML reads a YAML file of facts. It runs through to the end, so that all mistakes come out at once.
func factsYAML(ctx context.Context, ff factFile, b []byte) ([]fact, error) {
	root, err := load.Document(ff.name, b)
	if err != nil {
		return nil, err
	}
	f := root.Fields("subject", "confirm", "answers", "evidence", "parked", "rows", "waivers", "conditions")
	var out []fact
	if n := f.Get("subject"); n.Exists() {
		out = append(out, fact{ff.subject(n), n.Pos()})
	}
	for _, n := range f.Get("confirm").List() {
		out = append(out, fact{ff.confirmed(n), n.Pos()})
	}
	for _, e := range f.Get("answers").Entries() {
		out = append(out, fact{ff.answer(e), e.At.Pos()})
	}
	for _, n := range f.Get("evidence").List() {
		out = append(out, fact{ff.evidence(ctx, n, nil), n.Pos()})
	}
	for _, n := range f.Get("parked").List() {
		out = append(out, fact{assessment.Parked{Question: ff.question(n, n.Line())}, n.Pos()})
	}
	out = append(out, ff.rows(f.Get("rows"))...)
	for _, n := range f.Get("waivers").List() {
		out = append(out, fact{ff.waiver(n), n.Pos()})
	}
	for _, n := range f.Get("conditions").List() {
		out = append(out, fact{ff.condition(n), n.Pos()})
	}
	if err := root.Err(); err != nil {
		return nil, err
	}
	return out, nil
}

func (ff factFile) subject(n load.Node) assessment.SubjectChanged {
	f := n.Fields("name", "programme", "kind", "release", "release_digest", "behaviour_digest", "environment", "like", "go_live", "tier",
		"traits", "builders", "depth", "reason", "confirmed_by")
	var c assessment.SubjectChanged
	line := func(key string, into **string) {
		if v := f.Get(key); v.Exists() {
			s := v.Line()
			*into = &s
		}
	}
	line("name", &c.Name)
	line("programme", &c.Programme)
	line("release", &c.Release)
	line("environment", &c.Environment)
	if v := f.Get("kind"); v.Exists() {
		k := assessment.LaunchKind(v.OneOf(words(assessment.LaunchKinds)...))
		c.LaunchKind = &k
	}
	if v := f.Get("depth"); v.Exists() {
		d := assessment.Depth(v.OneOf(string(assessment.DepthCore), string(assessment.DepthFull)))
		c.Depth = &d
	}
	if v := f.Get("release_digest"); v.Exists() {
		d := digest(v)
		c.ReleaseDigest = &d
	}
	if v := f.Get("behaviour_digest"); v.Exists() {
		d := digest(v)
		c.BehaviourDigest = &d
	}
	if v := f.Get("go_live"); v.Exists() {
		d := date(v)
		c.GoLive = &d
	}
	if v := f.Get("tier"); v.Exists() {
		t := v.Int(1, content.TierCount)
		c.Tier = &t
	}
	if v := f.Get("like"); v.Exists() {
		l := lines(v)
		c.Like = &l
	}
	if v := f.Get("builders"); v.Exists() {
		l := lines(v)
		c.Builders = &l
	}
	for _, e := range f.Get("traits").Entries() {
		if ff.gate.Trait(e.Key) == nil {
			e.At.Fail(load.Nearest(e.Key, traitIDs(ff.gate)), "gate %s has no trait %q", ff.gate.Ref(), e.Key)
		}
		v, _ := content.ParseTrilean(e.Value.OneOf("yes", "no", "unsure"))
		if c.Traits == nil {
			c.Traits = map[string]content.Trilean{}
		}
		c.Traits[e.Key] = v
	}
	c.Reason, c.ConfirmedBy = f.Get("reason").Text(), f.Get("confirmed_by").Line()
	return c
}

func (ff factFile) answer(e load.Entry) assessment.Answered {
	b := assessment.Answered{Question: ff.question(e.At, e.Key)}
	word := e.Value
	if word.IsMap() {
		f := word.Fields("answer", "note", "absent", "checked", "confirmed_by")
		word = f.Need("answer")
		b.Note, b.Absent, b.Checked, b.ConfirmedBy = f.Get("note").Text(), f.Get("absent").Line(), f.Get("checked").Text(), f.Get("confirmed_by").Line()
	}
	b.Answer = assessment.Answer(word.OneOf(answerWords()...))
	return b
}

// confirmed reads a question whose answer was carried over from the release before.
func (ff factFile) confirmed(n load.Node) assessment.Answered {
	id := ff.question(n, n.Line())
	if id == "" || ff.gate.Question(id) == nil {
		return assessment.Answered{}
	}
	b, err := ff.state.Confirmation(id)
	if err != nil {
		n.Fail(hintOf(err), "%v", err)
	}
	return b
}

// evidence reads one piece. only, where it is not nil, are the questions it is for, and the piece names none.
func (ff factFile) evidence(ctx context.Context, n load.Node, only []string) assessment.Body {
	keys := []string{"kind", "ref", "observed", "env", "strength", "release_digest", "behaviour_digest", "collector", "checker", "note", "limits", "keep"}
	if only == nil {
		keys = append([]string{"for"}, keys...)
	}
	f := n.Fields(keys...)
	b := assessment.Evidenced{
		Questions: only, EvidenceKind: f.Need("kind").Line(), Ref: f.Need("ref").Line(), Observed: date(f.Need("observed")),
		Environment: f.Get("env").Line(), ReleaseDigest: digest(f.Get("release_digest")), BehaviourDigest: digest(f.Get("behaviour_digest")),
		Collector: f.Get("collector").Line(), Checker: f.Get("checker").Line(), Note: f.Get("note").Text(), Limits: f.Get("limits").Text(),
	}
	if only == nil {
		b.Questions = ff.questions(f.Need("for"))
	}
	if v := f.Get("strength"); v.Exists() {
		s := v.Int(0, content.MaxStrength)
		b.Strength = &s
	}
	if b.EvidenceKind != "" && ff.gate.Kind(b.EvidenceKind) == nil {
		f.Get("kind").Fail(load.Nearest(b.EvidenceKind, kindIDs(ff.gate)), "gate %s has no kind of evidence called %q", ff.gate.Ref(), b.EvidenceKind)
	}
	if b.Observed > ff.today {
		f.Get("observed").Fail("the date is when the fact was seen, not when it will be", "it was observed on %s, which is still to come", b.Observed)
	}
	if b.Ref == "" {
		return b // that has been told
	}
	given, err := ff.keep.withFile(ctx, b, f.Get("keep").Exists() && f.Get("keep").Bool())
	if err != nil {
		f.Get("ref").Fail(hintOf(err), "%v", err)
	}
	return given
}

func (ff factFile) waiver(n load.Node) assessment.Waived {
	f := n.Fields("for", "reason", "control", "tested", "owner", "requester", "fixed_by", "expires")
	b := assessment.Waived{
		Question: ff.question(f.Need("for"), f.Get("for").Line()), Reason: f.Need("reason").Text(), Control: f.Need("control").Text(),
		Tested: f.Need("tested").Text(), Owner: f.Need("owner").Line(), Requester: ff.by, Approved: ff.today,
		FixedBy: date(f.Need("fixed_by")), Expires: date(f.Need("expires")),
	}
	if v := f.Get("requester"); v.Exists() {
		b.Requester = v.Line()
	}
	return b
}

func (ff factFile) condition(n load.Node) assessment.ConditionSet {
	f := n.Fields("for", "owner", "due", "control", "note")
	return assessment.ConditionSet{
		Question: ff.question(f.Need("for"), f.Get("for").Line()), Owner: f.Need("owner").Line(), Due: date(f.Need("due")),
		Control: f.Get("control").Text(), Note: f.Get("note").Text(), Set: ff.today,
	}
}

// questions reads one question or a list of them.
func (ff factFile) questions(n load.Node) []string {
	nodes := []load.Node{n}
	if n.IsList() {
		nodes = n.List()
	}
	var out []string
	for _, q := range nodes {
		if id := ff.question(q, q.Line()); id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// question reports an id that the gate does not have.
func (ff factFile) question(at load.Node, id string) string {
	if id != "" && ff.gate.Question(id) == nil {
		at.Fail(load.Nearest(id, questionIDs(ff.gate)), "gate %s has no question %q", ff.gate.Ref(), id)
	}
	return id
}

func date(n load.Node) assessment.Date {
	if s := n.Date(); s != "" {
		d, err := assessment.ParseDate(s)
		if err != nil {
			n.Fail("", "%v", err)
		}
		return d
	}
	return 0
}

func digest(n load.Node) content.Digest {
	d := content.Digest(n.Line())
	if d != "" && !d.Valid() {
		n.Fail(`write "sha256:" and 64 lower-case hex digits`, "%q is no digest", string(d))
	}
	return d
}

func lines(n load.Node) []string {
	out := []string{}
	for _, v := range n.List() {
		if s := v.Line(); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func words[T ~string](in []T) []string {
	out := make([]string, len(in))
	for i, v := range in {
		out[i] = string(v)
	}
	return out
}

func questionIDs(g *content.Gate) []string {
	var out []string
	for _, q := range g.Questions() {
		out = append(out, q.ID)
	}
	return out
}

func kindIDs(g *content.Gate) []string {
	var out []string
	for _, k := range g.Kinds {
		out = append(out, k.ID)
	}
	return out
}

func traitIDs(g *content.Gate) []string {
	var out []string
	for _, t := range g.Traits {
		out = append(out, t.ID)
	}
	return out
}
