package collect

import (
	"path"
	"slices"
	"strings"

	"gonogo/assessment/collect/tree"
)

// mcpStarted is how a server is started or reached, however the program that uses it writes that.
type mcpStarted struct {
	words   []*tree.Node // the program, then its arguments
	address *tree.Node
	inner   *tree.Node // where command, arguments and environment stand
}

func mcpStart(n *tree.Node) mcpStarted {
	s := mcpStarted{address: n.Any("url", "serverUrl", "httpUrl"), inner: n}
	command := n.Get("command")
	if command.Kind() == tree.Map { // of older versions of Zed
		s.inner = command
		command = command.Get("path")
	}
	s.words = append(slices.Clone(command.Each()), s.inner.Get("args").Each()...)
	return s
}

// mcpProgram is what a server runs: its program, and the package for those programs that fetch one. Other arguments are not read.
func mcpProgram(r *Reading, nodes []*tree.Node) string {
	var words []string
	for i, n := range nodes {
		if i == 0 && (len(nodes) == 1 || !mcpAbsolute(n.Text())) {
			words = append(words, strings.Fields(n.Text())...) // the command may hold its arguments
		} else {
			words = append(words, n.Text())
		}
	}
	return mcpRuns(r, words)
}

// mcpAbsolute reports whether a command is a path from the top, which may have blanks in it.
func mcpAbsolute(command string) bool {
	return strings.HasPrefix(command, "/") || len(command) > 2 && command[1] == ':' && (command[2] == '\\' || command[2] == '/')
}

func mcpRuns(r *Reading, words []string) string {
	if len(words) == 0 {
		return ""
	}
	program := path.Base(strings.ReplaceAll(words[0], `\`, "/"))
	for _, ending := range []string{".exe", ".cmd", ".bat"} {
		program = strings.TrimSuffix(program, ending)
	}
	if !mcpPlain(program) {
		return ""
	}
	words = words[1:]
	switch program {
	case "cmd": // Windows starts scripts in no other way
		if len(words) > 1 && strings.EqualFold(words[0], "/c") {
			return mcpRuns(r, words[1:])
		}
	case "npx", "bunx", "pnpx", "pipx", "uvx":
		return mcpFetched(r, program, words)
	case "python", "python3":
		if len(words) > 1 && words[0] == "-m" {
			return mcpWith(program, words[1])
		}
	case "docker", "podman":
		return mcpWith(program, mcpImage(words))
	}
	return program
}

// mcpFetched is a program and the package that it fetches and runs. One of them only passes on to an address.
func mcpFetched(r *Reading, program string, words []string) string {
	for i := 0; i < len(words); i++ {
		switch w := words[i]; {
		case w == "run":
		case program == "uvx" && (w == "--python" || w == "-p" || w == "--with"):
			i++ // with a value
		case strings.HasPrefix(w, "-"):
		case w == "mcp-remote" || strings.HasPrefix(w, "mcp-remote@"):
			for _, to := range words[i+1:] {
				if host := mcpHost(r, to); host != "" {
					return host
				}
			}
			return mcpWith(program, w)
		default:
			return mcpWith(program, w)
		}
	}
	return program
}

func mcpWith(program, of string) string {
	if !mcpPlain(of) {
		return program
	}
	return program + " " + of
}

// mcpBare are the options of "docker run" that have no value.
var mcpBare = []string{
	"-i", "-t", "-it", "-ti", "-d", "-id", "-itd", "--rm", "--init", "--interactive", "--tty", "--detach", "--privileged", "--read-only",
}

// mcpImage is the image of "docker run": the first word that is neither an option nor the value of one.
func mcpImage(words []string) string {
	for i := 0; i < len(words); i++ {
		switch w := words[i]; {
		case w == "run", slices.Contains(mcpBare, w), strings.HasPrefix(w, "--") && strings.Contains(w, "="):
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
