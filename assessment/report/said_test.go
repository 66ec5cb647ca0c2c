package report

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gonogo/content/clean"
)

func TestWhatIsReadOfMarkdownIsWhatWasWritten(t *testing.T) {
	for _, h := range hostile {
		want := folded(h)
		if h != "" && strings.Trim(want, " ") == "" {
			want = blankText
		}
		if got := read(text(h)); string(got) != want {
			t.Errorf("%q reads %q, want %q; Markdown: %s", h, got, want, text(h))
		}
		want = clean.Line(h).String()
		if strings.Trim(want, " ") == "" {
			want = blankText
		}
		if got := read("**Ref:** " + code(h) + ", then"); string(got) != "Ref: "+want+", then" {
			t.Errorf("%q as code reads %q, want %q; Markdown: %s", h, got, want, code(h))
		}
	}
	if got := read(prose("one\n\n  two *2*\nthree", "    ")); got != "one\ntwo *2*\nthree" {
		t.Errorf("three lines read %q", got)
	}
}

func TestReadingEndsOnAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		read(md(rapid.StringOfN(rapid.SampledFrom([]rune("\\&`*; #\na")), 0, 40, -1).Draw(t, "text")))
	})
}
