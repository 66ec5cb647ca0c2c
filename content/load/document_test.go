package load_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"gonogo/content/load"
)

func TestAFileThatIsNotPlainYAMLIsRefused(t *testing.T) {
	r := strings.Repeat
	for _, c := range []struct{ name, text, want, hint string }{
		{"empty", "", "f.yaml:1:1: the file is empty", ""},
		{"only a comment", "# nothing\n", "f.yaml:1:1: the file is empty", ""},
		{"only a document mark", "---\n", "the file is empty", ""},
		{"too large", "a: " + r("x", load.MaxBytes), "at most 1048576 are read", ""},
		{"UTF-16", "\xff\xfea\x00", "UTF-16", "save it as UTF-8"},
		{"not UTF-8", "a: b\nc: caf\xe9\n", "f.yaml:2:7: ⟨0xE9⟩ does not belong", ""},
		{"escape byte", "a: \x1b[2J\n", "f.yaml:1:4: ␛ does not belong", ""},
		{"bidi override", "é: b\nc: d\u202ee\n", "f.yaml:2:5: ⟨U+202E⟩ does not belong", ""},
		{"lone CR", "a: b\rc: d\n", "f.yaml:1:5: ␍ does not belong", ""},
		{"next line", "a: b\u0085c: d\n", "⟨U+0085⟩", ""},
		{"escape spelt out", `a: "x\x1b[2J"`, "f.yaml:1:4: the text holds ␛", ""},
		{"bidi spelt out", `a: "x\u202e"`, "the text holds ⟨U+202E⟩", ""},
		{"anchor", "a: &x 1\n", "f.yaml:1:4: anchors are not read", "quotes"},
		{"alias", "a: &x 1\nb: *x\n", "f.yaml:2:4: aliases are not read", ""},
		{"alias of nothing", "a: *x\n", "f.yaml:1:", "quotes"},
		{"tag", "a: !!int \"3\"\n", "f.yaml:1:4: tags are not read", ""},
		{"own tag", "a: !x y\n", "tags are not read", ""},
		{"merge key", "a: {b: 1}\nc:\n  <<: {d: 1}\n", "f.yaml:3:3: merge keys are not read", ""},
		{"two documents", "a: 1\n---\nb: 1\n", "f.yaml:2:1: a second document begins here", ""},
		{"second document empty", "a: 1\n---\n", "a second document begins here", ""},
		{"key twice", "a: 1\nb: 1\na: 2\n", `f.yaml:3:1: key "a" stands twice`, "line 1"},
		{"key twice below", "x:\n  - {a: 1, a: 1}\n", `f.yaml:2:12: key "a" stands twice`, ""},
		{"key that is a list", "? [a]\n: 1\n", "a key must be a plain text", ""},
		{"directive", "%YAML 1.2\n---\na: 1\n", "directives are not read", ""},
		{"colon in a plain text", "a: b\nc: d: e\n", "f.yaml:2:1: this is not YAML", "quotes"},
		{"tab as indentation", "a:\n\tb: 1\n", "this is not YAML", "spaces"},
		{"open quote", "a: \"b\n", "this is not YAML", ""},
		{"deep flow", r("[", 40) + r("]", 40), "f.yaml:1:33: more than 32 levels deep", "flatter"},
		{"deep map", r("{a: ", 40) + "1" + r("}", 40), "more than 32 levels deep", ""},
		{"deep over lines", r("[\n", 40) + r("]\n", 40), "more than 32 levels deep", ""},
		{"deep list marks", r("- ", 40) + "a\n", "more than 32 levels deep", ""},
		{"deep by indentation", indented(40), "more than 32 levels deep", ""},
		{"deep behind a quote", "a: x\"y\nb: " + r("[", 40) + r("]", 40), "more than 32 levels deep", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := load.Document("f.yaml", []byte(c.text))
			wantError(t, err, c.want, c.hint)
		})
	}
}

