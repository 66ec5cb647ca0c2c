package clean

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// secretForm is one known form of a secret.
type secretForm struct {
	kind  string
	mark  string         // what every hit holds; looking for it first is a hundred times faster
	match *regexp.Regexp // group 1, where there is one, must hold a digit or it is prose
}

// secretForms is made on first use, so that a start does not pay for it. Each form begins where no word goes on, so
// that "desk-…" is no "sk-…".
var secretForms = sync.OnceValue(func() []secretForm {
	const edge = `(?:^|[^A-Za-z0-9_-])`
	form := func(kind, mark, expr string) secretForm { return secretForm{kind, mark, regexp.MustCompile(expr)} }
	out := []secretForm{
		form("a private key", "PRIVATE KEY", `-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----`),
		form("a private key", "AGE-SECRET-KEY", edge+`AGE-SECRET-KEY-1[0-9A-Z]{20,}`),
		form("an AWS access key", "AKIA", edge+`AKIA[0-9A-Z]{16}(?:[^A-Za-z0-9]|$)`),
		form("an AWS access key", "ASIA", edge+`ASIA[0-9A-Z]{16}(?:[^A-Za-z0-9]|$)`),
		form("a GitHub token", "github_pat_", edge+`github_pat_[A-Za-z0-9_]{22,}`),
		form("a Slack token", "xox", edge+`xox[abeoprs]-[A-Za-z0-9-]{10,}`),
		form("a Slack token", "xapp-", edge+`xapp-[A-Za-z0-9-]{10,}`),
		form("a Slack webhook", "hooks.slack.com", `hooks\.slack\.com/services/T[A-Za-z0-9]+/B[A-Za-z0-9]+/[A-Za-z0-9]{16,}`),
		form("an API key", "sk-", edge+`sk-([A-Za-z0-9_-]{20,})`),
		form("a Google API key", "AIza", edge+`AIza[A-Za-z0-9_-]{35}`),
		form("a Google access token", "ya29", edge+`ya29\.[A-Za-z0-9_-]{20,}`),
		form("a web token (JWT)", "eyJ", edge+`eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}`),
		form("a Vault token", "s.", edge+`s\.[A-Za-z0-9]{24}(?:[^A-Za-z0-9]|$)`),
		form("a npm token", "npm_", edge+`npm_[A-Za-z0-9]{36}`),
		form("a Hugging Face token", "hf_", edge+`hf_[A-Za-z0-9]{30,}`),
		form("a PyPI token", "pypi-", edge+`pypi-AgE[A-Za-z0-9_-]{30,}`),
		form("a bearer token", "earer", `[Bb]earer\s+([A-Za-z0-9._~+/-]{20,}=*)`),
	}
	// Of these a mark that they share would be in every other word.
	for _, many := range []struct {
		kind  string
		marks []string
		rest  string
	}{
		{"a GitHub token", []string{"gho_", "ghp_", "ghs_", "ghu_", "ghr_"}, `[A-Za-z0-9]{30,}`},
		{"a GitLab token", []string{"glpat-", "gldt-", "glrt-", "glptt-", "glcbt-", "glsoat-"}, `[A-Za-z0-9_-]{20,}`},
		{"a Stripe key", []string{"rk_live_", "rk_test_", "sk_live_", "sk_test_"}, `[A-Za-z0-9]{16,}`},
		{"a Vault token", []string{"hvb.", "hvs.", "hvr."}, `[A-Za-z0-9_-]{20,}`},
	} {
		for _, mark := range many.marks {
			out = append(out, form(many.kind, mark, edge+regexp.QuoteMeta(mark)+many.rest))
		}
	}
	return out
})

var urlPassword = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[A-Za-z][A-Za-z0-9+.-]*://[^\s/:@]*:([^\s/@]+)@`)
})

// secretNames are what a secret is called that something is set to, without the signs that join the words.
var secretNames = []string{"password", "passwd", "pwd", "secret", "token", "apikey", "accesskey", "accountkey"}

// assignsSecret reports whether something by the name of a secret is set to a value and not only to a word for one.
func assignsSecret(s string) bool {
	for at := strings.IndexByte(s, '='); at >= 0; {
		value := s[at+1:]
		if value != "" && (value[0] == '"' || value[0] == '\'') {
			value = value[1:]
		}
		if end := strings.IndexAny(value, " \t\n\f\r\"'&;,"); end >= 0 {
			value = value[:end]
		}
		if namesSecret(s[max(0, at-len("account_key")):at]) && utf8.RuneCountInString(value) >= 6 && !standsFor(value) {
			return true
		}
		next := strings.IndexByte(s[at+1:], '=')
		if next < 0 {
			return false
		}
		at += 1 + next
	}
	return false
}

func namesSecret(before string) bool {
	before = strings.ToLower(before)
	if rest, key := strings.CutSuffix(before, "key"); key {
		before = strings.TrimSuffix(strings.TrimSuffix(rest, "_"), "-") + "key"
	}
	return slices.ContainsFunc(secretNames, func(name string) bool { return strings.HasSuffix(before, name) })
}

