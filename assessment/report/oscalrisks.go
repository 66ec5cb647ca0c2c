package report

import (
	"iter"
	"strconv"

	"gonogo/assessment"
)

type oscalRisk struct {
	UUID         string            `json:"uuid"`
	Title        md                `json:"title"`
	Description  md                `json:"description"`
	Statement    md                `json:"statement"`
	Props        oscalProps        `json:"props"`
	Status       string            `json:"status"`
	Mitigating   []oscalMitigation `json:"mitigating-factors,omitempty"`
	Deadline     string            `json:"deadline,omitempty"`
	Remediations []oscalResponse   `json:"remediations,omitempty"`
	Log          *oscalRiskLog     `json:"risk-log,omitempty"`
	Observations []oscalObserved   `json:"related-observations,omitempty"`
}

type oscalMitigation struct {
	UUID        string `json:"uuid"`
	Description md     `json:"description"`
}

type oscalResponse struct {
	UUID        string      `json:"uuid"`
	Lifecycle   string      `json:"lifecycle"`
	Title       md          `json:"title"`
	Description md          `json:"description"`
	Props       oscalProps  `json:"props,omitempty"`
	Tasks       []oscalTask `json:"tasks,omitempty"`
	Remarks     md          `json:"remarks,omitempty"`
}

type oscalTask struct {
	UUID   string         `json:"uuid"`
	Type   string         `json:"type"`
	Title  md             `json:"title"`
	Timing *oscalTiming   `json:"timing,omitempty"`
	Roles  []oscalParties `json:"responsible-roles,omitempty"`
}

type oscalTiming struct {
	OnDate struct {
		Date string `json:"date"`
	} `json:"on-date"`
}

type oscalRiskLog struct {
	Entries []oscalRiskLogEntry `json:"entries"`
}

type oscalRiskLogEntry struct {
	UUID      string               `json:"uuid"`
	Title     md                   `json:"title"`
	Start     string               `json:"start"`
	LoggedBy  []oscalLoggedBy      `json:"logged-by,omitempty"`
	Status    string               `json:"status-change,omitempty"`
	Responses []oscalRespondedWith `json:"related-responses"`
}

type oscalLoggedBy struct {
	Party string `json:"party-uuid"`
}

type oscalRespondedWith struct {
	UUID string `json:"response-uuid"`
}

// The states of a risk that are used.
const (
	riskOpen     = "open"
	riskAccepted = "deviation-approved"
	riskClosed   = "closed"
)

// risks has one for each question with something to do, and for each with a waiver or a condition.
func (o *oscal) risks() iter.Seq[oscalRisk] { return eachOf(o.tracked, o.risk) }

func (o *oscal) risk(t *tracked) oscalRisk {
	r := oscalRisk{UUID: o.id("risk", t.id), Title: questionTitle(t.id, ""), Status: riskClosed, Description: "The question is not asked here."}
	if f := t.finding; f != nil {
		r.Description, r.Props, r.Observations = sentence(f.Says), briefly(f), o.pieces(f)
		if toDo(f) {
			r.Status = riskOpen
		}
	} else {
		r.Props.add("question", t.id)
	}
	if q := t.question; q != nil {
		r.Title, r.Statement = questionTitle(q.ID, q.Title), prose(q.Why, "")
		if r.Status == riskOpen && q.Remedy != "" {
			r.Remediations = append(r.Remediations, oscalResponse{
				UUID: o.id("remedy", q.ID), Lifecycle: "recommendation", Title: "What the gate recommends", Description: prose(q.Remedy, ""),
			})
		}
	}
	o.waived(&r, t)
	o.conditioned(&r, t)
	return r
}

func (o *oscal) waived(r *oscalRisk, t *tracked) {
	a := t.waiver
	if a == nil {
		return
	}
	status := ""
	if a.counts && t.finding.Outcome == assessment.OutcomeWaived { // in dispute it is neither approved nor refused
		status = riskAccepted
		r.Status, r.Deadline = riskAccepted, moment(a.held.Value.Expires)
	}
	name := t.id + " waiver " + strconv.Itoa(a.held.Entry)
	r.Mitigating = append(r.Mitigating, o.control(name, a.held.Value))
	res := o.waiver(name, a.held.Value)
	res.Props.terms(a.counts, a.void, a.held.Disputed())
	if n := o.in.state().Renewals[t.id]; n > 0 {
		res.Props.add("extended", strconv.Itoa(n))
	}
	res.Props.recorded(a.held.Entry, a.held.By)
	r.Remediations = append(r.Remediations, res)
	r.log(o, a.held.Entry, a.held.By, "Waiver recorded", status, res.UUID)
	for i, other := range a.held.Others {
		name := name + " other " + strconv.Itoa(i)
		r.Mitigating = append(r.Mitigating, o.control(name, other))
		res := o.waiver(name, other)
		res.Props.terms(false, disputedTerms, true)
		r.Remediations = append(r.Remediations, res)
	}
}