func indented(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func TestAnAliasBombIsRefused(t *testing.T) {
	bomb := "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
	for _, level := range []string{"1", "2", "3", "4", "5", "6", "7", "8"} {
		before := string(level[0] - 1)
		bomb += "a" + level + ": &a" + level + " [" + strings.TrimSuffix(strings.Repeat("*a"+before+",", 10), ",") + "]\n"
	}
	_, err := load.Document("bomb.yaml", []byte(bomb))
	wantError(t, err, "bomb.yaml:1:5: anchors are not read", "")
}

func TestBombsAreRefusedFast(t *testing.T) {
	r := strings.Repeat
	for name, text := range map[string]string{
		"brackets": r("[", 100_000), "closed brackets": r("[", 50_000) + r("]", 50_000), "braces": r("{a: ", 100_000), "marks": r("- ", 100_000),
		"question marks": r("? ", 100_000), "brackets behind a word": "x" + r("[", 100_000), "brackets over lines": r("a: [\n", 100_000),
		"quoted brackets": `a: "` + r("[", 100_000) + "\nb: " + r("[", 100_000),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			root, err := load.Document("f.yaml", []byte(text))
			if err == nil && root.Exists() && name != "brackets behind a word" {
				t.Error("it was read")
			}
			if took := time.Since(start); took > 5*time.Second { // a bound on blow-up, not a measurement
				t.Errorf("it took %v", took)
			}
		})
	}
}

func TestBracketsInTextAreNoNesting(t *testing.T) {
	text := "a: |-\n" + strings.Repeat("  see [the list, and so on: {\n", 50) + "b: \"" + strings.Repeat("x [", 100) + "\"\nc: d\n"
	root, err := load.Document("f.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if got := root.Fields("a", "b", "c").Get("c").Text(); got != "d" {
		t.Errorf("got %q", got)
	}
}

