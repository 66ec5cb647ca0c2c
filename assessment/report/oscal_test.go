package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/clean"
)

// models are the OSCAL files by what is at their root.
var models = map[string]func(io.Writer, Input) error{
	"assessment-results":            OSCALResults,
	"plan-of-action-and-milestones": OSCALPlan,
}

// officialSchema is NIST's own schema of every model, as it was published.
var officialSchema = sync.OnceValues(func() (*jsonschema.Schema, error) {
	f, err := os.Open("testdata/oscal-complete-1.2.2.json")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("oscal.json", doc); err != nil {
		return nil, err
	}
	return c.Compile("oscal.json")
})

// oscalOf writes a model and returns what is under its root. Every file must keep to the official schema and hold
// nothing that a terminal obeys.
func oscalOf(t testing.TB, root string, in Input) map[string]any {
	t.Helper()
	var buf bytes.Buffer
	if err := models[root](&buf, in); err != nil {
		t.Fatal(err)
	}
	if clean.New(buf.String()).String() != buf.String() {
		t.Errorf("%s holds what package clean would not show", root)
	}
	schema, err := officialSchema()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(buf.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(doc); err != nil {
		t.Errorf("%s does not keep to the schema: %v", root, err)
	}
	return doc.(map[string]any)[root].(map[string]any)
}

func TestOSCALKeepsToTheOfficialSchema(t *testing.T) {
	for name, in := range map[string]Input{
		"everything": everything(t).input(0), "accepting": accepting(t).input(0), "all met": allMet(t).input(0), "nothing": newBook(t, nil).input(0),
	} {
		for root := range models {
			t.Run(name+" "+root, func(t *testing.T) { oscalOf(t, root, in) })
		}
	}
}

func TestOSCALKeepsToTheSchemaWhereARecordHasNothingOrIsOdd(t *testing.T) {
	nobody := newBook(t, func(s *assessment.Subject) { *s = assessment.Subject{} }).input(day("2026-12-01"))
	unasked := newBook(t, nil)
	unasked.gate.Sections = nil
	ancient := everything(t).input(0)
	for i := range ancient.Record.State.Log {
		ancient.Record.State.Log[i].At = time.Date(1+i*4000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	far := newBook(t, nil)
	for i, d := range []string{"0001-01-01", "1899-12-31", "1900-01-01", "2000-02-29", "2999-12-31", "3000-01-01", "9999-12-31"} {
		w, c, e := waiver("ID-03"), condition("DR-02"), export("ID-01")
		w.Expires, w.FixedBy, c.Due, e.Observed = day(d), day(d), day(d), day(d)
		e.Ref = []string{"", " ", "//evil.example/x", "javascript:alert(1)", "C:\\x", "https://e.example/a b?c d|e", "http://[::1"}[i]
		far.add(w, c, e, assessment.Answered{Question: "ID-03", Answer: assessment.Unmet}, assessment.Answered{Question: "DR-02", Answer: assessment.Unmet})
	}
	signed := stuffed(t).input(0)
	for name, in := range map[string]Input{
		"no subject": nobody, "no question": unasked.input(0), "clocks that lie": ancient, "dates that OSCAL does not know": far.input(day("2026-12-01")), "signed": signed,
	} {
		in.Frameworks = nil
		for root := range models {
			t.Run(name+" "+root, func(t *testing.T) { oscalOf(t, root, in) })
		}
	}
}

// A schema that lets everything through would prove nothing.
func TestTheOfficialSchemaRefusesWhatItSays(t *testing.T) {
	schema, err := officialSchema()
	if err != nil {
		t.Fatal(err)
	}
	result := func(doc map[string]any) map[string]any { return doc["results"].([]any)[0].(map[string]any) }
	first := func(doc map[string]any, list string) map[string]any {
		return result(doc)[list].([]any)[0].(map[string]any)
	}
	for name, harm := range map[string]func(doc map[string]any){
		"an empty list":          func(doc map[string]any) { result(doc)["risks"] = []any{} },
		"a control that is none": func(doc map[string]any) { first(doc, "findings")["target"].(map[string]any)["target-id"] = "NHI5:2025" },
		"a time without a zone":  func(doc map[string]any) { result(doc)["start"] = "2026-11-20T09:00:00" },
		"a third state": func(doc map[string]any) {
			first(doc, "findings")["target"].(map[string]any)["status"] = map[string]any{"state": "unknown"}
		},
		"an id of the first kind": func(doc map[string]any) { doc["uuid"] = "6ba7b810-9dad-11d1-80b4-00c04fd430c8" },
		"a field of our own":      func(doc map[string]any) { doc["verdict"] = "go" },
	} {
		doc := oscalOf(t, "assessment-results", everything(t).input(0))
		harm(doc)
		if schema.Validate(map[string]any{"assessment-results": doc}) == nil {
			t.Errorf("%s passes the schema", name)
		}
	}
}

func TestTheSameRecordGivesTheSameOSCALAndCSV(t *testing.T) {
	writers := map[string]func(io.Writer, Input) error{"csv": CSV, "ar": OSCALResults, "poam": OSCALPlan}
	want := map[string]string{}
	b := stuffed(t)
	for range 10 { // maps are walked in another order each time
		slices.Reverse(b.entries)
		for name, write := range writers {
			var buf bytes.Buffer
			if err := write(&buf, b.input(0)); err != nil {
				t.Fatal(err)
			}
			if want[name] == "" {
				want[name] = buf.String()
			}
			if buf.String() != want[name] {
				t.Fatalf("the %s of one record differs from one time to the next", name)
			}
		}
	}
}

func TestAWriterThatFailsIsReportedByEachFormat(t *testing.T) {
	in := allMet(t).input(0)
	if CSV(brokenPipe{}, in) == nil || OSCALResults(brokenPipe{}, in) == nil || OSCALPlan(brokenPipe{}, in) == nil {
		t.Error("a writer that fails is passed over")
	}
}

// uuids gathers the ids that are given in a document, and the ids that are pointed to.
func uuids(v any, given map[string]int, used map[string]bool) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			uuids(x, given, used)
		}
	case map[string]any:
		for key, x := range v {
			switch s, isText := x.(string); {
			case key == "uuid":
				given[s]++
			case isText && strings.HasSuffix(key, "-uuid"):
				used[s] = true
			case isText && key == "href" && strings.HasPrefix(s, "#"):
				used[s[1:]] = true
			case key == "party-uuids":
				for _, id := range x.([]any) {
					used[id.(string)] = true
				}
			default:
				uuids(x, given, used)
			}
		}
	}
}

