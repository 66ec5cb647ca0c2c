package report

import (
	"fmt"
	"strconv"

	"gonogo/assessment"
	"gonogo/content"
)

type oscalMetadata struct {
	Title        md            `json:"title"`
	LastModified string        `json:"last-modified"`
	Version      string        `json:"version"`
	OSCALVersion string        `json:"oscal-version"`
	DocumentIDs  []oscalDocID  `json:"document-ids"`
	Props        oscalProps    `json:"props"`
	Roles        []oscalRole   `json:"roles"`
	Parties      []oscalParty  `json:"parties,omitempty"`
	Actions      []oscalAction `json:"actions,omitempty"`
	Remarks      md            `json:"remarks,omitempty"`
}

type oscalDocID struct {
	Scheme     string `json:"scheme"`
	Identifier string `json:"identifier"`
}

type oscalRole struct {
	ID          string `json:"id"`
	Title       md     `json:"title"`
	Description md     `json:"description,omitempty"`
}

// The roles of our own; the others are the gate's.
const (
	roleBuilder   = "gonogo-builder"
	roleRequester = "gonogo-requester"
	roleRiskOwner = "gonogo-risk-owner"
	roleOwner     = "gonogo-owner"
	roleRecorder  = "gonogo-recorder"
)

var ownRoles = []oscalRole{
	{roleBuilder, "Builder", "Made what is to go live."},
	{roleRequester, "Requester", "Asks for a waiver."},
	{roleRiskOwner, "Risk owner", "Accepts a risk for a while."},
	{roleOwner, "Owner of a condition", "Fixes what is open by its date."},
	{roleRecorder, "Recorder", "Wrote an entry of the record."},
}

func (o *oscal) metadata(title md) (*oscalMetadata, error) {
	_, last := o.span()
	facts, err := o.decided()
	if err != nil {
		return nil, err
	}
	m := &oscalMetadata{
		Title: title + ": " + orNone(text(o.in.state().Subject.Name), blankText), LastModified: oscalTime(last), Version: strconv.Itoa(len(o.in.state().Log)),
		OSCALVersion: oscalVersion, DocumentIDs: []oscalDocID{{oscalScheme, oneLine(o.in.state().Assessment)}},
		Props: facts, Roles: ownRoles, Parties: o.parties, Actions: o.actions(),
		Remarks: remarks(func(p *page) {
			p.para(o.verdict())
			for _, r := range o.in.onTheWhole() {
				p.labelled(0, ruleWords(r.Rule), sentence(r.Says))
			}
			p.labelled(0, "Holds", holds(o.in))
		}),
	}
	for i := range o.in.state().Gate.Roles {
		r := &o.in.state().Gate.Roles[i]
		m.Roles = append(m.Roles[:len(m.Roles):len(m.Roles)], oscalRole{token(r.ID), orNone(text(r.Title), text(r.ID)), text(r.Says)})
	}
	return m, nil
}

// verdict is the verdict in a sentence.
func (o *oscal) verdict() md {
	in := o.in
	return verdictMark(in.Decision.Verdict) + unsignedWord(in) + ": judged at " + tierName(in) + " on " + date(in.Decision.On) + ", " + onFrom(in) +
		", by the gate " + gateName(in) + "." + withoutWaivers(in) + signedSays(in) + archivedSays(in)
}

// decided are the facts of the decision and of the record that it was made from.
func (o *oscal) decided() (oscalProps, error) {
	d, s := o.in.Decision, o.in.state()
	frontier, err := d.Frontier.Digest()
	if err != nil {
		return nil, err
	}
	var p oscalProps
	p.add("assessment", o.in.name())
	p.add("gate", d.Gate.ID)
	p.add("gate-version", d.Gate.Version)
	p.add("gate-digest", string(d.Gate.Digest))
	p.day("judged-on", d.On)
	p.add("judged-on-from", string(d.OnFrom))
	p.add("verdict", d.Verdict.String())
	p.add("verdict-without-waivers", d.WithoutWaivers.String())
	p.add("rule", string(d.Rule))
	p.add("sign-off", d.SignOffs.State.String())
	if d.Flips != nil {
		p.day("flips-on", d.Flips.On)
		p.add("flips-to", d.Flips.To.String())
	}
	p.yes("archived", s.Archived)
	p.add("frontier", string(frontier))
	for _, h := range d.Frontier {
		p.add("frontier-writer", fmt.Sprintf("%s %d %s", h.Writer, h.Count, h.Head))
	}
	return p, nil
}

type oscalComponents struct {
	Components []oscalComponent `json:"components"`
}

type oscalComponent struct {
	UUID        string         `json:"uuid"`
	Type        string         `json:"type"`
	Title       md             `json:"title"`
	Description md             `json:"description"`
	Props       oscalProps     `json:"props"`
	Status      oscalState     `json:"status"`
	Roles       []oscalParties `json:"responsible-roles,omitempty"`
	Remarks     md             `json:"remarks,omitempty"`
}

type oscalState struct {
	State   string `json:"state"`
	Remarks md     `json:"remarks,omitempty"`
}

// subject is what is to go live, with all that intake said of it.
func (o *oscal) subject() oscalComponents {
	st := o.in.state()
	s := st.Subject
	c := oscalComponent{
		UUID: o.id("component", "subject"), Type: "this-system", Title: orNone(text(s.Name), blankText),
		Description: releaseSays(s) + ". Goes live: " + goesLive(s) + ".", Status: stateOf(s), Roles: o.as(roleBuilder, s.Builders...),
		Remarks: remarks(func(p *page) {
			for _, x := range st.Pending {
				p.labelled(0, "Waiting", text(x.Field)+" counts as "+text(x.Held)+"; entry "+num(x.Entry)+" asks for "+text(x.Asked))
			}
		}),
	}
	c.Props.add("name", s.Name)
	c.Props.add("programme", s.Programme)
	c.Props.add("launch-kind", string(s.LaunchKind))
	c.Props.add("release", s.Release)
	c.Props.add("release-digest", string(s.ReleaseDigest))
	c.Props.add("behaviour-digest", string(s.BehaviourDigest))
	c.Props.add("environment", s.Environment)
	for _, e := range s.Like {
		c.Props.add("environment-like", e)
	}
	c.Props.day("go-live", s.GoLive)
	if s.Tier != 0 {
		c.Props.add("tier-set", strconv.Itoa(s.Tier))
	}
	c.Props.add("tier", strconv.Itoa(s.EffectiveTier()))
	c.Props.add("depth", string(s.Depth))
	for _, b := range s.Builders {
		c.Props.add("builder", b)
	}
	for _, t := range st.Gate.Traits {
		said := s.Traits[t.ID]
		if t.Always {
			said = content.Yes
		}
		c.Props.of("trait", t.ID, said.String())
		c.Props.of("trait-holds", t.ID, map[bool]string{true: "yes", false: "no"}[st.On[t.ID]])
	}
	for _, f := range st.Disputed {
		c.Props.add("disputed", f)
	}
	return oscalComponents{[]oscalComponent{c}}
}

func stateOf(s assessment.Subject) oscalState {
	switch s.LaunchKind {
	case assessment.LaunchFirst:
		return oscalState{State: "under-development"}
	case assessment.LaunchChange, assessment.LaunchRenewal:
		return oscalState{State: "operational"}
	default:
		return oscalState{"other", "The kind of launch is not known."}
	}
}
