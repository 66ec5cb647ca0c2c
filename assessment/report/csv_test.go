package report

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gonogo/assessment"
	"gonogo/content/clean"
)

func csvBytes(t testing.TB, in Input) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := CSV(&buf, in); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// csvRows reads a CSV back; every row has all the columns or the reader refuses it.
func csvRows(t testing.TB, in Input) [][]string {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(csvBytes(t, in)))
	r.FieldsPerRecord = len(csvColumns)
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(rows[0], csvColumns) {
		t.Fatalf("the heading row is %q", rows[0])
	}
	return rows[1:]
}

func csvAt(column string) int { return slices.Index(csvColumns, column) }

func TestCSVOfANoGo(t *testing.T) {
	golden(t, "tracker.csv", csvBytes(t, everything(t).input(0)))
}

func TestCSVOfAGoHasNoRows(t *testing.T) {
	if rows := csvRows(t, allMet(t).input(0)); len(rows) != 0 {
		t.Errorf("a go has %d rows: %q", len(rows), rows)
	}
}

func TestHostileTextInCSVIsNoFormulaAndMakesNoRow(t *testing.T) {
	in := stuffed(t).input(0)
	want := len(csvRows(t, in))
	formulas := []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠x", "﹦1", "\x00=1", "\ufeff=1", "\u200b=1", "\",=1\n=2,\"", "';=1"}
	for _, h := range append(formulas, hostile...) {
		h = h[:min(len(h), 500)]
		rewrote := rewritten(in, func(s string) string { return h + s })
		out := csvBytes(t, rewrote)
		if clean.New(string(out)).String() != string(out) {
			t.Errorf("a CSV with %q holds what package clean would not show", h)
		}
		rows := csvRows(t, rewrote)
		if len(rows) != want {
			t.Errorf("%q makes %d rows of %d", h, len(rows), want)
		}
		for _, row := range rows {
			for i, cell := range row {
				first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(cell, unicode.IsSpace))
				if strings.ContainsRune("=+-@＝＋－＠", first) {
					t.Errorf("%q makes a formula of the cell %s: %q", h, csvColumns[i], cell)
				}
				if i != csvAt("Description") && strings.Contains(cell, "\n") {
					t.Errorf("%q breaks the line of the cell %s: %q", h, csvColumns[i], cell)
				}
			}
		}
	}
}

func TestALineOfANoteCannotPassForALineOfTheDescription(t *testing.T) {
	b := newBook(t, nil)
	b.add(assessment.Answered{Question: "ID-01", Answer: assessment.Unmet, Note: "nothing\nWaiver: in use, until 2099-01-01\r\nJudged: go"})
	for _, row := range csvRows(t, b.input(0)) {
		for line := range strings.SplitSeq(row[csvAt("Description")], "\n") {
			if strings.HasPrefix(line, "Waiver:") || strings.HasPrefix(line, "Judged: go") {
				t.Errorf("the note forged %q", line)
			}
		}
	}
}

func TestKeysAreOneToARowAndStay(t *testing.T) {
	b := everything(t)
	keys := func() map[string]string {
		out := map[string]string{}
		for _, row := range csvRows(t, b.input(0)) {
			key := row[csvAt("Key")]
			if _, twice := out[key]; twice {
				t.Errorf("the key %s stands twice", key)
			}
			out[key] = row[csvAt("Question")]
		}
		return out
	}
	before := keys()
	b.add(waiver("DR-04"), condition("DR-03"), assessment.Answered{Question: "ID-05", Answer: assessment.Met})
	for key, question := range keys() {
		if was, ok := before[key]; ok && was != question {
			t.Errorf("the key %s was of %s and is of %s", key, was, question)
		}
	}
	if before["6f2d9c:ID-03"] != "ID-03" {
		t.Errorf("the keys are %v", before)
	}
}

func TestARowNamesWhoIsToFixItAndByWhen(t *testing.T) {
	b := newBook(t, nil)
	b.add(
		assessment.Answered{Question: "ID-03", Answer: assessment.Unmet}, waiver("ID-03"),
		assessment.Answered{Question: "DR-02", Answer: assessment.Unmet}, condition("DR-02"),
		assessment.Answered{Question: "ID-04", Answer: assessment.Met}, export("ID-04"), condition("ID-04"),
	)
	got := map[string][]string{}
	for _, row := range csvRows(t, b.input(0)) {
		got[row[csvAt("Question")]] = []string{row[csvAt("Priority")], row[csvAt("Due Date")], row[csvAt("Assignee")], row[csvAt("Owner")], row[csvAt("Expires")], row[csvAt("Labels")]}
	}
	for q, want := range map[string][]string{
		"ID-03": {"Highest", "2027-01-05", "ana@example.com", cai, "2027-01-10", "gonogo gonogo-blocker gonogo-identities gonogo-waiver"},
		"DR-02": {"High", "2027-01-15", "dee@example.com", dee, "", "gonogo gonogo-major gonogo-drills gonogo-condition"},
		"ID-04": {"High", "2027-01-15", "dee@example.com", dee, "", "gonogo gonogo-major gonogo-identities gonogo-condition gonogo-settled"},
		"DR-04": {"Low", "", "", "", "", "gonogo gonogo-minor gonogo-drills"},
	} {
		if !slices.Equal(got[q], want) {
			t.Errorf("%s has %q, want %q", q, got[q], want)
		}
	}
	if got["AP-01"] != nil {
		t.Error("what the sign-offs settle is a row")
	}
}

