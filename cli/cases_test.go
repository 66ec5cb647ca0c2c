package cli

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/library"
	"gonogo/content/load"
	"gonogo/tui"
	"gonogo/tui/uitest"
)

// The five cases are scripts of verbs. Here every verb of theirs is played twice from two empty databases: as it stands, and by
// keys on the screen that does the same. After each one the decisions are equal to the byte, and the last ones are those of the
// script. The sound rows come by paste, one table after the other; what facts.yaml holds, some hundred answers and pieces of evidence of the
// same few sorts, comes by gonogo apply on both sides; the one assessment that asks for a tier without its traits is opened by the verb.
func TestTheFiveCasesByKeysComeToTheSameAsByVerbs(t *testing.T) {
	scripts, err := filepath.Glob("testdata/script/case[1-5]-*.txtar")
	if err != nil || len(scripts) != 5 {
		t.Fatalf("there are %d cases: %v", len(scripts), err)
	}
	t.Setenv("SSH_AUTH_SOCK", "")
	for _, path := range scripts {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files := t.TempDir()
			for _, f := range append(ar.Files, txtar.File{Name: "rows.yaml", Data: []byte(soundRows(t))}) {
				if err := os.WriteFile(filepath.Join(files, f.Name), f.Data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			t.Chdir(files)
			c := &played{T: t, byVerbs: newOffice(t), byKeys: newOffice(t)}
			for _, line := range strings.Split(string(ar.Comment), "\n") {
				c.line(quoted(line))
			}
			if c.steps < 8 || c.last != "go" {
				t.Errorf("%d steps were played, and the last verdict is %q", c.steps, c.last)
			}
		})
	}
}

// played is a case by verbs and by keys.
type played struct {
	*testing.T
	byVerbs, byKeys *office
	slugs           []string
	steps           int
	last            string // the verdict after the last signature
}

// line plays a line of the script, where it is one that does something.
func (c *played) line(args []string) {
	switch {
	case len(args) == 2 && args[0] == "env" && strings.HasPrefix(args[1], "NOW="):
		now, err := time.Parse(time.RFC3339, strings.TrimPrefix(args[1], "NOW="))
		if err != nil {
			c.Fatal(err)
		}
		for _, o := range []*office{c.byVerbs, c.byKeys} {
			o.world.Now = func() time.Time { return now }
		}
		return
	case len(args) > 2 && args[0] == "signs":
		for _, role := range args[2:] {
			c.sign(c.slug(args[1]), role)
		}
		c.last = c.verdict(c.slug(args[1]))
		return
	case len(args) < 4 || args[0] != "exits" || args[2] != "gonogo":
		return
	}
	verb := slices.DeleteFunc(args[3:], func(a string) bool { return a == "-q" })
	refused := args[1] == "3"
	name := strings.Join(verb, " ")
	switch verb[0] {
	case "new":
		c.slugs = append(c.slugs, assessment.Slug(flagOf(verb, "--name")))
		c.byVerbs.verb(verb...)
		if flagOf(verb, "--tier") != "" { // the form does not take a tier above the floor that unsure traits set; the verb keeps it as asked for
			c.byKeys.verb(verb...)
			break
		}
		c.byKeys.screen(tui.Options{Intake: true}, func(d *uitest.Driver) { c.intake(d, verb) })
	case "apply":
		c.byVerbs.verb(verb...)
		if verb[2] == "rows.yaml" {
			c.paste(c.slug(verb[1]))
		} else {
			c.byKeys.verb(verb...)
		}
	case "answer", "waive", "condition":
		if !refused {
			c.byVerbs.verb(verb...)
		}
		c.byKeys.screen(tui.Options{Open: c.slug(verb[1])}, func(d *uitest.Driver) { c.judge(d, verb, refused) })
	case "evidence":
		c.byVerbs.verb(verb...)
		c.byKeys.screen(tui.Options{Open: c.slug(verb[2])}, func(d *uitest.Driver) { c.evidence(d, verb) })
	case "row":
		c.byVerbs.verb(verb...)
		c.byKeys.screen(tui.Options{Open: c.slug(verb[2])}, func(d *uitest.Driver) { c.row(d, verb) })
	case "decide", "report", "list", "questions", "log", "show", "verify", "diff", "forecast", "coverage", "sprawl":
		return // they only look
	default:
		c.Fatalf("no keys are known for gonogo %s", name)
	}
	c.equal(name)
}

// equal compares every assessment of the case.
func (c *played) equal(after string) {
	c.Helper()
	c.steps++
	for _, slug := range c.slugs {
		if v, k := c.byVerbs.decides(slug), c.byKeys.decides(slug); v != k {
			c.Fatalf("after %s %s is by verbs\n%s\nby keys\n%s", after, slug, v, k)
		}
	}
}

