package report

import "gonogo/assessment"

type oscalParty struct {
	UUID  string   `json:"uuid"`
	Type  string   `json:"type"`
	Name  string   `json:"name"`
	Mails []string `json:"email-addresses,omitempty"`
}

// party is the id of a person as they are written, "" where that names nobody. One person written in two ways is two
// parties: who is who is for a reader to say.
func (o *oscal) party(who string) string {
	if id, ok := o.known[who]; ok {
		return id
	}
	id := ""
	if assessment.IsPerson(who) {
		id = o.id("party", who)
		name, mail := splitMail(who)
		p := oscalParty{UUID: id, Type: "person", Name: oneLine(name)}
		if isMail(mail) {
			p.Mails = []string{mail}
		} else {
			p.Name = oneLine(who)
		}
		o.parties = append(o.parties, p)
	}
	o.known[who] = id
	return id
}
