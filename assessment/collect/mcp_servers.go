package collect

import (
	"path"
	"strings"

	"gonogo/assessment/collect/tree"
)

// Which tool servers an agent starts or calls. Each program that speaks MCP has its own file, and they all say the same: a name, and
// a command or an address. What the tools of a server do is in none of them.
var mcpServers = Format{
	ID:    "mcp-servers",
	Title: "MCP server configuration (mcpServers, or servers of VS Code)",
	Gives: []string{"tools"},
	Is: func(d *Doc) bool {
		if !d.Holds("ervers") {
			return false
		}
		n, err := d.Relaxed()
		return err == nil && mcpConfigured(n) != nil
	},
	Read: readMCPServers,
}

// mcpConfigured is the map of the servers, nil where the file is no such configuration.
func mcpConfigured(n *tree.Node) *tree.Node {
	if m := n.Any("mcpServers", "mcp.servers"); m.Kind() == tree.Map {
		return m
	}
	if m := n.Get("mcp", "servers"); m.Kind() == tree.Map {
		return m
	}
	m := n.Get("servers")
	if m.Kind() != tree.Map || n.Has("asyncapi") || len(m.Names()) == 0 && !n.Has("inputs") {
		return nil
	}
	for _, name := range m.Names() {
		if s := m.Get(name); s.Kind() != tree.Map || !s.Has("command") && !s.Has("url") {
			return nil
		}
	}
	return m
}

func readMCPServers(d *Doc, r *Reading) error {
	n, err := d.Relaxed()
	if err != nil {
		return err
	}
	m := mcpConfigured(n)
	if m == nil {
		return &tree.Error{Place: n.At(), Msg: "there are no servers under mcpServers, servers or mcp.servers", Hint: "give the file in which the agent's MCP servers stand"}
	}
	r.Unknown("which tools the servers have and what those do: give the list of their tools too")
	r.Unknown("which agent uses the file: it does not say")
	if n.Has("permissions") {
		r.Unknown("what the permissions in the file allow: they are read with --format agent-permissions")
	}
	if len(m.Names()) == 0 {
		r.Unknown("whether the agent has servers from elsewhere: this file has none")
	}
	for _, name := range m.Names() {
		s := m.Get(name)
		if s.Kind() != tree.Map {
			r.Misread(s.At(), "no server is described here")
			continue
		}
		if off, ok := s.Get("disabled").Bool(); ok && off {
			r.Unknown("what servers would do that are switched off: they are left out")
			continue
		}
		server := mcpHost(r, s.Any("url", "serverUrl", "httpUrl"))
		if server == "" {
			server = mcpProgram(s)
		}
		r.Row("tools", name, s.At()).Names("mcp__"+name).Set("server", server)
		if server == "" {
			r.Misread(s.At(), "neither a program nor an address of the server is understood")
		}
		mcpSecrets(r, s)
	}
	return nil
}

// mcpSecrets counts what is written out where a secret may be, and says which names a server gets one under.
func mcpSecrets(r *Reading, s *tree.Node) {
	for _, where := range []string{"env", "headers"} {
		for _, name := range s.Get(where).Names() {
			v := s.Get(where, name)
			held := mcpSecretName(name)
			switch {
			case !v.Given():
			case mcpRefers(v.Text()):
				if clean := r.Clean(name); clean != "" && len(clean) <= 64 {
					r.Unknown("what may be done with the secret that servers get as %s, and where it is kept: the file only refers to it", clean)
				}
			case held || r.secret(v.Text()):
				r.Drop("secrets written in plain text for servers", 1)
				r.Misread(v.At(), "a secret for a server is written here in plain text: whoever reads the file has it")
			default:
				r.Drop("values of environment variables and headers", 1)
			}
		}
	}
	before := ""
	for _, arg := range s.Get("args").Texts() {
		name, value, joined := strings.Cut(arg, "=")
		if !joined {
			name, value = before, arg
		}
		if held := strings.HasPrefix(name, "-") && mcpSecretName(name) || joined && mcpSecretName(name); (held && !strings.HasPrefix(value, "-") || r.secret(arg)) && !mcpRefers(value) {
			r.Drop("secrets written in plain text for servers", 1)
			r.Misread(s.Get("args").At(), "a secret for a server is written among its arguments: whoever sees the list of programs has it")
		}
		before = arg
	}
}

// mcpProgram is what a server runs: its program, and the package for those programs that fetch one. Other arguments are not read.
func mcpProgram(s *tree.Node) string {
	words := append(strings.Fields(s.Get("command").Text()), s.Get("args").Texts()...)
	if len(words) == 0 {
		return ""
	}
	program := strings.TrimSuffix(path.Base(strings.ReplaceAll(words[0], `\`, "/")), ".exe")
	if !mcpPlain(program) {
		return ""
	}
	switch program {
	case "npx", "uvx", "bunx", "pipx", "pnpx":
		for _, w := range words[1:] {
			if w != "run" && !strings.HasPrefix(w, "-") {
				return mcpWith(program, w)
			}
		}
	case "python", "python3":
		if len(words) > 2 && words[1] == "-m" {
			return mcpWith(program, words[2])
		}
	case "docker", "podman":
		return mcpWith(program, mcpImage(words[1:]))
	}
	return program
}

func mcpWith(program, of string) string {
	if !mcpPlain(of) {
		return program
	}
	return program + " " + of
}

// mcpImage is the image of "docker run": the first word that is neither an option nor the value of one.
func mcpImage(words []string) string {
	for i := 0; i < len(words); i++ {
		switch w := words[i]; {
		case w == "run":
		case w == "-i", w == "-t", w == "-it", w == "-d", w == "--rm", w == "--init", w == "--interactive", strings.HasPrefix(w, "--") && strings.Contains(w, "="):
		case strings.HasPrefix(w, "-"):
			i++ // with a value
		default:
			return w
		}
	}
	return ""
}

// mcpPlain reports whether a word can be the name of a program, a package or an image.
func mcpPlain(word string) bool {
	return word != "" && len(word) <= 120 && !strings.Contains(word, "://") &&
		strings.Trim(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@/._:-") == ""
}
