package report

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"gonogo/assessment"
)

type oscalAction struct {
	UUID    string         `json:"uuid"`
	Date    string         `json:"date"`
	Type    string         `json:"type"`
	System  string         `json:"system"`
	Props   oscalProps     `json:"props"`
	Links   []oscalLink    `json:"links,omitempty"`
	Parties []oscalParties `json:"responsible-parties,omitempty"`
	Remarks md             `json:"remarks,omitempty"`
}

type oscalAttestation struct {
	Parties []oscalParties    `json:"responsible-parties,omitempty"`
	Parts   []oscalAttestPart `json:"parts"`
}

type oscalAttestPart struct {
	UUID  string      `json:"uuid"`
	Name  string      `json:"name"`
	NS    string      `json:"ns"`
	Title md          `json:"title"`
	Props oscalProps  `json:"props"`
	Prose md          `json:"prose,omitempty"`
	Links []oscalLink `json:"links,omitempty"`
}

// actions are what people did that is neither evidence nor about a question asked: comments, sign-offs, reopenings,
// snapshots, and what is held for questions that are not asked here.
func (o *oscal) actions() []oscalAction {
	s := o.in.state()
	var out []oscalAction
	for _, q := range keysInWalk(o.in, s.Answers) {
		if h := s.Answers[q]; !o.asked[q] {
			out = append(out, o.action("answer-not-asked", h.Entry, h.By, func(a *oscalAction) {
				a.Props.add("question", q)
				a.Props.answers(h)
				a.Remarks = remarks(func(p *page) {
					for _, v := range append([]assessment.Answered{h.Value}, h.Others...) {
						p.labelled(0, "Answered", answerWord(v.Answer))
						p.answer(v)
					}
				})
			}))
		}
	}
	for _, q := range keysInWalk(o.in, s.Parked) {
		if h := s.Parked[q]; !o.asked[q] {
			out = append(out, o.action("parked-not-asked", h.Entry, h.By, func(a *oscalAction) {
				a.Props.add("question", q)
				a.says("note", h.Value.Note)
			}))
		}
	}
	for _, c := range s.Comments {
		out = append(out, o.action("comment", c.Entry, c.By, func(a *oscalAction) {
			a.Props.add("question", c.Question)
			a.says("text", c.Text)
		}))
	}
	for _, c := range s.Snapshots {
		out = append(out, o.action("snapshot", c.Entry, c.By, func(a *oscalAction) {
			a.Props.add("label", c.Label)
			a.Props.day("judged-on", c.On)
			a.Props.add("judged-on-from", string(c.OnFrom))
			a.Props.add("verdict", c.Verdict.String())
			a.Props.add("rule", string(c.Rule))
			a.Props.add("state", string(c.State))
		}))
	}
	for _, n := range s.Reopened {
		if b, ok := s.Log[n-1].What.(assessment.Reopened); ok {
			out = append(out, o.action("reopened", n, s.Log[n-1].By, func(a *oscalAction) { a.says("reason", b.Reason) }))
		}
	}
	for _, g := range o.in.Decision.SignOffs.Given {
		out = append(out, o.signOff(g))
	}
	slices.SortStableFunc(out, func(a, b oscalAction) int { return strings.Compare(a.Date, b.Date) })
	return out
}

// action is something done in an entry of the journal.
func (o *oscal) action(kind string, entry int, by string, fill func(*oscalAction)) oscalAction {
	a := oscalAction{
		UUID: o.id("action", kind+" "+strconv.Itoa(entry)), Date: oscalTime(o.at(entry)), Type: kind, System: oscalNS, Parties: o.as(roleRecorder, by),
	}
	a.Props.recorded(entry, by)
	fill(&a)
	return a
}

// says keeps a text twice: in a property as it was written, and in the remarks to be read.
func (a *oscalAction) says(name, text string) {
	a.Props.add(name, text)
	a.Remarks = prose(text, "")
}

// signOff is a sign-off with what it claims and what it comes to. Its exact bytes are in the back matter.
func (o *oscal) signOff(g *assessment.GivenSignOff) oscalAction {
	return o.action("sign-off", g.Entry, g.By, func(a *oscalAction) {
		c := g.Says.Predicate.SignOff
		a.Parties = append(a.Parties, o.as(token(g.Role), c.Name)...)
		a.Links = o.signed(g)
		a.Props.add("role", g.Role)
		a.Props.add("name", c.Name)
		a.Props.terms(g.Counts, g.Why, false)
		for _, r := range c.Covers {
			a.Props.add("covers", r)
		}
		a.Props.add("meaning", c.Meaning)
		a.Props.add("remark", c.Remark)
		a.Props.add("agreement", c.Agreement)
		a.Props.add("deputy-for", c.DeputyFor)
		a.Props.add("delegation", c.Delegation)
		a.Props.add("signed-at", stamp(c.At))
		a.Props.day("launch-by", c.LaunchBy)
		a.Props.day("expires", c.Expires)
		a.Props.add("statement-digest", string(g.Digest))
		a.Props.add("previous", string(c.Previous))
		if g.Key != nil {
			a.Props.add("key", g.Key.Fingerprint())
		}
		a.Props.yes("typed", g.Typed())
		a.Remarks = remarks(func(p *page) {
			p.longer(0, "Says by signing", c.Meaning)
			p.longer(0, "Remark", c.Remark)
		})
	})
}

// signed links to the bytes of a sign-off.
func (o *oscal) signed(g *assessment.GivenSignOff) []oscalLink {
	var out []oscalLink
	for _, r := range o.signedBytes(g) {
		out = append(out, oscalLink{"#" + r.UUID, "reference"})
	}
	return out
}

// attestations are the sign-offs whose bytes hold.
func (o *oscal) attestations() iter.Seq[oscalAttestation] {
	return func(yield func(oscalAttestation) bool) {
		for _, g := range o.in.Decision.SignOffs.Given {
			if g.Broken == "" && !yield(o.attestation(g)) {
				return
			}
		}
	}
}

func (o *oscal) attestation(g *assessment.GivenSignOff) oscalAttestation {
	part := oscalAttestPart{
		UUID: o.id("attestation", strconv.Itoa(g.Entry)), Name: "sign-off", NS: oscalNS, Title: text(g.Role) + ": " + text(g.Name()),
		Prose: prose(g.Says.Predicate.SignOff.Meaning, ""), Links: o.signed(g),
	}
	part.Props.add("role", g.Role)
	part.Props.terms(g.Counts, g.Why, false)
	return oscalAttestation{o.as(token(g.Role), g.Name()), []oscalAttestPart{part}}
}
