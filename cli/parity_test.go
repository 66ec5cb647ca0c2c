package cli

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/json"
	"encoding/pem"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"gonogo/tui"
	"gonogo/tui/uitest"
)

// office is one database, worked on by verbs, by keys or by lines.
type office struct {
	*testing.T
	world World
}

func newOffice(t *testing.T) *office {
	dir := t.TempDir()
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	return &office{t, World{
		Now:      func() time.Time { return now },
		Identity: func(context.Context) string { return "Lea Lead <lea@example.com>" },
		Database: filepath.Join(dir, "gonogo.db"), StateDir: filepath.Join(dir, "state"), Version: "test",
	}}
}

func (o *office) verb(args ...string) string {
	o.Helper()
	var out, errs bytes.Buffer
	code := Run(context.Background(), o.world, args, strings.NewReader(""), &out, &errs)
	if code != 0 && args[0] != "decide" {
		o.Fatalf("gonogo %s: exit %d: %s", strings.Join(args, " "), code, errs.String())
	}
	return out.String()
}

// keys opens the review as `gonogo open` does and lets somebody press keys.
func (o *office) keys(press func(d *uitest.Driver)) {
	o.Helper()
	o.screen(tui.Options{Open: "payments-agent"}, press)
}

// lines opens the review line by line and gives it these.
func (o *office) lines(lines ...string) {
	o.Helper()
	var out, errs bytes.Buffer
	in := strings.NewReader(strings.Join(append(lines, "quit"), "\n") + "\n")
	if code := Run(context.Background(), o.world, []string{"open", "payments-agent", "--plain"}, in, &out, &errs); code != 0 {
		o.Fatalf("by lines: exit %d: %s\n%s", code, errs.String(), out.String())
	}
	if !strings.Contains(out.String(), "saved, ") {
		o.Fatalf("by lines nothing was saved:\n%s", out.String())
	}
}

var random = regexp.MustCompile(`"[0-9a-f]{32}"|"sha256:[0-9a-f]{64}"`)

// decision is the decision with what is random in it (entry ids, digests over them) taken out.
func (o *office) decision() string {
	out := random.ReplaceAllString(o.verb("decide", "payments-agent", "--json"), `"…"`)
	var doc map[string]any
	if err := json.Unmarshal([]byte(out), &doc); err != nil {
		o.Fatal(err)
	}
	return out
}

