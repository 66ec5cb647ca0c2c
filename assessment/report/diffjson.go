package report

import (
	"gonogo/assessment"
)

type diffDoc struct {
	Schema         string          `json:"schema"`
	Assessment     string          `json:"assessment"`
	From           pointDoc        `json:"from"`
	To             pointDoc        `json:"to"`
	VerdictChanged bool            `json:"verdict_changed"`
	Changes        []differenceDoc `json:"changes"`
	OtherEntries   []int           `json:"other_entries"`
}

type pointDoc struct {
	Name     string               `json:"name"`
	Entries  int                  `json:"entries"`
	On       assessment.Date      `json:"on"`
	OnFrom   assessment.OnFrom    `json:"on_from"`
	Verdict  assessment.Verdict   `json:"verdict"`
	Rule     assessment.Rule      `json:"rule"`
	Signed   bool                 `json:"signed"`
	SignOff  assessment.SignState `json:"sign_off"`
	Remark   string               `json:"remark"`
	Frontier frontierDoc          `json:"frontier"`
}

type differenceDoc struct {
	What     string      `json:"what"`
	Question string      `json:"question"` // "" where it is about the whole
	Title    string      `json:"title"`
	Deciding bool        `json:"deciding"`
	Was      string      `json:"was"`
	Is       string      `json:"is"`
	From     standingDoc `json:"from"`
	To       standingDoc `json:"to"`
	Causes   []causeDoc  `json:"causes"`
}

type standingDoc struct {
	Severity string             `json:"severity"` // "not-asked" where no question is asked
	Outcome  string             `json:"outcome"`
	Level    assessment.Verdict `json:"level"`
	Rules    []assessment.Rule  `json:"rules"`
}

type causeDoc struct {
	Kind     assessment.CauseKind `json:"kind"`
	Says     string               `json:"says"`
	Entries  []int                `json:"entries"`
	EntryIDs []string             `json:"entry_ids"`
}

// DiffJSON is what changed between two points of a record and why, in the shape gonogo/diff/1: both points, the
// changes with what decided first, and the numbers of the entries between them that changed nothing of it.
func DiffJSON(r assessment.Record, c *assessment.Comparison) any {
	doc := diffDoc{
		Schema: "gonogo/diff/1", Assessment: c.Assessment, From: newPointDoc(&c.From), To: newPointDoc(&c.To),
		VerdictChanged: c.Changed(), Changes: []differenceDoc{}, OtherEntries: orEmpty(c.Rest),
	}
	for _, d := range c.Changes {
		one := differenceDoc{
			What: d.What, Deciding: d.Deciding, Was: d.Was, Is: d.Is, From: newStandingDoc(d.From), To: newStandingDoc(d.To), Causes: []causeDoc{},
		}
		if d.Question != nil {
			one.Question, one.Title = d.Question.ID, d.Question.Title
		}
		for _, why := range d.Causes {
			cause := causeDoc{Kind: why.Kind, Says: why.Says, Entries: orEmpty(why.Entries), EntryIDs: []string{}}
			for _, n := range why.Entries {
				cause.EntryIDs = append(cause.EntryIDs, r.State.Log[n-1].ID)
			}
			one.Causes = append(one.Causes, cause)
		}
		doc.Changes = append(doc.Changes, one)
	}
	return doc
}

func newPointDoc(p *assessment.Point) pointDoc {
	d := &p.Decision
	return pointDoc{p.Name, len(p.State.Log), d.On, d.OnFrom, d.Verdict, d.Rule, d.Signed, d.SignOffs.State, p.Remark, frontierDoc(d.Frontier)}
}

func newStandingDoc(s assessment.Standing) standingDoc {
	doc := standingDoc{Severity: s.Severity.String(), Level: s.Level, Rules: orEmpty(s.Rules)}
	if s.Outcome != 0 {
		doc.Outcome = s.Outcome.String()
	}
	return doc
}
