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
	Title: "Prometheus rules (a rule file, PrometheusRule of a cluster, or /api/v1/rules)",
	Gives: []string{"evidence"},
	Is: func(d *Doc) bool {
		if !d.Holds("groups", "rules") {
			return false
		}
		for _, n := range prometheusGroups(d) {
			for _, rule := range n.Get("rules").Each() {
				if rule.Has("alert") || rule.Has("record") || prometheusLoaded(rule) {
					return true
				}
			}
		}
		return false
	},
	Read: readPrometheusRules,
}

// prometheusGroups are the groups of a rule file, of all PrometheusRules in it, or of the server's answer; nil where there are none or
// the file is broken.
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
			groups = append(groups, o.n.Get("data", "groups").List()...)
		}
	}
	return groups
}

// prometheusLoaded reports whether a rule is one that the server has loaded, as its API tells of it.
func prometheusLoaded(rule *tree.Node) bool {
	kind := rule.Get("type").Text()
	return rule.Has("query") && (kind == "alerting" || kind == "recording")
}

// prometheusTally is how many rules are of which sort.
type prometheusTally struct {
	records, alerts            int
	severity, runbook, waiting int       // of the alerts
	always                     int       // that fire whatever is the matter
	loaded, ill                int       // that the server has loaded; that it fails to work out
	last                       tree.When // when it last worked one out
}

func readPrometheusRules(d *Doc, r *Reading) error {
	objects, err := k8sObjects(d)
	if err != nil {
		return err
	}
	r.Tool = "Prometheus"
	strength := 2 // a document
	for _, o := range objects {
		if o.kind == "PrometheusRule" && o.live() {
			strength = 3 // a cluster has it
		}
		if next := o.n.Get("data", "groupNextToken"); next.Text() != "" {
			r.Misread(next.At(), "this is one page of the list: read the others too")
		}
	}
	var t prometheusTally
	groups := prometheusGroups(d)
	for _, g := range groups {
		for _, rule := range g.Get("rules").Each() {
			t.count(r, rule)
		}
	}
	prometheusTell(r, t)
	var observed assessment.Date
	if t.loaded > 0 {
		strength = 3
		observed, _ = assessment.ParseDate(t.last.Day)
		r.Generated = observed
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
		Topic: "rules that raise alerts", Kind: "config-export", Observed: observed, Strength: strength,
		Note: fmt.Sprintf("Rules that raise an alert: %d, in groups: %d. Of those rules with a severity: %d; with a runbook: %d; that wait before they fire: %d; that fire whatever is the matter: %d. Rules that only record: %d. Whether an alert reaches anybody is not in it.",
			t.alerts, len(groups), t.severity, t.runbook, t.waiting, t.always, t.records),
	})
	return nil
}

func prometheusTell(r *Reading, t prometheusTally) {
	if t.loaded == 0 {
		r.Unknown("whether Prometheus has loaded the rules, whether any alert has reached a person, and when this was written: the file does not say")
		return
	}
	r.Unknown("whether any alert has reached a person: the server's answer does not say")
	if t.ill > 0 {
		r.Unknown("whether rules would raise an alert (%d of them): the server fails to work them out, or has not yet tried, and they are not counted", t.ill)
	}
}

func (t *prometheusTally) count(r *Reading, rule *tree.Node) {
	name, expr, wait := rule.Any("alert", "name"), strings.TrimSpace(rule.Any("expr", "query").Text()), rule.Any("for", "duration").Text()
	if prometheusLoaded(rule) {
		t.loaded++
		if when, ok := tree.ParseWhen(rule.Get("lastEvaluation").Text()); ok && when.Day > t.last.Day {
			t.last = when
		}
		if rule.Get("health").Text() != "ok" {
			t.ill++
			return
		}
	}
	switch {
	case rule.Get("record").Text() != "" || rule.Get("type").Text() == "recording":
		t.records++
		return
	case name.Text() == "" || expr == "":
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
	if wait != "" && strings.Trim(wait, "0smhdwy") != "" {
		t.waiting++
	}
	constant := strings.TrimSuffix(strings.TrimPrefix(strings.ReplaceAll(expr, " ", ""), "vector("), ")")
	if _, err := strconv.ParseFloat(constant, 64); err == nil {
		t.always++
	}
}
