package assessment

import (
	"slices"

	"gonogo/content"
)

// heldCell is what was said of a cell and not replaced: one word, the normal case, and more where several sources speak of it or
// writers did not see each other. There may be a million of them.
type heldCell struct {
	word         // while the log is walked the first one that is left, then the one that holds; what is nil where none is left
	more *beside // nil where one alone is said
}

// word is one value of a cell: that of a person, or of a file.
type word struct {
	what   *spelt
	entry  int32  // index in the log
	column uint16 // its number while the log is walked, then its place in the register
	file   int16  // number of the file in its import, from 1; 0 where a person said it
	rule   CellRule
	none   bool // the file says that there is none
	said   bool // whoever imported said it where the files did not
}

// beside is all that is said of a cell where that is more than one word, in the order of the log; while it is walked the words
// behind the first.
type beside struct {
	words  []word
	others []string // those in dispute with the one that holds
}

func (c *heldCell) others() []string {
	if c.more == nil {
		return nil
	}
	return c.more.others
}

// fileAt is a file of the import that is entry i of the log, by its number from 1; an empty one where a person says a word.
func fileAt(log []Logged, i int, file int16) *ImportedFile {
	b, ok := log[i].What.(Imported)
	if !ok || file < 1 || int(file) > len(b.Files) {
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

// words are all that is said of a cell that stands.
func (c *heldCell) words() []word {
	switch {
	case c == nil:
		return nil
	case c.more != nil:
		return c.more.words
	default:
		return []word{c.word}
	}
}

// begun is a cell that stands as it was before it was settled.
func (c *heldCell) begun() heldCell {
	if c == nil {
		return heldCell{}
	}
	if c.more == nil {
		return *c
	}
	return heldCell{c.more.words[0], &beside{words: slices.Clone(c.more.words[1:])}}
}

// settle makes the cell stand, and does nothing where nothing is said.
func (c *heldCell) settle(log []Logged, column *content.Column) {
	if c.more == nil || c.what == nil {
		return
	}
	all := append([]word{c.word}, c.more.words...)
	if len(all) == 1 {
		c.more = nil
		return
	}
	c.more = &beside{words: all}
	c.word, c.more.others = standing(log, column, all)
}

// set takes in a word. A person takes the place of what people said that they saw; the words of files stay beside theirs. A
// file takes the place of people only where somebody let it, and settles no dispute else. Not ok where the same entry says the
// cell in the same file already: nobody writes such a table, and one who did could make it very long to read.
func (c *heldCell) set(log []Logged, column *content.Column, w word, taken bool) (ok bool) {
	if c.saidIn(&w) {
		return false
	}
	w.column = c.column
	i := int(w.entry)
	switch {
	case c.what == nil:
	case w.file > 0 && c.disputedTo(log, column, i):
		if !taken {
			return true
		}
		c.unseen(log, i)
	default:
		c.drop(log, i, func(o *word) bool {
			if o.file == 0 {
				return w.file == 0 || taken
			}
			return w.file > 0 && outdates(log, &w, o)
		})
	}
	switch {
	case c.what == nil:
		c.word = w
	case c.more == nil:
		c.more = &beside{words: []word{w}}
	default:
		c.more.words = append(c.more.words, w)
	}
	return true
}

// saidIn reports whether a file, or the person, said the cell in the same entry already.
func (c *heldCell) saidIn(w *word) bool {
	same := func(o word) bool { return o.entry == w.entry && o.file == w.file && o.what != nil }
	return same(c.word) || c.more != nil && slices.ContainsFunc(c.more.words, same)
}

// outdates reports whether a word leaves nothing of an earlier one of the same format where neither file names its source: what
// the one has seen in part the other may have seen more of.
func outdates(log []Logged, w, o *word) bool {
	is, was := w.from(log), o.from(log)
	if is.Source != "" || was.Source != "" || is.Format != was.Format || is.olderThan(was) {
		return false
	}
	return w.what.text == o.what.text && w.none == o.none || w.rule == RuleReplace && (!w.none || o.none)
}

// withdraw takes back what the source of a file said before entry i, and what an older export of it says in an import that did
// not see this one. What it says still is set after that; what it says no longer nobody knows.
func (c *heldCell) withdraw(log []Logged, column func() *content.Column, i int, file *ImportedFile) {
	if c.what == nil || c.more != nil && c.disputedTo(log, column(), i) {
		return
	}
	c.discard(func(o *word) bool {
		if o.file == 0 {
			return false
		}
		from := o.from(log)
		return file.sameSource(from) && !file.olderThan(from) && (from.olderThan(file) || saw(&log[i].Sealed, &log[o.entry].Sealed))
	})
}

// unseen keeps of a cell only the words that entry i had not seen.
func (c *heldCell) unseen(log []Logged, i int) {
	c.drop(log, i, func(*word) bool { return true })
}

// drop takes away what entry i had seen and goes says so of.
func (c *heldCell) drop(log []Logged, i int, goes func(w *word) bool) {
	c.discard(func(w *word) bool { return saw(&log[i].Sealed, &log[w.entry].Sealed) && goes(w) })
}

// discard takes away every word that goes says so of.
func (c *heldCell) discard(goes func(w *word) bool) {
	if c.what == nil {
		return
	}
	dropped := func(w word) bool { return goes(&w) }
	if c.more != nil {
		if c.more.words = slices.DeleteFunc(c.more.words, dropped); len(c.more.words) == 0 {
			c.more = nil
		}
	}
	switch {
	case !dropped(c.word):
	case c.more == nil:
		c.word = word{column: c.column}
	default:
		c.word = c.more.words[0]
		if c.more.words = c.more.words[1:]; len(c.more.words) == 0 {
			c.more = nil
		}
	}
}

// disputedTo reports whether what entry i had seen of the cell was in dispute.
func (c *heldCell) disputedTo(log []Logged, column *content.Column, i int) bool {
	if c.more == nil {
		return false
	}
	seen := slices.DeleteFunc(append([]word{c.word}, c.more.words...), func(w word) bool { return !saw(&log[i].Sealed, &log[w.entry].Sealed) })
	if len(seen) < 2 {
		return false
	}
	_, others := standing(log, column, seen)
	return len(others) > 0
}

// from is the file that says it.
func (w *word) from(log []Logged) *ImportedFile { return fileAt(log, int(w.entry), w.file) }

// says is the text of the word.
func (w *word) says() string {
	if w.what == nil {
		return ""
	}
	return w.what.text
}

// standing is the word that holds of those that are said, and the texts that are in dispute with it. A person's word holds
// before that of any file. Of files a known value holds before none, then the rule of the column counts, then the day on which
// the tool made the file, then the order in which they were imported or, in one import, named.
func standing(log []Logged, column *content.Column, words []word) (top word, others []string) {
	dispute := func(text string) {
		if text != top.what.text && !slices.Contains(others, text) {
			others = append(others, text)
		}
	}
	both := slices.Contains(column.Choices, "both")
	if p := slices.IndexFunc(words, func(w word) bool { return w.file == 0 }); p >= 0 {
		person := words[p]
		top = person
		for n := range words {
			w := &words[n]
			switch {
			case n == p:
			case w.file == 0, !w.none && strangers(log, &person, w):
				dispute(w.what.text)
			case both && w.rule == RuleBoth && w.entry > person.entry && person.what.text != "" && w.what.text != person.what.text:
				top = *w
				top.what = &spelt{text: "both"}
			}
		}
		return top, others
	}
	top = words[0]
	for n := 1; n < len(words); n++ {
		w := &words[n]
		later, decided := follows(log, &top, w)
		switch {
		case w.none && !top.none:
		case top.none && !w.none:
			top = *w
		case w.what.text == top.what.text:
			if later {
				top = *w
			}
		case w.rule == RuleMost || top.rule == RuleMost:
			if moreThan(column, w.what.text, top.what.text) {
				top = *w
			}
		case both && w.rule == RuleBoth:
			if later {
				top = *w
			}
			top.what = &spelt{text: "both"}
		case later:
			top = *w
		case !decided:
			dispute(w.what.text)
		}
	}
	return top, slices.DeleteFunc(others, func(text string) bool { return text == top.what.text }) // the one that it was said against is replaced
}

// follows reports whether the word b holds before the word a, which stands before it in the log, where no rule says otherwise;
// not decided where neither knew of the other and their days do not tell.
func follows(log []Logged, a, b *word) (later, decided bool) {
	was, is := a.from(log), b.from(log)
	switch {
	case is.olderThan(was):
		return false, true
	case was.olderThan(is):
		return true, true
	case a.entry == b.entry:
		return false, true
	default:
		knew := !strangers(log, a, b)
		return knew, knew
	}
}

// strangers reports whether neither of two words was said by somebody who had seen the other.
func strangers(log []Logged, a, b *word) bool {
	return a.entry != b.entry && !saw(&log[a.entry].Sealed, &log[b.entry].Sealed) && !saw(&log[b.entry].Sealed, &log[a.entry].Sealed)
}
