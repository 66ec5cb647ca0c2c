package collect

import (
	"strings"

	"gonogo/assessment/collect/tree"
)

// Which tool servers an agent starts or calls. Each program that speaks MCP has its own file, and they all say the same: a name, and
// a command or an address. What the tools of a server do is in none of them.
var mcpServers = Format{
	ID:    "mcp-servers",
	Title: "MCP server configuration (mcpServers; servers of VS Code, context_servers of Zed, mcp of OpenCode)",
	Gives: []string{"tools"},
	Is: func(d *Doc) bool {
		if !d.Holds("ervers") && !d.Holds(`"mcp"`) && !d.Holds(`"command"`) && !d.Holds(`"url"`) {
			return false
		}
		n, err := mcpFile(d)
		_, is := mcpConfigured(n)
		return err == nil && is
	},
	Read: readMCPServers,
}

// mcpFile is a configuration as JSON with comments, or as the YAML of those programs that write it so.
func mcpFile(d *Doc) (*tree.Node, error) {
	if c := d.Starts(); c == '{' || c == '[' || c == '/' || !d.Holds("mcpServers:") {
		return d.Relaxed()
	}
	docs, err := d.Documents()
	if err != nil || len(docs) != 1 {
		return nil, err
	}
	return docs[0], nil
}

// mcpNamed is a server under the name that a file gives it.
type mcpNamed struct {
	name string
	n    *tree.Node
}

// mcpConfigured is the servers of a file; not ok where it is no such configuration. Claude Code keeps those of each project beside
// those of its user.
func mcpConfigured(n *tree.Node) (servers []mcpNamed, ok bool) {
	add := func(m *tree.Node) {
		for _, name := range m.Names() {
			servers = append(servers, mcpNamed{name, m.Get(name)})
		}
		for _, s := range m.List() { // of Continue
			servers = append(servers, mcpNamed{s.Get("name").Text(), s})
		}
		ok = ok || m.Kind() == tree.Map || m.Kind() == tree.List
	}
	for _, name := range n.Names() { // some programs put their own name before it: "amp.mcpServers"
		own := n.Get(name)
		lower := strings.ToLower(name)
		if name == "mcpServers" || own.Kind() == tree.Map && (strings.HasSuffix(lower, "mcpservers") || name == "mcp.servers" || name == "context_servers") {
			add(own)
		}
	}
	projects := n.Get("projects")
	for _, name := range projects.Names() {
		add(projects.Get(name, "mcpServers"))
	}
	switch mcp, own := n.Get("mcp"), n.Get("servers"); {
	case ok:
	case mcp.Get("servers").Kind() == tree.Map:
		add(mcp.Get("servers"))
	case mcpAll(mcp, mcpStarts):
		add(mcp)
	case !n.Has("asyncapi") && (mcpAll(own, mcpStarts) || own.Kind() == tree.Map && len(own.Names()) == 0 && n.Has("inputs")):
		add(own)
	case mcpAll(n, mcpAlone): // of a plug-in of Claude Code
		add(n)
	}
	return servers, ok
}

// mcpAll reports whether a map holds something and all of it fits.
func mcpAll(m *tree.Node, fits func(*tree.Node) bool) bool {
	for _, name := range m.Names() {
		if !fits(m.Get(name)) {
			return false
		}
	}
	return len(m.Names()) > 0
}

func mcpStarts(s *tree.Node) bool { return s.Has("command") || s.Has("url") }

// mcpAlone reports whether something describes a server even where nothing around it says so. Servers for languages look alike.
func mcpAlone(s *tree.Node) bool {
	if s.Has("extensionToLanguage") {
		return false
	}
	switch s.Get("type").Text() {
	case "http", "sse", "streamable-http", "ws":
		return s.Has("url")
	case "", "stdio":
		return s.Has("command") && (s.Has("args") || s.Has("env"))
	}
	return false
}

func readMCPServers(d *Doc, r *Reading) error {
	n, err := mcpFile(d)
	if err != nil {
		return err
	}
	servers, is := mcpConfigured(n)
	if !is {
		return &tree.Error{
			Place: n.At(), Msg: "there are no servers under mcpServers, servers, mcp or context_servers",
			Hint: "give the file in which the agent's MCP servers stand",
		}
	}
	r.Unknown("which tools the servers have and what those do: give the list of their tools too")
	r.Unknown("which agent uses the file: it does not say")
	if n.Has("permissions") {
		r.Unknown("what the permissions in the file allow: they are read with --format agent-permissions")
	}
	if n.Has("allowedTools") {
		r.Unknown("which tools the agent may call unasked: the file has a list of them, which is not read")
	}
	if len(servers) == 0 {
		r.Unknown("whether the agent has servers from elsewhere: this file has none")
	}
	for _, s := range servers {
		switch {
		case s.n.Kind() != tree.Map:
			r.Misread(s.n.At(), "no server is described here")
		case mcpOff(s.n):
			r.Unknown("what servers would do that are switched off: they are left out")
		default:
			mcpReadServer(r, s.name, s.n)
		}
	}
	return nil
}

func mcpOff(s *tree.Node) bool {
	off, ok := s.Get("disabled").Bool()
	on, told := s.Get("enabled").Bool()
	return ok && off || told && !on
}

func mcpReadServer(r *Reading, name string, n *tree.Node) {
	s := mcpStart(n)
	server := mcpHost(r, s.address.Text())
	if server == "" {
		server = mcpProgram(r, s.words)
	}
	row := r.Row("tools", name, n.At()).Names("mcp__"+name).Set("server", server)
	if server == "" {
		r.Misread(n.At(), "neither a program nor an address of the server is understood")
	}
	if all, ok := n.Get("trust").Bool(); ok && all {
		row.Set("approval", "none")
	}
	for _, list := range []string{"alwaysAllow", "autoApprove", "autoapprove"} {
		for _, tool := range n.Get(list).List() {
			switch text := tool.Text(); text {
			case "":
			case "*":
				row.Set("approval", "none")
			default:
				r.Row("tools", "mcp__"+name+"__"+text, tool.At()).Names(text).Set("server", name).Set("approval", "none")
			}
		}
	}
	mcpSecrets(r, n, s)
}
