package collect

import (
	"net/url"
	"slices"
	"strings"

	"gonogo/assessment/collect/tree"
)

const (
	mcpPlainText = "secrets written in plain text for servers"
	mcpInFile    = "a secret for a server is written here in plain text: whoever reads the file has it"
	mcpInArgs    = "a secret for a server is written among its arguments: whoever sees the list of programs has it"
)

// mcpSecrets counts what is written out where a secret may be, and says which names a server gets one under.
func mcpSecrets(r *Reading, n *tree.Node, s mcpStarted) {
	maps := []*tree.Node{
		n.Get("env"), n.Get("environment"), n.Get("headers"), n.Get("http_headers"), n.Get("requestOptions", "headers"), n.Get("requestInit", "headers"),
	}
	if s.inner != n {
		maps = append(maps, s.inner.Get("env"))
	}
	for _, m := range maps {
		for _, name := range m.Names() {
			mcpValue(r, name, m.Get(name))
		}
	}
	for _, m := range []*tree.Node{n, n.Get("oauth"), n.Get("auth")} { // keys of the program's own, such as apiKey
		for _, name := range m.Names() {
			if v := m.Get(name); v.Kind() == tree.Text && mcpGives(name, v.Text()) {
				r.Drop(mcpPlainText, 1)
				r.Misread(v.At(), mcpInFile)
			}
		}
	}
	if mcpWritten(r, s.address.Text()) {
		r.Drop(mcpPlainText, 1)
		r.Misread(s.address.At(), mcpInFile)
	}
	before := ""
	for _, arg := range s.words {
		text := arg.Text()
		asked := strings.HasPrefix(before, "-") && mcpSecretName(before) && !strings.Contains(before, "=") && !strings.HasPrefix(text, "-")
		if asked && text != "" && !mcpRefers(text) || mcpWritten(r, text) {
			r.Drop(mcpPlainText, 1)
			r.Misread(arg.At(), mcpInArgs)
		}
		before = text
	}
}

// mcpValue is one value of the environment or of a header.
func mcpValue(r *Reading, name string, v *tree.Node) {
	text := v.Text()
	switch {
	case !v.Given() || v.Kind() == tree.Text && text == "":
	case mcpRefers(text):
		if clean := r.Clean(name); clean != "" && len(clean) <= 64 {
			r.Unknown("what may be done with the secret that servers get as %s, and where it is kept: the file only refers to it", clean)
		}
	case mcpSecretName(name) && v.Kind() != tree.Map && v.Kind() != tree.Bool, mcpWritten(r, text):
		r.Drop(mcpPlainText, 1)
		r.Misread(v.At(), mcpInFile)
	default:
		r.Drop("values of environment variables and headers", 1)
	}
}

// mcpWritten reports whether a text gives a secret away: by its looks, as the value of a name ("TOKEN=…", "Authorization: …"), in the
// query of an address, or within JSON.
func mcpWritten(r *Reading, text string) bool {
	text = strings.TrimSpace(text)
	switch {
	case text == "" || mcpRefers(text):
		return false
	case strings.HasPrefix(text, "Bearer "), r.secret(text):
		return true
	case strings.HasPrefix(text, "{"):
		n, err := tree.JSON([]byte(text))
		return err == nil && mcpWithin(n)
	case strings.Contains(text, "://"):
		_, query, _ := strings.Cut(text, "?")
		values, _ := url.ParseQuery(query)
		for name := range values {
			if mcpGives(name, values.Get(name)) {
				return true
			}
		}
		return false
	}
	if name, value, is := strings.Cut(text, "="); is && !strings.ContainsAny(name, " /:") {
		return mcpGives(name, value)
	}
	name, value, is := strings.Cut(text, ":")
	return is && !strings.ContainsAny(name, ` /\.@`) && mcpGives(name, value)
}

func mcpWithin(n *tree.Node) bool {
	for _, name := range n.Names() {
		if v := n.Get(name); mcpGives(name, v.Text()) || mcpWithin(v) {
			return true
		}
	}
	return false
}

func mcpGives(name, value string) bool {
	return mcpSecretName(name) && strings.TrimSpace(value) != "" && !mcpRefers(value)
}

// mcpRefers reports whether a value only says where the secret is: "${TOKEN}", "Bearer ${input:token}", "$TOKEN", "op://vault/item".
func mcpRefers(value string) bool {
	value = strings.Trim(strings.TrimSpace(value), `"'`)
	for _, scheme := range []string{"Bearer ", "bearer ", "token ", "Token ", "Basic "} {
		value = strings.TrimSpace(strings.TrimPrefix(value, scheme))
	}
	for _, form := range [][2]string{{"${{", "}}"}, {"${", "}"}, {"{{", "}}"}, {"{env:", "}"}, {"{file:", "}"}, {"%", "%"}} {
		inner, opens := strings.CutPrefix(value, form[0])
		inner, closes := strings.CutSuffix(inner, form[1])
		if opens && closes && inner != "" && !strings.ContainsAny(inner, "${}%") {
			_, instead, has := strings.Cut(inner, ":-") // what holds where the name is not set
			return !has || instead == ""
		}
	}
	name, is := strings.CutPrefix(value, "$")
	name = strings.TrimPrefix(name, "env:")
	if strings.HasPrefix(value, "COPILOT_MCP_") { // GitHub's agent takes a secret of that name
		name, is = value, true
	}
	return is && name != "" && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == "" ||
		strings.HasPrefix(value, "op://") && !strings.ContainsAny(value, " ")
}

// mcpElsewhere end the names of what says where a secret is, or how much of something there may be.
var mcpElsewhere = []string{"file", "path", "envvar", "env_var", "_endpoint", "_arn", "_name", "max_tokens", "max-tokens", "maxtokens"}

// mcpSecretName reports whether a name is one under which secrets are given.
func mcpSecretName(name string) bool {
	name = strings.ToLower(name)
	if slices.ContainsFunc(mcpElsewhere, func(end string) bool { return strings.HasSuffix(name, end) }) {
		return false
	}
	for _, word := range []string{"secret", "passw", "credential", "authorization", "cookie", "_pat", "dsn", "connection_string", "database_url"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	if strings.HasSuffix(name, "_url") {
		return false
	}
	return strings.Contains(name, "token") || name == "pat" || strings.HasSuffix(name, "key") || strings.HasSuffix(name, "keys") ||
		strings.Contains(name, "key_") || strings.Contains(name, "key-")
}
