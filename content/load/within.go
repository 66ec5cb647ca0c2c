package load

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// failWithin reports a place inside a value that stands on one line as it reads, else the value itself.
func (n Node) failWithin(runes int, hint, format string, args ...any) {
	if n.d == nil || n.y == nil || n.y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		n.Fail(hint, format, args...)
		return
	}
	at := n.Pos()
	before := 0
	if n.y.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		before = 1
	}
	line := []rune(n.d.line(at.Line))
	value := n.y.Value
	if from := at.Col - 1 + before; from <= len(line) && strings.HasPrefix(string(line[from:]), value) && runes <= utf8.RuneCountInString(value) {
		at.Col += before + runes
		n.d.report.add(at, hint, fmt.Sprintf(format, args...))
		return
	}
	n.Fail(hint, format, args...)
}
