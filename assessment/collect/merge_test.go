package collect_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/content"
)

// none is a file of a source that says there is none.
func none(source, column string) *assessment.Found {
	f := said(source, column, "", assessment.RuleReplace)
	f.Rows[0].Cells[0].None = true
	return f
}

// silent is a file of a source that lists the identity and says of it only what it is.
func silent(source string) *assessment.Found {
	return said(source, "kind", "service-account", assessment.RuleReplace)
}

// taken takes one import after another into a new record.
func taken(t *testing.T, of ...*assessment.Found) (*assessment.Desk, assessment.Record, *assessment.ImportPlan) {
	t.Helper()
	d, r := desk(t)
	var plan *assessment.ImportPlan
	for _, f := range of {
		var err error
		if r, plan, err = take(t, d, r, assessment.ImportChoice{}, f); err != nil {
			t.Fatal(err)
		}
	}
	return d, r, plan
}

// says checks that one of the sentences holds the words.
func says(t *testing.T, sentences []string, words string) {
	t.Helper()
	if !strings.Contains(strings.Join(sentences, "\n"), words) {
		t.Errorf("nothing says %q: %q", words, sentences)
	}
}

func TestAValueThatTwoSourcesSayStandsWhenOneOfThemSaysLess(t *testing.T) {
	most := func(source, text string) *assessment.Found {
		return said(source, "privileges", text, assessment.RuleMost)
	}
	d, r, _ := taken(t, most("a", "admin"), most("b", "admin"), most("a", "read"))
	if got := cell(t, r, "privileges"); got != "admin" {
		t.Errorf("it holds %s", got)
	}
	row := r.State.Row("identities", "svc")
	column := r.State.Gate.Register("identities").Index("privileges")
	origins := r.State.Origins("identities")
	from, _ := origins.Of(row, column)
	beside := origins.Beside(row, column)
	if from.Entry != 3 || from.File.Source != "b" || len(beside) != 1 || beside[0].File.Source != "a" || beside[0].Text != "read" {
		t.Errorf("it is from %+v, beside it %+v", from, beside)
	}
	if r, _, err := take(t, d, r, assessment.ImportChoice{}, most("b", "write")); err != nil || cell(t, r, "privileges") != "write" {
		t.Errorf("it holds %s, %v", cell(t, r, "privileges"), err)
	}
}

func TestWhatAnotherSourceSaidEarlierHoldsAgainAndIsTheirs(t *testing.T) {
	_, r, plan := taken(t, said("a", "privileges", "admin", assessment.RuleMost), said("b", "privileges", "write", assessment.RuleMost), silent("a"))
	row := r.State.Row("identities", "svc")
	c := row.Cell(r.State.Gate.Register("identities").Index("privileges"))
	if c.Text != "write" || c.Entry != 3 {
		t.Errorf("it holds %s of entry %d", c.Text, c.Entry)
	}
	if plan.Counts.Changed != 1 {
		t.Errorf("the import says %+v", plan.Counts)
	}
}

func TestNoneOfOneSourceEmptiesNothingThatAnotherOrAPersonKnows(t *testing.T) {
	_, r, _ := taken(t, said("a", "expires", "2027-01-31", assessment.RuleReplace), none("b", "expires"))
	if got := cell(t, r, "expires"); got != "2027-01-31" {
		t.Errorf("it holds %q", got)
	}
	_, r, _ = taken(t, none("b", "expires"), said("a", "expires", "2027-01-31", assessment.RuleReplace), none("a", "expires"))
	if c := r.State.Row("identities", "svc").Cell(r.State.Gate.Register("identities").Index("expires")); c.Text != "" || !c.None {
		t.Errorf("where both say none it holds %+v", c)
	}
	d, r := desk(t)
	r, err := d.Act(context.Background(), r.Meta, nil, assessment.RowSet{Register: "identities", Key: "svc", Cells: map[string]string{"expires": "2027-03-01"}})
	if err != nil {
		t.Fatal(err)
	}
	r, plan, err := take(t, d, r, assessment.ImportChoice{}, none("a", "expires"))
	if err != nil || cell(t, r, "expires") != "2027-03-01" || plan.Counts.Clashes != 1 {
		t.Errorf("of a person it holds %q, %+v, %v", cell(t, r, "expires"), plan.Counts, err)
	}
}

func TestWhatASourceSaysNoLongerIsUnknownAndThePreviewSaysSo(t *testing.T) {
	d, r, _ := taken(t, together(said("a", "last_used", "2026-10-01", assessment.RuleReplace)))
	plan, err := d.PreviewImport(r, silent("a"), assessment.ImportChoice{})
	if err != nil {
		t.Fatal(err)
	}
	becomes := ""
	for _, c := range plan.Rows[0].Cells {
		if r.State.Gate.Register("identities").Columns[c.Column].ID == "last_used" {
			becomes = plan.Was(&plan.Rows[0], &c).Text + " → " + c.Is()
		}
	}
	if becomes != "2026-10-01 → unknown" || plan.Rows[0].Fate != assessment.RowChanged {
		t.Errorf("it says %q of a row that is %s", becomes, plan.Rows[0].Fate)
	}
	r, err = d.Import(context.Background(), r.Meta, plan, false)
	if err != nil || cell(t, r, "last_used") != "" {
		t.Errorf("it holds %q, %v", cell(t, r, "last_used"), err)
	}
	if r, _, err = d.Undo(context.Background(), r.Meta, nil, ""); err != nil || cell(t, r, "last_used") != "2026-10-01" {
		t.Errorf("undo brings back %q, %v", cell(t, r, "last_used"), err)
	}
}

