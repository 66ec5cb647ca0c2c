package cli

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"gonogo/content/load"
)

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
