package clean

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// secretPart is how much of a file is looked at in one go: the search in one part costs more than its length alone.
const secretPart = 16 << 10

// secretOverlap is how much of a part is looked at again with the next one, where no line ends to part them at: no
// token that is known is longer.
const secretOverlap = 4 << 10

// FileLooksSecret is LooksSecret for what is in a file; line is that of the first part which holds it, from 1 on, and
// the kind is the same few words. What is packed or encrypted it cannot see into.
func FileLooksSecret(b []byte) (kind string, line int, found bool) {
	s := textOf(b)
	line = 1
	open := "" // the beginning of a PEM block that the parts before have left open
	for len(s) > 0 {
		part, rest := cutPart(s)
		if kind, found := LooksSecret(open + part); found {
			return kind, line + lineIn(open, part), true
		}
		open = openPEM(open + part)
		line += strings.Count(s[:len(s)-len(rest)], "\n")
		s = rest
	}
	return "", 0, false
}

// cutPart parts a text after a line, or where there is none, with an overlap.
func cutPart(s string) (part, rest string) {
	if len(s) <= secretPart {
		return s, ""
	}
	if end := strings.LastIndexByte(s[:secretPart], '\n'); end >= 0 {
		return s[:end+1], s[end+1:]
	}
	return s[:secretPart], s[secretPart-secretOverlap:]
}

// lineIn is how many lines of a part stand before the one that looks like a secret; 0 where only several together do.
func lineIn(open, part string) int {
	n := 0
	for line := range strings.Lines(part) {
		if _, found := LooksSecret(open + line); found {
			return n
		}
		open = openPEM(open + line)
		n++
	}
	return 0
}

// openPEM is the first line of a PEM block that a text begins and does not end, "" where there is none. What stands in
// the block of a certificate is public; a private key was found by its first line.
func openPEM(s string) string {
	at := strings.LastIndex(s, "-----BEGIN ")
	if at < 0 || strings.LastIndex(s, "-----END ") > at {
		return ""
	}
	line, _, _ := strings.Cut(s[at:], "\n")
	return line[:min(len(line), 80)] + "\n"
}

// textOf is a file as text. What some systems write as UTF-16 would hide everything behind its zeroes.
func textOf(b []byte) string {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		order = binary.LittleEndian
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		order = binary.BigEndian
	default:
		return string(b)
	}
	units := make([]uint16, 0, len(b)/2)
	for i := 2; i+1 < len(b); i += 2 {
		units = append(units, order.Uint16(b[i:]))
	}
	return string(utf16.Decode(units))
}