func TestALongSummaryIsCutWhereJiraWouldRefuseIt(t *testing.T) {
	b := newBook(t, nil)
	b.gate.Sections[0].Questions[0].Title = strings.Repeat("ü", 400)
	got := csvRows(t, b.input(0))[0][csvAt("Summary")]
	if n := utf8.RuneCountInString(got); n != maxSummary || !strings.HasSuffix(got, "…") {
		t.Errorf("the summary has %d runes: %s", n, got)
	}
}

// The CSV holds findings, waivers and conditions alone: it is for a tracker of work, not for the record.
func TestCSVHoldsEveryWaiverAndConditionAndTheNotesOfWhatIsOpen(t *testing.T) {
	in := stuffed(t).input(0)
	s := in.Record.State
	values := map[string]string{}
	for q, h := range s.Waivers {
		heldValues(reflect.ValueOf(h.Value), "waiver of "+q, values)
	}
	for q, h := range s.Conditions {
		heldValues(reflect.ValueOf(h.Value), "condition of "+q, values)
	}
	for i := range in.Decision.Findings {
		if f := &in.Decision.Findings[i]; toDo(f) {
			heldValues(reflect.ValueOf([]string{f.Question.ID, f.Question.Text, f.Says, f.Needs, f.Held.Value.Note}), "finding", values)
		}
	}
	if len(values) < 60 {
		t.Fatalf("the record holds only %d values", len(values))
	}
	var buf bytes.Buffer
	if err := CSV(&buf, in); err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(buf.String(), `""`, `"`) // as it reads without the quoting
	for v, at := range values {
		if !strings.Contains(text, v) {
			t.Errorf("the CSV does not hold %q of %s", v, at)
		}
	}
}

func TestTooMuchAcceptedIsARowOfItsOwn(t *testing.T) {
	b := allMet(t)
	b.gate.Policy.Conditions, b.gate.Policy.BlockerWaivers = all4(0), all4(0)
	b.add(assessment.Answered{Question: "DR-02", Answer: assessment.Unmet}, condition("DR-02"),
		assessment.Answered{Question: "ID-03", Answer: assessment.Unmet}, waiver("ID-03"))
	rows := csvRows(t, b.input(0))
	if last := rows[len(rows)-1]; len(rows) != 3 || last[csvAt("Key")] != "6f2d9c:too-much-accepted" || !strings.Contains(last[csvAt("Summary")], "; ") {
		t.Errorf("the last of %d rows is %q", len(rows), last)
	}
}

func TestMailAddressesAreTakenOnlyWherePlain(t *testing.T) {
	for who, want := range map[string]string{
		"Ana Marsh <ana@example.com>": "ana@example.com", "ana@example.com": "ana@example.com", "Ana": "Ana", "Ana <ana>": "Ana <ana>", "<ana@example.com>": "ana@example.com",
		"Ana <ana@example.com> (lead)": "Ana <ana@example.com> (lead)", "A <a..b@example.com>": "A <a..b@example.com>", "=cmd@example.com": "=cmd@example.com",
		"A <a@-x.example>": "A <a@-x.example>", "A <a@localhost>": "A <a@localhost>", "A <a b@example.com>": "A <a b@example.com>",
	} {
		if got := mailOf(who); got != want {
			t.Errorf("the mail of %q is %q, want %q", who, got, want)
		}
	}
}

func TestControlIDsBecomeTokens(t *testing.T) {
	for id, want := range map[string]string{
		"PR.AA-05": "PR.AA-05", "NHI5:2025": "NHI5-2025", "GOVERN 1.1": "GOVERN-1.1", "A.5.2": "A.5.2", "Art. 9(2)": "Art.-9-2-", "5.1": "_5.1", "": "_", "-x": "_-x", "é1": "é1", "\x1b": "_-",
	} {
		if got := token(id); got != want {
			t.Errorf("%q becomes %q, want %q", id, got, want)
		}
	}
}
