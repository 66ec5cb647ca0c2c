package assessment

import (
	"fmt"
	"strings"

	"gonogo/content"
)

// Term is one thing that a person signs, in plain words: a heading and what it comes to.
type Term struct {
	Head string
	Says []string
}

// Terms are what a person puts their name to, in plain words and in the order of weight. Text of people in it is as
// they wrote it: clean it before drawing.
func (d Draft) Terms() []Term {
	p, claim := d.Statement.Predicate, d.Statement.Predicate.SignOff
	dec, s := d.Basis.Decision, d.Basis.Record.State
	terms := []Term{
		{"You sign as", []string{d.Role.Title + ": " + claim.Name}},
		{"You say", []string{claim.Meaning}},
	}
	if claim.Remark != "" {
		terms = append(terms, Term{"You add", []string{claim.Remark}})
	}
	terms = append(terms,
		Term{"Verdict", []string{fmt.Sprintf("%s, judged on %s, by the gate %s %s", strings.ToUpper(dec.Verdict.String()), dec.On, p.Gate.ID, p.Gate.Version)}},
		Term{"What", []string{subjectSays(s.Subject)}})
	if len(claim.Covers) > 0 {
		var titles []string
		for _, id := range claim.Covers {
			titles = append(titles, s.Gate.Role(id).Title)
		}
		terms = append(terms, Term{"You also sign for", titles})
	}
	if claim.DeputyFor != "" {
		terms = append(terms, Term{"As deputy for", []string{claim.DeputyFor + " (" + claim.Delegation + ")"}})
	}
	if dec.Verdict > ConditionalGo {
		var why []string
		for _, r := range dec.Reasons {
			if r.Rule.Level() == dec.Verdict {
				why = append(why, strings.TrimSpace(r.Question+" "+r.Says))
			}
		}
		terms = append(terms, Term{"Why", why})
	}
	var waivers, conditions []string
	for _, w := range p.Waivers {
		waivers = append(waivers, fmt.Sprintf("%s until %s, fixed by %s; risk owner %s; control: %s (tested: %s)", w.Question, w.Expires, w.FixedBy, w.Owner, w.Control, w.Tested))
	}
	for _, c := range p.Conditions {
		conditions = append(conditions, fmt.Sprintf("%s: %s by %s", c.Question, c.Owner, c.Due))
	}
	terms = append(terms, Term{"Waivers it rests on", noneOr(waivers)})
	if says := p.OwnersSay(); says != nil {
		terms = append(terms, Term{"Missing for them", says})
	}
	terms = append(terms, Term{"Open conditions", noneOr(conditions)})
	return append(terms, Term{"Window", p.WindowSays()}, Term{"Exactly this", []string{
		"report " + string(p.Report.Digest), "record " + string(p.State),
	}})
}

// WindowSays is until when it may go live and, where the decision itself ends sooner than the gate's window, why.
func (p *SignedFacts) WindowSays() []string {
	if p.Verdict > ConditionalGo {
		return []string{"none: nothing goes live on this decision"}
	}
	launch := fmt.Sprintf("may go live until %s", p.SignOff.LaunchBy)
	if p.Flips != nil && p.Flips.On.Add(-1) == p.SignOff.LaunchBy {
		launch += ": " + p.Flips.String()
	}
	return []string{launch, fmt.Sprintf("the approval holds until %s", p.SignOff.Expires)}
}

func subjectSays(s Subject) string {
	says := s.Name
	if s.Release != "" {
		says += " " + s.Release
	}
	if s.ReleaseDigest != "" {
		says += " (" + string(s.ReleaseDigest) + ")"
	} else {
		says += " (no release digest: the signature names no exact release)"
	}
	says += fmt.Sprintf(", tier %d, to %s", s.EffectiveTier(), s.Environment)
	if s.GoLive.IsZero() {
		return says + ", no go-live date set"
	}
	return says + " on " + s.GoLive.String()
}

func noneOr(list []string) []string {
	if len(list) == 0 {
		return []string{"none"}
	}
	return list
}

// AgreedByTyping is what a record says of how somebody agreed who typed the words of Agreement.
const AgreedByTyping = "typed at the prompt"

// Agreement is what a person types to sign: never a single key, and never the same for two roles.
func Agreement(role *content.Role) string { return "I sign as " + role.ID }

// Agrees reports whether what was typed is the agreement; case and spacing do not matter.
func Agrees(typed string, role *content.Role) bool {
	fold := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
	return fold(typed) == fold(Agreement(role))
}
