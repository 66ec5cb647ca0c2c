package collect

import (
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
)

// Results of Litmus experiments. A result is one object for all runs of an experiment by an engine, so it does not say when the
// last of them was; and without probes a pass says only that the pods were there again.
var litmusResults = Format{
	ID:    "litmus-results",
	Title: "Litmus ChaosResult (kubectl get chaosresults -A -o json)",
	Gives: []string{"drills", "evidence"},
	Is: func(d *Doc) bool {
		if !d.Holds("ChaosResult", "litmuschaos.io") {
			return false
		}
		objects, err := k8sObjects(d)
		return err == nil && slices.ContainsFunc(objects, litmusIs)
	},
	Read: readLitmusResults,
}

func litmusIs(o k8sObject) bool { return o.kind == "ChaosResult" && o.n.Has("spec", "status") }

func readLitmusResults(d *Doc, r *Reading) error {
	objects, err := k8sObjects(d)
	if err != nil {
		return err
	}
	r.Tool = "Litmus"
	r.Unknown("when an experiment ran: a result is kept for all its runs and has the day of the first only")
	r.Unknown("who did it and who watched, against which release, and which time was agreed: a result has none of them")
	for _, o := range objects {
		if !litmusIs(o) {
			if o.kind == "ChaosResult" {
				r.Misread(o.n.At(), "a result says nothing of an experiment")
			}
			continue
		}
		litmusResult(r, o)
	}
	return nil
}

func litmusResult(r *Reading, o k8sObject) {
	spec, status := o.n.Get("spec"), o.n.Get("status").Any("experimentStatus", "experimentstatus")
	key := o.name()
	if o.namespace() != "" {
		key += "@" + o.namespace()
	}
	row := r.Row("drills", key, o.n.At()).Names(o.name()).Set("scenario", spec.Any("experimentName", "experiment").Text()).
		Need("kind", "the result does not say what kind of drill it was").Need("date", "the result does not say when the experiment last ran")
	probes := o.n.Get("status").Any("probeStatuses", "probeStatus").List()
	switch status.Get("verdict").Text() {
	case "Pass":
		if len(probes) == 0 {
			row.Need("result", "the experiment passed without a probe, which says only that the pods were there again")
			return
		}
		if slices.ContainsFunc(probes, litmusMissed) {
			row.Set("result", "passed-with-findings")
		} else {
			row.Set("result", "passed")
		}
		r.Evidence(o.n.At(), assessment.FoundEvidence{
			Topic: "a drill with a fault put in on purpose", Kind: "drill-record", Strength: 2,
			Note: "The experiment passed with probes that measured the service. When it ran is not in the file.",
		})
	case "Fail", "Error", "Stopped":
		row.Set("result", "failed")
	case "Awaited", "":
		row.Set("result", "not-run")
		r.Misread(status.At(), "an experiment has no verdict yet, and counts as not run")
	default:
		row.Need("result", "the result has a verdict that gonogo does not know")
	}
}

// litmusMissed reports whether a probe did not pass. Older results write its outcome for each phase.
func litmusMissed(probe *tree.Node) bool {
	status := probe.Get("status")
	if verdict := status.Get("verdict").Text(); verdict != "" {
		return verdict != "Passed"
	}
	for _, phase := range status.Names() {
		if text := status.Get(phase).Text(); text != "" && !strings.HasPrefix(text, "Passed") {
			return true
		}
	}
	return len(status.Names()) == 0
}
