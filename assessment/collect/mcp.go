package collect

import (
	"net/url"
	"strings"
)

// mcpHost is scheme and host of an address. The path is left away, since some servers take their key in it.
func mcpHost(r *Reading, text string) string {
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
