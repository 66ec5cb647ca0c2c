package report

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gonogo/content/clean"
	"gonogo/content/clean/cleantest"
)

// hostile is the shared corpus and what only Markdown, or only this escaper, could stumble over.
var hostile = append(cleantest.Corpus(),
	"# Forged heading", "## ✓ GO", "Setext\n===", "Setext\n---", "- [x] Approved by the board", "+ item", "* item", "1) item", "12345. item",
	"| forged | row |\n|---|---|\n| x | y |", "a | b", "a \\| b", "\\", "\\\\", "ends in \\", "`", "``", "a ` b", "`code`", "|`|`|", "~~~", "```mermaid\ngraph TD\n```",
	"![b](https://evil.example/p.png?d=1)", "[x](javascript:alert(1))", "[ref]: https://evil.example", "[ref]", "[^1]", "[^1]: note", "[ ] todo", "[x]",
	"https://evil.example/auto", "HTTPS://EVIL.EXAMPLE", "ftp://evil.example", "www.evil.example", "WWW.evil.example", "x.www.evil.example", "(https://evil.example)",
	"mallory@evil.example", "a!mallory@evil.example", "x`y@evil.example", "a'b@c.example", "mailto:m@evil.example", "xmpp:m@evil.example/x", "@team", "@org/team", "#123", "a{b@c.example", "$a@b.example",
	"<https://evil.example>", "<m@evil.example>", "<script>alert(1)</script>", "<!-- hidden", "-->", "<details>", "&lt;b&gt;", "&#60;b&#62;", "&colon;", "&nbsp;",
	"*bold* _it_ **both** ~~gone~~", "**", "__", "***", "~", "a*b*c", "snake_case_name", "$$x$$", "$`x`$", "^up^", "==mark==", "{{ .Secret }}", "{% raw %}", ":::warning", ": definition", ":smile:",
	"> [!NOTE]\n> x", "    code", "\tcode", "two  \nspaces", "back\\\nslash", "---\ntitle: x\n---", "***\n", "___", "= 1", "1.", "1.\n2.", "…", "é@é.example",
	"-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----",
)

// places are where text can stand in a report; each is a document around it.
var places = map[string]func(s string) md{
	"a paragraph":                   func(s string) md { return text(s) + "\n" },
	"a heading":                     func(s string) md { return "# " + text(s) + "\n" },
	"a table cell":                  func(s string) md { return "| a | b |\n| --- | --- |\n| " + text(s) + " | b |\n" },
	"the head of a table":           func(s string) md { return "| " + text(s) + " | b |\n| --- | --- |\n| a | b |\n" },
	"a list item":                   func(s string) md { return "- " + text(s) + "\n- next\n" },
	"several lines of a list item":  func(s string) md { return "- **Note:** " + prose(s, "  ") + "\n- next\n" },
	"several lines at the top":      func(s string) md { return prose(s, "") + "\n\nnext\n" },
	"behind a name in a list":       func(s string) md { return "- **Note:** " + text(s) + ", then\n- next\n" },
	"a code span in a list":         func(s string) md { return "- e1: " + code(s) + ", then " + code(s) + "\n- next\n" },
	"two texts side by side":        func(s string) md { return text(s) + " " + text(s) + "\n" },
	"behind an unclosed mark":       func(s string) md { return text("[`*<"+s) + ": " + code("x") + "\n" },
	"a task":                        func(s string) md { return "- [ ] " + text(s) + "\n" },
	"between two marks of our own":  func(s string) md { return "**a** " + text(s) + " `b` (" + text(s) + ")\n" },
	"quoted and followed by a stop": func(s string) md { return "“" + text(s) + "”.\n" },
}

func TestHostileTextStaysTextWhereverItStands(t *testing.T) {
	for where, put := range places {
		want := shape(t, []byte(put("harmless")))
		for _, h := range hostile {
			if h == "" {
				continue
			}
			if got := shape(t, []byte(put(h))); !slices.Equal(got, want) {
				t.Errorf("%q in %s gives %q, want %q; Markdown: %s", h, where, got, want, put(h))
			}
		}
	}
}

func TestTextReadsBackAsItWasWritten(t *testing.T) {
	for _, h := range hostile {
		want := folded(h)
		if h != "" && strings.Trim(want, " ") == "" {
			want = blankText
		}
		if got := words(t, text(h)); got != want {
			t.Errorf("%q reads %q, want %q; Markdown: %s", h, got, want, text(h))
		}
		if want := clean.Line(h).String(); strings.Trim(want, " ") != "" {
			if got := words(t, "x "+code(h)+" x"); got != "x "+want+" x" {
				t.Errorf("%q as code reads %q, want %q; Markdown: %s", h, got, want, code(h))
			}
		}
	}
}

func folded(s string) string {
	return strings.Join(strings.FieldsFunc(clean.New(s).String(), func(r rune) bool { return r == ' ' || r == '\n' }), " ")
}

func TestAnyTextStaysTextAndReadsBack(t *testing.T) {
	pieces := strings.Split("\\ ` `` | * ** _ [ ] ( ) < > & ! # ## - + = ~ ~~ ^ $ : :// . , ; @ ' \" / ? % { } a b 1 . ) x.y www. http:// mailto: &amp; &#64; - [ é 界 ␛", " ")
	pieces = append(pieces, " ", "\n", "\t", "  ", "\x1b", "\u202e")
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 24).Draw(t, "pieces"), "")
		want := folded(s)
		if want == "" {
			want = blankText
		}
		if got := words(t, text(s)); got != want {
			t.Fatalf("%q reads %q, want %q; Markdown: %s", s, got, want, text(s))
		}
		for where, put := range places {
			if got, want := shape(t, []byte(put(s))), shape(t, []byte(put("harmless"))); !slices.Equal(got, want) {
				t.Fatalf("%q in %s gives %q, want %q; Markdown: %s", s, where, got, want, put(s))
			}
		}
	})
}

func TestOrdinaryTextIsHardlyTouched(t *testing.T) {
	for s, want := range map[string]md{
		"Release 1.4.0 of payments-agent, on 2026-12-15": "Release 1.4.0 of payments-agent, on 2026-12-15",
		"Ana Marsh <ana@example.com>":                    "Ana Marsh &lt;`ana@example.com`&gt;",
		"see https://ci.example/run?id=7.":               "see `https://ci.example/run?id=7.`",
		"two keys (one old) - see note: it's fine":       "two keys (one old) - see note: it's fine",
		"1. first": "1\\. first",
		"- item":   "\\- item",
		" \n ":     blankText,
		"":         "",
	} {
		if got := text(s); got != want {
			t.Errorf("%q is written %s, want %s", s, got, want)
		}
	}
}

func TestCodeSpanIsLongerThanAnyInside(t *testing.T) {
	for s, want := range map[string]md{"a": "`a`", "a`b": "``a`b``", "`a`": "`` `a` ``", "a``b`c": "```a``b`c```", " a ": "`  a  `", " ": "`(blank)`"} {
		if got := code(s); got != want {
			t.Errorf("%q is written %s, want %s", s, got, want)
		}
	}
}
