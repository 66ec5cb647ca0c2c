package collect

import (
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
)

// The journal of one run of a Chaos Toolkit experiment. "completed" says that the program came to its end, not that anything was
// tried: where the measurement before the method fails, the method never runs, and the journal is completed all the same.
var chaosToolkitJournal = Format{
	ID:    "chaostoolkit-journal",
	Title: "Chaos Toolkit journal (chaos run, journal.json)",
	Gives: []string{"drills", "evidence"},
	Is: func(d *Doc) bool {
		return d.Holds("steady_states", "experiment") && d.node().Has("experiment", "status", "steady_states") // one that never ran may have no run
	},
	Read: readChaosToolkitJournal,
}

func readChaosToolkitJournal(d *Doc, r *Reading) error {
	n, err := d.JSON()
	if err != nil {
		return err
	}
	r.Tool, r.Version = "Chaos Toolkit", r.Clean(n.Get("chaoslib-version").Text())
	r.Unknown("who did it and who watched, in which environment, against which release, and which time was agreed: a journal has none of them")
	start := n.Get("start")
	when, ok := tree.ParseWhen(start.Text())
	if !ok || when.Day == "" {
		r.Misread(n.At(), "the journal does not say when the run began")
	} else if !strings.ContainsAny(strings.TrimLeft(start.Text(), "0123456789-"), "Z+-") {
		r.Unknown("in which time zone the run was: the times have none and are taken as UTC, so that the day may be the one beside it")
	}
	r.MadeAt(n.Get("end"))
	title := n.Get("experiment", "title").Text()
	row := r.Row("drills", drillKey(title, start.Text()), n.At()).Set("scenario", title).When("date", when).
		Need("kind", "the journal does not say what kind of drill it was")
	result, why := chaosResult(n)
	row.Set("result", result)
	switch result {
	case "":
		row.Need("result", why)
	case "not-run", "failed":
		r.Unknown("whether the service stands this fault: %s", why)
	}
	if result == "not-run" {
		return nil
	}
	back := chaosPutBack(n)
	if back != "" {
		r.Unknown("whether what was done can be put back: %s", back)
	}
	if result != "passed" && result != "passed-with-findings" {
		return nil
	}
	observed, _ := assessment.ParseDate(when.Day)
	strength := 4 // exercised, with a result
	if result != "passed" {
		strength = 3
	}
	note := "The method ran, and the service was in its steady state before and after it."
	for _, but := range []string{why, back} {
		if but != "" {
			note += " But: " + but + "."
		}
	}
	r.Evidence(n.At(), assessment.FoundEvidence{Topic: "a drill with a fault put in on purpose", Kind: "drill-record", Observed: observed, Strength: strength, Note: note})
	return nil
}

// chaosResult is what the run came to, and why it is no better than that. "" is unknown.
func chaosResult(n *tree.Node) (result, why string) {
	before, measured := n.Get("steady_states", "before", "steady_state_met").Bool()
	after, measuredAfter := n.Get("steady_states", "after", "steady_state_met").Bool()
	deviated, _ := n.Get("deviated").Bool()
	status := n.Get("status").Text()
	dry := n.Any("dry")
	if dry == nil {
		dry = n.Get("experiment", "dry")
	}
	if off, ok := dry.Bool(); dry.Given() && (!ok || off) {
		return "not-run", "it was a dry run: nothing was done"
	}
	switch {
	case measured && !before:
		return "not-run", "the service was not in its steady state to begin with, and the method never ran"
	case !chaosActed(n.Get("run")):
		return "not-run", "no action of the method ran"
	case deviated || measuredAfter && !after:
		return "failed", "afterwards it was not in its steady state"
	case !measured || !measuredAfter:
		return "", "the journal does not measure the steady state both before and after the method"
	case status != "completed":
		return "failed", "the run did not come to its end"
	case !slices.ContainsFunc(n.Get("run").List(), chaosTouched):
		return "", "no action is shown to have touched anything: each failed, or gave back an empty list"
	case slices.ContainsFunc(n.Get("run").List(), chaosFailed):
		return "passed-with-findings", "something of the method failed"
	case slices.ContainsFunc(n.Get("run").List(), chaosMissed):
		return "passed-with-findings", "a probe of the method was not within its tolerance"
	case chaosPutBack(n) != "" && len(n.Get("experiment", "rollbacks").List()) > 0:
		return "passed-with-findings", ""
	}
	return "passed", ""
}

