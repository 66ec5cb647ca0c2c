package collect_test

import (
	"bytes"
	"context"
	"errors"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"gonogo/assessment"
	"gonogo/assessment/collect"
	"gonogo/content"
	"gonogo/content/library"
	"gonogo/store/memory"
)

// desk is a desk over an assessment of the built-in gate.
func desk(t testing.TB) (*assessment.Desk, assessment.Record) {
	t.Helper()
	gate, pack, err := library.Gate("agentic-nhi")
	if err != nil {
		t.Fatal(err)
	}
	d := assessment.NewDesk(memory.New(), assessment.World{
		Now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }, By: "Ana <ana@example.com>",
		Writer: func() string { return "w" }, Parse: func([]byte) (*content.Gate, error) { return gate, nil }, Known: library.Known,
	})
	r, err := d.Start(context.Background(), pack, assessment.Subject{Name: "Agent", Tier: 2})
	if err != nil {
		t.Fatal(err)
	}
	return d, r
}

// take takes what one file says into the record.
func take(t testing.TB, d *assessment.Desk, r assessment.Record, choice assessment.ImportChoice, found *assessment.Found) (assessment.Record, *assessment.ImportPlan, error) {
	t.Helper()
	plan, err := d.PreviewImport(r, found, choice)
	if err != nil {
		t.Fatal(err)
	}
	after, err := d.Import(context.Background(), r.Meta, plan, false)
	return after, plan, err
}

// said is a file of a source that says one thing of one identity.
func said(source, column, text string, rule assessment.CellRule) *assessment.Found {
	return &assessment.Found{
		Files:   []assessment.FoundFile{{Name: source, Format: "f", Source: source, Digest: assessment.PlainDigest([]byte(source + text))}},
		Columns: []string{column},
		Rows:    []assessment.FoundRow{{Register: "identities", Key: "svc", Cells: []assessment.FoundCell{{Text: text, Rule: rule}}}},
	}
}

func cell(t testing.TB, r assessment.Record, column string) string {
	t.Helper()
	row := r.State.Row("identities", "svc")
	if row == nil {
		t.Fatal("no row svc")
	}
	return row.Cell(r.State.Gate.Register("identities").Index(column)).Text
}

func TestOfSeveralSourcesTheMostRightsHoldAndEachMayTakeItsOwnBack(t *testing.T) {
	d, r := desk(t)
	for _, step := range []struct{ source, says, holds string }{
		{"project a", "admin", "admin"}, {"project b", "read", "admin"}, {"project a", "write", "write"},
	} {
		var err error
		if r, _, err = take(t, d, r, assessment.ImportChoice{}, said(step.source, "privileges", step.says, assessment.RuleMost)); err != nil {
			t.Fatal(err)
		}
		if got := cell(t, r, "privileges"); got != step.holds {
			t.Errorf("after %s says %s it holds %s", step.source, step.says, got)
		}
	}
}

// together is what several files say as one import.
func together(of ...*assessment.Found) *assessment.Found {
	out := &assessment.Found{}
	for i, f := range of {
		out.Files = append(out.Files, f.Files...)
		out.Columns = append(out.Columns, f.Columns...)
		for _, row := range f.Rows {
			row.File = int32(i)
			for n := range row.Cells {
				row.Cells[n].Column += uint16(i)
			}
			out.Rows = append(out.Rows, row)
		}
	}
	return out
}

func TestFilesThatNameNoSourceTakeBackNothingOfEachOther(t *testing.T) {
	d, r := desk(t)
	policy := func(role string) *assessment.Found {
		t.Helper()
		found, err := read("gcp-iam-policy", collect.File{Name: role + ".json", Bytes: []byte(`{"etag": "BwY=", "version": 1, "bindings": [{"role": "roles/` + role + `", "members": ["serviceAccount:svc@p.iam.gserviceaccount.com"]}]}`)})
		if err != nil {
			t.Fatal(err)
		}
		found.Rows[0].Key, found.Rows[0].Joins = "svc", false
		return found
	}
	for _, role := range []string{"owner", "viewer"} {
		var err error
		if r, _, err = take(t, d, r, assessment.ImportChoice{}, policy(role)); err != nil {
			t.Fatal(err)
		}
		if got := cell(t, r, "privileges"); got != "admin" {
			t.Errorf("after %s it holds %s", role, got)
		}
	}
}

