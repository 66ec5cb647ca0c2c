package collect

import (
	"path"
	"slices"
	"strings"

	"gonogo/assessment/collect/tree"
)

// The settings in which Claude Code, and Cursor too, is told what it may do unasked (allow), after a person's yes (ask), and not at all (deny). Deny
// goes before ask, and ask before allow. What no rule names depends on the mode in which a session begins: that it is not on the
// list of what is allowed says neither that it may be called nor that it may not.
var agentPermissions = Format{
	ID:    "agent-permissions",
	Title: "Permissions of an agent (settings.json of Claude Code, cli.json of Cursor)",
	Gives: []string{"tools"},
	Is: func(d *Doc) bool {
		if !d.Holds("permissions") {
			return false
		}
		n, err := d.Relaxed()
		if err != nil {
			return false
		}
		if _, servers := mcpConfigured(n); servers {
			return false
		}
		p := n.Get("permissions")
		for _, name := range []string{"allow", "ask", "deny"} {
			if p.Get(name).Kind() == tree.List {
				return true
			}
		}
		return p.Has("defaultMode") || p.Has("disableBypassPermissionsMode")
	},
	Read: readAgentPermissions,
}

// agentRules are what the rules say of one tool.
type agentRules struct {
	at                tree.Place
	allow, ask, deny  bool // of the whole tool
	allowPart, asking bool // of some of its calls; whether any rule asks
}

func readAgentPermissions(d *Doc, r *Reading) error {
	n, err := d.Relaxed()
	if err != nil {
		return err
	}
	p := n.Get("permissions")
	if p.Kind() != tree.Map {
		return &tree.Error{Place: n.At(), Msg: "there are no permissions in it", Hint: "give the settings file that has them"}
	}
	r.Unknown("what other settings add or take away: those of the organisation, the user and the project count together, and this is one file")
	r.Unknown("what the agent may do with tools that no rule names: that a tool is not on the list does not say that it cannot be called")
	r.Unknown("which agent uses the file: it does not say")
	for _, name := range n.Get("env").Names() {
		dropGiven(r, "values of environment variables", n.Get("env", name))
	}
	rules := agentReadRules(r, p)
	mode := p.Get("defaultMode").Text()
	switch mode {
	case "bypassPermissions":
		r.Misread(p.Get("defaultMode").At(), "a session begins in a mode that asks nobody: what the rules ask a person for may be done unasked")
	case "", "default", "plan", "dontAsk":
	case "acceptEdits":
		r.Unknown("who approves changes of files: a session begins in a mode that makes them unasked")
	default:
		r.Unknown("who approves what: a session begins in a mode that gonogo does not know")
	}
	if yes, ok := n.Get("enableAllProjectMcpServers").Bool(); ok && yes {
		r.Unknown("which tool servers the agent has: it takes all that a project names, unasked")
	}
	denied := 0
	for _, tool := range rules.names {
		rule := rules.of[tool]
		if rule.deny || rules.denies(tool) {
			denied++
			continue
		}
		if rule.allow || rule.ask || rule.allowPart || rule.asking {
			agentTool(r, n, tool, rule, mode)
		}
	}
	if denied > 0 {
		r.Unknown("what other tools can do in place of those that are denied (%d of them): a denied tool is no row", denied)
	}
	return nil
}

// agentRuleBook is rules by tool, in the order of the file.
type agentRuleBook struct {
	names  []string
	of     map[string]*agentRules
	denied []string // patterns of tools of a server
}

// denies reports whether a tool is denied by a rule for others too: for its server as a whole, or for all tools of a pattern.
func (b agentRuleBook) denies(tool string) bool {
	for _, pattern := range b.denied {
		if is, err := path.Match(pattern, tool); is && err == nil {
			return true
		}
	}
	server, _, is := agentServer(tool)
	for _, name := range []string{"mcp__" + server, "mcp__" + server + "__*"} {
		if rule := b.of[name]; is && rule != nil && rule.deny {
			return true
		}
	}
	return false
}