// slug is the whole of a name that the script may shorten.
func (c *played) slug(short string) string {
	for _, s := range c.slugs {
		if strings.HasPrefix(s, short) {
			return s
		}
	}
	c.Fatalf("no assessment is called %s", short)
	return ""
}

func (c *played) verdict(slug string) string {
	var d struct{ Verdict string }
	if err := json.Unmarshal([]byte(c.byKeys.decides(slug)), &d); err != nil {
		c.Fatal(err)
	}
	return d.Verdict
}

func (o *office) decides(slug string) string {
	o.Helper()
	return random.ReplaceAllString(o.verb("decide", slug, "--json"), `"…"`)
}

// screen lets somebody press keys in the terminal program, begun in one of its ways.
func (o *office) screen(opt tui.Options, press func(d *uitest.Driver)) {
	o.Helper()
	ctx := context.Background()
	a := &app{world: o.world}
	desk, err := a.acting(ctx)
	if err != nil {
		o.Fatal(err)
	}
	defer a.store.Close()
	gate, pack, err := library.Gate(defaultGate)
	if err != nil {
		o.Fatal(err)
	}
	d := &uitest.Driver{}
	opt.Gate, opt.Pack = gate, func() (content.Pack, error) { return pack, nil }
	opt.Now, opt.After, opt.Signing = o.world.Now, d.After, a.signing()
	d.Begin(o.T, tui.New(ctx, desk, opt), 130, 50)
	press(d)
}

func (c *played) intake(d *uitest.Driver, verb []string) {
	labels := map[string]string{"--name": "Name", "--like": "Production-like", "--kind": "Kind of launch"}
	fields := map[string]string{}
	for f, label := range labels {
		if v := flagOf(verb, f); v != "" {
			fields[label] = v
		}
	}
	fillForm(d, c.T, fields)
	d.Shows("saved")
}

// judge answers, waives or sets a condition; what the gate does not let anybody do is refused by the key already.
func (c *played) judge(d *uitest.Driver, verb []string, refused bool) {
	jump(d, verb[2])
	keys := map[string]string{"waive": "w", "condition": "o", "met": "1", "partly": "2", "unmet": "3", "not-applicable": "4", "unknown": "5"}
	key := keys[verb[0]]
	if verb[0] == "answer" {
		key = keys[verb[3]]
	}
	d.Press(key)
	if refused {
		d.Shows(" ! "+verb[2], "1 met 2 partly")
		return
	}
	d.Shows("saved · " + verb[2])
}

func (c *played) evidence(d *uitest.Driver, verb []string) {
	var questions []string
	for _, a := range verb[3:] {
		if strings.HasPrefix(a, "--") {
			break
		}
		questions = append(questions, a)
	}
	fields := map[string]string{
		"Kind": flagOf(verb, "--kind"), "Where it is": flagOf(verb, "--ref"), "Observed on": flagOf(verb, "--observed"), "Environment": flagOf(verb, "--env"),
		"Collected by": flagOf(verb, "--collector"), "Checked by": flagOf(verb, "--checker"), "Counts for": strings.Join(questions, " "),
	}
	if v := flagOf(verb, "--behaviour-digest"); v != "" {
		fields["Behaviour digest"] = v
	}
	jump(d, questions[0])
	d.Press("e")
	fillForm(d, c.T, fields)
	d.Shows("saved")
}

// row goes by the list of registers and the filter to the row, and changes it in its form.
func (c *played) row(d *uitest.Driver, verb []string) {
	reg := c.register(d, verb[3])
	d.Press("/")
	d.Type(verb[4])
	d.Press("enter")
	for range 20 {
		if strings.HasPrefix(strings.TrimLeft(chosenLine(d), "▌ "), verb[4]+" ") {
			break
		}
		d.Press("j")
	}
	d.Press("enter")
	d.Shows("› " + verb[4])
	fields := map[string]string{}
	for _, cell := range verb[5:] {
		id, text, _ := strings.Cut(cell, "=")
		fields[reg.Column(id).Title] = text
	}
	fillForm(d, c.T, fields)
	d.Shows("saved")
}

// register opens a register from its list.
func (c *played) register(d *uitest.Driver, id string) *content.Register {
	gate, _, err := library.Gate(defaultGate)
	if err != nil {
		c.Fatal(err)
	}
	d.Press("r")
	for i := range gate.Registers {
		if gate.Registers[i].ID == id {
			d.Press("enter")
			d.Shows("registers › " + id)
			return &gate.Registers[i]
		}
		d.Press("j")
	}
	c.Fatalf("there is no register %s", id)
	return nil
}

