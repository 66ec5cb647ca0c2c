package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gonogo/assessment"
	"gonogo/content/clean"
)

// houseLook is a look with everything that one can have.
func houseLook() *Look {
	return &Look{
		Title: "Gate decision", Organisation: "Example Bank", Classification: "Internal", Colour: "amber", Footer: "Keep for seven years.",
		Wording: map[string]string{"why": "Grounds"}, Logo: "data:image/png;base64,iVBORw0KGgo=", Style: "h2{color:#3f74c9}\r\n",
	}
}

func TestHostileTextNeverBecomesAnElementOrAnAttribute(t *testing.T) {
	for name, change := range map[string]func(*Input){
		"report with a look": func(in *Input) { in.Look = houseLook() }, "summary": func(in *Input) { in.Summary = true },
	} {
		in := withSignOffs(everything(t).input(0))
		change(&in)
		wantStyle, want := rules(htmlOf(t, in)), skeleton(parsed(t, htmlOf(t, in)))
		for _, h := range hostile {
			h = h[:min(len(h), 200)] // some are long, and there are hundreds of fields
			hurt := rewritten(in, func(s string) string { return h + s + h })
			if hurt.Look != nil { // chosen by the program from what it allows
				hurt.Look.Colour, hurt.Look.Logo, hurt.Look.Style = in.Look.Colour, in.Look.Logo, in.Look.Style
			}
			out := htmlOf(t, hurt)
			if got := skeleton(parsed(t, out)); !slices.Equal(got, want) {
				t.Errorf("%q around every text changes the %s at %s", h, name, firstDifference(got, want))
			}
			if s := strings.ReplaceAll(string(out), "\t", " "); clean.New(s).String() != s {
				t.Errorf("%q around every text comes through package clean", h)
			}
			if got := rules(out); got != wantStyle {
				t.Errorf("%q around every text changes the style to %q", h, got)
			}
		}
	}
}

var quoted = regexp.MustCompile(`content:"(?:[A-Za-z0-9]|\\[0-9a-f]{6})*"`)

// rules is the style of a report without the texts that stand in it.
func rules(out []byte) string {
	_, style, _ := bytes.Cut(out, []byte("<style>"))
	style, _, _ = bytes.Cut(style, []byte("</style>"))
	return string(quoted.ReplaceAll(style, []byte("content:text")))
}

func TestHTMLShowsTextAsItWasWritten(t *testing.T) {
	base := accepting(t).input(0)
	for _, h := range hostile {
		want := folded(h)
		if want == "" {
			continue
		}
		in := rewritten(base, func(s string) string {
			if s == "Two keys are still in a file." {
				return h
			}
			return s
		})
		if got := textOf(parsed(t, htmlOf(t, in))); !strings.Contains(got, " "+want+" ") {
			t.Errorf("%q does not stand in the report", h)
		}
	}
}

func TestHTMLNeedsNothingButItself(t *testing.T) {
	in := withSignOffs(everything(t).input(0))
	in.Look = houseLook()
	doc := parsed(t, htmlOf(t, in))
	for _, n := range all(doc, "") {
		if slices.Contains([]string{"script", "link", "iframe", "object", "embed", "form", "input", "button", "base", "video", "audio", "a:href"}, n.Data) {
			t.Errorf("the report has a <%s>", n.Data)
		}
		for _, a := range n.Attr {
			inside := strings.HasPrefix(a.Val, "#") || strings.HasPrefix(a.Val, "data:image/")
			if slices.Contains([]string{"href", "src", "srcset", "action", "xlink:href", "background", "poster"}, a.Key) && !inside {
				t.Errorf("<%s %s=%q> leaves the report", n.Data, a.Key, a.Val)
			}
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				t.Errorf("<%s> has the attribute %s", n.Data, a.Key)
			}
		}
	}
}

func TestThePolicyAllowsTheStyleByItsDigestAndNothingElse(t *testing.T) {
	for _, look := range []*Look{nil, houseLook()} {
		in := everything(t).input(0)
		in.Look = look
		doc := parsed(t, htmlOf(t, in))
		sum := sha256.Sum256([]byte(all(doc, "style")[0].FirstChild.Data))
		want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'"
		meta := all(doc, "meta")[1]
		if got := attr(meta, "content"); attr(meta, "http-equiv") != "Content-Security-Policy" || got != want {
			t.Errorf("the policy is %q, want %q", got, want)
		}
	}
}