// withoutURLs is a text with a blank in the place of each URL.
func withoutURLs(s string) string {
	var out strings.Builder
	for {
		at := strings.Index(s, "://")
		if at < 0 {
			out.WriteString(s)
			return out.String()
		}
		end := len(s)
		if n := strings.IndexAny(s[at:], " \t\n\f\r"); n >= 0 {
			end = at + n
		}
		begin := at
		for begin > 0 && (class(s[begin-1]) != 0 || strings.IndexByte("+.-", s[begin-1]) >= 0) {
			begin--
		}
		for begin < at && class(s[begin]) != upper && class(s[begin]) != lower {
			begin++
		}
		if begin == at { // no scheme, no URL
			end, begin = at+3, at+3
		}
		out.WriteString(s[:begin])
		out.WriteString(" ")
		s = s[end:]
	}
}

// LooksSecret reports whether s holds something that looks like a secret and names its kind as a few
// words that follow "it holds", never the secret itself.
// It knows the prefixes of common tokens, private keys, passwords in URLs and assignments, and long runs of random
// characters. Digests, fingerprints, UUIDs, public keys, certificates and the paths of URLs are not secrets.
// It is a net, not a proof: the record keeps everything for ever, so a hit is a question to the person who writes.
func LooksSecret(s string) (kind string, found bool) {
	if len(s) < 8 {
		return "", false
	}
	for _, form := range secretForms() {
		if !strings.Contains(s, form.mark) {
			continue
		}
		for _, hit := range form.match.FindAllStringSubmatch(s, -1) {
			if len(hit) < 2 || hit[1] == "" || strings.ContainsAny(hit[1], "0123456789") {
				return form.kind, true
			}
		}
	}
	if strings.Contains(s, "://") && strings.Contains(s, "@") && anySecret(urlPassword(), s) {
		return "a password in a URL", true
	}
	if assignsSecret(s) {
		return "a password", true
	}
	if hasRandomRun(s) {
		return "random characters", true
	}
	return "", false
}

// anySecret reports whether group 1 of any hit is a value and not only a word for one.
func anySecret(expr *regexp.Regexp, s string) bool {
	for _, hit := range expr.FindAllStringSubmatch(s, -1) {
		if !standsFor(hit[1]) {
			return true
		}
	}
	return false
}

// standsFor reports whether a value only stands where a secret would: "$TOKEN", "<password>", "***", "xxxxxx".
func standsFor(value string) bool {
	if strings.ContainsAny(value, "$<{%*…") || IsEmptyMeaning(value) {
		return true
	}
	switch strings.ToLower(strings.Trim(value, "[]().,;")) {
	case "password", "passwd", "pass", "secret", "token", "redacted", "removed", "hidden", "masked", "required", "optional", "rotated", "expired":
		return true
	}
	return false
}

// Bounds of what counts as random. Most runs of thirty-two random letters and digits keep them; words, paths and
// camel case hardly ever do.
const (
	randomLength   = 32
	randomEntropy  = 4.0 // bits per character
	randomDigits   = 2
	randomSwitches = 1.0 / 3 // share of neighbours of different classes; a capital before a small letter is a word
)

// hasRandomRun looks for a long run of mixed letters and digits outside of URLs.
func hasRandomRun(s string) bool {
	if strings.Contains(s, "://") {
		s = withoutURLs(s)
	}
	isRun := func(c byte) bool {
		return class(c) != 0 || c == '+' || c == '/' || c == '_' || c == '-' || c == '='
	}
	for i := 0; i < len(s); {
		if !isRun(s[i]) {
			i++
			continue
		}
		start := i
		for i < len(s) && isRun(s[i]) {
			i++
		}
		if run := s[start:i]; len(run) >= randomLength && isRandom(run) && !isPublic(s[:start], run) {
			return true
		}
	}
	return false
}

func isRandom(run string) bool {
	var count [256]int
	var seen [4]int
	switches := 0
	for i := range len(run) {
		here := class(run[i])
		count[run[i]]++
		seen[here]++
		if i > 0 && here != class(run[i-1]) && !(here == lower && class(run[i-1]) == upper) {
			switches++
		}
	}
	if seen[upper] == 0 || seen[lower] == 0 || seen[digit] < randomDigits || float64(switches) < randomSwitches*float64(len(run)-1) {
		return false
	}
	bits := 0.0
	for _, n := range count {
		if n > 0 {
			p := float64(n) / float64(len(run))
			bits -= p * math.Log2(p)
		}
	}
	return bits >= randomEntropy
}

// isPublic knows the long runs that are meant to be seen: fingerprints and digests in base64, public keys,
// certificates and signatures.
func isPublic(before, run string) bool {
	for _, p := range []string{"SHA256:", "SHA512:", "h1:"} {
		if strings.HasSuffix(before, p) {
			return true
		}
	}
	for _, p := range []string{"sha256-", "sha384-", "sha512-", "AAAAB3NzaC1", "AAAAC3NzaC1", "AAAAE2Vj", "AAAAI", "AAAAG"} {
		if strings.HasPrefix(run, p) {
			return true
		}
	}
	// Inside a PEM block: a private one was found by its first line already.
	return strings.LastIndex(before, "-----BEGIN ") > strings.LastIndex(before, "-----END ")
}

// The classes of a character in a run; 0 is all else.
const (
	upper = iota + 1
	lower
	digit
)

func class(c byte) int {
	switch {
	case c >= 'A' && c <= 'Z':
		return upper
	case c >= 'a' && c <= 'z':
		return lower
	case c >= '0' && c <= '9':
		return digit
	}
	return 0
}