// paste pastes the rows that every case starts from, a table for each register.
func (c *played) paste(slug string) {
	_, pack, err := library.Gate(defaultGate)
	if err != nil {
		c.Fatal(err)
	}
	cases, err := load.Cases(pack)
	if err != nil {
		c.Fatal(err)
	}
	c.byKeys.screen(tui.Options{Open: slug}, func(d *uitest.Driver) {
		all := cases[0].All
		for len(all) > 0 {
			n := 1
			for n < len(all) && all[n].Register == all[0].Register {
				n++
			}
			c.register(d, all[0].Register)
			d.Paste(spreadsheet(all[:n]))
			d.Press("ctrl+s")
			d.Shows("saved · "+strconv.Itoa(n)+" row", " added")
			d.Press("esc", "esc")
			all = all[n:]
		}
	})
}

// spreadsheet is rows as a spreadsheet copies them.
func spreadsheet(rows []load.Row) string {
	var columns []string
	for _, r := range rows {
		for _, cell := range r.Cells {
			if !slices.Contains(columns, cell.Column) {
				columns = append(columns, cell.Column)
			}
		}
	}
	out := "key\t" + strings.Join(columns, "\t") + "\n"
	for _, r := range rows {
		line := []string{r.Key}
		for _, column := range columns {
			text := ""
			for _, cell := range r.Cells {
				if cell.Column == column {
					text = cell.Text
				}
			}
			line = append(line, text)
		}
		out += strings.Join(line, "\t") + "\n"
	}
	return out
}

// sign signs in a role, each time as somebody else.
func (c *played) sign(slug, role string) {
	key := keyFileOf(c.T, role)
	who := role + " <" + role + "@example.com>"
	c.byVerbs.verb("--as", who, "sign", slug, "--role", role, "--key", key, "--yes")
	seated := *c.byKeys
	seated.world.Identity = func(context.Context) string { return who }
	gate, _, err := library.Gate(defaultGate)
	if err != nil {
		c.Fatal(err)
	}
	seated.screen(tui.Options{Open: slug}, func(d *uitest.Driver) {
		d.Press("s", "g")
		title := gate.Role(role).Title
		for range gate.Roles {
			if strings.Contains(chosenLine(d), " "+title+" ") {
				break
			}
			d.Press("j")
		}
		d.Press("enter")
		d.Shows("Sign as " + title)
		fillFields(d, c.T, map[string]string{"Key file": key})
		d.Press("ctrl+s", "G", "enter")
		d.Type("I sign as " + role)
		d.Press("ctrl+s")
		d.Shows("saved · signed as " + role)
	})
	c.equal("signing as " + role)
}

func chosenLine(d *uitest.Driver) string {
	for _, line := range d.Lines() {
		if strings.HasPrefix(line, "▌") {
			return line
		}
	}
	return ""
}

// fillForm fills fields by their labels and saves.
func fillForm(d *uitest.Driver, t *testing.T, fields map[string]string) {
	t.Helper()
	fillFields(d, t, fields)
	d.Press("ctrl+s")
}

// fillFields goes down a form: a text is written anew, a choice is stepped through until it shows what is wanted.
func fillFields(d *uitest.Driver, t *testing.T, fields map[string]string) {
	t.Helper()
	for range 60 {
		line, name := chosenLine(d), ""
		line, _, _ = strings.Cut(strings.TrimPrefix(line, "▌"), " │ ")
		for label := range fields {
			if shown, _, _ := strings.Cut(line, "  "); strings.HasPrefix(line, label+" ") || shown == label {
				name = label
			}
		}
		if text, ok := fields[name]; ok {
			delete(fields, name)
			if strings.Contains(line, "‹ ") {
				choose(d, t, name, text)
			} else {
				d.Press("end", "ctrl+u")
				d.Paste(text)
			}
		}
		if len(fields) == 0 {
			return
		}
		d.Press("tab")
	}
	t.Fatalf("the form has no field for %v:\n%s", fields, d.Screen())
}

func choose(d *uitest.Driver, t *testing.T, name, text string) {
	t.Helper()
	for range 60 {
		_, value, _ := strings.Cut(chosenLine(d), "‹ ")
		if value, _, _ = strings.Cut(value, " ›"); value == text || strings.HasPrefix(value, text+" ") {
			return
		}
		d.Press("right")
	}
	t.Fatalf("%s cannot be %s:\n%s", name, text, d.Screen())
}

// flagOf is the value of a flag, "" where it is not given.
func flagOf(args []string, name string) string {
	if i := slices.Index(args, name); i >= 0 {
		return args[i+1]
	}
	return ""
}

// quoted splits a line of a script, in which a quote keeps words together.
func quoted(line string) []string {
	var out []string
	for i, part := range strings.Split(line, "'") {
		switch {
		case i%2 == 0:
			joined := i > 0 && !strings.HasPrefix(part, " ") && part != ""
			fields := strings.Fields(part)
			if joined && len(fields) > 0 {
				out[len(out)-1] += fields[0]
				fields = fields[1:]
			}
			out = append(out, fields...)
		case len(out) > 0 && strings.HasSuffix(strings.Split(line, "'")[i-1], "="):
			out[len(out)-1] += part
		default:
			out = append(out, part)
		}
	}
	return out
}
