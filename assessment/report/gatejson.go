package report

import (
	"gonogo/content"
)

type gateDoc struct {
	Schema     string            `json:"schema"`
	ID         string            `json:"id"`
	Version    string            `json:"version"`
	Digest     content.Digest    `json:"digest"`
	Title      string            `json:"title"`
	Summary    string            `json:"summary"`
	Licence    string            `json:"licence"`
	Traits     []traitDoc        `json:"traits"`
	Tiers      []tierDoc         `json:"tiers"`
	Kinds      []kindDoc         `json:"kinds"`
	Sections   []sectionDoc      `json:"sections"`
	Registers  []gateRegisterDoc `json:"registers"`
	Frameworks []useDoc          `json:"frameworks"`
	Roles      []roleDoc         `json:"roles"`
	Policy     policyDoc         `json:"policy"`
}

type useDoc struct {
	ID       string   `json:"id"`
	NotAsked []string `json:"not_asked"` // on purpose
	Because  string   `json:"because"`
}

type traitDoc struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Asks    string   `json:"asks"`
	Example string   `json:"example"`
	Implies []string `json:"implies"`
	Always  bool     `json:"always"`
}

type tierDoc struct {
	Tier    int         `json:"tier"`
	Title   string      `json:"title"`
	Summary string      `json:"summary"`
	Floor   []traitsDoc `json:"floor"`
}

type traitsDoc struct {
	All []string `json:"all"`
	Any []string `json:"any"`
}

type kindDoc struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Ceiling int    `json:"ceiling"`
	Help    string `json:"help"`
}

type sectionDoc struct {
	ID        string            `json:"id"`
	Title     string            `json:"title"`
	Summary   string            `json:"summary"`
	Questions []gateQuestionDoc `json:"questions"`
}

type gateQuestionDoc struct {
	ID          string         `json:"id"`
	Title       string         `json:"title"`
	Text        string         `json:"text"`
	Why         string         `json:"why"`
	Good        string         `json:"good"`
	Weak        string         `json:"weak"`
	How         string         `json:"how"`
	Remedy      string         `json:"remedy"`
	Knows       string         `json:"knows"`
	Severity    []string       `json:"severity"` // tier 1 first
	Traits      traitsDoc      `json:"traits"`
	RaisedBy    traitsDoc      `json:"raised_by"`
	Unwaivable  *unwaivableDoc `json:"unwaivable"`
	SignOff     bool           `json:"sign_off"`
	Intake      bool           `json:"confirms_intake"`
	Recheck     bool           `json:"recheck"`
	FirstLaunch string         `json:"first_launch"`
	Needs       gateNeedsDoc   `json:"needs"`
	Maps        []string       `json:"maps"`
	Checks      []checkDoc     `json:"checks"`
}

type unwaivableDoc struct {
	Tiers []int     `json:"tiers"`
	When  traitsDoc `json:"when"`
}

type gateNeedsDoc struct {
	Kinds       []string               `json:"kinds"`
	MinStrength [content.TierCount]int `json:"min_strength"` // tier 1 first
	MaxAgeDays  [content.TierCount]int `json:"max_age_days"`
	Bound       content.Binding        `json:"bound"`
	Where       content.Place          `json:"where"`
}

type roleDoc struct {
	ID    string                              `json:"id"`
	Title string                              `json:"title"`
	Says  string                              `json:"says"`
	Tiers [content.TierCount]content.RoleNeed `json:"tiers"`
	When  traitsDoc                           `json:"when"`
}

