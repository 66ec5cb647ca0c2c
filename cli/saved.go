package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"gonogo/assessment"
	"gonogo/content/clean"
)

// acts is what the verbs that record something share.
type acts struct{ notASecret bool }

func (s *acts) bind(f *pflag.FlagSet) {
	f.BoolVar(&s.notASecret, "not-a-secret", false, "the text looks like a secret, and you are sure that it is none")
}

// bodies wraps what a person has looked at.
func (s *acts) bodies(in ...assessment.Body) []assessment.Body {
	if !s.notASecret {
		return in
	}
	out := make([]assessment.Body, len(in))
	for i, b := range in {
		out[i] = assessment.NotASecret{Body: b}
	}
	return out
}

// record finds an assessment, records bodies as one act and says what came of it. It says "saved" only after
// the record holds it.
func (a *app) record(ctx context.Context, id string, what func(r assessment.Record, act []int) string, questions []string, bodies ...assessment.Body) error {
	desk, err := a.acting(ctx)
	if err != nil {
		return err
	}
	m, err := desk.Find(ctx, id)
	if err != nil {
		return err
	}
	r, err := desk.Act(ctx, m, nil, bodies...)
	if err != nil {
		return err
	}
	act := lastEntries(r, len(bodies))
	return a.saved(r, what(r, act), act, questions)
}

// just is what the line says where the numbers of the entries do not matter.
func just(says string) func(assessment.Record, []int) string {
	return func(assessment.Record, []int) string { return says }
}

// lastEntries are the numbers of the last n entries: what was just recorded has seen all else, so it stands last.
func lastEntries(r assessment.Record, n int) []int {
	var out []int
	for i := max(0, len(r.State.Log)-n); i < len(r.State.Log); i++ {
		out = append(out, i+1)
	}
	return out
}

// saved says what was kept, where the questions stand now and what the verdict is.
func (a *app) saved(r assessment.Record, what string, act []int, questions []string) error {
	if r.State.Vast() && !a.flags.json {
		if !a.flags.quiet {
			a.print("saved: %s %s — gonogo decide judges so many rows", r.Slug, what)
		}
		return nil
	}
	dec := a.desk.Decide(r, 0)
	if a.flags.json {
		return a.document(savedDoc(r, &dec, act, questions))
	}
	if a.flags.quiet {
		return nil
	}
	var stands []string
	for _, q := range questions {
		f := dec.Finding(q)
		switch {
		case f == nil:
			stands = append(stands, q+" is not asked of this subject")
		case len(questions) == 1:
			stands = append(stands, fmt.Sprintf("outcome %s: %s", f.Outcome, f.Says))
		default:
			stands = append(stands, fmt.Sprintf("%s %s", q, f.Outcome))
		}
	}
	if dec.Err == nil {
		stands = append(stands, "verdict "+verdictPhrase(&dec))
	} else { // it is saved all the same: only so can somebody put the row right
		stands = []string{dec.Err.Error()}
	}
	if names := voidedBy(&dec, act); len(names) > 0 {
		stands = append(stands, "this voids the sign-off of "+strings.Join(names, ", ")+"; gonogo undo takes it back")
	}
	a.print("saved: %s %s — %s", r.Slug, what, strings.Join(stands, "; "))
	return nil
}

// voidedBy are those whose sign-offs no longer stand because of these entries, and of none before them.
func voidedBy(d *assessment.Decision, act []int) []string {
	var out []string
	if len(act) == 0 {
		return nil
	}
	for _, g := range d.SignOffs.Given {
		if len(g.Changed) > 0 && slices.Min(g.Changed) >= slices.Min(act) && g.Broken == "" {
			if who := g.Name() + " (" + g.Role + ")"; !slices.Contains(out, who) {
				out = append(out, who)
			}
		}
	}
	return out
}

// verdictPhrase is a verdict with what stands in its way: "no-go (4 open blockers)".
func verdictPhrase(d *assessment.Decision) string {
	if d.Err != nil {
		return d.Err.Error()
	}
	var why []string
	if n := d.OpenBlockers(); n > 0 {
		why = append(why, counted(n, "open blocker"))
	}
	if n := d.BlockersToSettle(); n > 0 {
		why = append(why, counted(n, "blocker")+" to settle")
	}
	if len(why) == 0 && d.Verdict != assessment.Go {
		why = append(why, string(d.Rule))
	}
	if d.Unsigned() {
		why = append(why, d.SignOffs.State.String())
	}
	if len(why) == 0 {
		return d.Verdict.String()
	}
	return fmt.Sprintf("%s (%s)", d.Verdict, strings.Join(why, ", "))
}

// verdictWord is a verdict in one word, "" where there is none.
func verdictWord(v assessment.Verdict) string {
	if v == 0 {
		return ""
	}
	return v.String()
}

func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

type savedJSON struct {
	Schema           string          `json:"schema"`
	Assessment       string          `json:"assessment"`
	Entries          []savedEntry    `json:"entries"`
	Questions        []savedQuestion `json:"questions"`
	Verdict          string          `json:"verdict"` // "" where there is none
	OpenBlockers     int             `json:"open_blockers"`
	BlockersToSettle int             `json:"blockers_to_settle"`
	Error            string          `json:"error,omitempty"` // why there is no verdict
}

type savedEntry struct {
	Number int    `json:"number"`
	ID     string `json:"id"`
	Kind   string `json:"kind"`
	Says   string `json:"says"`
}

type savedQuestion struct {
	ID      string `json:"id"`
	Outcome string `json:"outcome"` // "" where it is not asked
	Says    string `json:"says"`
}

func savedDoc(r assessment.Record, dec *assessment.Decision, act []int, questions []string) savedJSON {
	doc := savedJSON{
		Schema: "gonogo/saved/1", Assessment: r.Slug, Entries: []savedEntry{}, Questions: []savedQuestion{},
		Verdict: verdictWord(dec.Verdict), OpenBlockers: dec.OpenBlockers(), BlockersToSettle: dec.BlockersToSettle(),
	}
	if dec.Err != nil {
		doc.Error = dec.Err.Error()
	}
	for _, n := range act {
		l := r.State.Log[n-1]
		doc.Entries = append(doc.Entries, savedEntry{n, l.ID, string(l.Kind), r.State.Describe(n)})
	}
	for _, q := range questions {
		s := savedQuestion{ID: q}
		if f := dec.Finding(q); f != nil {
			s.Outcome, s.Says = f.Outcome.String(), f.Says
		}
		doc.Questions = append(doc.Questions, s)
	}
	return doc
}

// shorten cuts text for a cell, with a mark where it was cut.
func shorten(s string, runes int) string {
	r := []rune(clean.Line(s).String())
	if len(r) <= runes {
		return string(r)
	}
	return strings.TrimRight(string(r[:runes-1]), " ") + "…"
}
