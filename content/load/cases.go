package load

import (
	"slices"

	"gonogo/content"
)

const casesFormat = "gonogo/cases/1"

// Case is one case of a gate's own: a subject, what is known about it, and what the gate must say. Ids of questions,
// traits and rules are as written; whether they exist is for the one who runs the case, who has Pos to say where.
type Case struct {
	Pos             Pos
	Name            string // a sentence, no two the same
	On              string // the date judged on, YYYY-MM-DD
	Subject         CaseSubject
	Met             bool           // every applicable question but the sign-offs is answered met with one sufficient piece of evidence
	Answers         []CaseAnswer   // on top of that, in the order of the file
	Disputed        []CaseAnswer   // what a second writer answered without having seen the first one's answers
	WithoutEvidence []string       // questions answered met with no evidence
	Evidence        []CaseEvidence // all that is held for the questions that it names
	Parked          []string
	All             []Row // the rows that every case of the file starts from
	Rows            []Row // its own, laid over them: see StartsFrom
	Waivers         []CaseWaiver
	Conditions      []CaseCondition
	Expect          CaseExpect
}

// CaseSubject is what is to go live in a case. Dates are YYYY-MM-DD; "" is not set.
type CaseSubject struct {
	Pos             Pos
	Tier            int // 0 is not set
	Kind            string
	Environment     string
	Like            []string
	ReleaseDigest   content.Digest
	BehaviourDigest content.Digest
	GoLive          string
	Traits          map[string]content.Trilean
	Others          content.Trilean // what every trait not named is said to be
	Builders        []string        // "Name <mail>"
}

// CaseAnswer is an answer to one question.
type CaseAnswer struct {
	Pos         Pos
	Question    string
	Answer      string // met, partly, unmet, not-applicable or unknown
	Note        string
	Absent      string // not applicable: the trait that is absent
	Checked     string // not applicable: how that was checked
	ConfirmedBy string
}

// CaseEvidence is one piece of evidence. What is not set is as a sufficient piece has it: observed on the date judged
// on, from the environment and of the digests of the subject, collected by one person and checked by another. The word
// "none" takes an environment, a collector or a checker away.
type CaseEvidence struct {
	Pos                            Pos
	For                            []string
	Kind, Observed, Environment    string
	Strength                       *int
	ReleaseDigest, BehaviourDigest content.Digest
	Collector, Checker             string
}

// CaseWaiver is a waiver. Dates are YYYY-MM-DD.
type CaseWaiver struct {
	Pos                                          Pos
	For, Reason, Control, Tested                 string
	Owner, Requester, Approved, FixedBy, Expires string
}

// CaseCondition is a condition on one question.
type CaseCondition struct {
	Pos                      Pos
	For, Owner, Due, Control string
}

// CaseExpect is what the gate must say. An empty rule or question expects none in particular.
type CaseExpect struct {
	Pos                     Pos
	Verdict, Rule, Question string
	Reasons                 []string // all questions that the verdict rests on, and no other; nil expects none in particular
}

// Cases reads a gate's own cases, none when the pack has no cases.yaml.
func Cases(pack content.Pack) ([]Case, error) {
	i := slices.IndexFunc(pack, func(f content.File) bool { return f.Path == CasesFile })
	if i < 0 {
		return nil, nil
	}
	root, err := Document(CasesFile, []byte(pack[i].Text))
	if err != nil {
		return nil, err
	}
	f := root.Fields("format", "rows", "cases")
	readFormat(f, casesFormat)
	all := startRows{rows: f.Get("rows").Rows(), has: map[[2]string]bool{}}
	for _, r := range all.rows {
		all.has[[2]string{r.Register, r.Key}] = true
	}
	var out []Case
	names := map[string]bool{}
	for _, n := range atMost(f.Need("cases"), MaxCases, "cases") {
		c := readCase(n, all)
		if c.Name != "" && names[c.Name] {
			mapOf(n).Get("name").Fail("", "a case of this name stands above")
		}
		names[c.Name] = true
		out = append(out, c)
	}
	if err := root.Err(); err != nil {
		return nil, err
	}
	return out, nil
}

// startRows are the rows that every case starts from.
type startRows struct {
	rows []Row
	has  map[[2]string]bool // by register and key
}

