package main

import (
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// The measures of a picture, in units of the drawing.
const (
	cellWidth  = 8.4
	cellHeight = 18
	fontSize   = 14
	padding    = 14
	baseline   = 13.5 // of the letters, from the top of their cell
)

// sheet is the style of every picture: sixteen colours for a dark page and sixteen for a light one. The program uses the
// terminal's own colours; these are two quiet sets of them.
const sheet = `.bg{fill:#15181e;stroke:#2c323c}.f{fill:#cdd3de}.r{fill:#15181e}.R{fill:#cdd3de}` +
	`.c1{fill:#f0817b}.c2{fill:#8fcf8a}.c3{fill:#e6b866}.c4{fill:#7fb4f2}.c5{fill:#c79bf0}.c6{fill:#6fcbd0}.c7{fill:#cdd3de}.c0{fill:#596273}` +
	`@media(prefers-color-scheme:light){.bg{fill:#fdfdfc;stroke:#d8dbe0}.f{fill:#2a2f38}.r{fill:#fdfdfc}.R{fill:#2a2f38}` +
	`.c1{fill:#b3261e}.c2{fill:#1f7a34}.c3{fill:#8a5a00}.c4{fill:#1f5fbf}.c5{fill:#7a3fb0}.c6{fill:#0f6f78}.c7{fill:#2a2f38}.c0{fill:#7b8494}}` +
	`text{white-space:pre}.b{font-weight:700}.i{font-style:italic}.u{text-decoration:underline}.d{opacity:.62}`

// pen is how the terminal draws from here on.
type pen struct {
	bold, dim, italic, underline, reverse bool
	hue                                   int // 1 to 8 are the colours 0 to 7, bright or not; 0 is the terminal's own
}

// SVG draws a screen of w by h cells, given as text with SGR sequences and nothing else live.
func SVG(screen, says string, w, h int) (string, error) {
	lines := strings.Split(strings.TrimRight(screen, "\n"), "\n")
	if len(lines) > h {
		return "", fmt.Errorf("%d lines on a screen of %d", len(lines), h)
	}
	width, height := float64(w)*cellWidth+2*padding, h*cellHeight+2*padding
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %d" width="%s" height="%d" role="img" aria-label="%s"`+"\n", num(width), height, num(width), height, html.EscapeString(says))
	fmt.Fprintf(&b, ` font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace" font-size="%d">`+"\n", fontSize)
	fmt.Fprintf(&b, "<style>%s</style>\n", sheet)
	fmt.Fprintf(&b, `<rect class="bg" x=".5" y=".5" width="%s" height="%d" rx="8"/>`+"\n", num(width-1), height-1)
	var p pen
	for y, line := range lines {
		if err := drawLine(&b, line, y, &p); err != nil {
			return "", fmt.Errorf("line %d: %w", y+1, err)
		}
	}
	b.WriteString("</svg>\n")
	return b.String(), nil
}

// drawLine draws one line in runs of one pen each; every run is given its width, so that the columns stand whatever
// font there is.
func drawLine(b *strings.Builder, line string, y int, p *pen) error {
	x := 0
	for line != "" {
		run, rest := line, ""
		if at := strings.IndexByte(line, 0x1b); at >= 0 {
			run, rest = line[:at], line[at:]
		}
		if run != "" {
			n := ansi.StringWidth(run)
			drawRun(b, run, x, y, n, *p)
			x += n
		}
		if line = rest; line == "" {
			break
		}
		codes, ok := strings.CutPrefix(line, "\x1b[")
		end := strings.IndexFunc(codes, func(r rune) bool { return r >= '@' && r <= '~' })
		if !ok || end < 0 || codes[end] != 'm' {
			return fmt.Errorf("a sequence that is no style: %q", line[:min(len(line), 12)])
		}
		if err := p.set(codes[:end]); err != nil {
			return err
		}
		line = codes[end+1:]
	}
	return nil
}

// drawRun draws text of n cells. Blanks are drawn only where they show.
func drawRun(b *strings.Builder, text string, x, y, n int, p pen) {
	class := "f"
	if p.hue > 0 {
		class = "c" + strconv.Itoa(p.hue-1)
	}
	left, top := padding+float64(x)*cellWidth, padding+y*cellHeight
	if p.reverse {
		fill := class
		if fill == "f" {
			fill = "R"
		}
		fmt.Fprintf(b, `<rect class="%s" x="%s" y="%d" width="%s" height="%d"/>`+"\n", fill, num(left), top, num(float64(n)*cellWidth), cellHeight)
		class = "r"
	}
	bare := strings.TrimRight(text, " ")
	if !p.underline && bare == "" {
		return
	}
	if !p.underline && !p.reverse {
		lead := len(bare) - len(strings.TrimLeft(bare, " "))
		text, left = bare[lead:], left+float64(lead)*cellWidth
		n = ansi.StringWidth(text)
	}
	for _, s := range []struct {
		on   bool
		name string
	}{{p.bold, "b"}, {p.dim && !p.reverse, "d"}, {p.italic, "i"}, {p.underline, "u"}} {
		if s.on {
			class += " " + s.name
		}
	}
	fmt.Fprintf(b, `<text class="%s" x="%s" y="%s" textLength="%s" lengthAdjust="spacingAndGlyphs">%s</text>`+"\n",
		class, num(left), num(float64(top)+baseline), num(float64(n)*cellWidth), html.EscapeString(text))
}

// set changes the pen as an SGR sequence says.
func (p *pen) set(codes string) error {
	for _, code := range strings.Split(codes, ";") {
		n, err := strconv.Atoi(code)
		if code == "" {
			n, err = 0, nil
		}
		switch {
		case err != nil:
			return fmt.Errorf("style %q: %w", codes, err)
		case n == 0:
			*p = pen{}
		case n == 1:
			p.bold = true
		case n == 2:
			p.dim = true
		case n == 3:
			p.italic = true
		case n == 4:
			p.underline = true
		case n == 7:
			p.reverse = true
		case n == 22:
			p.bold, p.dim = false, false
		case n == 23:
			p.italic = false
		case n == 24:
			p.underline = false
		case n == 27:
			p.reverse = false
		case n == 39:
			p.hue = 0
		case slices.Contains([]int{49, 10}, n):
		case n >= 30 && n <= 37:
			p.hue = n - 29
		case n >= 90 && n <= 97:
			p.hue = n - 89
		default:
			return fmt.Errorf("a style that is not drawn here: %q", codes)
		}
	}
	return nil
}

// num writes a measure with as few digits as it needs.
func num(f float64) string { return strconv.FormatFloat(float64(int(f*10+.5))/10, 'f', -1, 64) }
