package assessment

import "gonogo/content"

// speller puts what files say into the spelling of the record. The same texts come again and again.
type speller struct {
	today  Date
	places map[*content.Register][]int // of each column of the files: its place in the register, -1 where it has none
	spelt  map[columnText]*spelling
}

type spelling struct {
	spelt
	why string // it is not taken because of this, a sentence without the column
}

var noWord = &spelling{}

func newSpeller(gate *content.Gate, found *Found, today Date) speller {
	s := speller{today, map[*content.Register][]int{}, map[columnText]*spelling{}}
	for i := range gate.Registers {
		reg := &gate.Registers[i]
		places := make([]int, len(found.Columns))
		for n, id := range found.Columns {
			places[n] = reg.Index(id)
		}
		s.places[reg] = places
	}
	return s
}

// mostSpelt is how many texts are remembered.
const mostSpelt = 1 << 16

func (s *speller) spell(c *content.Column, text string) *spelling {
	if text == "" {
		return noWord
	}
	at := columnText{c, text}
	if own, known := s.spelt[at]; known {
		return own
	}
	own := &spelling{}
	canonical, err := c.Canonical(text)
	switch {
	case err != nil || !keepable(c.ID, canonical):
		own.why = "does not take what the files say: such cells stay as they are"
	case LiesAhead(c, canonical, s.today) != "":
		own.why = "tells when something happened, and the files name a day that is still to come: such cells stay as they are"
	default:
		own.column, own.text = c, canonical
	}
	if len(s.spelt) < mostSpelt {
		s.spelt[at] = own
	}
	return own
}
