package uitest

import (
	"fmt"
	"strings"

	"gonogo/assessment"
	"gonogo/content"
)

// checks are the checks of the small gate as functions, by question and number: "ID-02 0".
type checks map[string]func(content.Facts) content.Checked

// Run runs one of them.
func (c checks) Run(question string, n int, f content.Facts) (content.Checked, error) {
	run := c[fmt.Sprintf("%s %d", question, n)]
	if run == nil {
		return content.Checked{}, fmt.Errorf("no check %d of %s", n, question)
	}
	return run(f), nil
}

// every is a check over every row: it says of each whether it passes, and why not.
func every(register string, of func(content.Facts, content.Row) (content.Standing, string)) func(content.Facts) content.Checked {
	return func(f content.Facts) content.Checked {
		out := content.Checked{Standing: content.Passes}
		for _, r := range f.Rows(register) {
			s, says := of(f, r)
			out.Standing = out.Standing.Worse(s)
			out.Rows = append(out.Rows, content.CheckedRow{Key: r.Key, Standing: s, Says: says})
		}
		if len(out.Rows) == 0 {
			out.Standing, out.Says = content.Unknown, "no row of "+register+" is there yet"
		}
		return out
	}
}

// WithRegisters gives the small gate registers and checks: identities with a column of every type, people, and drills;
// ID-02 looks at owners and at the age of credentials, DR-01 at drills.
func (w *World) WithRegisters() *World {
	w.Gate.Registers = Registers()
	col := func(reg, id string) int { return w.Gate.Register(reg).Index(id) }
	owner, rotated, days := col("identities", "owner"), col("identities", "last_rotated"), 90
	w.Gate.Question("ID-02").Checks = []content.Check{
		{Register: "identities", Over: content.OverEvery, Passes: `owner != ""`, Says: "{key} has no owner"},
		{Register: "identities", Over: content.OverEvery, Passes: "age(last_rotated) <= 90", Says: "{key} was rotated too long ago"},
	}
	w.Gate.Question("DR-01").Checks = []content.Check{{Register: "drills", Over: content.OverSome, Passes: `outcome == "proven"`, Says: "{key} proves nothing"}}
	w.Gate.Checker = checks{
		"ID-02 0": every("identities", func(_ content.Facts, r content.Row) (content.Standing, string) {
			switch r.Values[owner].(type) {
			case string:
				return content.Passes, ""
			case content.Disputed:
				return content.Fails, r.Key + ": two writers name different owners"
			default:
				return content.Unknown, r.Key + " names no owner yet"
			}
		}),
		"ID-02 1": every("identities", func(f content.Facts, r content.Row) (content.Standing, string) {
			day, ok := r.Values[rotated].(int)
			switch {
			case !ok:
				return content.Unknown, r.Key + " does not say when it was last rotated"
			case f.On-day > days:
				return content.Fails, fmt.Sprintf("%s was last rotated %d days before go-live; %d are allowed", r.Key, f.On-day, days)
			}
			return content.Passes, ""
		}),
		"DR-01 0": func(f content.Facts) content.Checked {
			out := every("drills", func(_ content.Facts, r content.Row) (content.Standing, string) {
				if r.Values[col("drills", "outcome")] == "proven" {
					return content.Passes, ""
				}
				return content.Fails, r.Key + " proves nothing"
			})(f)
			for _, r := range out.Rows {
				if r.Standing == content.Passes {
					out.Standing = content.Passes
				}
			}
			return out
		},
	}
	return w
}

