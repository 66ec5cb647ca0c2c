package report

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"gonogo/assessment"
	"gonogo/content"
)

// stuffed is a record in which every field that a person can fill holds a value found nowhere else, for questions that
// are asked and for one that is not (ID-05). Two writers disagree about an answer, a waiver and a condition.
func stuffed(t testing.TB) *book {
	b := newBook(t, nil)
	s := &stuffer{}
	put := func(body assessment.Body) { b.by("laptop-ana", s.text("Writer")+" <w@example.com>", body) }
	for _, q := range []string{"ID-01", "ID-05"} {
		put(stuff(s, assessment.Answered{Question: q, Answer: assessment.Partly}))
		put(stuff(s, assessment.Parked{Question: q}))
		put(stuff(s, assessment.Evidenced{Questions: []string{q}, EvidenceKind: "drill-record"}))
		put(stuff(s, assessment.Waived{Question: q}))
		put(stuff(s, assessment.ConditionSet{Question: q}))
		put(stuff(s, assessment.Commented{Question: q}))
	}
	put(stuff(s, assessment.Answered{Question: "ID-04", Answer: assessment.NotApplicable}))
	put(stuff(s, assessment.Evidenced{Questions: []string{"DR-01", "ID-05"}, EvidenceKind: "screenshot"}))
	put(stuff(s, assessment.Commented{}))
	put(stuff(s, assessment.Snapshotted{OnFrom: assessment.OnGoLive, Verdict: assessment.NoGo, Rule: assessment.RuleOpenBlocker}))
	put(stuff(s, assessment.Reopened{}))
	signOff(t, b, s)

	seen := map[string]int{"laptop-ana": b.heads["laptop-ana"].Count}
	for _, writer := range []string{"laptop-ben", "laptop-cai"} {
		for _, body := range []assessment.Body{
			stuff(s, assessment.Answered{Question: "DR-02", Answer: map[string]assessment.Answer{"laptop-ben": assessment.Unmet, "laptop-cai": assessment.Partly}[writer]}),
			stuff(s, assessment.Waived{Question: "DR-02"}),
			stuff(s, assessment.ConditionSet{Question: "DR-02"}),
		} {
			b.seeing(writer, s.text("Writer")+" <w@example.com>", seen, body)
		}
	}
	return b
}

// signOff records a typed sign-off whose every text is its own.
func signOff(t testing.TB, b *book, s *stuffer) {
	t.Helper()
	st := assessment.Statement{Type: assessment.StatementType, PredicateType: assessment.PredicateType, Subject: []assessment.Artefact{}}
	p := &st.Predicate
	p.Verdict, p.WithoutWaivers, p.Gate.Digest = assessment.NoGo, assessment.NoGo, gateDigest
	p.SignOff = stuff(s, assessment.SignOffClaim{Role: "service-owner", Typed: true, Covers: []string{s.text("Covers")}, At: time.Date(2026, 11, 21, 8, 0, 0, 0, time.UTC)})
	bytes, err := st.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	b.by("laptop-ana", p.SignOff.Name, assessment.Signed{Role: "service-owner", Statement: string(bytes)})
	b.by("laptop-ana", ana, assessment.Signed{Role: "service-owner", Statement: "{}"}) // proves nothing, and is held all the same
}

// stuffer makes values that are nowhere else, with marks in them that Markdown would read.
type stuffer struct{ n int }

func (s *stuffer) text(name string) string {
	s.n++
	return fmt.Sprintf("%s%dz #1_*[x]", name, s.n)
}

// stuff fills every field that is empty; an act that nobody would be allowed is fine here.
func stuff[T any](s *stuffer, body T) T {
	v := reflect.ValueOf(&body).Elem()
	for i := range v.NumField() {
		f, name := v.Field(i), v.Type().Field(i).Name
		switch {
		case !f.IsZero():
		case f.Type() == reflect.TypeFor[assessment.Date]():
			s.n++
			f.SetInt(int64(day("2027-01-01")) + int64(s.n))
		case f.Type() == reflect.TypeFor[content.Digest]():
			s.n++
			f.SetString(fmt.Sprintf("sha256:%064x", s.n))
		case f.Type() == reflect.TypeFor[*int]():
			f.Set(reflect.ValueOf(new(int)))
		case f.Kind() == reflect.Int64:
			s.n++
			f.SetInt(int64(7000 + s.n))
		case f.Kind() == reflect.String && name != "Question":
			f.SetString(s.text(name))
		}
	}
	return body
}

// heldValues lists every text, date, digest and number in v, with where it stands.
func heldValues(v reflect.Value, at string, into map[string]string) {
	switch {
	case v.Type() == reflect.TypeFor[assessment.Date]():
		into[v.Interface().(assessment.Date).String()] = at
	case v.Type() == reflect.TypeFor[time.Time]():
		into[stamp(v.Interface().(time.Time))] = at
	case v.Kind() == reflect.String:
		into[v.String()] = at
	case v.Kind() == reflect.Int64:
		into[fmt.Sprint(v.Int())] = at
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if !v.Type().Field(i).IsExported() {
				continue // how the fold remembers, and nothing that anybody wrote
			}
			heldValues(v.Field(i), at+"."+v.Type().Field(i).Name, into)
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			heldValues(v.Index(i), at, into)
		}
	case v.Kind() == reflect.Pointer && !v.IsNil():
		heldValues(v.Elem(), at, into)
	case v.Kind() == reflect.Map:
		for m := v.MapRange(); m.Next(); {
			heldValues(m.Value(), at+"["+fmt.Sprint(m.Key())+"]", into)
		}
	}
	delete(into, "")
	delete(into, "0")
}

// recorded is everything that people put into the record.
func recorded(s *assessment.State) map[string]string {
	all := map[string]string{}
	for name, v := range map[string]any{
		"answers": s.Answers, "parked": s.Parked, "evidence": s.Evidence, "waivers": s.Waivers, "conditions": s.Conditions, "comments": s.Comments,
		"snapshots": s.Snapshots, "subject": s.Subject,
	} {
		heldValues(reflect.ValueOf(v), name, all)
	}
	for i := range s.SignOffs {
		heldValues(reflect.ValueOf(s.SignOffs[i].Says.Predicate.SignOff), "sign-offs", all)
	}
	for _, n := range s.Reopened {
		heldValues(reflect.ValueOf(s.Log[n-1].What), "reopened", all)
	}
	return all
}