// policyDoc has tier 1 first; -1 is no limit.
type policyDoc struct {
	BlockerWaiverDays  [content.TierCount]int `json:"blocker_waiver_days"`
	BlockerWaivers     [content.TierCount]int `json:"blocker_waivers"`
	WaiverRenewals     [content.TierCount]int `json:"waiver_renewals"`
	MajorWaiverDays    [content.TierCount]int `json:"major_waiver_days"`
	ConditionDays      [content.TierCount]int `json:"condition_days"`
	Conditions         [content.TierCount]int `json:"conditions"`
	ApprovalWindowDays [content.TierCount]int `json:"approval_window_days"`
	FirstReviewDays    [content.TierCount]int `json:"first_review_days"`
	NextReviewDays     [content.TierCount]int `json:"next_review_days"`
	Signers            [content.TierCount]int `json:"signers"`
}

// GateJSON is a gate in the shape gonogo/gate/1.
func GateJSON(g *content.Gate) any {
	doc := gateDoc{
		Schema: "gonogo/gate/1", ID: g.ID, Version: g.Version, Digest: g.Digest, Title: g.Title, Summary: g.Summary,
		Licence: g.Licence, Traits: []traitDoc{}, Tiers: []tierDoc{}, Kinds: []kindDoc{}, Sections: []sectionDoc{},
		Registers: []gateRegisterDoc{}, Frameworks: []useDoc{}, Roles: []roleDoc{}, Policy: policyDoc(g.Policy),
	}
	for _, t := range g.Traits {
		doc.Traits = append(doc.Traits, traitDoc{t.ID, t.Title, t.Asks, t.Example, orEmpty(t.Implies), t.Always})
	}
	for _, u := range g.Frameworks {
		doc.Frameworks = append(doc.Frameworks, useDoc{u.Framework, orEmpty(u.NotAsked), u.Because})
	}
	for i, t := range g.Tiers {
		tier := tierDoc{Tier: i + 1, Title: t.Title, Summary: t.Summary, Floor: []traitsDoc{}}
		for _, c := range t.Floor {
			tier.Floor = append(tier.Floor, conditionOf(c))
		}
		doc.Tiers = append(doc.Tiers, tier)
	}
	for _, k := range g.Kinds {
		doc.Kinds = append(doc.Kinds, kindDoc(k))
	}
	for _, s := range g.Sections {
		section := sectionDoc{ID: s.ID, Title: s.Title, Summary: s.Summary, Questions: []gateQuestionDoc{}}
		for i := range s.Questions {
			section.Questions = append(section.Questions, gateQuestionOf(&s.Questions[i]))
		}
		doc.Sections = append(doc.Sections, section)
	}
	for i := range g.Registers {
		r := &g.Registers[i]
		doc.Registers = append(doc.Registers, gateRegisterDoc{r.ID, r.Title, r.Summary, r.Key, r.People, r.Complete, columnsOf(r)})
	}
	for _, r := range g.Roles {
		doc.Roles = append(doc.Roles, roleDoc{r.ID, r.Title, r.Says, r.Tiers, conditionOf(r.When)})
	}
	return doc
}

func gateQuestionOf(q *content.Question) gateQuestionDoc {
	doc := gateQuestionDoc{
		ID: q.ID, Title: q.Title, Text: q.Text, Why: q.Why, Good: q.Good, Weak: q.Weak, How: q.How, Remedy: q.Remedy,
		Knows: q.Knows, Traits: conditionOf(q.Applies), RaisedBy: conditionOf(q.RaisedBy), SignOff: q.SignOff,
		Intake:  q.Intake,
		Recheck: q.Recheck, FirstLaunch: q.FirstLaunch, Maps: mapsDoc(q), Checks: checksOf(q),
		Needs: gateNeedsDoc{orEmpty(q.Needs.Kinds), q.Needs.Strength, q.Needs.MaxAge, q.Needs.Bound, q.Needs.Where},
	}
	for _, s := range q.Severity {
		doc.Severity = append(doc.Severity, s.String())
	}
	if u := q.Unwaivable; u != nil {
		doc.Unwaivable = &unwaivableDoc{orEmpty(u.Tiers), conditionOf(u.When)}
	}
	return doc
}

func conditionOf(c content.Condition) traitsDoc { return traitsDoc{orEmpty(c.All), orEmpty(c.Any)} }