func readCase(n Node, all startRows) Case {
	f := n.Fields("name", "on", "subject", "met", "answers", "disputed", "without_evidence", "evidence", "parked", "rows", "waivers", "conditions", "expect")
	c := Case{
		Pos: n.Pos(), Name: f.Need("name").Line(), On: f.Need("on").Date(), Subject: readSubject(f.Need("subject")),
		Answers: readAnswers(f.Get("answers")), Disputed: readAnswers(f.Get("disputed")),
		WithoutEvidence: readLines(f.Get("without_evidence")), Parked: readLines(f.Get("parked")),
	}
	for _, n := range f.Get("evidence").List() {
		c.Evidence = append(c.Evidence, readCaseEvidence(n))
	}
	if met := f.Get("met"); met.Exists() {
		c.Met = met.OneOf("all") != ""
	}
	for _, w := range f.Get("waivers").List() {
		c.Waivers = append(c.Waivers, readWaiver(w))
	}
	for _, n := range f.Get("conditions").List() {
		w := n.Fields("for", "owner", "due", "control")
		c.Conditions = append(c.Conditions, CaseCondition{n.Pos(), w.Need("for").Line(), w.Need("owner").Line(), w.Need("due").Date(), w.Get("control").Text()})
	}
	c.All, c.Rows = all.rows, f.Get("rows").rows(true)
	for _, r := range c.Rows {
		if r.Removed && !all.has[[2]string{r.Register, r.Key}] {
			f.Get("rows").Fail("name one that every case starts from", "there is no row %s in %s to take away", quote(r.Key), quote(r.Register))
		}
	}
	c.Expect = readExpect(f.Need("expect"))
	return c
}

func readExpect(n Node) CaseExpect {
	f := n.Fields("verdict", "rule", "question", "reasons")
	e := CaseExpect{
		Pos: f.Node().Pos(), Verdict: f.Need("verdict").OneOf("go", "conditional-go", "incomplete", "no-go"),
		Rule: f.Get("rule").Line(), Question: f.Get("question").Line(),
	}
	if reasons := f.Get("reasons"); reasons.IsList() {
		e.Reasons = append([]string{}, readLines(reasons)...)
	} else {
		reasons.List() // anything else is told
	}
	return e
}

func readCaseEvidence(n Node) CaseEvidence {
	f := n.Fields("for", "kind", "observed", "environment", "strength", "release_digest", "behaviour_digest", "collector", "checker")
	e := CaseEvidence{
		Pos: n.Pos(), For: readLines(f.Need("for")), Kind: f.Need("kind").Line(), Observed: f.Get("observed").Date(),
		Environment: f.Get("environment").Line(), ReleaseDigest: readDigest(f.Get("release_digest")),
		BehaviourDigest: readDigest(f.Get("behaviour_digest")), Collector: f.Get("collector").Line(), Checker: f.Get("checker").Line(),
	}
	if v := f.Get("strength"); v.Exists() {
		strength := v.Int(0, content.MaxStrength)
		e.Strength = &strength
	}
	return e
}

func readSubject(n Node) CaseSubject {
	f := n.Fields("tier", "kind", "environment", "like", "release_digest", "behaviour_digest", "go_live", "traits", "others", "builders")
	s := CaseSubject{
		Pos: n.Pos(), Tier: f.Get("tier").Int(1, content.TierCount), Environment: f.Get("environment").Line(), Like: readLines(f.Get("like")),
		ReleaseDigest: readDigest(f.Get("release_digest")), BehaviourDigest: readDigest(f.Get("behaviour_digest")), GoLive: f.Get("go_live").Date(),
		Traits: map[string]content.Trilean{}, Builders: readLines(f.Get("builders")),
	}
	if kind := f.Get("kind"); kind.Exists() {
		s.Kind = kind.OneOf("first-launch", "change", "renewal")
	}
	for _, e := range f.Get("traits").Entries() {
		s.Traits[e.Key] = readTrilean(e.Value)
	}
	s.Others = readTrilean(f.Get("others"))
	return s
}

func readTrilean(n Node) content.Trilean {
	if !n.Exists() {
		return content.Unsure
	}
	t, _ := content.ParseTrilean(n.OneOf(content.Yes.String(), content.No.String(), content.Unsure.String()))
	return t
}

func readAnswers(n Node) []CaseAnswer {
	var out []CaseAnswer
	for _, e := range n.Entries() {
		a := CaseAnswer{Pos: e.At.Pos(), Question: e.Key}
		word := e.Value
		if word.IsMap() {
			f := word.Fields("answer", "note", "absent", "checked", "confirmed_by")
			word = f.Need("answer")
			a.Note, a.Absent, a.Checked, a.ConfirmedBy = f.Get("note").Text(), f.Get("absent").Line(), f.Get("checked").Text(), f.Get("confirmed_by").Line()
		}
		if word.Exists() {
			a.Answer = word.OneOf("met", "partly", "unmet", "not-applicable", "unknown")
		}
		out = append(out, a)
	}
	return out
}

func readWaiver(n Node) CaseWaiver {
	f := n.Fields("for", "reason", "control", "tested", "owner", "requester", "approved", "fixed_by", "expires")
	return CaseWaiver{
		Pos: n.Pos(), For: f.Need("for").Line(), Reason: f.Get("reason").Text(), Control: f.Get("control").Text(), Tested: f.Get("tested").Text(),
		Owner: f.Get("owner").Line(), Requester: f.Get("requester").Line(), Approved: f.Get("approved").Date(),
		FixedBy: f.Get("fixed_by").Date(), Expires: f.Need("expires").Date(),
	}
}

func readLines(list Node) []string {
	var out []string
	for _, n := range list.List() {
		if s := n.Line(); s != "" {
			out = append(out, s)
		}
	}
	return out
}
