package report

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"gonogo/assessment"
	"gonogo/content"
)

// crowded is more than a page for a board can hold: forty questions with long names, twenty of them open and twenty
// accepted, in long sentences.
func crowded(t testing.TB) Input {
	b := newBook(t, nil)
	sec := &b.gate.Sections[0]
	model := sec.Questions[0]
	b.gate.Policy.BlockerWaivers = all4(content.Unlimited)
	for n := range 40 {
		q := model
		q.ID = "ZZ-" + string(rune('A'+n/10)) + string(rune('0'+n%10))
		q.Title = "A thing that takes many words to name, number " + q.ID
		q.Remedy = strings.Repeat("Put it right in a way that takes long to say. ", 10)
		sec.Questions = append(sec.Questions, q)
		b.add(assessment.Answered{Question: q.ID, Answer: assessment.Unmet})
		if n%2 == 0 {
			b.add(waiver(q.ID))
		}
	}
	in := b.input(0)
	for i := range in.Decision.Reasons {
		in.Decision.Reasons[i].Says = strings.Repeat("it is as bad as it was ", 20)
	}
	return in
}

func TestTheBoardsPageHoldsNoMoreThanAPage(t *testing.T) {
	in := crowded(t)
	in.Summary = true
	doc := parsed(t, htmlOf(t, in))
	tables := all(doc, "table")
	if len(tables) != 2 {
		t.Fatalf("the page has %d tables", len(tables))
	}
	for i, most := range []int{boardReasons, boardDates} {
		if rows := len(all(all(tables[i], "tbody")[0], "tr")); rows != most {
			t.Errorf("table %d has %d rows, want %d", i, rows, most)
		}
	}
	for _, td := range all(doc, "td") {
		if n := utf8.RuneCountInString(textOf(td)); n > leastWords+60 { // a title stands before some
			t.Errorf("a cell has %d runes: %s", n, textOf(td))
		}
	}
	got := textOf(all(doc, "main")[0])
	for _, want := range []string{"more reasons of the same weight", "And 14 more."} {
		if !strings.Contains(got, want) {
			t.Errorf("the page does not say %q: %s", want, got)
		}
	}
	if n := utf8.RuneCountInString(got); n > 4500 {
		t.Errorf("the page has %d runes", n)
	}
	if n := strings.Count(string(markdown(t, in)), "\n"); n > 70 {
		t.Errorf("the Markdown of the page has %d lines", n)
	}
}

func TestTheBoardsPageSaysWhoDoesWhatByWhen(t *testing.T) {
	in := accepting(t).input(0)
	in.Summary = true
	want := []string{
		"before it goes live | The sign-offs that are missing | Service owner",
		"2026-12-31 | The verdict becomes NO-GO: DR-01 The stop control was used: answered met, but e17 no longer counts",
		"2027-01-05 | ID-03 Secrets live in a store is fixed; its waiver ends after 2027-01-10 | Cai Lund <cai@example.com> (named, not signed)",
		"2027-01-15 | DR-02 A restore was timed is fixed, as its condition says | Dee Roy <dee@example.com> (named, not signed)",
	}
	var rows []string
	for _, tr := range all(all(parsed(t, htmlOf(t, in)), "table")[1], "tr")[1:] {
		var cells []string
		for _, c := range all(tr, "") {
			cells = append(cells, textOf(c))
		}
		rows = append(rows, strings.Join(cells, " | "))
	}
	if len(rows) != len(want) {
		t.Fatalf("the rows are %q", rows)
	}
	md := folded(string(read(markdownText(t, in))))
	for i := range want {
		if !strings.HasPrefix(rows[i], want[i]) {
			t.Errorf("row %d is %q, want %q", i, rows[i], want[i])
		}
		if !strings.Contains(md, want[i]) {
			t.Errorf("the Markdown does not say %q", want[i])
		}
	}
}

func markdownText(t testing.TB, in Input) md { return md(markdown(t, in)) }

func TestASentenceIsCutBetweenWords(t *testing.T) {
	for s, want := range map[string]md{
		"": "", "short": "short", "one two three four": "one two …", "onetwothreefour": "onetw …", "é é é é é é": "é é é é é …",
	} {
		if got := clipped(s, 10); got != want {
			t.Errorf("%q is cut to %q, want %q", s, got, want)
		}
	}
}

func TestTheBoardsPageSaysWhoSigned(t *testing.T) {
	in := withSignOffs(everything(t).input(0))
	role := in.Decision.SignOffs.Needed[0]
	g := role.By
	g.Says.Predicate.SignOff.Name, g.Says.Predicate.SignOff.Typed = "Ana <ana@example.com>", false
	g.Says.Predicate.SignOff.At = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	in.Summary = true
	want := role.Role.Title + ": Ana <ana@example.com>, 2026-11-24."
	if got := textOf(parsed(t, htmlOf(t, in))); !strings.Contains(got, want) {
		t.Errorf("the page does not say %q: %s", want, got)
	}
	if got := string(markdown(t, in)); !strings.Contains(got, string(text("Ana <ana@example.com>"))+", 2026-11-24") || !strings.Contains(got, "- **Signed:** ") {
		t.Errorf("the Markdown does not say it: %s", got)
	}
	g.Says.Predicate.SignOff.Typed = true
	if got := string(markdown(t, in)); !strings.Contains(got, "2026-11-24, typed and not by key") {
		t.Errorf("the Markdown does not say that it was typed: %s", got)
	}
	in.Summary = false
	if got := string(markdown(t, in)); strings.Contains(got, "- **Signed:** ") {
		t.Error("the whole report says it twice")
	}
	in = everything(t).input(0)
	in.Summary = true
	if got := string(markdown(t, in)); strings.Contains(got, "- **Signed:** ") {
		t.Error("what nobody signed is called signed")
	}
}
