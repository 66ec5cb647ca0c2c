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
	Title: "Litmus ChaosResult and ChaosEngine (kubectl get chaosresults,chaosengines -A -o json)",
	Gives: []string{"drills", "evidence"},
	Is: func(d *Doc) bool {
		if !d.Holds("litmuschaos.io") || !d.Holds("ChaosResult") && !d.Holds("ChaosEngine") {
			return false
		}
		objects, err := k8sObjects(d)
		return err == nil && slices.ContainsFunc(objects, func(o k8sObject) bool { return litmusIs(o) || len(litmusOfEngine(o)) > 0 })
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

// litmusOfEngine are the experiments that an engine ran, as it says itself how each of them went.
func litmusOfEngine(o k8sObject) []*tree.Node {
	if o.kind != "ChaosEngine" || o.name() == "" {
		return nil
	}
	return o.n.Get("status", "experiments").List()
}

// litmusRun is one experiment, as a result or an engine tells of it.
type litmusRun struct {
	n                        *tree.Node
	name, namespace, engine  string
	experiment               string
	verdict, ran             *tree.Node
	probes                   []*tree.Node
	missing, withoutAProbeIs string // what the file does not say
}

func readLitmusResults(d *Doc, r *Reading) error {
	objects, err := k8sObjects(d)
	if err != nil {
		return err
	}
	r.Tool = "Litmus"
	r.Unknown("who did it and who watched, against which release, and which time was agreed: a result has none of them")
	engines := litmusEngines(objects)
	for _, o := range objects {
		if !litmusIs(o) {
			if o.kind == "ChaosResult" {
				r.Misread(o.n.At(), "a result says nothing of an experiment")
			}
			continue
		}
		spec := o.n.Get("spec")
		run := litmusRun{
			n: o.n, name: o.name(), namespace: o.namespace(), engine: spec.Any("engineName", "engine").Text(), experiment: spec.Any("experimentName", "experiment").Text(),
			verdict: litmusStatus(o).Get("verdict"), probes: o.n.Get("status").Any("probeStatuses", "probeStatus").List(),
			missing:         "when an experiment ran: a result is kept for all its runs and has the day of the first only; its engine has the day of the last",
			withoutAProbeIs: "the experiment passed without a probe, which says only that the pods were there again",
		}
		for i, e := range engines {
			if e.engine == run.engine && e.experiment == run.experiment && e.namespace == run.namespace {
				if strings.EqualFold(e.verdict.Text(), run.verdict.Text()) { // another one is of another run
					run.ran = e.ran
				}
				engines = slices.Delete(engines, i, i+1)
				break
			}
		}
		run.row(r)
	}
	for _, e := range engines {
		e.row(r)
	}
	return nil
}

func litmusEngines(objects []k8sObject) (runs []litmusRun) {
	for _, o := range objects {
		for _, e := range litmusOfEngine(o) {
			experiment := e.Get("name").Text()
			runs = append(runs, litmusRun{
				n: e, name: o.name() + "-" + experiment, // as the result of it is called
				namespace: o.namespace(), engine: o.name(), experiment: experiment, verdict: e.Get("verdict"), ran: e.Get("lastUpdateTime"),
				missing:         "when an experiment ran: its engine does not say",
				withoutAProbeIs: "the engine says that the experiment passed, and not what measured the service: read its ChaosResult along with it",
			})
		}
	}
	return runs
}

func (l litmusRun) row(r *Reading) {
	key := l.name
	if l.namespace != "" {
		key += "@" + l.namespace
	}
	row := r.Row("drills", key, l.n.At()).Names(l.name).Set("scenario", l.experiment).Need("kind", "the result does not say what kind of drill it was")
	when, ok := tree.ParseWhen(l.ran.Text())
	if !ok {
		r.Misread(l.ran.At(), "the time of an experiment is in no form that gonogo knows")
	}
	observed, _ := assessment.ParseDate(when.Day)
	note := "The experiment passed with probes that measured the service."
	if row.When("date", when); when.Day == "" {
		r.Unknown("%s", l.missing)
		row.Need("date", "the result does not say when the experiment last ran")
		note += " When it ran is not in the file."
	}
	switch strings.ToLower(l.verdict.Text()) {
	case "pass":
		if len(l.probes) == 0 {
			row.Need("result", l.withoutAProbeIs)
			return
		}
		if slices.ContainsFunc(l.probes, litmusMissed) {
			row.Set("result", "passed-with-findings")
		} else {
			row.Set("result", "passed")
		}
		r.Evidence(l.n.At(), assessment.FoundEvidence{
			Topic: "a drill with a fault put in on purpose", Kind: "drill-record", Observed: observed, Strength: 2, Note: note,
		})
	case "fail", "error", "stopped":
		row.Set("result", "failed")
	case "awaited", "":
		row.Set("result", "not-run")
		r.Misread(l.n.At(), "an experiment has no verdict yet, and counts as not run")
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
