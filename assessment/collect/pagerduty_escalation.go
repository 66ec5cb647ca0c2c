package collect

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
)

// Services and escalation policies of PagerDuty: who is called, in which order. That there is a path says nothing of whether
// anybody answers, nor who is on a schedule when.
var pagerDutyEscalation = Format{
	ID:    "pagerduty-escalation",
	Title: "PagerDuty services, escalation policies and shifts (REST API)",
	Gives: []string{"people", "evidence"},
	Is: func(d *Doc) bool {
		if !d.Holds("escalation_polic") {
			return false
		}
		policies, services := pagerDutyLists(d.node())
		if len(pagerDutyOnCalls(d.node())) > 0 {
			return true
		}
		return len(policies) > 0 && policies[0].Has("escalation_rules") || len(services) > 0 && services[0].Has("escalation_policy", "id")
	},
	Read: readPagerDutyEscalation,
	Join: joinPagerDutyEscalation,
}

// pagerDutyLists are the policies and services of a file: under their names as the API gives them, or as one list without a name, as
// programs print them that go through all pages. A service may hold its policy.
func pagerDutyLists(n *tree.Node) (policies, services []*tree.Node) {
	policies, services = slices.Clip(n.Any("escalation_policies", "escalation_policy").Each()), slices.Clip(n.Any("services", "service").Each())
	for _, item := range n.List() {
		switch {
		case item.Has("escalation_rules"):
			policies = append(policies, item)
		case item.Has("escalation_policy") && !pagerDutyShift(item):
			services = append(services, item)
		}
	}
	for _, s := range services {
		if p := s.Get("escalation_policy"); p.Has("escalation_rules") {
			policies = append(policies, p)
		}
	}
	return policies, services
}

// pagerDutyOnCalls are the shifts of a file: who is called at which level, from when until when.
func pagerDutyOnCalls(n *tree.Node) (shifts []*tree.Node) {
	for _, item := range slices.Concat(n.Get("oncalls").List(), n.List()) {
		if pagerDutyShift(item) {
			shifts = append(shifts, item)
		}
	}
	return shifts
}

func pagerDutyShift(n *tree.Node) bool { return n.Has("escalation_policy", "escalation_level", "user") }

// pagerDutyFile is what of a file concerns the others.
type pagerDutyFile struct {
	policies map[string]pagerDutyPolicy // by id
	services []*tree.Node
	at       tree.Place
}

// pagerDutyPolicy is what a policy holds.
type pagerDutyPolicy struct {
	levels int  // that call anybody
	single bool // a level is one person and no schedule
	once   bool // it is not gone through again
}

func readPagerDutyEscalation(d *Doc, r *Reading) error {
	n, err := d.JSON()
	if err != nil {
		return err
	}
	r.Tool = "PagerDuty REST API"
	r.Unknown("whether anybody answers, and who is on a schedule when: the export says only who would be called")
	policies, services := pagerDutyLists(n)
	f := &pagerDutyFile{map[string]pagerDutyPolicy{}, services, n.At()}
	r.Aside = f
	for _, p := range policies {
		id := p.Get("id").Text()
		if id == "" || !p.Has("escalation_rules") {
			r.Misread(p.At(), "no escalation policy is described here")
			continue
		}
		f.policies[id] = pagerDutyReadPolicy(r, p)
	}
	for _, s := range services {
		for _, i := range s.Get("integrations").Each() {
			dropGiven(r, "integration keys", i.Get("integration_key"))
			dropGiven(r, "integration keys", i.Get("integration_email"))
		}
	}
	for _, c := range pagerDutyOnCalls(n) {
		pagerDutyPerson(r, c.Get("user"))
		r.Unknown("from when until when people are on the rota: a shift is only a part of that")
	}
	if more, ok := n.Get("more").Bool(); ok && more {
		r.Misread(n.Get("more").At(), "this is one page of the list: read the others too")
	}
	return nil
}

func pagerDutyReadPolicy(r *Reading, n *tree.Node) pagerDutyPolicy {
	var p pagerDutyPolicy
	for _, rule := range n.Get("escalation_rules").Each() {
		people, rotas := 0, 0
		for _, t := range rule.Get("targets").Each() {
			switch strings.TrimSuffix(t.Get("type").Text(), "_reference") {
			case "schedule":
				rotas++
			case "user":
				people++
				pagerDutyPerson(r, t)
			default:
				r.Misread(t.At(), "a level calls something that is neither a person nor a schedule")
			}
		}
		if people+rotas > 0 { // it calls somebody
			p.levels++
			p.single = p.single || rotas == 0 && people == 1
		}
	}
	loops, told := n.Get("num_loops").Int()
	p.once = told && loops == 0
	return p
}

// pagerDutyPerson makes a row of whoever is called by name, where the export has the address too.
func pagerDutyPerson(r *Reading, n *tree.Node) {
	name, mail := n.Any("name", "summary").Text(), n.Get("email").Text()
	if name == "" || !strings.Contains(mail, "@") {
		r.Unknown("the addresses of people who are called by name: ask for them with include[]=targets, of shifts with include[]=users")
		return
	}
	r.Row("people", name+" <"+mail+">", n.At()).Set("escalation_level", "on-call")
}

// joinPagerDutyEscalation holds the services of all files against the policies of all files.
func joinPagerDutyEscalation(rs []*Reading) {
	policies := map[string]pagerDutyPolicy{}
	var services []*tree.Node
	var first *Reading // that has policies
	for _, r := range rs {
		f, ok := r.Aside.(*pagerDutyFile)
		if !ok {
			continue
		}
		for id, p := range f.policies {
			policies[id] = p
		}
		services = append(services, f.services...)
		if first == nil && len(f.policies) > 0 {
			first = r
		}
	}
	note, without, elsewhere := pagerDutyNote(policies, services)
	for _, r := range rs {
		if f, ok := r.Aside.(*pagerDutyFile); !ok || len(f.services) == 0 {
			continue
		}
		if without > 0 {
			r.Unknown("who is called for services without an escalation policy (%d of them): nobody is named", without)
		}
		if elsewhere > 0 {
			r.Unknown("who is called for services (%d of them) whose policy is in no file: read /escalation_policies along with /services", elsewhere)
		}
	}
	if first == nil {
		return
	}
	at := first.Aside.(*pagerDutyFile).at //nolint:forcetypeassert // first has one
	first.Evidence(at, assessment.FoundEvidence{Topic: "an escalation path", For: []string{"SU-03"}, Kind: "register-export", Strength: 2, Note: note})
}

func pagerDutyNote(policies map[string]pagerDutyPolicy, services []*tree.Node) (note string, without, elsewhere int) {
	two, single, once := 0, 0, 0
	for _, p := range policies {
		if p.levels >= 2 {
			two++
		}
		if p.single {
			single++
		}
		if p.once {
			once++
		}
	}
	note = fmt.Sprintf("Escalation policies: %d; with two levels or more: %d; with a level that is one person and no schedule: %d; gone through once only: %d.", len(policies), two, single, once)
	held := 0
	for _, s := range services {
		id := s.Get("escalation_policy", "id").Text()
		switch p, known := policies[id]; {
		case id == "":
			without++
		case !known:
			elsewhere++
		case p.levels >= 2 && !p.single:
			held++
		}
	}
	if len(services) > 0 {
		note += fmt.Sprintf(" Services: %d; with a policy of two levels, each with a schedule or several people: %d; without a policy: %d.", len(services), held, without)
	}
	return note + " Whether anybody answered is not in it.", without, elsewhere
}
