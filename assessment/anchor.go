package assessment

import (
	"fmt"
	"strconv"
	"strings"

	"gonogo/content"
)

// An anchor is one line that names the state of a record: kept in a ticket or a mail, it shows later that the record
// still holds all that it held then. It is the only thing that tells of a record cut short or written anew by whoever
// holds the file.
const anchorWord = "gonogo-anchor-1"

// Anchor is the line for the record as it stands, with the day on which it was made.
func (s *State) Anchor(today Date) string {
	parts := []string{anchorWord, s.Assessment, today.String()}
	for _, h := range s.Frontier {
		parts = append(parts, fmt.Sprintf("%s:%d:%s", h.Writer, h.Count, strings.TrimPrefix(string(h.Head), "sha256:")))
	}
	return strings.Join(parts, " ")
}

// Anchored is an anchor, read.
type Anchored struct {
	Assessment string
	On         Date
	Frontier   Frontier
}

// ReadAnchor reads a line that Anchor wrote. Space around it does not matter: it comes from mails.
func ReadAnchor(line string) (Anchored, error) {
	bad := func(says string) (Anchored, error) {
		return Anchored{}, argument("paste the whole line, from "+anchorWord+" on", "this is no anchor: %s", says)
	}
	words := strings.Fields(line)
	if len(words) < 4 || words[0] != anchorWord {
		return bad("it does not have the form of one")
	}
	on, err := ParseDate(words[2])
	if err != nil {
		return bad(err.Error())
	}
	a := Anchored{Assessment: words[1], On: on}
	for _, w := range words[3:] {
		parts := strings.Split(w, ":")
		if len(parts) != 3 {
			return bad(fmt.Sprintf("%q names no chain", w))
		}
		n, err := strconv.Atoi(parts[1])
		head := content.Digest("sha256:" + parts[2])
		if err != nil || n < 1 || !head.Valid() {
			return bad(fmt.Sprintf("%q names no chain", w))
		}
		if a.Frontier.Of(parts[0]).Count > 0 {
			return bad(fmt.Sprintf("writer %s stands twice", parts[0]))
		}
		a.Frontier = append(a.Frontier, Head{parts[0], n, head})
	}
	return a, nil
}

// Holds says what a record lacks of an anchor, "" when it holds all that it held then.
func (a Anchored) Holds(s *State) string {
	if a.Assessment != s.Assessment {
		return "the anchor is of another assessment"
	}
	for _, h := range a.Frontier {
		if held := s.Frontier.Of(h.Writer).Count; held < h.Count {
			return fmt.Sprintf("on %s writer %s had written %d entries, and the record holds %d: it was cut short, or is an older copy", a.On, h.Writer, h.Count, held)
		}
		for i := range s.Log {
			if e := &s.Log[i]; e.Writer == h.Writer && e.Seq == h.Count && e.Digest != h.Head {
				return fmt.Sprintf("entry %d of writer %s is another one than on %s: the record was written anew", h.Count, h.Writer, a.On)
			}
		}
	}
	return ""
}