func TestWindowsTextIsRead(t *testing.T) {
	root, err := load.Document("f.yaml", []byte("\ufeffa: b\r\nc: |-\r\n  d\r\n  e\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	f := root.Fields("a", "c")
	if a, c := f.Get("a").Text(), f.Get("c").Text(); a != "b" || c != "d\ne" {
		t.Errorf("got %q and %q", a, c)
	}
}

func TestReadersSayWhatTheyWantAndWhere(t *testing.T) {
	const text = `name: Ana
empty:
count: 007
octal: 0o7
big: 99
quoted: "3"
flag: yes
when: 2026-02-30
day: 2026-12-15
word: mett
two: |-
  a
  b
sevrity: x
list: a
items: {a: 1}
no: no
`
	root, err := load.Document("f.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	f := root.Fields("name", "empty", "count", "octal", "big", "quoted", "flag", "when", "day", "word", "two", "severity", "list", "items", "no")
	if f.Get("name").Line() != "Ana" || f.Get("no").Text() != "no" || f.Get("day").Date() != "2026-12-15" || f.Get("quoted").Text() != "3" || f.Get("count").Text() != "007" {
		t.Error("a good value was not read")
	}
	f.Get("empty").Text()
	f.Get("count").Int(0, 10)
	f.Get("octal").Int(0, 10)
	f.Get("big").Int(0, 10)
	f.Get("quoted").Int(0, 10)
	f.Get("flag").Bool()
	f.Get("when").Date()
	f.Get("word").OneOf("met", "partly", "unmet")
	f.Get("two").Line()
	f.Get("list").List()
	f.Get("items").List()
	f.Get("list").Entries()
	f.Get("list").Fields("x")
	f.Get("items").Text()
	f.Need("absent").Text()
	f.Get("name").Fail("look it up", "nobody is called %s", "Ana")
	got := root.Err()
	for _, c := range []struct{ want, hint string }{
		{"f.yaml:1:7: nobody is called Ana", "look it up"},
		{"f.yaml:2:7: there is no text here", "optional"},
		{`f.yaml:3:8: a whole number from 0 to 10 is wanted here, not "007"`, ""},
		{`f.yaml:4:8: a whole number`, ""},
		{"f.yaml:5:6: 99 is not from 0 to 10", ""},
		{`f.yaml:6:9: a whole number from 0 to 10 is wanted here, not "3"`, ""},
		{`f.yaml:7:7: true or false is wanted here, not "yes"`, ""},
		{`f.yaml:8:7: a date is wanted here, not "2026-02-30"`, "YYYY-MM-DD"},
		{`f.yaml:10:7: "mett" is none of met, partly, unmet`, `did you mean "met"?`},
		{"f.yaml:11:6: text holds a line break", ""},
		{`f.yaml:14:1: unknown key "sevrity"`, `did you mean "severity"?`},
		{`f.yaml:15:7: a list is wanted here, not "a"`, "[a, b]"},
		{"f.yaml:16:8: a list is wanted here, not a map", ""},
		{`f.yaml:15:7: a map is wanted here, not "a"`, ""},
		{"f.yaml:16:8: a text is wanted here, not a map", ""},
		{"f.yaml:1:1: absent is missing", ""},
	} {
		wantError(t, got, c.want, c.hint)
	}
}

func TestManyErrorsAreCutAtTwentyAndSorted(t *testing.T) {
	root, err := load.Document("f.yaml", []byte(strings.Repeat("- x\n", 50)))
	if err != nil {
		t.Fatal(err)
	}
	items := root.List()
	for i := len(items) - 1; i >= 0; i-- {
		items[i].Int(0, 1)
	}
	var many *load.Errors
	if !errors.As(root.Err(), &many) {
		t.Fatalf("got %v", root.Err())
	}
	if len(many.List) != 20 || many.More != 30 || many.List[0].Line != 1 || many.List[19].Line != 20 {
		t.Errorf("got %d errors and %d more, from line %d to %d", len(many.List), many.More, many.List[0].Line, many.List[19].Line)
	}
	if !strings.HasSuffix(many.Error(), "\nand 30 more") {
		t.Errorf("got %q", many.Error())
	}
}

func TestAMissingNodeIsQuiet(t *testing.T) {
	root, err := load.Document("f.yaml", []byte("a: 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	n := root.Fields("a", "b").Get("b")
	n.Text()
	n.Int(1, 2)
	n.Bool()
	n.Date()
	n.OneOf("x")
	n.List()
	n.Entries()
	n.Fields("x").Need("x").Line()
	if err := root.Err(); err != nil {
		t.Error(err)
	}
	if n.Exists() || n.Pos() != (load.Pos{File: "f.yaml", Line: 1, Col: 1}) {
		t.Errorf("it exists or stands at %v", n.Pos())
	}
	var zero load.Node
	zero.Fail("", "nothing")
	if zero.Text() != "" || zero.Err() != nil || zero.Pos() != (load.Pos{}) {
		t.Error("the zero node is not quiet")
	}
}

func TestHostileValuesAreShownSafelyInErrors(t *testing.T) {
	root, err := load.Document("f.yaml", []byte(`a: "`+strings.Repeat("long ", 100)+`"`))
	if err != nil {
		t.Fatal(err)
	}
	root.Fields("a").Get("a").OneOf("x")
	if got := root.Err().Error(); len(got) > 120 {
		t.Errorf("the error is %d bytes long: %s", len(got), got)
	}
}

func FuzzDocument(f *testing.F) {
	for _, s := range []string{"a: 1\n", "- [a, {b: c}]\n", "a: |\n  b\n", "? a\n: b\n", "a: &x 1\n", "---\na\n...\n", "a: \"\\x1b\"\n", "# c\na: 'b''c'\n", "<<: {a: 1}\n", "!!map {}\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		root, err := load.Document("f.yaml", []byte(text))
		if (err == nil) != root.Exists() {
			t.Fatalf("exists: %v, error: %v", root.Exists(), err)
		}
		walk(root, 0)
	})
}

func walk(n load.Node, depth int) {
	if depth > load.MaxDepth {
		panic("too deep a tree was read")
	}
	n.Text()
	n.Int(0, 9)
	n.Date()
	n.Err()
	if n.IsList() {
		for _, v := range n.List() {
			walk(v, depth+1)
		}
	}
	if n.IsMap() {
		n.Fields("a", "b")
		for _, e := range n.Entries() {
			walk(e.Value, depth+1)
		}
	}
}