func TestEveryIDInOSCALIsGivenOnceAndPointsToSomething(t *testing.T) {
	for name, in := range map[string]Input{"everything": everything(t).input(0), "stuffed": stuffed(t).input(0)} {
		for root := range models {
			given, used := map[string]int{}, map[string]bool{}
			uuids(oscalOf(t, root, in), given, used)
			if len(given) < 50 || len(used) < 20 {
				t.Fatalf("%s %s has %d ids and points to %d", name, root, len(given), len(used))
			}
			for id, n := range given {
				if n > 1 {
					t.Errorf("%s %s gives the id %s %d times", name, root, id, n)
				}
			}
			for id := range used {
				if given[id] == 0 {
					t.Errorf("%s %s points to %s, which is nothing in it", name, root, id)
				}
			}
		}
	}
}

func TestIDsStayWhenTheRecordGoesOnAndTheFileGetsANewOne(t *testing.T) {
	b := everything(t)
	before, used := map[string]int{}, map[string]bool{}
	doc := oscalOf(t, "assessment-results", b.input(0))
	uuids(doc["results"], before, used)
	b.add(assessment.Commented{Text: "One more."})
	later := oscalOf(t, "assessment-results", b.input(0))
	after := map[string]int{}
	uuids(later["results"], after, used)
	kept := 0
	for id := range before {
		kept += after[id]
	}
	if kept != len(before)-1 { // the result itself is another one
		t.Errorf("%d of %d ids stayed when a comment was added", kept, len(before))
	}
	if doc["uuid"] == later["uuid"] {
		t.Error("two states of a record have one document id")
	}
	onAnother := oscalOf(t, "assessment-results", b.input(day("2026-12-20")))
	if later["uuid"] == onAnother["uuid"] {
		t.Error("two dates judged have one document id")
	}
}

