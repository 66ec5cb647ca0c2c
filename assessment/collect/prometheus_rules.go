package collect

import (
	"fmt"
	"strconv"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
)

// The rules by which Prometheus raises alerts, as its own file or as a thing of a cluster. A rule that records a figure alerts nobody.
// Texts of rules are not read: what they are about, nobody can tell from here.
var prometheusRules = Format{
	ID:    "prometheus-rules",
	Title: "Prometheus rules (a rule file, or PrometheusRule of a cluster)",
	Gives: []string{"evidence"},
	Is: func(d *Doc) bool {
		if !d.Holds("groups", "rules") {
			return false
		}
		for _, n := range prometheusGroups(d) {
			for _, rule := range n.Get("rules").Each() {
				if rule.Has("alert") || rule.Has("record") {
					return true
				}
			}
		}
		return false
	},
	Read: readPrometheusRules,
}

// prometheusGroups are the groups of a rule file, or of all PrometheusRules in it; nil where there are none or the file is broken.
func prometheusGroups(d *Doc) (groups []*tree.Node) {
	objects, err := k8sObjects(d)
	if err != nil {
		return nil
	}
	for _, o := range objects {
		switch o.kind {
		case "PrometheusRule":
			groups = append(groups, o.n.Get("spec", "groups").List()...)
		case "":
			groups = append(groups, o.n.Get("groups").List()...)
		}
	}
	return groups
}

// prometheusTally is how many rules are of which sort.
type prometheusTally struct {
	records, alerts            int
	severity, runbook, waiting int // of the alerts
	always                     int // that fire whatever is the matter
}

func readPrometheusRules(d *Doc, r *Reading) error {
	objects, err := k8sObjects(d)
	if err != nil {
		return err
	}
	r.Tool = "Prometheus"
	r.Unknown("whether Prometheus has loaded the rules, whether any alert has reached a person, and when this was written: the file does not say")
	strength := 1
	for _, o := range objects {
		if o.kind == "PrometheusRule" && o.live() {
			strength = 2 // a cluster has it
		}
	}
	var t prometheusTally
	groups := prometheusGroups(d)
	for _, g := range groups {
		for _, rule := range g.Get("rules").Each() {
			t.count(r, rule)
		}
	}
	switch {
	case t.alerts == t.always && t.alerts > 0:
		r.Unknown("what raises an alert: the only alerts are ones that fire whatever is the matter")
		return nil
	case t.alerts == 0:
		r.Unknown("what raises an alert: no rule here does")
		return nil
	}
	r.Evidence(groups[0].At(), assessment.FoundEvidence{
		Topic: "rules that raise alerts", Kind: "config-export", Strength: strength,
		Note: fmt.Sprintf("Rules that raise an alert: %d, in groups: %d. Of those rules with a severity: %d; with a runbook: %d; that wait before they fire: %d; that fire whatever is the matter: %d. Rules that only record: %d. Whether an alert reaches anybody is not in it.",
			t.alerts, len(groups), t.severity, t.runbook, t.waiting, t.always, t.records),
	})
	return nil
}

func (t *prometheusTally) count(r *Reading, rule *tree.Node) {
	expr := strings.TrimSpace(rule.Get("expr").Text())
	switch {
	case rule.Get("record").Text() != "":
		t.records++
		return
	case rule.Get("alert").Text() == "" || expr == "":
		r.Misread(rule.At(), "a rule has no name or no expression, and is not counted")
		return
	}
	t.alerts++
	if rule.Get("labels", "severity").Text() != "" {
		t.severity++
	}
	if rule.Get("annotations").Any("runbook_url", "runbook").Text() != "" {
		t.runbook++
	}
	if wait := rule.Get("for").Text(); wait != "" && strings.Trim(wait, "0smhdwy") != "" {
		t.waiting++
	}
	constant := strings.TrimSuffix(strings.TrimPrefix(strings.ReplaceAll(expr, " ", ""), "vector("), ")")
	if _, err := strconv.ParseFloat(constant, 64); err == nil {
		t.always++
	}
}