func agentReadRules(r *Reading, p *tree.Node) agentRuleBook {
	book := agentRuleBook{of: map[string]*agentRules{}}
	for _, list := range []string{"allow", "ask", "deny"} {
		for _, n := range p.Get(list).Each() {
			tool, part, bounded := strings.Cut(strings.TrimSpace(n.Text()), "(")
			tool = strings.TrimSpace(tool)
			if tool == "" || bounded && !strings.HasSuffix(part, ")") {
				r.Misread(n.At(), "this is no rule for a tool")
				continue
			}
			if r.secret(part) {
				r.Drop("secrets in rules", 1)
			}
			if tool == "Mcp" && bounded { // of Cursor: "Mcp(ledger:pay)"
				server, call, _ := strings.Cut(strings.TrimSuffix(part, ")"), ":")
				tool, part, bounded = "mcp__"+server+"__"+call, "", false
				if server == "*" {
					tool = "mcp__*"
				}
			}
			if tool == "*" || tool == "mcp__*" {
				agentEvery(r, n, list)
				continue
			}
			part = strings.TrimSuffix(part, ")")
			whole := !bounded || part == "" || part == "*" || part == ":*" || part == "**"
			if server, call, is := agentServer(tool); is && call != "*" && strings.Contains(call, "*") { // some tools of a server
				if list == "deny" {
					book.denied = append(book.denied, tool)
				}
				tool, whole = "mcp__"+server, false
			}
			rule := book.of[tool]
			if rule == nil {
				rule = &agentRules{at: n.At()}
				book.of[tool] = rule
				book.names = append(book.names, tool)
			}
			switch {
			case list == "allow" && whole:
				rule.allow = true
			case list == "allow":
				rule.allowPart = true
			case list == "ask":
				rule.asking, rule.ask = true, rule.ask || whole
			case whole:
				rule.deny = true
			}
		}
	}
	return book
}

// agentServer takes apart what the tool of a server is called: "mcp__ledger__pay".
func agentServer(tool string) (server, call string, is bool) {
	rest, is := strings.CutPrefix(tool, "mcp__")
	server, call, _ = strings.Cut(rest, "__")
	return server, call, is
}

// agentEvery says of a rule for every tool there is what no row can.
func agentEvery(r *Reading, n *tree.Node, list string) {
	switch list {
	case "allow":
		r.Misread(n.At(), "a rule allows every tool unasked, those too that no row names")
	case "ask":
		r.Unknown("which tools a person is asked for: a rule asks for every tool, and names none")
	default:
		r.Unknown("which tools are denied: a rule denies every tool, and names none")
	}
}

// agentTool is the row of a tool that may be called. Where some of its calls are allowed unasked, nobody approves those.
func agentTool(r *Reading, n *tree.Node, tool string, rule *agentRules, mode string) {
	key := tool
	server, call, is := agentServer(tool)
	if !is {
		server = ""
	} else if call == "" || call == "*" { // tools of a server
		key = server
	}
	row := r.Row("tools", key, rule.at)
	if server != "" {
		if key == tool {
			row.Names(call).Set("server", server)
		} else {
			row.Names("mcp__" + server)
		}
	}
	approval := "none"
	if mode != "bypassPermissions" && (rule.ask || !rule.allow && !rule.allowPart) {
		approval = "person"
	}
	row.Set("approval", approval)
	switch {
	case tool == "Bash" || tool == "PowerShell" || tool == "Shell":
		row.Set("kind", "shell").Set("effect", "write")
		agentSandbox(r, row, n.Get("sandbox"))
	case tool == "WebFetch":
		row.Set("kind", "http")
	case slices.Contains([]string{"Edit", "MultiEdit", "Write", "NotebookEdit"}, tool):
		row.Set("effect", "write")
	case slices.Contains([]string{"Read", "Grep", "Glob", "LS"}, tool):
		row.Set("effect", "read")
	}
	if mode == "dontAsk" && rule.allowPart && !rule.allow {
		row.Set("allow_list", "permissions.allow of the agent's settings")
	}
}

// agentSandbox is yes only where no command gets out of it.
func agentSandbox(r *Reading, row *Row, n *tree.Node) {
	on, told := n.Get("enabled").Bool()
	leaves, known := n.Get("allowUnsandboxedCommands").Bool() // absent: a command may be run outside
	switch {
	case !told:
	case !on:
		row.YesNo("sandbox", false, true)
	case known && !leaves && len(n.Get("excludedCommands").Each()) == 0:
		row.YesNo("sandbox", true, true)
	default:
		r.Unknown("whether commands stay in the sandbox: it is on, and some may be run outside it")
	}
}
