package assessment

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

// Basis is what a sign-off is over: the record up to the last entry of what is decided, judged on a date, and the
// body of the report made from that. Every signer of one decision signs the same basis.
type Basis struct {
	Record   Record // without sign-offs, and without entries that are no part of the decision
	Decision Decision
	State    content.Digest
	Frontier Frontier
	Body     []byte // the report's exact bytes
	Report   ReportRef

	Registers map[string]content.Digest // what each register says that has rows
}

// Basis works out what would be signed now. Where a sign-off holds, it is what that one was made over.
func (d *Desk) Basis(r Record) (Basis, error) {
	on, from := DateJudged(r.State, d.Today())
	f := decidedFrontier(r.State)
	now := Decide(r.State, on, from)
	if now.Err != nil {
		return Basis{}, now.Err
	}
	for _, g := range slices.Backward(now.SignOffs.Given) {
		if g.Holds {
			p := g.Says.Predicate
			f, on, from = p.Frontier, p.On, p.OnFrom
			break
		}
	}
	return d.BasisAt(r, f, on, from)
}

// BasisAt is the basis at a frontier and a date, such as a statement names.
func (d *Desk) BasisAt(r Record, f Frontier, on Date, from OnFrom) (Basis, error) {
	s, err := r.State.upTo(f)
	if err != nil {
		return Basis{}, fmt.Errorf("make again what was signed: %w", err)
	}
	s.SignOffs, s.Reopened = nil, nil
	b := Basis{Record: Record{r.Meta, s}, Decision: Decide(s, on, from), Frontier: f}
	if b.Decision.Err != nil {
		return Basis{}, b.Decision.Err
	}
	b.Decision.Assessment = r.Slug
	if b.State, err = s.StateDigest(); err != nil {
		return Basis{}, err
	}
	if b.Registers, err = s.RegisterDigests(); err != nil {
		return Basis{}, err
	}
	if d.world.Render == nil {
		return Basis{}, errors.New("this desk cannot make a report to sign")
	}
	b.Body, b.Report, err = d.world.Render(b)
	if err != nil {
		return Basis{}, fmt.Errorf("make the report that is signed: %w", err)
	}
	b.Report.Digest = PlainDigest(b.Body)
	return b, nil
}

// SignedReport is the text that was signed and the sign-offs over it that hold, in the order recorded; no sign-offs
// where none holds.
func (d *Desk) SignedReport(r Record) ([]byte, []SignOff, error) {
	basis, err := d.Basis(r)
	if err != nil {
		return nil, nil, err
	}
	var signed []SignOff
	for _, g := range d.Decide(r, 0).SignOffs.Given {
		if g.Holds && g.Says.Predicate.Report.Digest == basis.Report.Digest {
			signed = append(signed, *g.SignOff)
		}
	}
	return basis.Body, signed, nil
}

// statementOf is what is signed of a basis by one signer.
func statementOf(r Record, b Basis, claim SignOffClaim) Statement {
	d, s := b.Decision, b.Record.State
	facts := SignedFacts{
		Assessment: s.Assessment, Gate: d.Gate, Subject: s.Subject, On: d.On, OnFrom: d.OnFrom, Verdict: d.Verdict,
		WithoutWaivers: d.WithoutWaivers, Rule: d.Rule, Reasons: []SignedReason{}, State: b.State,
		Registers: b.Registers, EvidenceFiles: map[string]content.Digest{}, Waivers: []Waived{}, Conditions: []ConditionSet{},
		Frontier: b.Frontier, Report: b.Report, SignOff: claim, Needed: []NeededRole{},
		People: s.Gate.Policy.Signers[s.Subject.EffectiveTier()-1],
	}
	for _, reason := range d.Reasons {
		facts.Reasons = append(facts.Reasons, SignedReason{reason.Rule, reason.Question, reason.Says})
	}
	for i := range d.Findings {
		f := &d.Findings[i]
		switch { // what the decision leans on; the rest is in the state's digest
		case f.Waiver != nil:
			facts.Waivers = append(facts.Waivers, *f.Waiver)
		case f.Condition != nil:
			facts.Conditions = append(facts.Conditions, *f.Condition)
		}
	}
	for _, p := range s.Evidence {
		if p.FileDigest != "" {
			facts.EvidenceFiles[p.ID] = p.FileDigest
		}
	}
	for _, n := range s.NeededRoles() {
		facts.Needed = append(facts.Needed, NeededRole{
			n.Role.ID, n.Need, n.Role.With, n.Role.Builds,
			slices.Contains(n.Role.Alone, s.Subject.EffectiveTier()), slices.Contains(n.Role.Typed, s.Subject.EffectiveTier()),
		})
	}
	var subjects []Artefact
	if hex, ok := strings.CutPrefix(string(s.Subject.ReleaseDigest), "sha256:"); ok {
		subjects = append(subjects, Artefact{releaseName(s.Subject), map[string]string{"sha256": hex}})
	}
	subjects = append(subjects, Artefact{"report.md", map[string]string{"sha256": strings.TrimPrefix(string(b.Report.Digest), "sha256:")}})
	return Statement{Type: StatementType, Subject: subjects, PredicateType: PredicateType, Predicate: facts}
}

func releaseName(s Subject) string {
	if s.Release == "" {
		return "release"
	}
	return "release " + s.Release
}
