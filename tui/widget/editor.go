package widget

import (
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"gonogo/content/clean"
)

// editor is a text that is being written. It moves, deletes and breaks lines by what people see as one sign: a letter with
// its marks, a flag, a family. Whatever comes in is cleaned on the way, so that what one sees is what is kept.
type editor struct {
	prose bool // several lines; else one, which moves sideways
	text  clean.Text
	at    int // the cursor: a byte offset between two signs
	want  int // the cell that going up and down aims at, 0 where it is not going
	w     int
	left  int // one line: the first byte in sight
	top   int // several: the first row in sight
	laid  layout
}

func (e *editor) value() string { return e.text.String() }

// set takes another text and stands behind it.
func (e *editor) set(raw string) { e.put(raw, "") }

// insert puts a text in at the cursor.
func (e *editor) insert(raw string) {
	e.put(e.value()[:e.at]+raw, e.value()[e.at:])
}

// put makes the text of what stands before the cursor and what stands behind it.
func (e *editor) put(before, behind string) {
	cleaned := clean.Line
	if e.prose {
		cleaned = clean.New
	}
	e.text, e.want = cleaned(before+behind), 0
	if head := cleaned(before).String(); strings.HasPrefix(e.value(), head) {
		e.at = len(head)
	} else { // the two parts make something else together
		e.at = max(0, len(e.value())-len(cleaned(behind).String()))
	}
	e.at = e.edge(e.at)
}

// edge is the end of the sign that an offset lies in, or the offset where it lies between two.
func (e *editor) edge(at int) int {
	edges := e.lay().edges
	i, _ := slices.BinarySearch(edges, at)
	return edges[min(i, len(edges)-1)]
}

// after is the end of the sign that begins at an edge.
func (e *editor) after(at int) int { return e.edge(at + 1) }

// before is the beginning of the sign that ends at an edge.
func (e *editor) before(at int) int {
	edges := e.lay().edges
	i, _ := slices.BinarySearch(edges, at)
	return edges[max(0, i-1)]
}

func (e *editor) lineStart(n int) int { return strings.LastIndexByte(e.value()[:n], '\n') + 1 }

func (e *editor) lineEnd(n int) int {
	if i := strings.IndexByte(e.value()[n:], '\n'); i >= 0 {
		return n + i
	}
	return len(e.value())
}

// word goes over blanks and then over a word, in the direction of step.
func (e *editor) word(step func(int) int) int {
	at, in := e.at, false
	for {
		next := step(at)
		if next == at {
			return at
		}
		blank := unicode.IsSpace([]rune(e.value()[min(at, next):max(at, next)])[0])
		if blank && in {
			return at
		}
		at, in = next, in || !blank
	}
}

// move puts the cursor somewhere.
func (e *editor) move(at int) { e.at, e.want = at, 0 }

// cut takes a part out.
func (e *editor) cut(from, to int) { e.put(e.value()[:from], e.value()[to:]) }

// update edits the text by a key or a paste.
func (e *editor) update(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		e.insert(msg.Content)
	case tea.KeyPressMsg:
		e.press(msg)
	}
}

func (e *editor) press(k tea.KeyPressMsg) {
	switch k.String() {
	case "left", "ctrl+b":
		e.move(e.before(e.at))
	case "right", "ctrl+f":
		e.move(e.after(e.at))
	case "home", "ctrl+a":
		e.move(e.lineStart(e.at))
	case "end", "ctrl+e":
		e.move(e.lineEnd(e.at))
	case "ctrl+home", "alt+<":
		e.move(0)
	case "ctrl+end", "alt+>":
		e.move(len(e.value()))
	case "alt+left", "ctrl+left", "alt+b":
		e.move(e.word(e.before))
	case "alt+right", "ctrl+right", "alt+f":
		e.move(e.word(e.after))
	case "up", "ctrl+p":
		e.vertical(-1)
	case "down", "ctrl+n":
		e.vertical(1)
	case "backspace", "ctrl+h", "shift+backspace":
		e.cut(e.before(e.at), e.at)
	case "delete", "ctrl+d":
		e.cut(e.at, e.after(e.at))
	case "alt+backspace", "ctrl+w":
		e.cut(e.word(e.before), e.at)
	case "alt+delete", "alt+d":
		e.cut(e.at, e.word(e.after))
	case "ctrl+u":
		e.cut(e.lineStart(e.at), e.at)
	case "ctrl+k":
		e.cut(e.at, e.lineEnd(e.at))
	case "ctrl+j", "alt+enter":
		if e.prose {
			e.insert("\n")
		}
	default:
		if k.Text != "" {
			e.insert(k.Text)
		}
	}
}