func TestHTMLIsReadableByOrderAndByHeadings(t *testing.T) {
	for _, summary := range []bool{false, true} {
		in := withSignOffs(everything(t).input(0))
		in.Summary = summary
		doc := parsed(t, htmlOf(t, in))
		level := 0
		ids := map[string]bool{}
		for _, n := range all(doc, "") {
			if id := attr(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("two elements are called %s", id)
				}
				ids[id] = true
			}
			if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
				next := int(n.Data[1] - '0')
				if next > level+1 || next == 1 && level != 0 {
					t.Errorf("heading %q of level %d stands below one of level %d", textOf(n), next, level)
				}
				level = next
			}
		}
		for _, n := range all(doc, "") {
			for _, key := range []string{"href", "aria-labelledby"} {
				for ref := range strings.FieldsSeq(attr(n, key)) {
					if !ids[strings.TrimPrefix(ref, "#")] {
						t.Errorf("<%s %s> points to %s, which is not there", n.Data, key, ref)
					}
				}
			}
		}
		if attr(all(doc, "html")[0], "lang") != "en" || len(all(doc, "main")) != 1 || len(all(doc, "h1")) != 1 {
			t.Error("the report lacks its language, its main part or its one first heading")
		}
		for _, table := range all(doc, "table") {
			if len(all(table, "caption")) != 1 {
				t.Errorf("a table has no caption: %s", textOf(table))
			}
			for _, th := range all(table, "th") {
				if attr(th, "scope") == "" {
					t.Errorf("the heading %q says of nothing what it heads", textOf(th))
				}
			}
		}
		for _, svg := range all(doc, "svg") {
			if attr(svg, "role") != "img" || len(all(svg, "title")) != 1 || len(all(svg, "desc")) != 1 {
				t.Error("a drawing does not say what it shows")
			}
		}
	}
}

func TestNoMarkIsASignAlone(t *testing.T) {
	doc := parsed(t, htmlOf(t, withSignOffs(everything(t).input(0))))
	seen := 0
	for _, n := range all(doc, "span") {
		if !strings.HasPrefix(attr(n, "class"), "mark ") {
			continue
		}
		seen++
		sign, word, _ := strings.Cut(textOf(n), " ")
		if sign == "" || strings.TrimSpace(word) == "" {
			t.Errorf("a mark reads %q", textOf(n))
		}
		if sign := all(n, "span")[0]; attr(sign, "aria-hidden") != "true" {
			t.Errorf("the sign of %q is read out", textOf(n))
		}
	}
	if seen < 20 {
		t.Errorf("the report has %d marks", seen)
	}
}

func TestTheContentsListEveryChapterInItsOrder(t *testing.T) {
	doc := parsed(t, htmlOf(t, withSignOffs(everything(t).input(0))))
	var want, got []string
	for _, n := range all(all(doc, "main")[0], "") {
		if n.Data == "h2" || n.Data == "h3" {
			want = append(want, attr(n, "id"))
		}
	}
	for _, n := range all(all(doc, "nav")[0], "a") {
		got = append(got, strings.TrimPrefix(attr(n, "href"), "#"))
	}
	if !slices.Equal(got, want) {
		t.Errorf("the contents list\n%q, the chapters are\n%q", got, want)
	}
}

func TestHTMLSaysWhatMarkdownSays(t *testing.T) {
	in := withSignOffs(everything(t).input(0))
	got := textOf(parsed(t, htmlOf(t, in)))
	for _, r := range in.Decision.Reasons {
		if !strings.Contains(got, folded(r.Says)) {
			t.Errorf("the reason %q is missing", r.Says)
		}
	}
	for _, c := range in.Decision.ToChange {
		if !strings.Contains(got, folded(string(read(sentence(c.Needs))))) {
			t.Errorf("the change %q is missing", c.Needs)
		}
	}
	for _, n := range in.verdictNotes() {
		if n.says != "" && !strings.Contains(got, folded(string(read(n.says)))) {
			t.Errorf("%s is missing: %s", n.label, n.says)
		}
	}
}