func TestOnlyWhatIsSettledIsSatisfied(t *testing.T) {
	for _, o := range assessment.Outcomes {
		for _, parked := range []bool{false, true} {
			for _, unconfirmed := range []bool{false, true} {
				f := &assessment.Finding{Outcome: o, Parked: parked, Unconfirmed: unconfirmed}
				good := !parked && (o == assessment.OutcomeMet || o == assessment.OutcomeNotApplicable && !unconfirmed)
				got := statusOf(f)
				if (got.State == "satisfied") != good || (got.Reason == "pass") != good {
					t.Errorf("%s, parked %v, unconfirmed %v is %v", o, parked, unconfirmed, got)
				}
				if o.Open() && got.Reason != "fail" {
					t.Errorf("%s is %v", o, got)
				}
			}
		}
	}
}

func TestWaiversAreApprovedDeviationsAndConditionsHaveADeadline(t *testing.T) {
	in := accepting(t).input(0)
	doc := oscalOf(t, "plan-of-action-and-milestones", in)
	got := map[string]string{}
	for _, r := range doc["risks"].([]any) {
		r := r.(map[string]any)
		got[r["title"].(string)] = fmt.Sprint(r["status"], " ", r["deadline"])
	}
	want := map[string]string{
		"ID-03 Secrets live in a store": "deviation-approved 2027-01-10T00:00:00Z",
		"DR-02 A restore was timed":     "open 2027-01-15T00:00:00Z",
	}
	if !maps.Equal(got, want) {
		t.Errorf("the risks are %v, want %v", got, want)
	}
	if n := len(doc["poam-items"].([]any)); n != 2 {
		t.Errorf("the plan has %d items, want 2", n)
	}
	milestones := strings.Count(fmt.Sprint(doc["risks"]), "type:milestone")
	if milestones != 3 { // fixed by, the end of the waiver, the condition
		t.Errorf("the plan has %d milestones, want 3", milestones)
	}
}

func TestAWaiverInDisputeIsNoApprovedDeviation(t *testing.T) {
	b := allMet(t)
	b.add(assessment.Answered{Question: "ID-03", Answer: assessment.Unmet})
	seen := map[string]int{"laptop-ana": b.heads["laptop-ana"].Count}
	other := waiver("ID-03")
	other.Expires = day("2027-01-08")
	b.seeing("laptop-ben", ben, seen, waiver("ID-03"))
	b.seeing("laptop-cai", cai, seen, other)
	for _, r := range oscalOf(t, "assessment-results", b.input(0))["results"].([]any)[0].(map[string]any)["risks"].([]any) {
		if r := r.(map[string]any); r["status"] != "open" || r["deadline"] != nil {
			t.Errorf("the risk is %v until %v", r["status"], r["deadline"])
		}
	}
}

func TestAPlanWithNothingToDoSaysSo(t *testing.T) {
	doc := oscalOf(t, "plan-of-action-and-milestones", allMet(t).input(0))
	items := doc["poam-items"].([]any)
	if len(items) != 1 || items[0].(map[string]any)["title"] != "Nothing is to be done" || doc["risks"] != nil {
		t.Errorf("a go has the items %v", items)
	}
}

func TestTooMuchAcceptedIsAnItemOfThePlan(t *testing.T) {
	b := allMet(t)
	b.gate.Policy.Conditions, b.gate.Policy.BlockerWaivers = all4(0), all4(0)
	b.add(assessment.Answered{Question: "DR-02", Answer: assessment.Unmet}, condition("DR-02"),
		assessment.Answered{Question: "ID-03", Answer: assessment.Unmet}, waiver("ID-03"))
	if got := fmt.Sprint(oscalOf(t, "plan-of-action-and-milestones", b.input(0))["poam-items"]); strings.Count(got, "more accepted than the tier allows") != 1 {
		t.Errorf("the items are %s", got)
	}
}

func TestEvidenceIsObservedAsItsKindSays(t *testing.T) {
	o := newOSCAL(everything(t).input(0))
	o.in.state().Gate.Kinds = append(o.in.state().Gate.Kinds, content.EvidenceKind{ID: "statement", Ceiling: 1}, content.EvidenceKind{ID: "assertion"})
	for kind, want := range map[string]string{
		"drill-record": "TEST", "config-export": "EXAMINE", "screenshot": "EXAMINE", "statement": "INTERVIEW", "assertion": "INTERVIEW",
		"nothing that the gate knows": "UNKNOWN",
	} {
		if got := o.method(kind); got != want {
			t.Errorf("a %s is observed by %s, want %s", kind, got, want)
		}
	}
}

