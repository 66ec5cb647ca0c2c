package collect

import (
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
)

// Results of Litmus experiments. A result is one object for all runs of an experiment by an engine, so it does not say when the
// last of them was: that the engine says. Without probes a pass says only that the pods were there again.
var litmusResults = Format{
	ID:    "litmus-results",
	Title: "Litmus ChaosResult, with its ChaosEngine (kubectl get chaosresults,chaosengines -A -o json)",
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

func litmusIs(o k8sObject) bool {
	return o.kind == "ChaosResult" && litmusStatus(o).Given()
}

// litmusStatus is what an experiment came to. Versions spell it in two ways, and the first of them put it elsewhere.
func litmusStatus(o k8sObject) *tree.Node {
	if status := o.n.Get("status").Any("experimentStatus", "experimentstatus"); status != nil {
		return status
	}
	return o.n.Get("spec").Any("experimentStatus", "experimentstatus")
}

func readLitmusResults(d *Doc, r *Reading) error {
	objects, err := k8sObjects(d)
	if err != nil {
		return err
	}
	r.Tool = "Litmus"
	r.Unknown("who did it and who watched, against which release, and which time was agreed: a result has none of them")
	for _, o := range objects {
		if !litmusIs(o) {
			if o.kind == "ChaosResult" {
				r.Misread(o.n.At(), "a result says nothing of an experiment")
			}
			continue
		}
		litmusResult(r, o, litmusRan(objects, o))
	}
	return nil
}

// litmusRan is when the engine of a result last heard of the experiment; nil where the engine is not in the file or says something else
// of how it went, since that is then another run.
func litmusRan(objects []k8sObject, result k8sObject) *tree.Node {
	spec := result.n.Get("spec")
	for _, o := range objects {
		if o.kind != "ChaosEngine" || o.name() == "" || o.name() != spec.Get("engine").Text() || o.namespace() != result.namespace() {
			continue
		}
		for _, e := range o.n.Get("status", "experiments").Each() {
			if e.Get("name").Text() == spec.Any("experimentName", "experiment").Text() && strings.EqualFold(e.Get("verdict").Text(), litmusStatus(result).Get("verdict").Text()) {
				return e.Get("lastUpdateTime")
			}
		}
	}
	return nil
}

func litmusResult(r *Reading, o k8sObject, ran *tree.Node) {
	spec, status := o.n.Get("spec"), litmusStatus(o)
	key := o.name()
	if o.namespace() != "" {
		key += "@" + o.namespace()
	}
	row := r.Row("drills", key, o.n.At()).Names(o.name()).Set("scenario", spec.Any("experimentName", "experiment").Text()).
		Need("kind", "the result does not say what kind of drill it was")
	when, ok := tree.ParseWhen(ran.Text())
	if !ok {
		r.Misread(ran.At(), "the time of an experiment is in no form that gonogo knows")
	}
	observed, _ := assessment.ParseDate(when.Day)
	note := "The experiment passed with probes that measured the service."
	if row.When("date", when); when.Day == "" {
		r.Unknown("when an experiment ran: a result is kept for all its runs and has the day of the first only; its engine has the day of the last")
		row.Need("date", "the result does not say when the experiment last ran")
		note += " When it ran is not in the file."
	}
	probes := o.n.Get("status").Any("probeStatuses", "probeStatus").List()
	switch verdict := strings.ToLower(status.Get("verdict").Text()); verdict {
	case "pass":
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
			Topic: "a drill with a fault put in on purpose", Kind: "drill-record", Observed: observed, Strength: 2, Note: note,
		})
	case "fail", "error", "stopped":
		row.Set("result", "failed")
	case "awaited", "":
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
