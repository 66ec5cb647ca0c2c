package tree_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"gonogo/assessment/collect/tree"
)

func TestMissingAndNullAreNotTheSame(t *testing.T) {
	n, err := tree.JSON([]byte(`{"a": null, "b": {"c": [1, "x", true]}}`))
	if err != nil {
		t.Fatal(err)
	}
	if a := n.Get("a"); !a.Exists() || a.Given() || a.Kind() != tree.Null {
		t.Error("a null is there, and gives nothing")
	}
	if d := n.Get("b", "d", "e"); d.Exists() || d.Text() != "" || d.List() != nil {
		t.Error("what is missing is missing all the way down")
	}
	if got := n.Get("b", "c").List()[1].At(); got.Line != 1 || got.Col != 28 {
		t.Errorf("the place is %+v", got)
	}
}

func TestEditorsJSONKeepsItsPlaces(t *testing.T) {
	n, err := tree.Relaxed([]byte("{\n  // servers, with a \" in it\n  \"a\": [1, /* two, */ 2, ],\n  \"url\": \"http://x//y\", \n}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if n.Get("url").Text() != "http://x//y" || len(n.Get("a").List()) != 2 || n.Get("url").At().Line != 4 {
		t.Errorf("it reads %v", n)
	}
}

func TestWhatNoHonestFileHoldsIsRefusedWithItsPlaceAndNothingOfIt(t *testing.T) {
	deepList := strings.Repeat("[", 100_000)
	wide := ""
	for i := range 20_000 {
		wide += fmt.Sprintf("\"PLANTED%d\": 1, ", i)
	}
	for name, c := range map[string]struct {
		read func() error
		says string
	}{
		"a key twice":       {readJSON("{\"a\": 1,\n \"PLANTED\": 2, \"PLANTED\": 3}"), "line 2, column 16: a key stands twice"},
		"broken off":        {readJSON(`{"a": "PLANTED`), "breaks off"},
		"no JSON":           {readJSON(`{"a": PLANTED}`), "line 1, column 7: this is not JSON"},
		"two values":        {readJSON(`{} PLANTED`), "something follows"},
		"deep JSON":         {readJSON(deepList), "levels deep"},
		"deep YAML":         {readYAML(deepList), "levels deep"},
		"deep by dashes":    {readYAML(strings.Repeat("- ", 5000) + "a"), "levels deep"},
		"a wide JSON map":   {readJSON(`{"a": {` + wide + `"z": 1}}`), "line 1, column 7: a map has more than 20000 keys"},
		"a wide YAML map":   {readYAML("a: {" + wide + "z: 1}"), "line 1, column 4: a map has more than 20000 keys"},
		"an alias":          {readYAML("a: *PLANTED"), "this is not YAML"},
		"an anchor":         {readYAML("a: &PLANTED b\n"), "line 1, column 4: an anchor"},
		"a YAML key twice":  {readYAML("a: 1\nPLANTED: 2\nPLANTED: 3\n"), "line 3, column 1: a key stands twice"},
		"a tag":             {readYAML("a: !PLANTED b\n"), "a tag"},
		"no YAML":           {readYAML("a: 'PLANTED\n"), "this is not YAML"},
		"a template":        {readYAML("a:\n  {{- PLANTED }}\n  b: 1\n"), "this is not YAML"},
		"short CSV line":    {readCSV("a,b\n1,2\nPLANTED\n"), "line 3, column 1: the line has 1 cells"},
		"open quote in CSV": {readCSV("a,b\n\"PLANTED"), "this is not CSV"},
		"CSV names twice":   {readCSV("a,b,A\n"), "called alike"},
		"no UTF-8":          {readPlain("a\nb\xffPLANTED"), "line 2, column 2: the file is not UTF-8"},
		"a packed file":     {readPlain("PK\x00PLANTED"), "not text"},
	} {
		err := c.read()
		var e *tree.Error
		if !errors.As(err, &e) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error()+e.Hint, "PLANTED") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func readJSON(s string) func() error {
	return func() error { _, err := tree.JSON([]byte(s)); return err }
}

func readYAML(s string) func() error {
	return func() error { _, err := tree.YAML([]byte(s)); return err }
}

func readPlain(s string) func() error {
	return func() error { _, err := tree.Plain([]byte(s)); return err }
}

func readCSV(s string) func() error {
	return func() error {
		table, err := tree.OpenTable([]byte(s))
		for more := true; err == nil && more; {
			more, err = table.Next()
		}
		return err
	}
}

func TestWhatWindowsWritesReads(t *testing.T) {
	b, err := tree.Plain([]byte("\xff\xfe[\x001\x00]\x00"))
	if err != nil || string(b) != "[1]" {
		t.Errorf("it reads %q, %v", b, err)
	}
}

func TestDocumentsAndLinesReadOneByOne(t *testing.T) {
	docs, err := tree.YAML([]byte("---\na: 1\n---\n---\nb: [x]\n"))
	if err != nil || len(docs) != 2 || docs[1].At().Line != 5 {
		t.Errorf("%d documents, %v", len(docs), err)
	}
	lines, err := tree.Lines([]byte("{\"a\":1}\n\n{\"a\":2}\n"))
	if err != nil || len(lines) != 2 || lines[1].At().Line != 3 {
		t.Errorf("%d lines, %v", len(lines), err)
	}
}

func TestTimesReadInEveryFormThatToolsUse(t *testing.T) {
	for text, day := range map[string]string{
		"2026-11-20T06:30:00+00:00": "2026-11-20", "2026-11-20T06:30:00Z": "2026-11-20", "2026-11-20T23:30:00-05:00": "2026-11-21",
		"2026-11-20 12:56:48+00:00": "2026-11-20", "2026-11-20T06:30:00.123456789Z": "2026-11-20", "2026-11-20": "2026-11-20", "2026-02-30": "",
		"2026-01-31T00:00:00Z": "2026-01-31", "2026-11-31T00:00:00Z": "", "1763620200": "2025-11-20", "1763620200000": "2025-11-20",
		"/Date(1763620200000)/": "2025-11-20", "2026-11-20T06:30:00.5": "2026-11-20", "0": "", "yesterday": "", "9999-12-31T23:59:59Z": "never", "0001-01-01T00:00:00Z": "unknown", "": "unknown",
	} {
		w, ok := tree.ParseWhen(text)
		got := w.Day
		switch {
		case w.Never:
			got = "never"
		case ok && w.Day == "":
			got = "unknown"
		}
		if got != day {
			t.Errorf("%q reads as %q, ok %v", text, got, ok)
		}
	}
}
