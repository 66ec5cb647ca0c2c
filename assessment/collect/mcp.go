package collect

import (
	"net/url"
	"strings"

	"gonogo/assessment/collect/tree"
)

// mcpHost is scheme and host of an address. The path is left away, since some servers take their key in it.
func mcpHost(r *Reading, n *tree.Node) string {
	text := n.Text()
	scheme, rest, is := strings.Cut(text, "://")
	if !is || strings.Trim(scheme, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	end := strings.IndexAny(rest, "/?#")
	host, beyond := rest, ""
	if end >= 0 {
		host, beyond = rest[:end], rest[end:]
	}
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		r.Drop("sign-ins in addresses", 1)
		host = host[at+1:]
	}
	if u, err := url.Parse("x://x" + beyond); err == nil && u.RawQuery != "" {
		r.Drop("queries of addresses", 1)
	}
	if host == "" || strings.ContainsAny(host, " \"'<>") {
		return ""
	}
	return scheme + "://" + host
}

// mcpRefers reports whether a value only says where the secret is: "${TOKEN}", "Bearer ${input:token}", "$TOKEN", "op://vault/item".
func mcpRefers(value string) bool {
	value = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(value, "Bearer "), "token "))
	return strings.HasPrefix(value, "${") && strings.HasSuffix(value, "}") && strings.Count(value, "${") == 1 ||
		strings.HasPrefix(value, "$") && strings.Trim(value[1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == "" && len(value) > 1 ||
		strings.HasPrefix(value, "op://") && !strings.ContainsAny(value, " ")
}

// mcpSecretName reports whether a name is one under which secrets are given.
func mcpSecretName(name string) bool {
	name = strings.ToLower(name)
	for _, word := range []string{"token", "secret", "passw", "key", "credential", "authorization", "cookie", "_pat", "dsn", "connection_string", "database_url"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return name == "pat"
}
