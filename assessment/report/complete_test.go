package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"gonogo/assessment"
	"gonogo/content"
)

// fullFormats are the formats that hold the whole record, each with what a reader reads of it.
var fullFormats = map[string]struct {
	write func(io.Writer, Input) error
	read  func(testing.TB, []byte) string
}{
	"md":   {Markdown, func(t testing.TB, b []byte) string { return words(t, md(b)) }},
	"html": {HTML, func(t testing.TB, b []byte) string { return textOf(parsed(t, b)) }},
	"json": {func(w io.Writer, in Input) error { return WriteJSON(w, ReportJSON(in)) }, jsonWords},
}

// jsonWords is every text and number of a JSON document.
func jsonWords(t testing.TB, b []byte) string {
	t.Helper()
	var out strings.Builder
	for dec := json.NewDecoder(bytes.NewReader(b)); ; {
		token, err := dec.Token()
		if err == io.EOF {
			return out.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(&out, token, " ")
	}
}

// ofSeveralLines are the fields that people write paragraphs into.
var ofSeveralLines = []string{"Note", "Checked", "Reason", "Control", "Tested", "Text", "Remark"}

// filler makes values that stand nowhere else.
type filler struct{ n int }

// fill gives every field of a body that is still empty a value of its own.
func (f *filler) fill(body any) {
	v := reflect.ValueOf(body).Elem()
	for i := range v.NumField() {
		field, name := v.Field(i), v.Type().Field(i).Name
		if !field.IsZero() {
			continue
		}
		f.n++
		switch field.Interface().(type) {
		case content.Digest:
			field.SetString(fmt.Sprintf("sha256:%064x", 0xabc000+f.n))
		case assessment.Date:
			field.SetInt(int64(day("2026-03-01").Add(f.n)))
		case time.Time:
			field.Set(reflect.ValueOf(time.Date(2026, 3, 1, 10, f.n, 0, 0, time.UTC)))
		case int64:
			field.SetInt(int64(770000 + f.n))
		case string:
			value := fmt.Sprintf("%s no. %d", name, f.n)
			if slices.Contains(ofSeveralLines, name) {
				value += "\nand on the next line"
			}
			field.SetString(value)
		case []string:
			field.Set(reflect.ValueOf([]string{fmt.Sprintf("%s no. %d", name, f.n)}))
		}
	}
}

func filled[T any](f *filler, body T) T {
	f.fill(&body)
	return body
}

// fullRecord holds every kind of fact, each with every field filled: of questions that are asked and of one that is
// not, by one writer and in dispute.
func fullRecord(t testing.TB) Input {
	f := &filler{}
	b := newBook(t, func(s *assessment.Subject) {
		s.Builders, s.Programme = nil, ""
		f.fill(s)
	})
	both := func(mine, theirs assessment.Body) {
		seen := map[string]int{"laptop-ana": b.heads["laptop-ana"].Count}
		b.add(mine)
		b.seeing("laptop-ben", ben, seen, theirs)
	}
	answer := func(q string) assessment.Answered {
		return filled(f, assessment.Answered{Question: q, Answer: assessment.Partly})
	}
	b.add(answer("ID-01"), filled(f, assessment.Evidenced{Questions: []string{"ID-01"}}),
		filled(f, assessment.Parked{Question: "ID-02"}), filled(f, assessment.Commented{Question: "ID-02"}), filled(f, assessment.Commented{}),
		answer("ID-05"), filled(f, assessment.Evidenced{Questions: []string{"ID-05"}}),
		filled(f, assessment.Waived{Question: "ID-05"}), filled(f, assessment.ConditionSet{Question: "ID-05"}))
	b.add(answer("ID-03"), answer("DR-02"))
	both(filled(f, assessment.Waived{Question: "ID-03"}), filled(f, assessment.Waived{Question: "ID-03"}))
	both(filled(f, assessment.ConditionSet{Question: "DR-02"}), filled(f, assessment.ConditionSet{Question: "DR-02"}))
	both(answer("DR-04"), answer("DR-04"))
	both(filled(f, assessment.Parked{Question: "DR-03"}), filled(f, assessment.Parked{Question: "DR-03"}))
	b.withRegister("ID-03").add(key("row of a key", "owner", "Olga Owner no. 1", "where", "the shelf\nand behind it", "seats", "987654"), key("row without an owner"))
	both(key("row in dispute", "owner", "Olga Owner no. 2"), key("row in dispute", "owner", "Olga Owner no. 3"))
	return withSignOffs(b.input(0))
}

// withSignOffs adds a sign-off that counts and one that does not, each with all that one can say.
func withSignOffs(in Input) Input {
	f := &filler{n: 5000}
	s := &in.Decision.SignOffs
	for n := range 2 {
		g := &assessment.GivenSignOff{SignOff: &assessment.SignOff{Signed: assessment.Signed{Role: "service-owner"}, Entry: 1 + n, By: fmt.Sprintf("Recorder %d", n)}}
		g.At, g.Digest = fmt.Sprintf("2026-11-2%dT09:00:00Z", n), content.Digest(fmt.Sprintf("sha256:%064x", 0xdef00+n))
		g.Says.Predicate.SignOff = filled(f, assessment.SignOffClaim{Role: "service-owner", Typed: true})
		g.Counts, g.Holds = n == 0, n == 0
		if !g.Counts {
			g.Why, g.Changed = "what was signed has changed since: entry 2", []int{2}
		} else if len(s.Needed) > 0 {
			s.Needed[0].By, s.Needed[0].Says = g, "signed by "+g.Name()
		}
		s.Given = append(s.Given, g)
	}
	s.Reopened = "reopened by Ana on 2026-11-21: the scope grew"
	return in
}

// leaf is one value of a record.
type leaf struct{ path, text string }

// unshown are fields that a report need not show, with the reason.
var unshown = map[string]string{
	"Piece.ID":          "the random name of an entry; its number is shown",
	"Subject.Depth":     "how the walk is shown, which decides nothing",
	"Cell.Value":        "its text, as checks see it",
	"SignOffClaim.Role": "shown as the role of the sign-off",
}

// leaves lists the texts, dates and digests of a value.
func leaves(path string, v reflect.Value) []leaf {
	if unshown[path] != "" || v.IsZero() {
		return nil
	}
	switch x := v.Interface().(type) {
	case assessment.Answer, assessment.LaunchKind, content.Trilean, bool, content.Disputed:
		return nil // each format has its own words for them
	case assessment.Date:
		return []leaf{{path, x.String()}}
	case time.Time:
		return []leaf{{path, stamp(x)}}
	case int64:
		return []leaf{{path, fmt.Sprint(x)}}
	case assessment.HeldRow: // its cells are reached by a method
		return append(leaves("HeldRow.Key", reflect.ValueOf(x.Key)), leaves("HeldRow.Filled", reflect.ValueOf(x.Filled()))...)
	}
	var out []leaf
	switch v.Kind() {
	case reflect.String:
		return []leaf{{path, folded(v.String())}}
	case reflect.Struct:
		for i := range v.NumField() {
			if !v.Type().Field(i).IsExported() {
				continue // what is for the engine alone: the place of a cell, who wrote what stands aside
			}
			out = append(out, leaves(v.Type().Name()+"."+v.Type().Field(i).Name, v.Field(i))...)
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = append(out, leaves(path, v.Index(i))...)
		}
	case reflect.Map:
		for at := v.MapRange(); at.Next(); {
			out = append(append(out, leaves(path, at.Key())...), leaves(path, at.Value())...)
		}
	case reflect.Pointer:
		return leaves(path, v.Elem())
	default: // numbers and switches are told in words
	}
	return out
}

func TestEverythingHeldIsInEveryFullFormat(t *testing.T) {
	in := fullRecord(t)
	s := in.Record.State
	var want []leaf
	for _, part := range []any{s.Subject, s.Answers, s.Parked, s.Evidence, s.Rows, s.Waivers, s.Conditions, s.Comments, s.Pending, s.Disputed} {
		want = append(want, leaves("", reflect.ValueOf(part))...)
	}
	for _, g := range in.Decision.SignOffs.Given {
		for _, part := range []any{g.Says.Predicate.SignOff, g.Digest, g.By, g.At, g.Role, g.Why} {
			want = append(want, leaves("GivenSignOff", reflect.ValueOf(part))...)
		}
	}
	want = append(want, leaf{"SignOffs.Reopened", in.Decision.SignOffs.Reopened})
	if len(want) < 150 {
		t.Fatalf("the record holds only %d values", len(want))
	}
	for name, f := range fullFormats {
		var out bytes.Buffer
		if err := f.write(&out, in); err != nil {
			t.Fatal(err)
		}
		got := strings.ToLower(folded(f.read(t, out.Bytes()))) // a sentence may begin with it
		for _, l := range want {
			if !strings.Contains(got, strings.ToLower(l.text)) {
				t.Errorf("%s leaves out %s: %q", name, l.path, l.text)
			}
		}
	}
}