func TestAFileTakesBackNothingThatAnotherFileOfTheSameImportSaid(t *testing.T) {
	d, r := desk(t)
	r, _, err := take(t, d, r, assessment.ImportChoice{}, together(
		said("project a", "privileges", "admin", assessment.RuleMost), said("project b", "privileges", "read", assessment.RuleMost)))
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct{ source, says, holds string }{{"project b", "write", "admin"}, {"project a", "read", "write"}, {"project b", "read", "read"}} {
		if r, _, err = take(t, d, r, assessment.ImportChoice{}, said(step.source, "privileges", step.says, assessment.RuleMost)); err != nil {
			t.Fatal(err)
		}
		if got := cell(t, r, "privileges"); got != step.holds {
			t.Errorf("after %s says %s it holds %s", step.source, step.says, got)
		}
	}
}

// made is what a file says that tells when it was made.
func made(t testing.TB, day string, f *assessment.Found) *assessment.Found {
	t.Helper()
	var err error
	if f.Files[0].Generated, err = assessment.ParseDate(day); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestAnOlderExportReplacesNothingWhateverElseWasImportedBesideTheNewerOne(t *testing.T) {
	d, r := desk(t)
	r, _, err := take(t, d, r, assessment.ImportChoice{}, together(
		made(t, "2026-11-20", said("a", "enabled", "yes", assessment.RuleReplace)), made(t, "2026-01-05", said("b", "platform", "b", assessment.RuleReplace))))
	if err != nil {
		t.Fatal(err)
	}
	r, _, err = take(t, d, r, assessment.ImportChoice{}, made(t, "2026-03-01", said("a", "enabled", "no", assessment.RuleReplace)))
	if err != nil || cell(t, r, "enabled") != "yes" {
		t.Errorf("it holds %s, %v", cell(t, r, "enabled"), err)
	}
}

func TestAPersonsValueStaysWhereAColumnHasNoWordForBoth(t *testing.T) {
	d, r := desk(t)
	r, err := d.Act(context.Background(), r.Meta, nil, assessment.RowSet{Register: "identities", Key: "svc", Cells: map[string]string{"kind": "agent"}})
	if err != nil {
		t.Fatal(err)
	}
	r, plan, err := take(t, d, r, assessment.ImportChoice{}, said("a", "kind", "service-account", assessment.RuleBoth))
	if err != nil || cell(t, r, "kind") != "agent" || plan.Counts.Clashes != 1 {
		t.Errorf("it holds %s, %+v, %v", cell(t, r, "kind"), plan.Counts, err)
	}
}

func TestAValueThatNobodySawIsNotTakenFromAPerson(t *testing.T) {
	d, r := desk(t)
	kind := func(k string) {
		t.Helper()
		var err error
		if r, err = d.Act(context.Background(), r.Meta, nil, assessment.RowSet{Register: "identities", Key: "svc", Cells: map[string]string{"kind": k}}); err != nil {
			t.Fatal(err)
		}
	}
	kind("agent")
	plan, err := d.PreviewImport(r, said("a", "kind", "service-account", assessment.RuleReplace), assessment.ImportChoice{Take: true})
	if err != nil {
		t.Fatal(err)
	}
	kind("break-glass")
	changed := (*assessment.ChangedError)(nil)
	if _, err = d.Import(context.Background(), r.Meta, plan, false); !errors.As(err, &changed) {
		t.Errorf("it says %v", err)
	}
	if r, err = d.Open(context.Background(), r.Meta); err != nil || cell(t, r, "kind") != "break-glass" {
		t.Errorf("it holds %s, %v", cell(t, r, "kind"), err)
	}
}

func TestAnOlderFullExportSaysOfNoRowThatItIsGone(t *testing.T) {
	d, r := desk(t)
	full := func(day, key string) *assessment.Found {
		f := made(t, day, said("a", "enabled", "yes", assessment.RuleReplace))
		f.Files[0].Full, f.Rows[0].Key = []string{"identities"}, key
		f.Files[0].Digest = assessment.PlainDigest([]byte(day))
		return f
	}
	r, _, err := take(t, d, r, assessment.ImportChoice{}, full("2026-11-20", "svc"))
	if err != nil {
		t.Fatal(err)
	}
	for day, gone := range map[string]int{"2026-03-01": 0, "2026-11-21": 1} {
		plan, err := d.PreviewImport(r, full(day, "other"), assessment.ImportChoice{RemoveGone: true})
		if err != nil || plan.Counts.Gone != gone || plan.Counts.Removed != gone {
			t.Errorf("of %s: %+v, %v", day, plan.Counts, err)
		}
	}
}

func TestWhatTheFileLeavesOpenIsAskedForAndThenThePersonsOwn(t *testing.T) {
	d, r := desk(t)
	found := said("scan", "kind", "service-account", assessment.RuleReplace)
	found.Files[0].Needs = []assessment.FoundNeed{{Register: "identities", Key: "svc", Column: "platform", Says: "the file does not say where"}}
	if _, _, err := take(t, d, r, assessment.ImportChoice{}, found); err == nil {
		t.Fatal("it was recorded although something is left open")
	} else if refused := (*assessment.RefusedError)(nil); !errors.As(err, &refused) {
		t.Fatalf("it says %v", err)
	}
	r, _, err := take(t, d, r, assessment.ImportChoice{Said: map[string]string{"platform": "here"}}, found)
	if err != nil || cell(t, r, "platform") != "here" {
		t.Fatalf("%v", err)
	}
	r, plan, err := take(t, d, r, assessment.ImportChoice{}, said("scan", "platform", "there", assessment.RuleReplace))
	if err != nil || cell(t, r, "platform") != "here" || plan.Counts.Clashes != 1 {
		t.Errorf("what the person said gave way: %s, %+v, %v", cell(t, r, "platform"), plan.Counts, err)
	}
}

func TestAnotherGateTakesWhatItHasAndSaysWhatItLeftOut(t *testing.T) {
	d, r := desk(t)
	found := said("x", "colour", "red", assessment.RuleReplace)
	found.Rows = append(found.Rows, assessment.FoundRow{Register: "ships", Key: "a"}, assessment.FoundRow{Register: "identities", Key: "nobody", Joins: true})
	plan, err := d.PreviewImport(r, found, assessment.ImportChoice{})
	if err != nil || len(plan.Rows) != 1 || len(plan.LeftOut) != 3 {
		t.Errorf("%d rows, left out %q, %v", len(plan.Rows), plan.LeftOut, err)
	}
}

func BenchmarkImportCredentialReport(b *testing.B) {
	report := credentialReport(100_000)
	for b.Loop() {
		d, r := desk(b)
		found, err := read("", collect.File{Name: "report.csv", Bytes: report})
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := take(b, d, r, assessment.ImportChoice{}, found); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkImportCredentialReportAgain is the next month: the whole of it over what is there, with a day on which each key was
// used since.
func BenchmarkImportCredentialReportAgain(b *testing.B) {
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(248 << 20)) // as the command line does
	first := credentialReport(100_000)
	later := bytes.ReplaceAll(first, []byte("eu-west-1,s3"), []byte("eu-west-1,ec2"))
	d, r := desk(b)
	for i := 0; b.Loop(); i++ {
		report := first
		if i%2 == 1 {
			report = later
		}
		found, err := read("", collect.File{Name: "report.csv", Bytes: report})
		if err != nil {
			b.Fatal(err)
		}
		if r, _, err = take(b, d, r, assessment.ImportChoice{}, found); err != nil {
			b.Fatal(err)
		}
	}
}

// A day that is still to come is the freshest there is: whoever writes it, a check of age would pass on it for ever.
func TestAnImportTakesNoDayToComeOfWhatHasHappened(t *testing.T) {
	d, r := desk(t)
	r, plan, err := take(t, d, r, assessment.ImportChoice{}, said("a", "last_rotated", "2027-06-01", assessment.RuleReplace))
	if err != nil || cell(t, r, "last_rotated") != "" || len(plan.LeftOut) != 1 || !strings.Contains(plan.LeftOut[0], "still to come") {
		t.Errorf("it holds %q, left out %q, %v", cell(t, r, "last_rotated"), plan.LeftOut, err)
	}
	_, err = d.PreviewImport(r, said("b", "kind", "service-account", assessment.RuleReplace), assessment.ImportChoice{Said: map[string]string{"last_rotated": "2027-06-01"}})
	if err == nil || !strings.Contains(err.Error(), "lies in the future") {
		t.Errorf("what the person says is told of with %v", err)
	}
	if r, _, err = take(t, d, r, assessment.ImportChoice{}, said("c", "expires", "2027-06-01", assessment.RuleReplace)); err != nil || cell(t, r, "expires") != "2027-06-01" {
		t.Errorf("an end that is to come: %v", err)
	}
}
