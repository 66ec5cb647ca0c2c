package lint

import (
	"strings"
	"unicode"
)

// plainAbbreviations are those that anybody who launches software reads as words.
var plainAbbreviations = map[string]bool{
	"AI": true, "API": true, "URL": true, "ID": true, "EU": true, "US": true, "UK": true, "UTC": true, "OK": true, "IT": true,
	"PDF": true, "CSV": true, "JSON": true, "YAML": true, "HTML": true, "HTTP": true, "HTTPS": true, "SQL": true, "SSH": true, "TLS": true,
	"DNS": true, "IP": true, "VPN": true, "CPU": true, "GPU": true, "AWS": true, "GCP": true, "MCP": true, "LLM": true, "OWASP": true, "NIST": true,
}

// A programme lead need not know a trade's short forms. A question may use one once it is written out beside it.
var abbreviationForm = Rule{
	Name: "abbreviation",
	Says: "The title and the text of a question use no abbreviation that they do not explain, but the most common ones.",
	run: func(p *pass) {
		for _, q := range p.gate.Questions() {
			for _, field := range proseOf(q)[:2] {
				if short := unexplained(field.text); short != "" {
					p.add(q.ID, field.key, "write it out, or explain it in brackets", "the %s uses %s without saying what it means", field.key, short)
				}
			}
		}
	},
}

// unexplained is the first abbreviation of text that has no explanation in brackets behind it and stands in none.
func unexplained(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		inBrackets := strings.HasPrefix(w, "(")
		explained := i+1 < len(words) && strings.HasPrefix(words[i+1], "(")
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		w = strings.TrimSuffix(w, "s") // SLOs
		if isAbbreviation(w) && !plainAbbreviations[w] && !inBrackets && !explained {
			return w
		}
	}
	return ""
}

func isAbbreviation(w string) bool {
	if len(w) < 2 || len(w) > 6 {
		return false
	}
	for _, r := range w {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return true
}
