package report

import (
	"gonogo/assessment"
	"gonogo/content"
)

type recordDoc struct {
	Schema     string                     `json:"schema"`
	Assessment string                     `json:"assessment"`
	Gate       gateRefDoc                 `json:"gate"`
	Subject    subjectDoc                 `json:"subject"`
	Traits     map[string]content.Trilean `json:"traits"`
	TraitsOn   []string                   `json:"traits_on"`
	Pending    []pendingDoc               `json:"pending"`
	Disputed   []string                   `json:"disputed"`
	Answers    map[string]answerDoc       `json:"answers"`
	Parked     map[string]parkedDoc       `json:"parked"`
	Evidence   []evidenceDoc              `json:"evidence"`
	Registers  map[string]registerDoc     `json:"registers"`
	Waivers    []waiverDoc                `json:"waivers"`
	Conditions []conditionDoc             `json:"conditions"`
	Comments   []commentDoc               `json:"comments"`
	SignOffs   []givenDoc                 `json:"sign_offs"`
	Archived   bool                       `json:"archived"`
	Frontier   frontierDoc                `json:"frontier"`
}

type subjectDoc struct {
	Name            string                `json:"name"`
	Programme       string                `json:"programme"`
	Kind            assessment.LaunchKind `json:"kind"`
	Release         string                `json:"release"`
	ReleaseDigest   content.Digest        `json:"release_digest"`
	BehaviourDigest content.Digest        `json:"behaviour_digest"`
	Environment     string                `json:"environment"`
	Like            []string              `json:"like"`
	GoLive          assessment.Date       `json:"go_live"`
	Tier            int                   `json:"tier"` // as set, 0 where it is not
	EffectiveTier   int                   `json:"effective_tier"`
	Builders        []string              `json:"builders"`
	Depth           assessment.Depth      `json:"depth"`
}

type pendingDoc struct {
	Field string `json:"field"`
	Held  string `json:"held"`
	Asked string `json:"asked"`
	Entry int    `json:"entry"`
}

type heldDoc struct {
	Entry int    `json:"entry"`
	By    string `json:"by"`
}

type answerDoc struct {
	Answer      assessment.Answer   `json:"answer"`
	Note        string              `json:"note"`
	Absent      string              `json:"absent"`
	Checked     string              `json:"checked"`
	ConfirmedBy string              `json:"confirmed_by"`
	Others      []assessment.Answer `json:"others"` // what other writers answered without seeing this
	OtherTerms  []answerTermsDoc    `json:"other_answers"`
	heldDoc
}

// answerTermsDoc is an answer of another writer.
type answerTermsDoc struct {
	Answer      assessment.Answer `json:"answer"`
	Note        string            `json:"note"`
	Absent      string            `json:"absent"`
	Checked     string            `json:"checked"`
	ConfirmedBy string            `json:"confirmed_by"`
}

type parkedDoc struct {
	Note   string   `json:"note"`
	Others []string `json:"other_notes"` // of other writers
	heldDoc
}

type evidenceDoc struct {
	ID              string          `json:"id"`
	EntryID         string          `json:"entry_id"`
	For             []string        `json:"for"`
	Kind            string          `json:"kind"`
	Ref             string          `json:"ref"`
	Observed        assessment.Date `json:"observed"`
	Environment     string          `json:"environment"`
	Strength        *int            `json:"strength"` // as claimed
	ReleaseDigest   content.Digest  `json:"release_digest"`
	BehaviourDigest content.Digest  `json:"behaviour_digest"`
	Collector       string          `json:"collector"`
	Checker         string          `json:"checker"`
	Note            string          `json:"note"`
	Limits          string          `json:"limits"` // what it does not show
	FileDigest      content.Digest  `json:"file_digest"`
	FileSize        int64           `json:"file_size"`
	FileKept        bool            `json:"file_kept"`
	heldDoc
}

type waiverDoc struct {
	For string `json:"for"`
	waiverTermsDoc
	Renewals int              `json:"renewals"`
	Counts   bool             `json:"counts"`
	Void     string           `json:"void"`        // why it does not count
	Others   []waiverTermsDoc `json:"other_terms"` // of other writers; the stricter ones count
	heldDoc
}

type waiverTermsDoc struct {
	Reason    string          `json:"reason"`
	Control   string          `json:"control"`
	Tested    string          `json:"tested"`
	Requester string          `json:"requester"`
	Owner     string          `json:"owner"`
	Approved  assessment.Date `json:"approved"`
	FixedBy   assessment.Date `json:"fixed_by"`
	Expires   assessment.Date `json:"expires"`
}

type conditionDoc struct {
	For string `json:"for"`
	conditionTermsDoc
	Counts bool                `json:"counts"`
	Void   string              `json:"void"`
	Others []conditionTermsDoc `json:"other_terms"`
	heldDoc
}

type conditionTermsDoc struct {
	Owner   string          `json:"owner"`
	Due     assessment.Date `json:"due"`
	Control string          `json:"control"`
	Note    string          `json:"note"`
	Set     assessment.Date `json:"set"`
}

type commentDoc struct {
	Question string `json:"question"`
	Text     string `json:"text"`
	At       string `json:"at"`
	heldDoc
}

