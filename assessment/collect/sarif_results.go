package collect

import (
	"strconv"
	"strings"

	"gonogo/assessment/collect/tree"
)

// sarifTally is how many results of a run are of which sort.
type sarifTally struct {
	open                    int // found, not suppressed, not gone since the last run
	critical, high, unrated int // of those that are open
	suppressed              int
}

func sarifCount(r *Reading, run, results *tree.Node) sarifTally {
	var t sarifTally
	rules := sarifRules(run)
	for _, result := range results.List() {
		if result.Kind() != tree.Map {
			r.Misread(result.At(), "no result is described here")
			t.open, t.unrated = t.open+1, t.unrated+1
			continue
		}
		for _, l := range result.Get("locations").Each() {
			dropGiven(r, "pieces of code and what was found in them", l.Get("physicalLocation", "region", "snippet", "text"))
		}
		switch kind := result.Get("kind").Text(); {
		case result.Get("baselineState").Text() == "absent", kind == "pass", kind == "notApplicable", kind == "informational":
		case sarifSuppressed(result):
			t.suppressed++
		default:
			t.open++
			t.rate(result, rules.of(result), kind)
		}
	}
	return t
}

// rate counts an open result by the rating of its rule, from 0 to 10 as many tools write it, or else by its level: a note is
// neither critical nor high, and an error may be either.
func (t *sarifTally) rate(result, rule *tree.Node, kind string) {
	severity := result.Get("properties", "security-severity")
	if !severity.Given() {
		severity = rule.Get("properties", "security-severity")
	}
	score, err := strconv.ParseFloat(severity.Text(), 64)
	switch level := sarifLevel(result, rule); {
	case err == nil && score >= 9 && score <= 10:
		t.critical++
	case err == nil && score >= 7 && score < 9:
		t.high++
	case err == nil && score >= 0 && score < 7:
	case (kind == "" || kind == "fail") && (level == "note" || level == "none"):
	default:
		t.unrated++
	}
}

// sarifLevel is the level of a result, or that of its rule, or a warning.
func sarifLevel(result, rule *tree.Node) string {
	if level := result.Get("level").Text(); level != "" {
		return level
	}
	if level := rule.Get("defaultConfiguration", "level").Text(); level != "" {
		return level
	}
	return "warning"
}

// sarifSuppressed reports whether a result is suppressed: an empty list says that it is not, and one that is under review or was
// turned down leaves it open.
func sarifSuppressed(result *tree.Node) bool {
	given := result.Get("suppressions").List()
	for _, s := range given {
		if status := s.Get("status").Text(); status != "" && status != "accepted" {
			return false
		}
	}
	return len(given) > 0
}

// sarifRuleBook is the rules of a run by id, and those of its driver by number.
type sarifRuleBook struct {
	byID   map[string]*tree.Node
	driver []*tree.Node
}

func sarifRules(run *tree.Node) sarifRuleBook {
	book := sarifRuleBook{map[string]*tree.Node{}, run.Get("tool", "driver", "rules").List()}
	add := func(rules []*tree.Node) {
		for _, rule := range rules {
			if id := rule.Get("id").Text(); id != "" && book.byID[id] == nil {
				book.byID[id] = rule
			}
		}
	}
	add(book.driver)
	for _, e := range run.Get("tool", "extensions").List() {
		add(e.Get("rules").List())
	}
	return book
}

// of is the rule of a result: by its id, by the first part of an id such as "CA1000/1", or by its number.
func (b sarifRuleBook) of(result *tree.Node) *tree.Node {
	id := result.Get("ruleId").Text()
	if id == "" {
		id = result.Get("rule", "id").Text()
	}
	if rule := b.byID[id]; rule != nil {
		return rule
	}
	if head, _, is := strings.Cut(id, "/"); is && b.byID[head] != nil {
		return b.byID[head]
	}
	if n, ok := result.Get("ruleIndex").Int(); ok && n >= 0 && n < int64(len(b.driver)) {
		return b.driver[n]
	}
	return nil
}
