package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Theme turns lines into what the terminal understands. It uses the terminal's own sixteen colours, so that
// the person's choice of them rules. The zero value has no colour.
type Theme struct {
	Dark  bool // the background is dark
	Color bool // colours may be used
	ASCII bool // the terminal draws nothing but ASCII
}

// hues are the SGR codes of the hues, on a light and on a dark ground.
var hues = [...][2]string{
	Plain:  {"", ""},
	Accent: {"34", "96"},
	Good:   {"32", "92"},
	Warn:   {"33", "93"},
	Bad:    {"31", "91"},
}

func (t Theme) code(s Style) string {
	var codes []string
	if s&Bold != 0 {
		codes = append(codes, "1")
	}
	if s&Dim != 0 {
		codes = append(codes, "2")
	}
	if s&Italic != 0 {
		codes = append(codes, "3")
	}
	if s&Underline != 0 {
		codes = append(codes, "4")
	}
	if s&Reverse != 0 {
		codes = append(codes, "7")
	}
	if h := hues[s&hueMask]; t.Color && h[0] != "" {
		if t.Dark {
			codes = append(codes, h[1])
		} else {
			codes = append(codes, h[0])
		}
	}
	return strings.Join(codes, ";")
}

// Draw renders lines, each cut to w cells.
func (t Theme) Draw(lines []Line, w int) string {
	var b strings.Builder
	b.Grow(2 * w * len(lines)) // with the codes, and the signs that take more than a byte
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, s := range l.Cut(w) {
			text := s.text
			if t.ASCII {
				text = inASCII(text)
			}
			if code := t.code(s.style); code != "" && text != "" {
				b.WriteString("\x1b[" + code + "m" + text + "\x1b[m")
			} else {
				b.WriteString(text)
			}
		}
	}
	return b.String()
}

// plainForms are our own signs as one ASCII character each.
var plainForms = map[rune]byte{
	'✓': '+', '✗': 'x', '◐': '~', '○': 'o', '◔': '@', '△': '%', '≠': '!', '⇄': '&', '‖': 'p', '◇': 's',
	'●': '*', '›': '>', '‹': '<', '…': '.', '─': '-', '━': '=', '│': '|', '▌': '>', '·': '-', '•': '*', '—': '-', '–': '-',
	'█': '#', '░': '.', '▲': 'w', '▼': 'v', '→': '>', '←': '<', '↑': '^', '↓': 'v', '▸': '>', '≡': '=', '×': 'x', '“': '"', '”': '"', '’': '\'', '␤': '/', '␛': '^', '⟨': '<', '⟩': '>', '≥': '>',
}

// inASCII keeps the width of the text: a sign of ours becomes its plain form, any other one question marks.
func inASCII(text string) string {
	var b strings.Builder
	for len(text) > 0 {
		if text[0] < 0x80 {
			b.WriteByte(text[0])
			text = text[1:]
			continue
		}
		sign, w := ansi.FirstGraphemeCluster(text, method())
		if p, ok := plainForms[[]rune(sign)[0]]; ok && w == 1 {
			b.WriteByte(p)
		} else {
			b.WriteString(strings.Repeat("?", w))
		}
		text = text[len(sign):]
	}
	return b.String()
}