func TestTextsOfOSCALStandOnOneLine(t *testing.T) {
	for s, want := range map[string]string{
		"plain": "plain", " space around ": "space around", "two\nlines": "two␤lines", "two\r\nlines\u2028more": "two␤lines⟨U+2028⟩more", "\n": "␤", " \t": blankText, "\ufeffmark\u00a0": "mark",
	} {
		if got := oneLine(s); got != want {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
	}
}

func TestOnlyWebAddressesBecomeLinks(t *testing.T) {
	for ref, want := range map[string]string{
		"https://e.example/a b?c d|e#f": "https://e.example/a%20b?c%20d%7Ce#f", "HTTP://e.example/x": "http://e.example/x", "evidence/drill 3.md": "evidence/drill%203.md",
		"javascript:alert(1)": "./javascript:alert%281%29", "C:\\shots\\a.png": "./C:%5Cshots%5Ca.png", "//evil.example/x": "/.//evil.example/x", "#id": "%23id", "": "",
		"https:evil": "./https:evil", "ftp://e.example/x": "./ftp://e.example/x", "http://[::1": "./http://%5B::1", "data:text/html,x": "./data:text/html,x",
	} {
		if got := href(ref); got != want {
			t.Errorf("%q becomes the link %q, want %q", ref, got, want)
		}
	}
}

// markupIn lists the texts that OSCAL reads as Markdown, in one order.
func markupIn(v any, out []string) []string {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			out = markupIn(x, out)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if s, ok := v[key].(string); ok && slices.Contains([]string{"title", "description", "remarks", "prose", "statement"}, key) {
				out = append(out, s)
				continue
			}
			out = markupIn(v[key], out)
		}
	}
	return out
}

// oddly is hostile text as long as a field may be, without the bytes that the record refuses.
func oddly(h string) string { return strings.ToValidUTF8(h[:min(len(h), 500)], "") }

func TestHostileTextInOSCALKeepsToTheSchemaAndStaysText(t *testing.T) {
	in := stuffed(t).input(0)
	for root := range models {
		plain := markupIn(oscalOf(t, root, rewritten(in, func(s string) string { return "x" + s + "x" })), nil)
		if len(plain) < 100 {
			t.Fatalf("%s has only %d texts", root, len(plain))
		}
		want := make([][]string, len(plain))
		for i, s := range plain {
			want[i] = shape(t, []byte(s))
		}
		step := map[string]int{"assessment-results": 2, "plan-of-action-and-milestones": 16}[root] // most of both is made by the same code
		for n := 0; n < len(hostile); n += step {
			front, back := oddly(hostile[n]), oddly(hostile[(n+1)%len(hostile)])
			if front+back == "" {
				continue
			}
			h := front + " … " + back
			got := markupIn(oscalOf(t, root, rewritten(in, func(s string) string { return front + s + back })), nil)
			if len(got) != len(plain) {
				t.Fatalf("%q makes %d texts of %d in %s", h, len(got), len(plain), root)
			}
			for i, s := range got {
				if !slices.Equal(shape(t, []byte(s)), want[i]) {
					t.Errorf("%q changes what %q is in %s: %q", h, plain[i], root, s)
				}
			}
		}
	}
}

// allText is every string of a JSON document, one on a line.
func allText(t testing.TB, doc any) string {
	t.Helper()
	var out strings.Builder
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			out.WriteString(v + "\n")
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			for _, x := range v {
				walk(x)
			}
		}
	}
	walk(doc)
	return out.String()
}

func TestOSCALHoldsEverythingThatIsRecorded(t *testing.T) {
	in := stuffed(t).input(0)
	values := recorded(in.Record.State)
	if len(values) < 150 {
		t.Fatalf("the record holds only %d values", len(values))
	}
	for root := range models {
		doc := oscalOf(t, root, in)
		delete(doc["metadata"].(map[string]any), "parties") // a name among the people does not say what they did
		text := allText(t, doc)
		for v, at := range values {
			if !strings.Contains(text, v) {
				t.Errorf("%s does not hold %q of %s", root, v, at)
			}
		}
	}
}

