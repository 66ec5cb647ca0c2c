package collect

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
)

// Service levels as OpenSLO writes them down. They are what was agreed on or wished for; what is measured is not in them.
var openSLO = Format{
	ID:    "openslo",
	Title: "OpenSLO definitions (version 1, and the alphas of 1 and 2)",
	Gives: []string{"evidence"},
	Is: func(d *Doc) bool {
		return d.Holds("openslo") && slices.ContainsFunc(openSLOObjects(d), func(n *tree.Node) bool {
			return strings.HasPrefix(n.Get("apiVersion").Text(), "openslo") && n.Has("kind")
		})
	},
	Read: readOpenSLO,
}

// openSLOVersions are those that write targets in the same places.
var openSLOVersions = []string{"openslo/v1", "openslo.com/v1", "openslo/v1alpha", "openslo.com/v2alpha", "openslo.com/v2alpha1"}

// openSLOObjects are all that a file defines: a document is one of them or a list.
func openSLOObjects(d *Doc) (out []*tree.Node) {
	docs, err := d.Documents()
	if err != nil {
		return nil
	}
	for _, n := range docs {
		out = append(out, n.Each()...)
	}
	return out
}

// openSLOTally is how many SLOs are of which sort.
type openSLOTally struct {
	slos, whole, window, measured int
	services                      map[string]bool
}

func readOpenSLO(d *Doc, r *Reading) error {
	if _, err := d.Documents(); err != nil {
		return err
	}
	r.Tool = "OpenSLO"
	r.Unknown("what the service has reached: definitions hold targets and nothing measured")
	r.Unknown("who agreed to the targets, whether anything measures them, and when they were written: the file does not say")
	t := openSLOTally{services: map[string]bool{}}
	at := tree.Place{Line: 1, Col: 1}
	for _, n := range openSLOObjects(d) {
		switch {
		case !slices.Contains(openSLOVersions, n.Get("apiVersion").Text()):
			r.Misread(n.At(), "something here is of no version of OpenSLO that gonogo reads, and is left out")
		case n.Get("kind").Text() == "SLO":
			if t.slos == 0 {
				at = n.At()
			}
			t.count(r, n.Get("spec"), n.At())
		}
	}
	if t.whole == 0 {
		r.Unknown("which service levels are agreed: no SLO with a target is defined here")
		return nil
	}
	r.Evidence(at, assessment.FoundEvidence{
		Topic: "service levels as they are written down", For: []string{"OB-06"}, Kind: "document", Strength: 2,
		Note: fmt.Sprintf("Service levels: %d, for services: %d. Each with targets for all of its objectives: %d; with a time window: %d; with something that measures it: %d. Measured values are not in it.",
			t.slos, len(t.services), t.whole, t.window, t.measured),
	})
	return nil
}

func (t *openSLOTally) count(r *Reading, spec *tree.Node, at tree.Place) {
	t.slos++
	objectives := spec.Get("objectives").Each()
	lacking := slices.ContainsFunc(objectives, func(o *tree.Node) bool { return o.Any("target", "targetPercent").Text() == "" })
	if lacking || len(objectives) == 0 {
		r.Misread(at, "a service level has an objective without a target, or none")
	} else {
		t.whole++
	}
	if service := spec.Any("service", "serviceRef").Text(); service != "" {
		t.services[service] = true
	}
	if len(spec.Any("timeWindow", "timeWindows").Each()) > 0 {
		t.window++
	}
	if openSLOMeasures(spec) || len(objectives) > 0 && !slices.ContainsFunc(objectives, func(o *tree.Node) bool { return !openSLOMeasures(o) }) {
		t.measured++
	}
}

// openSLOMeasures reports whether a service level, or one of its objectives, says what measures it.
func openSLOMeasures(n *tree.Node) bool {
	return n.Any("indicator", "indicatorRef", "sli", "sliRef", "ratioMetrics").Given()
}
