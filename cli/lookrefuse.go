package cli

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"gonogo/content/clean"
	"gonogo/content/load"
)

// refusedStyle is what no style sheet of an organisation may hold: what fetches something, what ends the element that
// it stands in, and what could spell either in another way. The policy of the report forbids a viewer the first as well.
var refusedStyle = []struct{ holds, says, hint string }{
	{"\\", "a backslash", "write the character itself"},
	{"@import", "@import", "put the rules into this file"},
	{"</", "</", "take it out"},
	{"<!--", "<!--", "take it out"},
	{"image-set(", "image-set()", "use one image, as url(data:…)"},
	{"src(", "src()", "use url(data:…)"},
}

// refuseStyle says what a style sheet may not hold and where it does, nil when it is well.
func refuseStyle(name, css string) *load.Error {
	fail := func(at int, hint, says string) *load.Error {
		line, col := placeOf(css, at)
		return &load.Error{File: name, Line: line, Col: col, Msg: says, Hint: hint}
	}
	if at, odd := clean.First(css); odd != "" {
		return fail(at, "save it as UTF-8, without characters that cannot be seen", "the style holds "+odd)
	}
	lower := strings.Map(func(r rune) rune { // as CSS compares: plain letters only, so that every byte keeps its place
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, css)
	for _, r := range refusedStyle {
		if at := strings.Index(lower, r.holds); at >= 0 {
			return fail(at, r.hint, r.says+" is refused in a style")
		}
	}
	for at := 0; ; {
		n := strings.Index(lower[at:], "url(")
		if n < 0 {
			return nil
		}
		at += n
		inside := strings.TrimLeft(lower[at+len("url("):], " \t\r\n\"'")
		if !strings.HasPrefix(inside, "data:") {
			return fail(at, "put the image in as url(data:…): a report fetches nothing", "url() of anything but data: is refused in a style")
		}
		at += len("url(")
	}
}

// placeOf is the line and the column, in runes, of a byte in a text.
func placeOf(s string, at int) (line, col int) {
	before := s[:at]
	return 1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
}

// refuseSVG says what a drawing may not hold, nil when it is well. A viewer runs nothing in an image; whoever opens the
// image by itself should be as safe.
func refuseSVG(name string, b []byte) *load.Error {
	d := xml.NewDecoder(bytes.NewReader(b))
	fail := func(hint, says string) *load.Error {
		line, col := d.InputPos()
		return &load.Error{File: name, Line: line, Col: col, Msg: says, Hint: hint}
	}
	const plain = "save it as plain SVG"
	for root := true; ; {
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF) && root:
			return fail(plain, "there is no drawing in it")
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fail(plain, "this is not SVG: "+err.Error())
		}
		switch t := t.(type) {
		case xml.Directive:
			return fail(plain+", without a document type", "a document type is refused in a logo")
		case xml.StartElement:
			if root && t.Name.Local != "svg" {
				return fail(plain, fmt.Sprintf("it begins with %q, not svg", t.Name.Local))
			}
			root = false
			if says := refusedElement(t); says != "" {
				return fail(plain+": shapes, colours and text only", says+" is refused in a logo")
			}
		}
	}
}

// refusedElement names what of an element of a drawing acts or fetches, "" when nothing does.
func refusedElement(t xml.StartElement) string {
	switch strings.ToLower(t.Name.Local) {
	case "script", "foreignobject", "a", "iframe", "animate", "set", "style":
		return "<" + t.Name.Local + ">"
	}
	for _, a := range t.Attr {
		value := strings.ToLower(strings.TrimSpace(a.Value))
		switch key := strings.ToLower(a.Name.Local); {
		case strings.HasPrefix(key, "on"):
			return a.Name.Local
		case key == "href" && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/"):
			return "a link to elsewhere"
		case strings.Contains(value, "url(") && !strings.Contains(value, "url(#"), strings.Contains(value, "javascript:"):
			return a.Name.Local + " of elsewhere"
		}
	}
	return ""
}