func TestTheSignedBytesAreInTheBackMatterAsTheyWere(t *testing.T) {
	in := stuffed(t).input(0)
	given := in.Decision.SignOffs.Given
	given[0].Signature, given[0].Bundle = "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n", `{"mediaType":"x"}`
	for root := range models {
		var back struct {
			Resources []struct {
				Base64 struct {
					Filename string
					Value    []byte
				}
			}
		}
		raw, err := json.Marshal(oscalOf(t, root, in)["back-matter"])
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(raw, &back); err != nil {
			t.Fatal(err)
		}
		held := map[string]string{}
		for _, r := range back.Resources {
			held[r.Base64.Filename] = string(r.Base64.Value)
		}
		name := fmt.Sprintf("sign-off-%d", given[0].Entry)
		if held[name+".json"] != given[0].Statement || held[name+".sig"] != given[0].Signature || held[name+".bundle.json"] != given[0].Bundle {
			t.Errorf("%s: the bytes of the sign-off are not as they were: %v", root, held)
		}
	}
}

// said are the properties of a thing, each as "name class=value".
func oscalSaid(thing any) []string {
	var out []string
	for _, p := range thing.(map[string]any)["props"].([]any) {
		p := p.(map[string]any)
		about := ""
		if p["class"] != nil {
			about = " " + p["class"].(string)
		}
		out = append(out, fmt.Sprintf("%s%s=%s", p["name"], about, p["value"]))
	}
	return out
}

func TestWhatTheDecisionMakesOfThingsIsSaidInProperties(t *testing.T) {
	b := everything(t)
	longer := waiver("ID-03")
	longer.Expires = day("2027-01-12")
	b.add(longer)
	result := oscalOf(t, "assessment-results", b.input(0))["results"].([]any)[0].(map[string]any)
	pick := func(list string, i int) any { return result[list].([]any)[i] }
	risks := map[string]map[string]any{}
	for _, r := range result["risks"].([]any) {
		r := r.(map[string]any)
		risks[r["title"].(string)[:5]] = r
	}
	for what, c := range map[string]struct {
		thing any
		want  []string
	}{
		"finding": {pick("findings", 1), []string{"question=ID-02", "section=identities", "severity=blocker", "outcome=weak", "rule=unwaivable", "unwaivable=yes", "answer=met", "control PR.AA-01=small-csf:PR.AA-01"}},
		"evidence that counts": {pick("observations", 0), []string{
			"evidence=e3", "evidence-kind=config-export", "ref=https://evidence.example/ID-01", "observed=2026-11-20", "counts ID-01=yes", "strength ID-01=3", "stale-on ID-01=2027-02-18",
		}},
		"evidence that does not": {pick("observations", 1), []string{
			"strength-claimed=4", "strength ID-02=1",
			"counts ID-02=no: a screenshot does not count here; what counts: config-export, drill-record; its strength is 1 (the most a screenshot can be), at least 3 is needed; " +
				"nobody but its collector has checked it, as a blocker needs; it was observed on 2026-08-01 and counts until 2026-10-29",
		}},
		"risk": {risks["ID-03"], []string{"question=ID-03", "outcome=waived", "rule=accepted-risk"}},
		"waiver in use": {risks["ID-03"]["remediations"].([]any)[1], []string{
			"type=accept", "counts=yes", "extended=1", "risk-owner-stands=named, not signed", "approved=2026-11-20", "fixed-by=2027-01-05", "expires=2027-01-12",
		}},
		"waiver void": {risks["DR-02"]["remediations"].([]any)[1], []string{
			"counts=no", "void=the waiver ends on 2027-09-01; at tier 2 a major may be waived until 2027-02-18 at the latest (90 days from its approval)",
		}},
		"condition": {risks["DR-02"]["remediations"].([]any)[2], []string{"type=mitigate", "counts=yes", "due=2027-01-15", "set=2026-11-20"}},
	} {
		got := oscalSaid(c.thing)
		for _, w := range c.want {
			if !slices.Contains(got, w) {
				t.Errorf("the %s does not say %q; it says %q", what, w, got)
			}
		}
	}
}
