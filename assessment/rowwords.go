package assessment

import (
	"slices"

	"gonogo/content"
)

// cellFact is what was said of a cell and not replaced: one value, the normal case, and more where several sources speak of it
// or writers did not see each other. There may be a million of them.
type cellFact struct {
	cellText
	more   []candidate[cellText]
	entry  int32  // index in the log; -1 where nothing is said, or the row begins anew
	column uint16 // its number
}

// cellText is one value of a cell: the word of a person, or of a file.
type cellText struct {
	text string
	none bool     // the file says that there is none
	said bool     // whoever imported said it where the files did not
	rule CellRule // how the word of a file stands beside those of other sources
	file int16    // number of the file in its import, from 1; 0 where a person said it
}

// fileAt is a file of the import that is entry i of the log, by its number from 1.
func fileAt(log []Logged, i int, file int16) *ImportedFile {
	b, ok := log[i].What.(Imported)
	if !ok || int(file) > len(b.Files) {
		return &ImportedFile{}
	}
	return &b.Files[file-1]
}

// sameSource reports whether two files are exports of one source. Of two that name none, each may have seen a part.
func (f *ImportedFile) sameSource(o *ImportedFile) bool {
	return f.Source != "" && f.Source == o.Source && f.Format == o.Format
}

func (f *ImportedFile) olderThan(o *ImportedFile) bool {
	return !f.Made.IsZero() && !o.Made.IsZero() && f.Made < o.Made
}

// values are all that is said of the cell, in the order of the log.
func (c *cellFact) values() []candidate[cellText] {
	if c.entry < 0 {
		return nil
	}
	return append([]candidate[cellText]{{int(c.entry), c.cellText}}, c.more...)
}

// set takes in what entry i says. A person takes the place of what people said that they saw; the words of files stay beside
// theirs. A file takes the place of people only where somebody let it, and settles no dispute else.
func (c *cellFact) set(log []Logged, column *content.Column, i int, v cellText, taken bool) {
	switch {
	case c.entry < 0:
		c.entry, c.cellText = int32(i), v
		return
	case v.file > 0 && c.disputedTo(log, column, i):
		if !taken {
			return
		}
		c.unseen(log, i)
	default:
		c.drop(log, i, func(entry int, o *cellText) bool {
			if o.file == 0 {
				return v.file == 0 || taken
			}
			return v.file > 0 && outdates(log, i, &v, entry, o)
		})
	}
	if c.entry < 0 {
		c.entry, c.cellText = int32(i), v
		return
	}
	c.more = append(c.more, candidate[cellText]{i, v})
}

// outdates reports whether a word leaves nothing of an earlier one of the same format where neither file names its source: what
// the one has seen in part the other may have seen more of.
func outdates(log []Logged, i int, v *cellText, entry int, o *cellText) bool {
	is, was := fileAt(log, i, v.file), fileAt(log, entry, o.file)
	if is.Source != "" || was.Source != "" || is.Format != was.Format || is.olderThan(was) {
		return false
	}
	return v.text == o.text && v.none == o.none || v.rule == RuleReplace && (!v.none || o.none)
}

// withdraw takes back what the source of a file said before entry i. What it says still is set after that; what it says no
// longer nobody knows.
func (c *cellFact) withdraw(log []Logged, column *content.Column, i int, file *ImportedFile) {
	if c.entry < 0 || c.disputedTo(log, column, i) {
		return
	}
	c.drop(log, i, func(entry int, o *cellText) bool { return o.file > 0 && file.sameSource(fileAt(log, entry, o.file)) })
}

// unseen keeps of a cell only the values that entry i had not seen.
func (c *cellFact) unseen(log []Logged, i int) {
	c.drop(log, i, func(int, *cellText) bool { return true })
}

// drop takes away what entry i had seen and goes says so of.
func (c *cellFact) drop(log []Logged, i int, goes func(entry int, v *cellText) bool) {
	if c.entry < 0 {
		return
	}
	c.more = slices.DeleteFunc(c.more, func(m candidate[cellText]) bool {
		return saw(&log[i].Sealed, &log[m.entry].Sealed) && goes(m.entry, &m.value)
	})
	if !saw(&log[i].Sealed, &log[c.entry].Sealed) || !goes(int(c.entry), &c.cellText) {
		return
	}
	if len(c.more) == 0 {
		c.entry, c.cellText, c.more = -1, cellText{}, nil
		return
	}
	c.entry, c.cellText, c.more = int32(c.more[0].entry), c.more[0].value, c.more[1:]
}

// disputedTo reports whether what entry i had seen of the cell was in dispute.
func (c *cellFact) disputedTo(log []Logged, column *content.Column, i int) bool {
	if len(c.more) == 0 {
		return false
	}
	seen := slices.DeleteFunc(c.values(), func(v candidate[cellText]) bool { return !saw(&log[i].Sealed, &log[v.entry].Sealed) })
	if len(seen) < 2 {
		return false
	}
	_, others := standing(log, column, seen)
	return len(others) > 0
}

// standing is the value that holds of those that are said, and the texts that are in dispute with it. A person's word holds
// before that of any file. Of files a known value holds before none, then the rule of the column counts, then the day on which
// the tool made the file, then the order in which they were imported or, in one import, named.
func standing(log []Logged, column *content.Column, values []candidate[cellText]) (top candidate[cellText], others []string) {
	dispute := func(text string) {
		if text != top.value.text && !slices.Contains(others, text) {
			others = append(others, text)
		}
	}
	both := slices.Contains(column.Choices, "both")
	if p := slices.IndexFunc(values, func(v candidate[cellText]) bool { return v.value.file == 0 }); p >= 0 {
		person := values[p]
		top = person
		for n := range values {
			v := &values[n]
			switch {
			case n == p:
			case v.value.file == 0, !v.value.none && strangers(log, person.entry, v.entry):
				dispute(v.value.text)
			case both && v.value.rule == RuleBoth && v.entry > person.entry && person.value.text != "" && v.value.text != person.value.text:
				top = *v
				top.value.text = "both"
			}
		}
		return top, others
	}
	top = values[0]
	for n := 1; n < len(values); n++ {
		v := &values[n]
		later, decided := follows(log, &top, v)
		switch {
		case v.value.none && !top.value.none:
		case top.value.none && !v.value.none:
			top = *v
		case v.value.text == top.value.text:
			if later {
				top = *v
			}
		case v.value.rule == RuleMost || top.value.rule == RuleMost:
			if moreThan(column, v.value.text, top.value.text) {
				top = *v
			}
		case both && v.value.rule == RuleBoth:
			if later {
				top = *v
			}
			top.value.text = "both"
		case later:
			top = *v
		case !decided:
			dispute(v.value.text)
		}
	}
	return top, others
}

// follows reports whether the word b holds before the word a, which stands before it in the log, where no rule says otherwise;
// not decided where neither knew of the other and their days do not tell.
func follows(log []Logged, a, b *candidate[cellText]) (later, decided bool) {
	was, is := fileAt(log, a.entry, a.value.file), fileAt(log, b.entry, b.value.file)
	switch {
	case is.olderThan(was):
		return false, true
	case was.olderThan(is):
		return true, true
	case a.entry == b.entry:
		return false, true
	default:
		knew := !strangers(log, a.entry, b.entry)
		return knew, knew
	}
}

// strangers reports whether neither of two entries had seen the other.
func strangers(log []Logged, a, b int) bool {
	return a != b && !saw(&log[a].Sealed, &log[b].Sealed) && !saw(&log[b].Sealed, &log[a].Sealed)
}