// Registers are those of the small gate.
func Registers() []content.Register {
	return []content.Register{
		{
			ID: "identities", Title: "Machine identities", Key: "name of the identity",
			Summary: "Every account, key and workload identity that the agent acts as. An identity that nobody wrote down is one that nobody takes away.",
			Columns: []content.Column{
				{ID: "kind", Title: "Kind", Type: content.TypeChoice, Choices: []string{"service account", "workload identity", "api key"}, Required: true, Help: "What sort of identity it is."},
				{ID: "owner", Title: "Owner", Type: content.TypePerson, Required: true, Help: "Who answers for it."},
				{ID: "deputy", Title: "Deputy", Type: content.TypeReference, Of: "people", Help: "Who does when the owner cannot."},
				{ID: "purpose", Title: "Purpose", Type: content.TypeText, Help: "What it is for."},
				{ID: "last_rotated", Title: "Last rotated", Type: content.TypeDate, Past: true, Help: "The day on which its credential was last renewed."},
				{ID: "lifetime", Title: "Token lifetime", Type: content.TypeDuration, Help: "How long a token of it lives."},
				{ID: "calls", Title: "Calls a day", Type: content.TypeNumber},
				{ID: "interactive", Title: "Interactive use", Type: content.TypeYesNo, Help: "Whether a person can log in as it."},
				{ID: "privileges", Title: "Privileges", Type: content.TypeList, Help: "What it may do."},
				{ID: "subject", Title: "Federated subject", Type: content.TypeText, Unique: true, Help: "The subject of its tokens; each identity has its own."},
			},
		},
		{
			ID: "people", Title: "People", Key: "the person", People: true, Summary: "Who is there when it goes wrong.",
			Columns: []content.Column{
				{ID: "role", Title: "Role", Type: content.TypeText, Required: true},
				{ID: "contact", Title: "Contact", Type: content.TypeText},
			},
		},
		{
			ID: "drills", Title: "Drills", Key: "name of the drill", Summary: "What was tried before it was needed.",
			Columns: []content.Column{
				{ID: "date", Title: "Date", Type: content.TypeDate, Required: true},
				{ID: "outcome", Title: "Outcome", Type: content.TypeChoice, Choices: []string{"proven", "failed"}},
			},
		},
	}
}

// Cells are the cells of a row: "owner=Ana", and so on.
func Cells(pairs ...string) map[string]string {
	out := map[string]string{}
	for _, p := range pairs {
		id, text, _ := strings.Cut(p, "=")
		out[id] = text
	}
	return out
}

// Rows are a few rows of each sort: one that passes, one that fails, one that cannot be told, one with faults.
func Rows() []assessment.Body {
	set := func(key string, pairs ...string) assessment.Body {
		return assessment.RowSet{Register: "identities", Key: key, Cells: Cells(pairs...)}
	}
	return []assessment.Body{
		set("svc-pay", "kind=service account", "owner="+Ana, "deputy="+Ben, "purpose=books refunds", "last_rotated=2026-11-01", "lifetime=1h", "calls=1200", "interactive=no", "privileges=refunds:write; orders:read", "subject=repo:pay"),
		set("svc-log", "kind=service account", "owner="+Ben, "last_rotated=2026-03-01", "calls=90", "interactive=yes"),
		set("wl-agent", "kind=workload identity", "purpose=runs the agent", "last_rotated=2026-10-20", "calls=40000"),
		set("key-mail", "kind=api key", "owner="+Cai, "calls=7"),
		assessment.RowSet{Register: "people", Key: Ana, Cells: Cells("role=owner", "contact=+49 30 1")},
		assessment.RowSet{Register: "drills", Key: "kill switch", Cells: Cells("date=2026-11-10", "outcome=proven")},
		assessment.RowSet{Register: "drills", Key: "kill switch, first try", Cells: Cells("date=2026-10-10", "outcome=failed")},
	}
}

// ManyRows are n identities, a third of them too old and a few without an owner.
func ManyRows(n int) []assessment.Body {
	out := make([]assessment.Body, n)
	for i := range out {
		cells := Cells("kind=api key", "owner="+Ana, "purpose=job number "+fmt.Sprint(i), "last_rotated=2026-11-01", fmt.Sprintf("calls=%d", i*7%1000), fmt.Sprintf("subject=repo:%d", i))
		if i%3 == 0 {
			cells["last_rotated"] = "2026-01-31"
		}
		if i%50 == 0 {
			delete(cells, "owner")
		}
		out[i] = assessment.RowSet{Register: "identities", Key: fmt.Sprintf("svc-%04d", i), Cells: cells}
	}
	return out
}
