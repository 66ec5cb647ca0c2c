package report

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gonogo/content"
	"gonogo/content/clean"
)

// questionnaire is the form of a gate.
func questionnaire(t *testing.T, g *content.Gate) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := Questionnaire(&buf, g); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// handed is a gate with every text that a hand-out shows.
func handed(t *testing.T) *content.Gate {
	g := *everything(t).input(0).Record.State.Gate
	g.Sections = slices.Clone(g.Sections)
	g.Sections[0].Questions = slices.Clone(g.Sections[0].Questions)
	q := &g.Sections[0].Questions[0]
	q.Applies, q.RaisedBy = content.Condition{All: []string{"agent"}, Any: []string{"writes"}}, content.Condition{Any: []string{"writes"}}
	q.Unwaivable = &content.Unwaivable{Tiers: []int{1, 2}, When: content.Condition{Any: []string{"agent"}}}
	q.How = "Ask the store:\n- one: `list --keys`, then `a@b`\n- two"
	q.FirstLaunch, q.Knows = "The first counts.", "the owner"
	q.Maps = []content.Mapping{{Framework: "f", Control: "A", Relation: content.Evidences}, {Framework: "f", Control: "B", Relation: content.Related, Because: "It only asks."}}
	q.Needs.MaxAge = [content.TierCount]int{30, 30, 60, 90}
	return &g
}

func TestAQuestionnaireHasEveryQuestionWithBoxesToTick(t *testing.T) {
	g := handed(t)
	out := string(questionnaire(t, g))
	for _, q := range g.Questions() {
		if !strings.Contains(out, "### "+q.ID+" ") || !strings.Contains(out, string(text(q.Text))) {
			t.Errorf("%s is not asked", q.ID)
		}
	}
	boxes, settled := 0, 0
	for _, q := range g.Questions() {
		if q.SignOff {
			settled++
		} else {
			boxes++
		}
	}
	if got := strings.Count(out, "☐ met "); got != boxes || strings.Count(out, "nobody answers it") != settled {
		t.Errorf("%d rows of boxes for %d questions", got, boxes)
	}
	for _, want := range []string{
		"☐ tier 1, ", "☐ yes   ☐ no   ☐ not sure",
		"- **How to collect it:** Ask the store:\\\n  • one: `list --keys`, then `a@b`\\\n  • two\n",
		"- **Bears on:**\n  - f:A, evidences\n  - f:B, related: It only asks.\n",
		"at most 30/30/60/90 (tiers 1 to 4) days old", "; one step graver where this holds: " + string(conditionSays(g, content.Condition{Any: []string{"writes"}})) + "; nobody may waive it at tiers 1, 2 where this holds: " + string(conditionSays(g, content.Condition{Any: []string{"agent"}})) + "\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q:\n%s", want, out)
		}
	}
}

var (
	anyTag = regexp.MustCompile(`<[a-zA-Z!/][^>]*>`)
	ourTag = regexp.MustCompile(`^</?(!DOCTYPE html|html lang="en"|html|head|meta (charset|http-equiv="Content-Security-Policy"|name="viewport")[^>]*|title|style|body|h[1-3]|p|ul|li|strong|code|br)>$`)
)

func TestHostileTextOfAGateStaysTextInEveryHandOut(t *testing.T) {
	in := everything(t).input(0)
	in.Record.State.Gate = handed(t)
	want := shape(t, questionnaire(t, in.Record.State.Gate))
	for _, h := range hostile {
		g := rewritten(in, func(s string) string { return h + s + h }).Record.State.Gate
		out := questionnaire(t, g)
		if got := shape(t, out); !slices.Equal(got, want) {
			t.Errorf("%q around every text changes the questionnaire at %s", h, firstDifference(got, want))
		}
		var page bytes.Buffer
		if err := QuestionnaireHTML(&page, g); err != nil {
			t.Fatal(err)
		}
		for _, b := range [][]byte{out, page.Bytes()} {
			if clean.New(string(b)).String() != string(b) {
				t.Errorf("%q around every text comes through package clean", h)
			}
		}
		for _, tag := range anyTag.FindAllString(page.String(), -1) {
			if !ourTag.MatchString(tag) {
				t.Errorf("%q around every text puts the tag %s into the page", h, tag)
			}
		}
	}
}

// Code spans that touch read as one longer fence, and what stands between backticks without a pair is text.
func TestTextBetweenBackticksIsCodeOnlyInPairs(t *testing.T) {
	for in, want := range map[string]string{
		"run `x` now":      "run `x` now",
		"(`x`), then `y`.": "(`x`), then `y`.",
		"`x``y`":           "&#96;x&#96;&#96;y&#96;",
		"a@b `x`":          "`a@b` `x`",
		"a@b`x`":           "`a@b`&#96;x&#96;",
		"`x`.a@b":          "`x` `.a@b`",
		"`x`y@b":           "&#96;x&#96;`y@b`",
		"one ` alone":      "one &#96; alone",
		"`<b>` and <b>":    "`<b>` and &lt;b&gt;",
		"`a` `b` and `c":   "&#96;a&#96; &#96;b&#96; and &#96;c",
		"- `x`":            "\\- `x`",
	} {
		if got := string(withCode(in)); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
