package cli

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// stylePart is a part of a report that a style can reach, by the selector that names it.
type stylePart struct {
	properties []string
	readable   bool // its words are the report's own: they must be readable in every colour it is given
}

// styleParts is all that a style can reach. The verdict, its reasons, the questions and the sign-offs are not in it, and
// what is allowed for a part that stands around them (a font of body) can hide nothing.
var styleParts = map[string]stylePart{
	".banner": {properties: ownProperties},
	".house":  {properties: ownProperties},
	"footer":  {properties: ownProperties},
	"body":    {properties: []string{"font-family"}},
	"h2":      {properties: headingProperties, readable: true},
	"h3":      {properties: headingProperties, readable: true},
	".card":   {properties: frameProperties},
	"table":   {properties: frameProperties},
}

var (
	borders       = []string{"border", "border-top", "border-right", "border-bottom", "border-left", "border-color", "border-style", "border-width", "border-radius"}
	ownProperties = append([]string{
		"color", "background-color", "font-family", "font-size", "font-style", "font-weight", "letter-spacing", "text-align",
		"margin", "margin-top", "margin-bottom", "padding", "padding-top", "padding-right", "padding-bottom", "padding-left",
	}, borders...)
	headingProperties = append([]string{"color", "font-family", "font-style", "font-weight", "letter-spacing"}, borders...)
	frameProperties   = borders
)

// styleValue reads a value and writes it as it stands in a report.
type styleValue struct {
	form string // what may be written, in words
	read func(string) (string, bool)
}

var (
	styleColour  = styleValue{"a colour as #1b1f24", func(s string) (string, bool) { _, ok := colourOf(s); return strings.ToLower(s), ok }}
	styleSpace   = lengths(4, 0, 48)
	styleEdge    = lengths(1, 0, 8)
	styleLine    = oneOf("solid", "dashed", "dotted", "double", "none")
	styleBorder  = styleValue{"a width, a kind and a colour, as 2px solid #1b1f24", readBorder}
	styleWeights = oneOf("normal", "bold", "400", "500", "600", "700", "800", "900")
)

// styleProperties says of each property what may stand behind it.
var styleProperties = map[string]styleValue{
	"color": styleColour, "background-color": styleColour, "border-color": styleColour,
	"font-family": {"fonts of this list, with commas between: " + strings.Join(styleFonts, ", "), readFonts},
	"font-size":   lengths(1, 9, 32), "font-style": oneOf("normal", "italic"), "font-weight": styleWeights,
	"letter-spacing": lengths(1, 0, 3), "text-align": oneOf("left", "center", "right"),
	"margin": styleSpace, "margin-top": lengths(1, 0, 48), "margin-bottom": lengths(1, 0, 48),
	"padding": styleSpace, "padding-top": lengths(1, 0, 48), "padding-right": lengths(1, 0, 48),
	"padding-bottom": lengths(1, 0, 48), "padding-left": lengths(1, 0, 48),
	"border": styleBorder, "border-top": styleBorder, "border-right": styleBorder, "border-bottom": styleBorder, "border-left": styleBorder,
	"border-style": styleLine, "border-width": styleEdge, "border-radius": lengths(1, 0, 24),
}

// styleFonts are fonts for text. A font of pictures or of empty letters would make words unreadable, so no other is taken.
var styleFonts = []string{
	"serif", "sans-serif", "monospace", "system-ui", "Aptos", "Arial", "Calibri", "Cambria", "Garamond", "Georgia", "Helvetica",
	"Helvetica Neue", "IBM Plex Sans", "Inter", "Lato", "Liberation Sans", "Noto Sans", "Noto Serif", "Open Sans", "Roboto",
	"Segoe UI", "Source Sans 3", "Tahoma", "Times New Roman", "Verdana",
}

func oneOf(words ...string) styleValue {
	return styleValue{"one of " + strings.Join(words, ", "), func(s string) (string, bool) {
		s = strings.ToLower(s)
		return s, slices.Contains(words, s)
	}}
}

// lengths reads up to so many lengths, each between two numbers of pixels.
func lengths(most int, low, high float64) styleValue {
	form := fmt.Sprintf("a length from %vpx to %vpx, in px, pt, em or rem", low, high)
	if most > 1 {
		form = fmt.Sprintf("1 to %d lengths, each from %vpx to %vpx, in px, pt, em or rem", most, low, high)
	}
	return styleValue{form, func(s string) (string, bool) {
		parts := strings.Fields(strings.ToLower(s))
		for _, p := range parts {
			if px, ok := pixels(p); !ok || px < low || px > high {
				return "", false
			}
		}
		return strings.Join(parts, " "), len(parts) > 0 && len(parts) <= most
	}}
}

// pixels is about how much a length is; em counts as rem does. A sign or an exponent is no part of one.
func pixels(s string) (float64, bool) {
	figure := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz")
	per, ok := map[string]float64{"px": 1, "pt": 4.0 / 3, "em": 16, "rem": 16}[s[len(figure):]]
	if !ok && s != "0" || strings.Trim(figure, "0123456789.") != "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(figure, 64)
	return n * per, err == nil
}

func readBorder(s string) (string, bool) {
	parts := strings.Fields(strings.ToLower(s))
	seen := map[int]bool{}
	for _, p := range parts {
		at := slices.IndexFunc([]styleValue{styleEdge, styleLine, styleColour}, func(v styleValue) bool { _, ok := v.read(p); return ok })
		if at < 0 || seen[at] {
			return "", false
		}
		seen[at] = true
	}
	return strings.Join(parts, " "), len(parts) > 0
}

func readFonts(s string) (string, bool) {
	var out []string
	for _, f := range pieces(0, s, ",") {
		if len(f) > 1 && (f[0] == '"' || f[0] == '\'') && f[len(f)-1] == f[0] {
			f = f[1 : len(f)-1]
		}
		at := slices.IndexFunc(styleFonts, func(known string) bool { return strings.EqualFold(known, f) })
		if at < 0 {
			return "", false
		}
		f = styleFonts[at]
		if strings.ContainsRune(f, ' ') {
			f = `"` + f + `"`
		}
		out = append(out, f)
	}
	return strings.Join(out, ","), true
}

// colourOf reads #rgb or #rrggbb, the only forms whose look is known: no name, no transparency.
func colourOf(s string) (rgb [3]float64, ok bool) {
	hex, is := strings.CutPrefix(s, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if !is || len(hex) != 6 || err != nil {
		return rgb, false
	}
	return [3]float64{float64(n >> 16 & 255), float64(n >> 8 & 255), float64(n & 255)}, true
}

// papers are the colours that a report is printed or shown on, as report.css has them.
var papers = []string{"#ffffff", "#14171b"}

// readable says whether text of this colour stands out from every paper as large text must (3:1, WCAG 1.4.3). What is no
// colour is told elsewhere.
func readable(colour string) bool {
	c, ok := colourOf(colour)
	if !ok {
		return true
	}
	for _, p := range papers {
		paper, _ := colourOf(p)
		a, b := luminance(c), luminance(paper)
		if (max(a, b)+0.05)/(min(a, b)+0.05) < 3 {
			return false
		}
	}
	return true
}

// luminance is how bright a colour is, from 0 to 1, as WCAG counts it.
func luminance(rgb [3]float64) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := rgb[i] / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
