package register

import (
	"testing"

	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

// cased is the small gate's assessment with so many identities.
func cased(t testing.TB, n int) *ui.Case {
	w := uitest.NewWorld(t).WithRegisters()
	r := w.Act(w.Ana, w.Start(uitest.Subject()), uitest.ManyRows(n)...)
	env := &ui.Env{Desk: w.Ana}
	return env.Judge(r)
}

// BenchmarkTabulate is what is made of 2,000 rows for each state, off the loop.
func BenchmarkTabulate(b *testing.B) {
	c := cased(b, 2000)
	for b.Loop() {
		tabulate(c, "identities")
	}
}

// BenchmarkPlan is reading a paste of 2,000 rows, off the loop.
func BenchmarkPlan(b *testing.B) {
	c := cased(b, 2000)
	text := "key,kind,owner,last_rotated\n"
	for _, r := range c.State.Rows["identities"] {
		text += r.Key + ",service account,Ben Ode <ben@example.com>,2026-10-10\n"
	}
	for b.Loop() {
		if p := planOf(c, c.State.Gate.Register("identities"), text); len(p.changed) != 2000 {
			b.Fatal(len(p.changed), p.refused)
		}
	}
}