// disputedTerms is why terms that another writer recorded do not count.
const disputedTerms = "another writer recorded stricter terms without seeing these"

func (o *oscal) conditioned(r *oscalRisk, t *tracked) {
	a := t.condition
	if a == nil {
		return
	}
	if a.counts {
		r.Deadline = moment(a.held.Value.Due)
	}
	name := t.id + " condition " + strconv.Itoa(a.held.Entry)
	res := o.condition(name, a.held.Value)
	res.Props.terms(a.counts, a.void, a.held.Disputed())
	res.Props.recorded(a.held.Entry, a.held.By)
	r.Remediations = append(r.Remediations, res)
	r.log(o, a.held.Entry, a.held.By, "Condition recorded", "", res.UUID)
	for i, other := range a.held.Others {
		res := o.condition(name+" other "+strconv.Itoa(i), other)
		res.Props.terms(false, disputedTerms, true)
		r.Remediations = append(r.Remediations, res)
	}
}

// control is the compensating control of a waiver and how it was tested.
func (o *oscal) control(name string, w assessment.Waived) oscalMitigation {
	return oscalMitigation{o.id("control", name), remarks(func(p *page) {
		p.longer(0, "Control meanwhile", w.Control)
		p.longer(0, "How the control was tested", w.Tested)
	})}
}

func (o *oscal) waiver(name string, w assessment.Waived) oscalResponse {
	r := oscalResponse{
		UUID: o.id("response", name), Lifecycle: "planned", Title: "Waiver", Description: prose(w.Reason, ""),
		Props: oscalProps{{Name: "type", Value: "accept"}},
	}
	r.Props.add("reason", w.Reason)
	r.Props.add("control", w.Control)
	r.Props.add("tested", w.Tested)
	r.Props.add("requester", w.Requester)
	r.Props.add("risk-owner", w.Owner)
	r.Props.add("risk-owner-stands", string(o.in.namedOrSigned(w.Owner)))
	r.Props.day("approved", w.Approved)
	r.Props.day("fixed-by", w.FixedBy)
	r.Props.day("expires", w.Expires)
	r.Tasks = []oscalTask{
		o.milestone(name+" fixed", "Fixed by "+date(w.FixedBy), w.FixedBy, o.as(roleRequester, w.Requester)),
		o.milestone(name+" ends", "The waiver ends after "+date(w.Expires), w.Expires, o.as(roleRiskOwner, w.Owner)),
	}
	return r
}

func (o *oscal) condition(name string, c assessment.ConditionSet) oscalResponse {
	r := oscalResponse{
		UUID: o.id("response", name), Lifecycle: "planned", Title: "Condition",
		Description: text(c.Owner) + " is to fix it by " + date(c.Due) + ".",
		Props:       oscalProps{{Name: "type", Value: "mitigate"}},
		Remarks: remarks(func(p *page) {
			p.longer(0, "Control meanwhile", c.Control)
			p.longer(0, "Note", c.Note)
		}),
	}
	r.Props.add("owner", c.Owner)
	r.Props.day("due", c.Due)
	r.Props.day("set", c.Set)
	r.Props.add("control", c.Control)
	r.Props.add("note", c.Note)
	r.Tasks = []oscalTask{o.milestone(name+" due", "Fixed by "+date(c.Due), c.Due, o.as(roleOwner, c.Owner))}
	return r
}

func (o *oscal) milestone(name string, title md, on assessment.Date, who []oscalParties) oscalTask {
	t := oscalTask{UUID: o.id("milestone", name), Type: "milestone", Title: title, Roles: who}
	if day := moment(on); day != "" {
		t.Timing = &oscalTiming{}
		t.Timing.OnDate.Date = day
	}
	return t
}

// terms says whether a waiver or a condition counts, and why it does not.
func (p *oscalProps) terms(counts bool, void string, disputed bool) {
	if counts {
		p.add("counts", "yes")
	} else {
		p.add("counts", "no")
		p.add("void", void)
	}
	p.yes("disputed", disputed)
}

// log notes when a response was recorded and by whom.
func (r *oscalRisk) log(o *oscal, entry int, by string, title md, status, response string) {
	e := oscalRiskLogEntry{
		UUID: o.id("risk-log", response), Title: title, Start: oscalTime(o.at(entry)), Status: status, Responses: []oscalRespondedWith{{response}},
	}
	if id := o.party(by); id != "" {
		e.LoggedBy = []oscalLoggedBy{{id}}
	}
	if r.Log == nil {
		r.Log = &oscalRiskLog{}
	}
	r.Log.Entries = append(r.Log.Entries, e)
}