// chaosPutBack is what keeps a journal from showing that all was put back; "" where it shows it. Rollbacks that are declared do
// not run by themselves: what is done with them depends on a setting of the run.
func chaosPutBack(n *tree.Node) string {
	ran, declared := n.Get("rollbacks").List(), n.Get("experiment", "rollbacks").List()
	switch {
	case len(declared) == 0 && len(ran) == 0:
		return "the experiment declares no rollbacks"
	case len(ran) < len(declared) || slices.ContainsFunc(ran, chaosFailed):
		return "rollbacks that it declares did not run, or failed"
	}
	return ""
}

// chaosActed reports whether an action ran: probes alone change nothing.
func chaosActed(run *tree.Node) bool { return slices.ContainsFunc(run.List(), chaosRan) }

func chaosRan(n *tree.Node) bool {
	status := n.Get("status").Text()
	return n.Get("activity", "type").Text() == "action" && (status == "succeeded" || status == "failed")
}

// chaosTouched reports whether an action came to its end that does not say itself that it touched nothing. Those that stop pods or
// machines give back which ones, and succeed where there were none.
func chaosTouched(n *tree.Node) bool {
	output := n.Get("output")
	return chaosRan(n) && !chaosFailed(n) && (output.Kind() != tree.List || len(output.List()) > 0)
}

// chaosFailed reports whether an activity failed. A program that ends with an error, and an address that answers with one, succeeds in
// the words of the journal.
func chaosFailed(n *tree.Node) bool {
	if n.Get("status").Text() != "succeeded" {
		return true
	}
	code, told := n.Get("output", "status").Int()
	if !told || n.Get("activity", "type").Text() != "action" {
		return false
	}
	switch n.Get("activity", "provider", "type").Text() {
	case "process":
		return code != 0
	case "http":
		return code >= 400
	}
	return false
}

// chaosMissed reports whether a probe of the method says that the service was out of its tolerance meanwhile. The run compares
// tolerances before and after the method only, so that such a probe succeeds all the same. Tolerances that are no plain value are not
// worked out.
func chaosMissed(n *tree.Node) bool {
	if met, told := n.Get("tolerance_met").Bool(); told {
		return !met
	}
	got, allowed := n.Get("output"), n.Get("activity", "tolerance")
	switch list := allowed.List(); {
	case got.Kind() == tree.Map:
		got = got.Get("status") // of an answer over HTTP, or the exit code of a program
	case len(list) == 2: // from one to the other, and not one of them
		low, ok := list[0].Int()
		high, also := list[1].Int()
		was, told := got.Int()
		return ok && also && told && got.Kind() == tree.Number && (was < low || was > high)
	}
	compared := false
	for _, want := range allowed.Each() { // a list allows each of its values
		within, ok := chaosSame(want, got)
		if within {
			return false
		}
		compared = compared || ok
	}
	return compared
}

// chaosSame compares two plain values of one kind; not ok for all others.
func chaosSame(want, got *tree.Node) (same, ok bool) {
	if want.Kind() != got.Kind() {
		return false, false
	}
	switch want.Kind() {
	case tree.Bool:
		a, _ := want.Bool()
		b, _ := got.Bool()
		return a == b, true
	case tree.Number:
		a, whole := want.Int()
		b, wholeToo := got.Int()
		return a == b, whole && wholeToo
	case tree.Text:
		return want.Text() == got.Text(), true
	default:
		return false, false
	}
}

// drillKey is a short name for a run: the beginning of its title, and when it began.
func drillKey(title, start string) string {
	name := []rune(strings.Trim(strings.Join(strings.Fields(title), "-"), "?!.-"))
	if len(name) == 0 {
		name = []rune("drill")
	}
	return string(name[:min(len(name), 60)]) + "@" + start[:min(len(start), len("2006-01-02T15:04"))]
}
