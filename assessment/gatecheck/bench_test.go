package gatecheck

import (
	"fmt"
	"testing"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/rule"
)

// manyRows is a gate of 30 checks over a register of 18 columns, with a journal of so many rows: as large as the register of
// a big organisation gets. One row in a hundred has something wrong with it.
func manyRows(t testing.TB, n int) (*content.Gate, []assessment.Sealed, assessment.Date) {
	t.Helper()
	gate, _ := startGate(t)
	reg := content.Register{ID: "identities", Title: "Identities", Key: "name", Columns: []content.Column{
		{ID: "kind", Type: content.TypeChoice, Choices: []string{"agent", "service"}},
		{ID: "live", Type: content.TypeYesNo},
		{ID: "used_by", Type: content.TypeList},
		{ID: "minutes", Type: content.TypeDuration},
	}}
	for i := range 7 {
		reg.Columns = append(reg.Columns,
			content.Column{ID: fmt.Sprintf("person_%d", i), Type: content.TypePerson}, content.Column{ID: fmt.Sprintf("day_%d", i), Type: content.TypeDate})
	}
	gate.Registers = append(gate.Registers[:0:0], reg)
	gate.Terms, gate.Lists, gate.Limits = nil, nil, nil
	questions := gate.Questions()
	for _, q := range questions {
		q.Checks = nil
	}
	for i := range 30 {
		c := content.Check{Register: reg.ID, Over: content.OverEvery, None: content.NoneUnknown, Scope: `live == "yes" and kind in ["agent", "service"]`, Says: "{key} is not as it should be"}
		switch i % 3 {
		case 0:
			c.Passes = fmt.Sprintf("filled(person_%d)", i%7)
		case 1:
			c.Passes = fmt.Sprintf("day_%d >= on - %d", i%7, 90+i)
		default:
			c.Passes = fmt.Sprintf("len(used_by) == 1 and minutes <= 60 and person_%d != person_%d", i%7, (i+1)%7)
		}
		q := questions[i%len(questions)]
		for q.SignOff {
			q = questions[0]
		}
		for _, wrong := range rule.Compile(gate, &c) {
			t.Fatal(wrong.Msg)
		}
		q.Checks = append(q.Checks, c)
	}
	gate.Checker = rule.New(gate)
	on := assessment.Date(739600)
	journal := chain{writer: writer, on: on}
	digest := content.Digest("sha256:3f9a1c7be2d845603f9a1c7be2d845603f9a1c7be2d845603f9a1c7be2d84560")
	bodies := []assessment.Body{assessment.Started{Gate: gate.Digest, Subject: assessment.Subject{
		Name: "big", LaunchKind: assessment.LaunchFirst, Environment: "production", ReleaseDigest: digest, GoLive: on, Tier: 2, Depth: assessment.DepthFull,
	}}}
	for i := range n {
		cells := map[string]string{"kind": []string{"agent", "service"}[i%2], "live": "yes", "used_by": fmt.Sprintf("workload-%d", i), "minutes": "30"}
		for p := range 7 {
			cells[fmt.Sprintf("person_%d", p)] = fmt.Sprintf("Person %d <p%d@example.com>", (i+p)%40, (i+p)%40)
			cells[fmt.Sprintf("day_%d", p)] = on.Add(-(i + p) % 60).String()
		}
		if i%100 == 99 {
			cells["person_0"], cells["day_1"] = "", on.Add(-400).String()
		}
		bodies = append(bodies, assessment.RowSet{Register: reg.ID, Key: fmt.Sprintf("svc-%05d", i), Cells: cells})
	}
	if err := journal.add(bodies...); err != nil {
		t.Fatal(err)
	}
	return gate, journal.entries, on
}

func BenchmarkFoldAndDecide2000Rows30Checks(b *testing.B) {
	gate, entries, on := manyRows(b, 2000)
	b.ReportAllocs()
	for b.Loop() {
		s, err := assessment.Fold(gate, entries)
		if err != nil {
			b.Fatal(err)
		}
		if d := assessment.Decide(s, on, assessment.OnGiven); d.Err != nil || len(d.Findings) == 0 {
			b.Fatal(d.Err)
		}
	}
}

func BenchmarkFold2000Rows(b *testing.B) {
	gate, entries, _ := manyRows(b, 2000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := assessment.Fold(gate, entries); err != nil {
			b.Fatal(err)
		}
	}
}