// A second file of a service that nobody named may be of another one: it says nothing of what it does not list.
func TestAFileThatNamesNoSourceMakesNothingUnknown(t *testing.T) {
	first, second := said("", "last_used", "2026-10-01", assessment.RuleReplace), silent("")
	_, r, _ := taken(t, first, second)
	if got := cell(t, r, "last_used"); got != "2026-10-01" {
		t.Errorf("it holds %q", got)
	}
}

// full is a file that lists all identities of its source.
func full(f *assessment.Found, keys ...string) *assessment.Found {
	f.Files[0].Full = []string{"identities"}
	f.Files[0].Digest = assessment.PlainDigest([]byte(f.Files[0].Source + strings.Join(keys, " ") + f.Files[0].Generated.String()))
	rows := f.Rows[:0:0]
	for _, key := range keys {
		row := f.Rows[0]
		row.Key = key
		rows = append(rows, row)
	}
	f.Rows = rows
	return f
}

func TestARowThatAnotherSourceStillListsIsNotGone(t *testing.T) {
	a := func(keys ...string) *assessment.Found {
		return full(said("a", "last_used", "2026-10-01", assessment.RuleReplace), keys...)
	}
	b := func(keys ...string) *assessment.Found {
		return full(said("b", "kind", "service-account", assessment.RuleReplace), keys...)
	}
	d, r, plan := taken(t, a("svc", "other"), b("svc", "third"), a("other"))
	if plan.Counts.Gone != 0 || plan.Counts.Changed != 1 || cell(t, r, "last_used") != "" || cell(t, r, "kind") != "service-account" {
		t.Errorf("%+v, last used %q, kind %q", plan.Counts, cell(t, r, "last_used"), cell(t, r, "kind"))
	}
	says(t, plan.LeftOut, "a no longer lists rows that another source lists: they stay")
	r, plan, err := take(t, d, r, assessment.ImportChoice{RemoveGone: true}, b("third"))
	if err != nil || plan.Counts.Gone != 1 || r.State.Row("identities", "svc") != nil {
		t.Errorf("where no source lists it: %+v, %v", plan.Counts, err)
	}
	_, _, plan = taken(t, a("svc"), b("svc", "third"), together(a("other"), b("third")))
	if plan.Counts.Gone != 1 {
		t.Errorf("where both say at once that it is gone: %+v", plan.Counts)
	}
	_, _, plan = taken(t, a("svc"), b("svc"), b("third"), a("other"))
	if plan.Counts.Gone != 1 {
		t.Errorf("where the other one listed it no longer before: %+v", plan.Counts)
	}
}

func TestOfTwoFilesThatDisagreeTheNewerCounts(t *testing.T) {
	both := func() (old, fresh *assessment.Found) {
		return made(t, "2026-10-01", said("a", "enabled", "yes", assessment.RuleReplace)), made(t, "2026-11-01", said("b", "enabled", "no", assessment.RuleReplace))
	}
	for _, oldFirst := range []bool{true, false} {
		order := func() []*assessment.Found {
			old, fresh := both()
			if oldFirst {
				return []*assessment.Found{old, fresh}
			}
			return []*assessment.Found{fresh, old}
		}
		_, r, plan := taken(t, together(order()...))
		if got := cell(t, r, "enabled"); got != "no" {
			t.Errorf("it holds %s", got)
		}
		says(t, plan.LeftOut, "disagree on enabled of svc: b counts, which is newer")
		if _, r, _ = taken(t, order()...); cell(t, r, "enabled") != "no" {
			t.Errorf("one after the other it holds %s", cell(t, r, "enabled"))
		}
	}
	_, r, plan := taken(t, together(said("a", "enabled", "yes", assessment.RuleReplace), said("b", "enabled", "no", assessment.RuleReplace)))
	if got := cell(t, r, "enabled"); got != "yes" {
		t.Errorf("without days it holds %s", got)
	}
	says(t, plan.LeftOut, "a and b disagree on enabled of svc: a, the first one, counts")
}

