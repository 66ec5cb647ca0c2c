package report

import (
	"fmt"
	"strings"

	"gonogo/content/clean"
)

// Look is how an organisation wants its reports to look. It changes nothing of what a report says; the zero value, and
// nil, are the plain look. The text that is signed is always the plain one.
type Look struct {
	Title          string // stands above the verdict
	Organisation   string
	Classification string // a banner on every page, "" for none
	Colour         string // of the banner, one of Colours; "" is the first
	Footer         string
	Wording        map[string]string // headings by their id, see Headings
	Logo           string            // a data: URI of an image, "" for none
	Style          string            // CSS behind ours
}

// Colours lists what colour a banner can have.
var Colours = []string{"grey", "blue", "green", "amber", "red"}

// Heading is a heading of the report. Its id never changes, its words may.
type Heading struct{ ID, Says string }

// Headings lists the headings of the HTML report that an organisation may word for itself, in the order of the report.
var Headings = []Heading{
	{"contents", "Contents"},
	{"why", "Why"},
	{"takes", "Why, and what it would take"}, // summary only
	{"when", "By whom and when"},             // summary only
	{"overview", "At a glance"},
	{"change", "What would change it"},
	{"other-reasons", "The other reasons"},
	{"accepted", "Accepted risk"},
	{"sign-offs", "Sign-offs"},
	{"subject", "Subject and intake"},
	{"questions", "Questions"},
	{"registers", "Registers"},
	{"launch-day", "On the day of the launch"},
	{"frameworks", "Frameworks"},
	{"comments", "Comments"},
	{"basis", "What this report rests on"},
}

// heading is a heading in the words of this report.
func (in Input) heading(id string) said {
	if in.Look != nil && in.Look.Wording[id] != "" {
		return exact(in.Look.Wording[id])
	}
	for _, h := range Headings {
		if h.ID == id {
			return said(h.Says)
		}
	}
	return said(id)
}

// banner writes what an organisation puts above its reports, and that this one is not what is signed.
func (p *page) banner(in Input) {
	if in.Look == nil {
		return
	}
	p.para(list(" · ", text(in.Look.Classification), text(in.Look.Organisation), text(in.Look.Title),
		"a copy: the text that is signed is the plain report, made without a template"))
}

// footer writes what an organisation puts below its reports.
func (p *page) footer(in Input) {
	if in.Look != nil && in.Look.Footer != "" {
		p.para(text(in.Look.Footer))
	}
}

// cssString writes text as a string of CSS. Whatever is no plain letter or digit is spelled as its number, so that no text
// can end the string, the rule or the element that it stands in. A space is spelled too: behind a number it would vanish.
func cssString(s said) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, r := range clean.Line(string(s)).String() {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			out.WriteRune(r)
		} else {
			fmt.Fprintf(&out, `\%06x`, r)
		}
	}
	out.WriteByte('"')
	return out.String()
}
