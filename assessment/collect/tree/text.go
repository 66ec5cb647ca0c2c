package tree

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// Plain gives a file as UTF-8 without a mark at its beginning. Windows writes many exports as UTF-16, which reads all the same.
func Plain(b []byte) ([]byte, error) {
	if len(b) > MaxBytes {
		return nil, wrong(Place{}, "export less at a time", "the file has %d MiB; at most %d are read", len(b)>>20, MaxBytes>>20)
	}
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		order = binary.LittleEndian
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		order = binary.BigEndian
	}
	if order != nil {
		units := make([]uint16, 0, len(b)/2)
		for i := 2; i+1 < len(b); i += 2 {
			units = append(units, order.Uint16(b[i:]))
		}
		b = []byte(string(utf16.Decode(units)))
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if !utf8.Valid(b) {
		return nil, wrong(placeOf(b, badByte(b)), "save it as UTF-8", "the file is not UTF-8 text")
	}
	if at := bytes.IndexByte(b, 0); at >= 0 {
		return nil, wrong(placeOf(b, at), "give the export itself, not a packed file", "the file is not text")
	}
	return b, nil
}

func badByte(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(b)
}

// placeOf turns an offset into a line and a column.
func placeOf(b []byte, at int) Place {
	at = min(at, len(b))
	start := bytes.LastIndexByte(b[:at], '\n') + 1
	return Place{Line: int32(1 + bytes.Count(b[:at], []byte("\n"))), Col: int32(1 + utf8.RuneCount(b[start:at]))}
}

// follower is placeOf for offsets that only grow: it counts each byte once.
type follower struct {
	b          []byte
	at         int
	line, runs int32
}

func (f *follower) place(at int) Place {
	at = min(max(at, f.at), len(f.b))
	for {
		i := bytes.IndexByte(f.b[f.at:at], '\n')
		if i < 0 {
			break
		}
		f.at += i + 1
		f.line, f.runs = f.line+1, 0
	}
	f.runs += int32(utf8.RuneCount(f.b[f.at:at]))
	f.at = at
	return Place{Line: f.line + 1, Col: f.runs + 1}
}
