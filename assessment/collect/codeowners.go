package collect

import (
	"bytes"
	"strconv"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
)

// A CODEOWNERS file says who must approve changes to which path. The last rule that fits a path counts, and a rule without an owner
// takes the path away from everybody. It names accounts and teams, so that no row can be made of it.
var codeowners = Format{
	ID:    "codeowners",
	Title: "CODEOWNERS of a repository (GitHub, GitLab, Bitbucket)",
	Gives: []string{"evidence"},
	Is: func(d *Doc) bool {
		if c := d.Starts(); c == '{' || c == 0 {
			return false
		}
		text := d.Text
		if len(text) > codeownersLook {
			text = text[:bytes.LastIndexByte(text[:codeownersLook], '\n')+1]
		}
		rules, skipped, comments := codeownersRules(text)
		if len(rules) == 0 {
			return comments && len(skipped) == 0
		}
		if comments {
			return codeownersAny(rules) && len(skipped) <= len(rules)
		}
		return codeownersAny(rules) && len(skipped)*5 <= len(rules)
	},
	Read: readCodeowners,
}

// codeownersLook is how much of a file is looked at to recognise it: a report of another tool may have a hundred thousand lines.
const codeownersLook = 256 << 10

// codeownersRule is one line: what it is about, and whose that is.
type codeownersRule struct {
	at      tree.Place // of its line
	pattern string
	owners  []string
	section string
}

// codeownersRules are the lines of a file, and where one is no rule: whoever reads the file for its owners skips those. With comments it
// says whether they speak of CODEOWNERS.
func codeownersRules(text []byte) (rules []codeownersRule, skipped []tree.Place, comments bool) {
	section, inherited := "", []string(nil)
	for i, raw := range bytes.Split(text, []byte("\n")) {
		line, comment := codeownersLine(string(raw))
		comments = comments || strings.Contains(strings.ToLower(comment), "codeowners")
		at := tree.Place{Line: int32(i + 1), Col: 1}
		if title, isSection := strings.CutPrefix(strings.TrimPrefix(line, "^"), "["); isSection {
			name, rest, closed := strings.Cut(title, "]")
			if _, after, approvals := strings.Cut(rest, "]"); approvals { // how many have to approve
				rest = after
			}
			if owners := strings.Fields(rest); closed && codeownersAll(owners) {
				section, inherited = strings.ToLower(name), owners
			} else {
				skipped = append(skipped, at)
			}
			continue
		}
		words := strings.Fields(strings.ReplaceAll(line, `\ `, "\x00"))
		switch {
		case len(words) == 0:
			continue
		case !codeownersAll(words[1:]) || strings.HasSuffix(words[0], ":") || strings.HasPrefix(words[0], "-"):
			skipped = append(skipped, at)
			continue
		}
		rule := codeownersRule{at, words[0], words[1:], section}
		if len(rule.owners) == 0 && !strings.HasPrefix(rule.pattern, "!") { // which takes a path out of its section
			rule.owners = inherited
		}
		rules = append(rules, rule)
	}
	return rules, skipped, comments
}

// codeownersLine is a line without its comment, which begins a line or stands behind a blank: "C#" and "\#notes" are names.
func codeownersLine(raw string) (line, comment string) {
	for at := range len(raw) {
		if raw[at] == '#' && (at == 0 || raw[at-1] == ' ' || raw[at-1] == '\t') {
			return strings.TrimSpace(raw[:at]), raw[at+1:]
		}
	}
	return strings.TrimSpace(raw), ""
}

// codeownersAll reports whether all words are owners: "@name", "@org/team", "@@role", or a mail address.
func codeownersAll(words []string) bool {
	for _, w := range words {
		if at := strings.IndexByte(w, '@'); at < 0 || at == len(w)-1 || strings.ContainsAny(w, ":,;()<>\"'=") {
			return false
		}
	}
	return true
}

// codeownersAny reports whether a rule is about a path and has an owner: a list of names and mail addresses has none such.
func codeownersAny(rules []codeownersRule) bool {
	for _, r := range rules {
		if len(r.owners) > 0 && strings.ContainsAny(r.pattern, "/*.") {
			return true
		}
	}
	return false
}

func readCodeowners(d *Doc, r *Reading) error {
	rules, skipped, _ := codeownersRules(d.Text)
	if len(skipped) > len(rules) {
		return &tree.Error{Place: skipped[0], Msg: "this line is no rule of a CODEOWNERS file, and most are none", Hint: "each line is a path and its owners"}
	}
	for _, at := range skipped {
		r.Misread(at, "a line is no rule, so that it counts for nothing")
	}
	r.Unknown("of which repository and which state this is, and whether its branches ask for the owners' approval: the file does not say")
	r.Unknown("which people are behind the accounts and teams: the file does not say")
	if len(rules) == 0 {
		r.Unknown("who owns anything: the file has no rule, so that nobody does by it")
		return nil
	}
	count := codeownersCount(rules)
	if count.owned == 0 {
		r.Unknown("who owns anything: no rule that counts names an owner")
		return nil
	}
	r.Evidence(rules[0].at, assessment.FoundEvidence{
		Topic: "who has to approve changes to which part of a repository", Kind: "register-export", Strength: 2, Note: count.note(),
	})
	return nil
}

// codeownersCounts is how many rules that count are of which sort.
type codeownersCounts struct {
	owned, single, teams, nobody, void int
	all                                bool // there is a rule for everything, with an owner
}

// codeownersCount goes through the rules from the last: what stands before a rule for the same, or for everything, is void.
func codeownersCount(rules []codeownersRule) codeownersCounts {
	var c codeownersCounts
	seen, void := map[[2]string]bool{}, map[string]bool{}
	for i := len(rules) - 1; i >= 0; i-- {
		rule := rules[i]
		key := [2]string{rule.section, rule.pattern}
		if seen[key] || void[rule.section] {
			c.void++
			continue
		}
		seen[key] = true
		if rule.pattern == "*" || rule.pattern == "**" || rule.pattern == "/**" {
			void[rule.section] = true
			c.all = c.all || len(rule.owners) > 0
		}
		switch teams := codeownersTeams(rule.owners); {
		case len(rule.owners) == 0:
			c.nobody++
		case teams:
			c.owned, c.teams = c.owned+1, c.teams+1
		case len(rule.owners) == 1:
			c.owned, c.single = c.owned+1, c.single+1
		default:
			c.owned++
		}
	}
	return c
}

// codeownersTeams reports whether all owners are teams or roles.
func codeownersTeams(owners []string) bool {
	for _, o := range owners {
		if !strings.HasPrefix(o, "@") || !strings.ContainsAny(o[1:], "/@") {
			return false
		}
	}
	return len(owners) > 0
}

func (c codeownersCounts) note() string {
	rest := "What no rule is for has no owner."
	if c.all {
		rest = "A rule for everything has an owner."
	}
	return "Rules that count and have owners: " + strconv.Itoa(c.owned) + "; of those with one account only: " + strconv.Itoa(c.single) +
		", with teams only: " + strconv.Itoa(c.teams) + ". Rules that take a path away from everybody, since they name no owner: " + strconv.Itoa(c.nobody) +
		". Rules that count for nothing, since a later one is for the same or for everything: " + strconv.Itoa(c.void) + ". " + rest
}
