package load_test

import (
	"strings"
	"testing"

	"gonogo/content"
	"gonogo/content/load"
)

// registersText is a file of registers with every key that one may have.
const registersText = `registers:
  - id: keys
    title: Keys
    summary: Every key.
    key: its name
    complete: KY-01
    columns:
      - {id: kind, title: Kind, type: choice, choices: [static, managed], required: true, unique: false, help: What it is.}
      - {id: owner, title: Owner, type: reference, of: staff}
      - {id: changed, title: Changed, type: date}
  - id: staff
    title: Staff
    summary: Who works here.
    key: name and mail
    people: true
    columns:
      - {id: active, title: Works here, type: yes-no}
limits: {key_days: [90, 90, 180, 365], most: 3}
lists: {good: [managed]}
terms:
  keys: {lasting: kind == "static"}
checks:
  - question: KY-01
    register: keys
    over: every
    scope: lasting
    passes: changed >= on - key_days and cell("staff", owner, "active") == "yes"
    says: "{key} was changed on {changed}"
    none: passes
    proof: true
  - {question: KY-01, register: keys, over: whole, passes: 'any_row("keys", {kind: "managed"})', says: No key is managed.}
`

func withRegisters(t *testing.T, old, now string) content.Pack {
	t.Helper()
	text := registersText
	if old != "" {
		text = swap(t, text, old, now)
	}
	return append(smallPack(t), content.File{Path: load.RegistersFile, Text: text})
}

func TestRegistersAndTheirChecksAreRead(t *testing.T) {
	g, source, err := load.GateWithSource(withRegisters(t, "", ""), frameworks(t))
	if err != nil {
		t.Fatal(err)
	}
	keys := g.Register("keys")
	if keys == nil || keys.Complete != "KY-01" || !g.Register("staff").People || keys.Column("kind").Choices[1] != "managed" || keys.Column("owner").Of != "staff" {
		t.Errorf("the registers are %+v", g.Registers)
	}
	if g.Limits[0].Tiers != [4]int{90, 90, 180, 365} || g.Limits[1].Tiers != [4]int{3, 3, 3, 3} || g.Lists[0].Items[0] != "managed" || g.Terms[0].Name != "lasting" {
		t.Errorf("limits %v, lists %v, terms %v", g.Limits, g.Lists, g.Terms)
	}
	checks := g.Question("KY-01").Checks
	if len(checks) != 2 || checks[0].Over != content.OverEvery || checks[0].None != content.NonePasses || !checks[0].Proof || checks[1].Over != content.OverWhole || checks[1].None != content.NoneUnknown {
		t.Errorf("the checks are %+v", checks)
	}
	if at, ok := source.Position("check:KY-01", "passes"); !ok || at.File != load.RegistersFile {
		t.Errorf("a check stands at %v", at)
	}
	found, err := g.Checker.Run("KY-01", 0, content.Facts{On: 90, Tier: 1, Rows: func(string) []content.Row { return nil }})
	if err != nil || found.Standing != content.Unknown {
		t.Errorf("it finds %v, %v", found, err)
	}
}

func TestAGateWithoutRegistersHasNothingToRun(t *testing.T) {
	g, err := load.Gate(smallPack(t))
	if err != nil || g.Checker != nil || g.Registers != nil {
		t.Errorf("%v, %v, %v", g.Checker, g.Registers, err)
	}
}

func TestAMistakeInRegistersIsToldAtItsPlace(t *testing.T) {
	for _, c := range []struct{ old, now, says, hint string }{
		{`kind == "static"`, `knd == "static"`, "registers.yaml:21:19: the term lasting: nothing is called knd", "did you mean kind?"},
		{"passes: changed >=", "passes: chnged >=", "registers.yaml:27:13: the check of KY-01: nothing is called chnged", "did you mean changed?"},
		{`"active") == "yes"`, `"active") == "yep"`, `"yep" is no word that can stand here`, ""},
		{`'any_row("keys", {kind: "managed"})'`, `'any_row("keys", {kynd: "managed"})'`, "no column", "did you mean kind?"},
		{"{changed}", "{chnged}", `registers.yaml:28:12: the check of KY-01: register keys has no column "chnged"`, ""},
		{"of: staff", "of: stuff", `register "stuff" is not known, which column owner of keys names rows of`, ""},
		{"complete: KY-01", "complete: PE-01", "question PE-01 is not known to have a check", ""},
		{"complete: KY-01", "complete: KY-77", "question KY-77 is not known", ""},
		{"question: KY-01\n    register", "question: KY-77\n    register", "question KY-77 is not known", ""},
		{"id: changed", "id: key", "key names the row itself", ""},
		{"id: changed", "id: release", "column release could not be read", ""},
		{"id: changed", "id: in", "column in could not be read", ""},
		{"most: 3", "tier: 3", `name "tier" means something in every expression`, ""},
		{"  keys: {lasting", "  staff: {idle: activ}\n  keys: {lasting", "the term idle: nothing is called activ", "did you mean active?"},
		{"id: changed", "id: kind", "column kind stands twice", ""},
		{"id: changed", "id: Changed", "does not have the form that is wanted here", ""},
		{"choices: [static, managed]", "choices: [static, Static]", `choice "Static" stands twice`, ""},
		{"type: date", "type: day", `"day" is none of text, choice`, "did you mean date?"},
		{"type: date", "type: choice", "choices is missing", ""},
		{"type: date", "type: date, choices: [a]", "a column of type date has no choices", ""},
		{"type: choice", "type: choice, past: true", "a column of type choice is no day", "write type: date, or leave past out"},
		{"type: date", "type: date, of: staff", "names no row of another register", ""},
		{"id: staff", "id: keys", "register keys stands twice", ""},
		{"most: 3", "kind: 3", `name "kind" stands twice: it is a column of keys too`, ""},
		{"good: [managed]", "most: [managed]", `name "most" stands twice`, ""},
		{"  keys: {lasting", "  kays: {lasting", `register "kays" is not known`, "did you mean keys?"},
		{"over: whole,", "over: whole, scope: 'true',", "a check over the whole register has no scope", ""},
		{"    proof: true", "    prove: true", `unknown key "prove"`, "did you mean proof?"},
		{"key_days: [90, 90, 180, 365]", "key_days: [90, 90]", "4 values are wanted here", ""},
	} {
		_, _, err := load.GateWithSource(withRegisters(t, c.old, c.now), frameworks(t))
		if err == nil {
			t.Errorf("%q is taken for %q", c.now, c.old)
			continue
		}
		if says := err.Error(); !strings.Contains(says, c.says) {
			t.Errorf("%q for %q: %s", c.now, c.old, says)
		}
	}
}

func TestAFoldedExpressionIsToldAtItsValue(t *testing.T) {
	_, _, err := load.GateWithSource(withRegisters(t, `passes: changed >= on - key_days and cell("staff", owner, "active") == "yes"`, "passes: >-\n      chnged\n      >= on"), frameworks(t))
	if err == nil || !strings.Contains(err.Error(), "registers.yaml:27:13: the check of KY-01: nothing is called chnged") {
		t.Error(err)
	}
}