// RecordJSON is everything held of an assessment, in the shape gonogo/record/1. Whether a waiver or a condition
// counts is as the decision has it.
func RecordJSON(in Input) any {
	in = in.ready()
	s := in.state()
	doc := recordDoc{
		Schema: "gonogo/record/1", Assessment: in.name(), Gate: gateRefDoc(in.Decision.Gate), Subject: subjectOf(s.Subject),
		Traits: map[string]content.Trilean{}, TraitsOn: []string{}, Pending: []pendingDoc{}, Disputed: orEmpty(s.Disputed),
		Answers: map[string]answerDoc{}, Parked: map[string]parkedDoc{}, Evidence: []evidenceDoc{}, Registers: map[string]registerDoc{},
		Waivers: []waiverDoc{}, Conditions: []conditionDoc{}, Comments: []commentDoc{}, SignOffs: givenOf(in.Decision.SignOffs),
		Archived: s.Archived, Frontier: frontierDoc(s.Frontier),
	}
	for _, t := range s.Gate.Traits {
		doc.Traits[t.ID] = s.Subject.Traits[t.ID]
		if t.Always {
			doc.Traits[t.ID] = content.Yes
		}
		if s.On[t.ID] {
			doc.TraitsOn = append(doc.TraitsOn, t.ID)
		}
	}
	for _, p := range s.Pending {
		doc.Pending = append(doc.Pending, pendingDoc(p))
	}
	for q, h := range s.Answers {
		doc.Answers[q] = answerOf(h)
	}
	for q, h := range s.Parked {
		doc.Parked[q] = parkedDoc{h.Value.Note, each(h.Others, func(o assessment.Parked) string { return o.Note }), heldDoc{h.Entry, h.By}}
	}
	for _, p := range s.Evidence {
		doc.Evidence = append(doc.Evidence, evidenceOf(p))
	}
	for _, c := range s.Comments {
		doc.Comments = append(doc.Comments, commentDoc{c.Question, c.Text, c.At, heldDoc{c.Entry, c.By}})
	}
	for i := range s.Gate.Registers {
		if reg := &s.Gate.Registers[i]; len(s.Rows[reg.ID]) > 0 {
			doc.Registers[reg.ID] = registerOf(in, reg, nil)
		}
	}
	doc.accepted(in)
	return doc
}

// accepted fills in the waivers and conditions.
func (doc *recordDoc) accepted(in Input) {
	for _, a := range in.waivers() {
		doc.Waivers = append(doc.Waivers, waiverDoc{
			a.question, waiverTermsOf(a.held.Value), in.state().Renewals[a.question], a.counts, a.void,
			each(a.held.Others, waiverTermsOf),
			heldDoc{a.held.Entry, a.held.By},
		})
	}
	for _, a := range in.conditions() {
		doc.Conditions = append(doc.Conditions, conditionDoc{
			a.question, conditionTermsOf(a.held.Value), a.counts, a.void,
			each(a.held.Others, conditionTermsOf),
			heldDoc{a.held.Entry, a.held.By},
		})
	}
}

// each is f of every one, [] instead of null where there is none.
func each[T, U any](all []T, f func(T) U) []U {
	out := make([]U, len(all))
	for i := range all {
		out[i] = f(all[i])
	}
	return out
}

func waiverTermsOf(w assessment.Waived) waiverTermsDoc {
	return waiverTermsDoc{w.Reason, w.Control, w.Tested, w.Requester, w.Owner, w.Approved, w.FixedBy, w.Expires}
}

func conditionTermsOf(c assessment.ConditionSet) conditionTermsDoc {
	return conditionTermsDoc{c.Owner, c.Due, c.Control, c.Note, c.Set}
}

func subjectOf(s assessment.Subject) subjectDoc {
	return subjectDoc{
		Name: s.Name, Programme: s.Programme, Kind: s.LaunchKind, Release: s.Release, ReleaseDigest: s.ReleaseDigest,
		BehaviourDigest: s.BehaviourDigest, Environment: s.Environment, Like: orEmpty(s.Like), GoLive: s.GoLive,
		Tier: s.Tier, EffectiveTier: s.EffectiveTier(), Builders: orEmpty(s.Builders), Depth: s.Depth,
	}
}

func answerOf(h assessment.Held[assessment.Answered]) answerDoc {
	a := h.Value
	return answerDoc{
		a.Answer, a.Note, a.Absent, a.Checked, a.ConfirmedBy,
		each(h.Others, func(o assessment.Answered) assessment.Answer { return o.Answer }), each(h.Others, answerTermsOf),
		heldDoc{h.Entry, h.By},
	}
}

func answerTermsOf(a assessment.Answered) answerTermsDoc {
	return answerTermsDoc{a.Answer, a.Note, a.Absent, a.Checked, a.ConfirmedBy}
}

func evidenceOf(p assessment.Piece) evidenceDoc {
	return evidenceDoc{
		pieceID(p.Entry), p.ID, orEmpty(p.Questions), p.EvidenceKind, p.Ref, p.Observed, p.Environment, p.Strength,
		p.ReleaseDigest, p.BehaviourDigest, p.Collector, p.Checker, p.Note, p.Limits, p.FileDigest, p.FileSize, p.FileKept,
		heldDoc{p.Entry, p.By},
	}
}
