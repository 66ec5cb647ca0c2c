package collect_test

import (
	"strings"
	"testing"
)

func FuzzAgentPermissions(f *testing.F) { fuzzFormat(f, "agent-permissions") }

func TestDenyGoesBeforeAskAndAskBeforeAllow(t *testing.T) {
	for rules, want := range map[string]string{
		`"allow": ["Bash"]`:                                   "none",
		`"allow": ["Bash(git status)"]`:                       "none",
		`"allow": ["Bash"], "ask": ["Bash"]`:                  "person",
		`"ask": ["Bash(git push *)"]`:                         "person",
		`"allow": ["Bash(ls)"], "ask": ["Bash(git push *)"]`:  "none",
		`"ask": ["Bash"], "defaultMode": "bypassPermissions"`: "none",
		`"allow": ["Bash"], "deny": ["Bash(rm *)"]`:           "none",
	} {
		rows, _ := cellsOf(t, `{"permissions": {`+rules+`}}`)
		rows.want(t, "Bash", "approval", want)
		rows.want(t, "Bash", "allow_list", "")
	}
	for _, rules := range []string{`"allow": ["Bash"], "deny": ["Bash"]`, `"deny": ["Bash(*)"]`, `"allow": []`, `"deny": ["Bash(rm *)"]`, `"allow": ["mcp__ledger__pay"], "deny": ["mcp__ledger"]`} {
		if rows, _ := cellsOf(t, `{"permissions": {`+rules+`}}`); len(rows) != 0 {
			t.Errorf("%s makes the rows %v", rules, rows)
		}
	}
}

func TestASandboxThatCommandsMayLeaveIsNotSaidToHold(t *testing.T) {
	for sandbox, want := range map[string]string{
		`{"enabled": true, "allowUnsandboxedCommands": false}`:                                 "yes",
		`{"enabled": true, "allowUnsandboxedCommands": false, "excludedCommands": ["docker"]}`: "",
		`{"enabled": true}`:  "",
		`{"enabled": false}`: "no",
		`{"network": {}}`:    "",
	} {
		rows, _ := cellsOf(t, `{"permissions": {"allow": ["Bash"]}, "sandbox": `+sandbox+`}`)
		rows.want(t, "Bash", "sandbox", want)
	}
}

// A rule for all tools of a server is about the row that the configuration of the servers makes.
func TestARuleForAServerIsAboutTheServersRow(t *testing.T) {
	rows, _ := cellsOf(t, `{"mcpServers": {"ledger": {"url": "https://ledger.example.com/mcp"}}}`, `{"permissions": {"allow": ["mcp__ledger__*", "mcp__tickets__close"]}}`)
	rows.want(t, "ledger", "server", "https://ledger.example.com")
	rows.want(t, "ledger", "approval", "none")
	rows.want(t, "mcp__tickets__close", "server", "tickets")
}

func TestARuleForSomeToolsOfAServerIsAboutTheServersRow(t *testing.T) {
	rows, _ := cellsOf(t, `{"permissions": {"allow": ["mcp__ledger__list_*", "mcp__ledger__delete_entry", "mcp__ledger__pay"], "deny": ["mcp__ledger__delete_*"], "ask": ["mcp__wiki__write_*"]}}`)
	rows.want(t, "ledger", "approval", "none")
	rows.want(t, "mcp__ledger__pay", "approval", "none")
	rows.want(t, "wiki", "approval", "person")
	cursor, _ := cellsOf(t, `{"version": 1, "permissions": {"allow": ["Mcp(ledger:pay)", "Mcp(wiki:*)", "Shell(ls)"], "deny": ["Mcp(desk:*)", "Shell(rm)"]}}`)
	cursor.want(t, "mcp__ledger__pay", "approval", "none")
	cursor.want(t, "wiki", "approval", "none")
	cursor.want(t, "Shell", "kind", "shell")
	if len(cursor) != 3 {
		t.Errorf("Cursor's rules make the rows %v", cursor)
	}
	if len(rows) != 3 {
		t.Errorf("a pattern or a denied tool is a row: %v", rows)
	}
}

func TestARuleForEveryToolIsSaid(t *testing.T) {
	for _, rule := range []string{"*", "mcp__*"} {
		_, in := cellsOf(t, `{"permissions": {"allow": ["`+rule+`"]}}`)
		if m := in.Files[0].Misread; len(in.Rows) != 0 || len(m) != 1 || !strings.Contains(m[0].Says, "every tool unasked") {
			t.Errorf("of %s it says %+v", rule, m)
		}
	}
}
