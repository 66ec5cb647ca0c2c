package cli

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/library"
)

// demoFiles are files of facts, as gonogo apply takes them. "{{today-12}}" stands for a day, so that an example is
// as fresh on any day as on this one.
//
//go:embed demo
var demoFiles embed.FS

// demoProgramme marks the examples, so that they are made once.
const demoProgramme = "Examples by gonogo demo"

// demos are the examples: what each is called, and its facts. The people in them are invented; the entries are by
// whoever ran the demo, since that is who wrote them.
var demos = []struct{ name, file string }{
	{"Payments agent", "payments-agent.yaml"},
	{"Support summaries", "support-summaries.yaml"},
}

func demoVerb(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "demo",
		Short: "fill in two examples to look around in",
		Long: `Makes two filled assessments with invented people: an agent half-way, which is a no-go, and a service close to a go.
Their dates are counted from today. Run it again and it only says where they are. To keep them out of your own
record, give it a database of its own.`,
		Example: "gonogo demo\ngonogo demo --db demo.db && gonogo --db demo.db",
	}
	return a.verb(c, 0, 0, func(ctx context.Context, args []string) error {
		desk, err := a.acting(ctx)
		if err != nil {
			return err
		}
		made, err := a.fillDemo(ctx, desk)
		if err != nil {
			return err
		}
		return a.demoMade(made)
	})
}

// example is a demo assessment as it stands.
type example struct {
	assessment.Record
	new bool
}

// fillDemo makes what is missing of the examples and returns all of them.
func (a *app) fillDemo(ctx context.Context, desk *assessment.Desk) ([]example, error) {
	rows, err := desk.Portfolio(ctx)
	if err != nil {
		return nil, err
	}
	var out []example
	for _, d := range demos {
		found := false
		for _, row := range rows {
			if row.Programme == demoProgramme && row.Name == d.name {
				r, err := desk.Open(ctx, row.Meta)
				if err != nil {
					return nil, err
				}
				out, found = append(out, example{r, false}), true
				break
			}
		}
		if found {
			continue
		}
		r, err := a.fill(ctx, desk, d.name, d.file)
		if err != nil {
			return nil, fmt.Errorf("make the example %s: %w", d.name, err)
		}
		out = append(out, example{r, true})
	}
	return out, nil
}

// fill makes one example.
func (a *app) fill(ctx context.Context, desk *assessment.Desk, name, file string) (assessment.Record, error) {
	_, pack, err := library.Gate(defaultGate)
	if err != nil {
		return assessment.Record{}, err
	}
	b, err := fs.ReadFile(demoFiles, path.Join("demo", file))
	if err != nil {
		return assessment.Record{}, err
	}
	text, err := dated(string(b), desk.Today())
	if err != nil {
		return assessment.Record{}, err
	}
	// Started with every trait unsure and tier unset, as a person would; the file says the rest.
	r, err := desk.Start(ctx, pack, assessment.Subject{Name: name, Programme: demoProgramme, Traits: map[string]content.Trilean{}})
	if err != nil {
		return assessment.Record{}, err
	}
	after, err := a.apply(ctx, desk, r.Meta, applyFile{name: file, text: []byte(text), keep: &keeper{most: assessment.KeptUnasked}}, acts{})
	return after.Record, err
}

// dated puts days into a file: {{today}}, {{today-12}}, {{today+30}}.
func dated(text string, today assessment.Date) (string, error) {
	var bad error
	day := regexp.MustCompile(`\{\{today([+-]\d+)?\}\}`)
	out := day.ReplaceAllStringFunc(text, func(token string) string {
		by := strings.TrimSuffix(strings.TrimPrefix(token, "{{today"), "}}")
		if by == "" {
			return today.String()
		}
		days, err := strconv.Atoi(by)
		if err != nil {
			bad = err
		}
		return today.Add(days).String()
	})
	return out, bad
}

func (a *app) demoMade(made []example) error {
	if a.flags.json {
		var rows struct {
			Schema      string   `json:"schema"`
			Assessments []string `json:"assessments"`
		}
		rows.Schema = "gonogo/demo/1"
		for _, e := range made {
			rows.Assessments = append(rows.Assessments, e.Slug)
		}
		return a.document(rows)
	}
	for _, e := range made {
		dec := a.desk.Decide(e.Record, 0)
		says := "is there already"
		if e.new {
			says = "is made"
		}
		a.print("%s %s: %s", e.Slug, says, verdictPhrase(&dec))
	}
	a.note("look around: gonogo open %s, or gonogo decide %s; the database is %s", made[0].Slug, made[0].Slug, a.database())
	return nil
}