func TestOfTwoExportsOfOneSourceTheOlderSaysNothing(t *testing.T) {
	old := func() *assessment.Found {
		return made(t, "2026-10-01", said("a", "last_used", "2026-09-30", assessment.RuleReplace))
	}
	fresh := func() *assessment.Found { return made(t, "2026-11-01", silent("a")) }
	_, r, _ := taken(t, together(old(), fresh()))
	if got := cell(t, r, "last_used"); got != "" {
		t.Errorf("it holds %q", got)
	}
	_, r, plan := taken(t, fresh(), old())
	if got := cell(t, r, "last_used"); got != "" {
		t.Errorf("where the older one comes later it holds %q", got)
	}
	says(t, plan.LeftOut, "a is older than another export of the same source: what the newer one says stays")
}

func TestTheSameImportTwiceChangesNothing(t *testing.T) {
	files := func() *assessment.Found {
		return together(said("a", "privileges", "admin", assessment.RuleMost), said("b", "privileges", "read", assessment.RuleMost), none("c", "expires"))
	}
	d, r, _ := taken(t, files())
	plan, err := d.PreviewImport(r, files(), assessment.ImportChoice{})
	if err != nil || !plan.Nothing() || plan.Counts.Unchanged != 1 {
		t.Errorf("%+v, %v", plan.Counts, err)
	}
	after, err := d.Import(context.Background(), r.Meta, plan, false)
	if err != nil || len(after.State.Log) != len(r.State.Log) {
		t.Errorf("%d entries after %d, %v", len(after.State.Log), len(r.State.Log), err)
	}
}

func TestAPersonMayTakeOneValueAndKeepAnother(t *testing.T) {
	d, r := desk(t)
	r, err := d.Act(context.Background(), r.Meta, nil, assessment.RowSet{Register: "identities", Key: "svc", Cells: map[string]string{"kind": "agent", "platform": "mine"}})
	if err != nil {
		t.Fatal(err)
	}
	found := together(said("a", "kind", "service-account", assessment.RuleReplace), said("b", "platform", "theirs", assessment.RuleReplace))
	takes := func(name assessment.CellName) assessment.ImportChoice {
		return assessment.ImportChoice{TakeCell: map[assessment.CellName]bool{name: true}}
	}
	r, plan, err := take(t, d, r, takes(assessment.CellName{Register: "identities", Key: "svc", Column: "kind"}), found)
	if err != nil || cell(t, r, "kind") != "service-account" || cell(t, r, "platform") != "mine" || plan.Counts.Clashes != 1 {
		t.Errorf("%s, %s, %+v, %v", cell(t, r, "kind"), cell(t, r, "platform"), plan.Counts, err)
	}
	for _, wrong := range []assessment.CellName{{Register: "identities", Key: "nobody"}, {Register: "identities", Key: "svc", Column: "kindd"}, {Register: "ships", Key: "svc"}} {
		argument := (*assessment.ArgumentError)(nil)
		if _, err := d.PreviewImport(r, found, takes(wrong)); !errors.As(err, &argument) {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
}

// What a person types after an import stands although the file that said it first is imported again.
func TestWhatAPersonSetsAfterAnImportStaysAndTheFilesAreStillKnown(t *testing.T) {
	d, r, _ := taken(t, said("a", "privileges", "read", assessment.RuleMost), said("b", "privileges", "admin", assessment.RuleMost))
	r, err := d.Act(context.Background(), r.Meta, nil, assessment.RowSet{Register: "identities", Key: "svc", Cells: map[string]string{"privileges": "write"}})
	if err != nil {
		t.Fatal(err)
	}
	r, plan, err := take(t, d, r, assessment.ImportChoice{}, said("a", "privileges", "write", assessment.RuleMost))
	if err != nil || cell(t, r, "privileges") != "write" || plan.Counts.Clashes != 0 {
		t.Fatalf("%s, %+v, %v", cell(t, r, "privileges"), plan.Counts, err)
	}
	r, _, err = take(t, d, r, assessment.ImportChoice{Take: true}, said("a", "privileges", "read", assessment.RuleMost))
	if err != nil || cell(t, r, "privileges") != "admin" {
		t.Errorf("where the files win it holds %s, %v", cell(t, r, "privileges"), err)
	}
}

func TestTwoRowsThatWouldShareWhatEachHasForItselfAreRefusedWithBothPlaces(t *testing.T) {
	d, r := desk(t)
	gate := *r.State.Gate
	gate.Registers = append([]content.Register{}, gate.Registers...)
	for i := range gate.Registers {
		if reg := &gate.Registers[i]; reg.ID == "identities" {
			reg.Columns = append([]content.Column{}, reg.Columns...)
			reg.Columns[reg.Index("platform")].Unique = true
		}
	}
	state := *r.State
	state.Gate = &gate
	found := full(said("a", "platform", "one", assessment.RuleReplace), "svc", "other")
	found.Rows[0].At.Line, found.Rows[1].At.Line = 3, 7
	_, err := assessment.PlanImport(&state, found, assessment.ImportChoice{}, d.Today())
	refused := (*assessment.RefusedError)(nil)
	if !errors.As(err, &refused) || !strings.Contains(err.Error(), `other, line 7 of a and svc, line 3 of a would both have "one" in column platform`) {
		t.Errorf("it says %v", err)
	}
}
