package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/content"
)

// owned is a rule in Go: a row passes that has an owner, and nobody can tell of one whose owner is disputed.
type owned struct{}

func (owned) Run(_ string, _ int, facts content.Facts) (content.Checked, error) {
	out := content.Checked{Standing: content.Passes}
	for _, r := range facts.Rows("keys") {
		row := content.CheckedRow{Key: r.Key, Standing: content.Passes}
		switch r.Values[0].(type) {
		case nil:
			row.Standing, row.Says = content.Fails, r.Key+" has no owner"
		case content.Disputed:
			row.Standing, row.Says = content.Fails, r.Key+": owner is disputed"
		}
		out.Standing = out.Standing.Worse(row.Standing)
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}

// withRegister gives the small gate a register, and a check of its rows to one question.
func (b *book) withRegister(question string) *book {
	b.gate.Registers = []content.Register{{ID: "keys", Title: "Keys", Summary: "Every key.", Key: "name of the key", Columns: []content.Column{
		{ID: "owner", Title: "Owner", Type: content.TypePerson, Required: true},
		{ID: "where", Title: "Where it lies", Type: content.TypeText},
		{ID: "seats", Title: "Seats", Type: content.TypeNumber},
	}}}
	b.gate.Question(question).Checks = []content.Check{{Register: "keys", Over: content.OverEvery, Says: "{key} has no owner"}}
	b.gate.Checker = owned{}
	return b
}

func key(name string, cells ...string) assessment.RowSet {
	r := assessment.RowSet{Register: "keys", Key: name, Cells: map[string]string{}}
	for i := 0; i < len(cells); i += 2 {
		r.Cells[cells[i]] = cells[i+1]
	}
	return r
}

// manyKeys are rows of which every tenth has no owner.
func manyKeys(n int) []assessment.Body {
	var out []assessment.Body
	for i := range n {
		row := key(fmt.Sprintf("key-%03d", i), "where", fmt.Sprintf("shelf %d", i))
		if i%10 != 9 {
			row.Cells["owner"] = ana
		}
		out = append(out, row)
	}
	return out
}

// A report shows what matters of a large register: rows that do not pass first, the rest counted.
func TestALargeRegisterIsFoldedToWhatMatters(t *testing.T) {
	b := allMet(t).withRegister("ID-03")
	b.add(manyKeys(100)...)
	b.add(key("<script>|`rm -rf` [x](http://x)", "where", "=cmd|' /C calc'!A0\nnext"))
	in := b.input(0)
	for name, f := range fullFormats {
		if name == "json" {
			continue
		}
		var out bytes.Buffer
		if err := f.write(&out, in); err != nil {
			t.Fatal(err)
		}
		got := f.read(t, out.Bytes())
		for _, want := range []string{"keys: 101 rows: 90 pass, 11 fail", "101 keys: 90 pass, 11 fail", "And 61 more", "key-099", "key-009 has no owner", "owner is not filled"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
		if strings.Contains(got, "key-090") {
			t.Errorf("%s shows a row that passes beyond the limit", name)
		}
		if strings.Contains(out.String(), "<script>") {
			t.Errorf("%s lets a key through as it is", name)
		}
		if first, pass := strings.LastIndex(got, "key-099"), strings.LastIndex(got, "key-001"); first > pass {
			t.Errorf("%s shows a row that passes before one that fails", name)
		}
	}
	if says := in.Decision.Finding("ID-03").Says; !strings.Contains(says, "and 8 more") {
		t.Errorf("the question says %q", says)
	}
}

// one is a rule that one row with an owner is enough for.
type one struct{ owned }

func (o one) Run(question string, n int, facts content.Facts) (content.Checked, error) {
	out, err := o.owned.Run(question, n, facts)
	out.Standing = content.Passes
	return out, err
}

func TestARowThatACheckPassesWithoutIsSaidToBeOneInEveryFullFormat(t *testing.T) {
	b := newBook(t, nil).withRegister("ID-03")
	b.gate.Checker = one{}
	b.add(key("with", "owner", ana), key("without"))
	in := b.input(0)
	for name, f := range fullFormats {
		var out bytes.Buffer
		if err := f.write(&out, in); err != nil {
			t.Fatal(err)
		}
		if name == "json" {
			var doc struct {
				Record struct {
					Registers map[string]struct {
						Rows []struct {
							Key    string
							Checks []struct{ Passes, Spared bool }
						}
					}
				}
			}
			if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
				t.Fatal(err)
			}
			rows := doc.Record.Registers["keys"].Rows
			if len(rows) != 2 || rows[0].Checks[0].Spared || !rows[1].Checks[0].Spared || rows[1].Checks[0].Passes {
				t.Errorf("JSON has the rows %+v", rows)
			}
			continue
		}
		if says := f.read(t, out.Bytes()); !strings.Contains(folded(says), "ID-03 fails: without has no owner (the check passes without it)") {
			t.Errorf("%s does not say that the check passes without the row", name)
		}
	}
}
