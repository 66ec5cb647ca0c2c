package plain

import (
	"bufio"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"gonogo/content/clean"
)

// out writes lines: printable text and line breaks, nothing else.
type out struct {
	w     *bufio.Writer
	tty   *os.File // nil where nobody sits at it
	ascii bool
	paged bool     // so much is said at once as the terminal has room for, and the rest when it is asked for
	lines []string // said in this turn, not written yet
	held  []string // what is left of a long one
	any   bool     // something was said since this was last reset
}

func newOut(w io.Writer, ascii bool) *out {
	o := &out{w: bufio.NewWriter(w), ascii: ascii}
	if f, ok := w.(*os.File); ok && term.IsTerminal(f.Fd()) {
		o.tty = f
	}
	return o
}

// say says a text, each of its lines by itself. An empty one is not said.
func (o *out) say(text string) {
	for line := range strings.Lines(clean.New(text).String()) {
		if line = o.shown(strings.TrimSpace(line)); line != "" {
			o.lines, o.any = append(o.lines, line), true
		}
	}
}

func (o *out) shown(line string) string {
	line = clean.Line(line).String()
	if o.ascii {
		line = clean.New(ours.Replace(line)).ASCII().String()
	}
	return line
}

// ours are the signs that our own sentences use, for a terminal that shows ASCII alone.
var ours = strings.NewReplacer("“", `"`, "”", `"`, "’", "'", "…", "...", "—", "-", "–", "-", "→", "to", "←", "left", "≥", ">=", "·", ",", "↑", "up", "↓", "down")

// prompt writes what was said and then asks. Where nobody sits at the terminal the prompt is a line like the others.
func (o *out) prompt(text string, typed bool) error {
	o.write(len(o.lines))
	text = o.shown(text)
	if n := len(o.held); n > 0 {
		text = o.shown(more(n) + text)
	}
	if typed {
		o.put(text + " ")
	} else {
		o.put(text + "\n")
	}
	return o.w.Flush()
}

// put writes to the buffer, which remembers a failure until it is flushed.
func (o *out) put(text string) { _, _ = o.w.WriteString(text) }

func more(n int) string {
	if n == 1 {
		return "(1 line more: Enter reads on) "
	}
	return "(" + number(n) + " lines more: Enter reads on) "
}

// write writes the lines of this turn. At a terminal they break between words, so that no word is read in two parts;
// where it is paged, no more of them than there is room for.
func (o *out) write(n int) {
	if n == 0 {
		return
	}
	room, cols := o.room()
	o.held = nil
	for i, line := range o.lines {
		shown := line
		if o.tty != nil {
			shown = ansi.Wordwrap(line, cols-1, "")
		}
		room -= 1 + strings.Count(shown, "\n")
		if o.paged && o.tty != nil && room < 0 && i > 0 {
			o.held = append(o.held, o.lines[i:]...)
			break
		}
		o.put(shown + "\n")
	}
	o.lines = nil
}

// readOn brings what is left of a long text.
func (o *out) readOn() {
	o.lines, o.held, o.any = o.held, nil, true
}

func (o *out) room() (rows, cols int) {
	rows, cols = 20, 80
	if o.tty != nil {
		if w, h, err := term.GetSize(o.tty.Fd()); err == nil && w > 0 && h > 6 {
			rows, cols = h-3, w
		}
	}
	return rows, cols
}

func (o *out) flush() error {
	o.write(len(o.lines))
	return o.w.Flush()
}