func TestHTMLOfTheSameRecordIsTheSameBytes(t *testing.T) {
	b := everything(t)
	want := htmlOf(t, b.input(0))
	for range 20 {
		slices.Reverse(b.entries)
		if !bytes.Equal(htmlOf(t, b.input(0)), want) {
			t.Fatal("the HTML of one record differs from one time to the next")
		}
	}
}

func TestEveryOutcomeHasATone(t *testing.T) {
	known := map[tone]bool{}
	for _, x := range tones {
		known[x.Tone] = true
	}
	for _, o := range assessment.Outcomes {
		if !known[toneOf(o)] {
			t.Errorf("outcome %s is drawn as %q", o, toneOf(o))
		}
	}
	if toneOf(0) != toneOpen || toneOfVerdict(0) != toneOpen {
		t.Error("what is no outcome and no verdict is not shown as open")
	}
}

func TestTheDrawingsStayInsideTheirFrame(t *testing.T) {
	for name, in := range map[string]Input{"everything": everything(t).input(0), "all met": allMet(t).input(0), "large": large(t, 200, 400)} {
		d := &drafter{Input: in.ready(), at: map[string]string{}}
		b, _ := d.bars()
		for _, r := range b.Rows {
			sum := 0
			for _, p := range r.Parts {
				sum += p.Count
				if p.X < barsLeft || p.X+p.W > barsRight+1 || p.W < 1 {
					t.Errorf("%s: a bar goes from %d for %d", name, p.X, p.W)
				}
			}
			if sum != r.Total {
				t.Errorf("%s: the parts of %s add up to %d of %d", name, r.Name, sum, r.Total)
			}
		}
		times := d.timeline()
		if len(times.Rows) > timeRows || len(times.Ticks) > mostTicks {
			t.Errorf("%s: the timeline has %d rows and %d dates", name, len(times.Rows), len(times.Ticks))
		}
		for _, r := range times.Rows {
			if r.X < timeLeft || r.X+r.W > timeRight+2 {
				t.Errorf("%s: a line goes from %d for %d", name, r.X, r.W)
			}
		}
	}
}

func TestALookChangesNothingThatIsDecided(t *testing.T) {
	plainIn := withSignOffs(everything(t).input(0))
	housed := plainIn
	housed.Look = houseLook()

	facts := func(in Input) []string {
		var out []string
		doc := parsed(t, htmlOf(t, in))
		for _, n := range all(doc, "") {
			if slices.Contains([]string{"h1", "h3", "h4", "td", "th", "dt", "dd", "li", "p", "desc", "text"}, n.Data) && !inside(n, "nav", "footer") && !slices.Contains([]string{"banner amber", "house"}, attr(n, "class")) {
				out = append(out, n.Data+" "+textOf(n))
			}
		}
		return out
	}
	if got, want := facts(housed), facts(plainIn); !slices.Equal(got, want) {
		t.Errorf("with a look the report differs at %s", firstDifference(got, want))
	}
	read := textOf(parsed(t, htmlOf(t, housed)))
	for _, want := range []string{"Gate decision", "Example Bank", "Internal", "Keep for seven years.", "Grounds"} {
		if !strings.Contains(read, want) {
			t.Errorf("the look lacks %q", want)
		}
	}

	got, want := string(markdown(t, housed)), string(markdown(t, plainIn))
	banner := "Internal · Example Bank · Gate decision · a copy: the text that is signed is the plain report, made without a template\n\n"
	if got != banner+want+"\nKeep for seven years.\n" {
		t.Errorf("with a look the Markdown is not the plain one between banner and footer: it begins %q", got[:200])
	}
}

func inside(n *html.Node, names ...string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if slices.Contains(names, p.Data) {
			return true
		}
	}
	return false
}

func TestTextInAStyleIsSpelledOut(t *testing.T) {
	for s, want := range map[said]string{
		"GO": `"GO"`, "a b": `"a\000020b"`, `"}`: `"\000022\00007d"`, "</style>": `"\00003c\00002fstyle\00003e"`, "\n": `"\002424"`, "": `""`,
	} {
		if got := cssString(s); got != want {
			t.Errorf("%q is written %s, want %s", s, got, want)
		}
	}
}