// One session by keys, the same by verbs and by lines: the decisions are equal to the byte, entry numbers included.
func TestTheTerminalAndTheCommandLineNeverDisagree(t *testing.T) {
	start := []string{
		"new", "--name", "Payments agent", "--tier", "3", "--go-live", "2026-12-15", "--like", "staging",
		"--trait", "agent", "--trait", "llm", "--trait", "writes", "--trait", "high-impact=no", "--trait", "autonomous=no",
		"--trait", "personal-data=no", "--trait", "people-decisions=no", "--trait", "legal-high-risk=no", "--trait", "multi-tenant=no",
		"--trait", "federation=no", "--trait", "open-tools=no", "--trait", "public=no", "--trait", "multi-agent=no", "--trait", "mcp=no",
	}
	byVerbs, byKeys, byLines := newOffice(t), newOffice(t), newOffice(t)
	key := keyFile(t)
	byVerbs.verb(start...)
	byKeys.verb(start...)
	byLines.verb(start...)

	steps := []struct {
		name  string
		verbs [][]string
		keys  func(d *uitest.Driver)
		lines []string
	}{
		{"five answers", [][]string{
			{"answer", "payments-agent", "ID-01", "met"},
			{"answer", "payments-agent", "ID-02", "partly"},
			{"answer", "payments-agent", "ID-03", "unmet"},
			{"answer", "payments-agent", "ID-04", "unknown"},
		}, func(d *uitest.Driver) { d.Press("1", "2", "3", "5") }, []string{"1", "partly", "unmet", "don't know"}},
		{"a note", [][]string{{"answer", "payments-agent", "ID-02", "partly", "--note", "one key is left in the old store"}}, func(d *uitest.Driver) {
			jump(d, "ID-02")
			d.Press("a")
			fill(d, map[string]string{"Note": "one key is left in the old store"})
		}, []string{"ID-02", "note", "one key is left in the old store", "."}},
		{"intake", [][]string{{"set", "payments-agent", "--release", "1.4.2", "--programme", "Checkout"}}, func(d *uitest.Driver) {
			d.Press("i")
			fill(d, map[string]string{"Programme": "Checkout", "Release": "1.4.2"})
		}, []string{"intake", "go programme", "Checkout", "go release", "1.4.2", "save"}},
		{"not applicable", [][]string{
			{"answer", "payments-agent", "ID-16", "not-applicable", "--absent", "on-behalf-of", "--checked", "it signs in as itself alone", "--confirmed-by", "Sam Second <sam@example.com>"},
		}, func(d *uitest.Driver) {
			jump(d, "ID-16")
			d.Press("4")
			fill(d, map[string]string{"How": "it signs in as itself alone", "Confirmed by": "Sam Second <sam@example.com>"})
		}, []string{"ID-16", "n/a", "go how", "it signs in as itself alone", ".", "Sam Second <sam@example.com>", ""}},
		{"evidence", [][]string{
			{"evidence", "add", "payments-agent", "ID-01", "--kind", "config-export", "--ref", "https://inventory.example.com/7", "--observed", "2026-11-23", "--env", "production", "--collector", "Lea Lead <lea@example.com>", "--checker", "Sam Second <sam@example.com>"},
		}, func(d *uitest.Driver) {
			jump(d, "ID-01")
			d.Press("e")
			fill(d, map[string]string{"Where it is": "https://inventory.example.com/7", "Checked by": "Sam Second <sam@example.com>"})
		}, []string{"id01", "evidence", "go where", "https://inventory.example.com/7", "go checked", "Sam Second <sam@example.com>", "save"}},
		{"parked", [][]string{{"park", "payments-agent", "OB-01"}}, func(d *uitest.Driver) { jump(d, "OB-01"); d.Press("p") }, []string{"OB-01", "park"}},
		{"waived", [][]string{
			{"waive", "payments-agent", "ID-03", "--reason", "each job has its own login from January", "--control", "the shared login works from one host only", "--tested", "tried from another host on the 20th, it was refused", "--owner", "Ola Owner <ola@example.com>", "--fixed-by", "2027-01-10", "--expires", "2027-01-20"},
		}, func(d *uitest.Driver) {
			jump(d, "ID-03")
			d.Press("w")
			fill(d, map[string]string{
				"Reason": "each job has its own login from January", "Control": "the shared login works from one host only", "How it was tested": "tried from another host on the 20th, it was refused",
				"Risk owner": "Ola Owner <ola@example.com>", "Fixed by": "2027-01-10", "Ends on": "2027-01-20",
			})
		}, []string{
			"ID-03", "waive", "each job has its own login from January", ".", "the shared login works from one host only", ".",
			"tried from another host on the 20th, it was refused", ".", "", "Ola Owner <ola@example.com>", "2027-01-10", "2027-01-20", "",
		}},
		{"a condition", [][]string{
			{"condition", "payments-agent", "ID-04", "--owner", "Dee Due <dee@example.com>", "--due", "2027-01-15"},
		}, func(d *uitest.Driver) {
			jump(d, "ID-04")
			d.Press("o")
			fill(d, map[string]string{"Owner": "Dee Due <dee@example.com>", "Due": "2027-01-15"})
		}, []string{"ID-04", "condition", "Dee Due <dee@example.com>", "2027-01-15", "save"}},
		{"undone", [][]string{{"answer", "payments-agent", "DR-01", "unmet"}, {"undo", "payments-agent"}}, func(d *uitest.Driver) {
			jump(d, "DR-01")
			d.Press("3", "u")
		}, []string{"DR-01", "unmet", "undo"}},
		{"signed", [][]string{
			{"sign", "payments-agent", "--role", "security", "--key", key, "--statement", "seen, and I want it fixed", "--yes"},
		}, func(d *uitest.Driver) {
			d.Press("s", "j", "j")
			d.Shows("▌ ○ missing Security")
			d.Press("enter", "left", "right", "tab", "ctrl+u")
			d.Paste(key)
			d.Press("tab")
			d.Type("seen, and I want it fixed")
			d.Press("ctrl+s", "G", "enter")
			d.Type("I sign as security")
			d.Press("ctrl+s")
			d.Shows("saved · signed as security")
		}, []string{
			"sign-offs", "security", "sign", "go sign with", "a key file", "go key file", key, "seen, and I want it fixed", ".", "save", "agree", "I sign as security",
		}},
	}
	for _, s := range steps {
		for _, args := range s.verbs {
			byVerbs.verb(args...)
		}
		byKeys.keys(s.keys)
		byLines.lines(s.lines...)
		v := byVerbs.decision()
		if k := byKeys.decision(); v != k {
			t.Fatalf("%s: by verbs\n%s\nby keys\n%s", s.name, v, k)
		}
		if l := byLines.decision(); v != l {
			t.Fatalf("%s: by verbs\n%s\nby lines\n%s", s.name, v, l)
		}
	}
	v := byVerbs.statement()
	if k := byKeys.statement(); v != k {
		t.Fatalf("what was signed by verbs\n%s\nby keys\n%s", v, k)
	}
	if l := byLines.statement(); v != l {
		t.Fatalf("what was signed by verbs\n%s\nby lines\n%s", v, l)
	}
}

// keyFile is a private key as ssh-keygen writes it: the same on every run.
func keyFile(t *testing.T) string { return keyFileOf(t, "") }

// keyFileOf is the key of somebody, the same on every run.
func keyFileOf(t *testing.T, name string) string {
	seed := make([]byte, ed25519.SeedSize)
	copy(seed, name)
	block, err := ssh.MarshalPrivateKey(ed25519.NewKeyFromSeed(seed), "lea@example.com")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "id_ed25519")
	if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

var digests = regexp.MustCompile(`[0-9a-f]{32,64}`)

// statement is what was signed with what is random in it taken out. How somebody agreed differs: a script does not
// type.
func (o *office) statement() string {
	out := digests.ReplaceAllString(o.verb("attest", "payments-agent", "--role", "security"), "…")
	typed := strings.Replace(out, `"agreement":"given with --yes"`, `"agreement":"typed at the prompt"`, 1)
	if !strings.Contains(typed, `"remark":"seen, and I want it fixed"`) || !strings.Contains(typed, `"agreement":"typed at the prompt"`) {
		o.Fatalf("this is not what was to be signed: %s", out)
	}
	return typed
}

func jump(d *uitest.Driver, question string) {
	d.Press("/")
	d.Type(question)
	d.Press("enter")
	d.Shows(question)
}

// fill goes down a form, fills the fields whose label begins so, and saves. A field that is not there is not filled,
// and the decisions differ.
func fill(d *uitest.Driver, fields map[string]string) {
	for range 16 {
		label := ""
		for _, line := range d.Lines() {
			if rest, ok := strings.CutPrefix(line, "▌"); ok && !strings.HasPrefix(rest, " ") {
				label = rest
			}
		}
		for name, text := range fields {
			if strings.HasPrefix(label, name) {
				delete(fields, name)
				d.Press("ctrl+u")
				d.Paste(text)
			}
		}
		d.Press("down")
	}
	d.Press("ctrl+s")
	d.Shows("saved")
}
