package report

import "gonogo/assessment"

type oscalParty struct {
	UUID  string   `json:"uuid"`
	Type  string   `json:"type"`
	Name  string   `json:"name"`
	Mails []string `json:"email-addresses,omitempty"`
}

// meet makes a party of everybody whom the record names. One person written in two ways is two parties: who is who is
// for a reader to say.
func (o *oscal) meet() {
	s := o.in.state()
	o.greet(s.Subject.Builders...)
	for i := range s.Log {
		o.greet(s.Log[i].By)
	}
	for i := range s.Evidence {
		o.greet(s.Evidence[i].Collector, s.Evidence[i].Checker)
	}
	for _, q := range keysInWalk(o.in, s.Answers) {
		for _, a := range append([]assessment.Answered{s.Answers[q].Value}, s.Answers[q].Others...) {
			o.greet(a.ConfirmedBy)
		}
	}
	for _, q := range keysInWalk(o.in, s.Waivers) {
		for _, w := range append([]assessment.Waived{s.Waivers[q].Value}, s.Waivers[q].Others...) {
			o.greet(w.Requester, w.Owner)
		}
	}
	for _, q := range keysInWalk(o.in, s.Conditions) {
		for _, c := range append([]assessment.ConditionSet{s.Conditions[q].Value}, s.Conditions[q].Others...) {
			o.greet(c.Owner)
		}
	}
	for _, g := range o.in.Decision.SignOffs.Given {
		o.greet(g.Name(), g.Says.Predicate.SignOff.DeputyFor)
	}
}

func (o *oscal) greet(people ...string) {
	for _, who := range people {
		if _, met := o.known[who]; met {
			continue
		}
		o.known[who] = ""
		if !assessment.IsPerson(who) {
			continue
		}
		p := oscalParty{UUID: o.id("party", who), Type: "person", Name: oneLine(who)}
		if name, mail := splitMail(who); isMail(mail) {
			p.Name, p.Mails = oneLine(name), []string{mail}
		}
		o.known[who], o.parties = p.UUID, append(o.parties, p)
	}
}

// party is the id of somebody as they are written, "" where that names nobody.
func (o *oscal) party(who string) string { return o.known[who] }
