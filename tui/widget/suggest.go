package widget

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// suggester offers words for a text that is being typed: those that begin with it first, then those that hold it.
type suggester struct {
	typed string // what the words were looked up by
	given string // the word put in for it; another text is typed anew
	at    int
}

// suggested lists the words offered for what was typed.
func (f *Field) suggested() []string {
	typed := f.text.value()
	if f.words.given != "" && typed == f.words.given {
		typed = f.words.typed
	}
	typed = strings.ToLower(strings.TrimSpace(typed))
	var first, rest []string
	for _, w := range f.Suggest() {
		switch low := strings.ToLower(w); {
		case strings.HasPrefix(low, typed):
			first = append(first, w)
		case strings.Contains(low, typed):
			rest = append(rest, w)
		}
	}
	return append(first, rest...)
}

// complete puts the first word in, and then the next one each time.
func (f *Field) complete() tea.Cmd {
	words := f.suggested()
	if len(words) == 0 {
		return nil
	}
	if v := f.text.value(); f.words.given == "" || v != f.words.given {
		f.words = suggester{typed: v, at: -1}
	}
	f.words.at = (f.words.at + 1) % len(words)
	f.set(words[f.words.at])
	f.words.given = f.text.value()
	return nil
}

// atEnd reports whether the cursor stands behind the text, so that going right can only mean to complete it.
func (f *Field) atEnd() bool { return f.text.at >= len(f.text.value()) }

// offers draws the words offered, as many as there is room for; the one put in stands out.
func (f *Form) offers(x *Field, w, h int) []ui.Line {
	words := x.suggested()
	if len(words) == 0 || h < 1 {
		return nil
	}
	now := x.text.value()
	var list []ui.Line
	for i, word := range words {
		if i == maxOffers {
			list = append(list, ui.Line{ui.Gap(2), ui.Dim.Say("… and %d more: type on", len(words)-i)})
			break
		}
		l := ui.Line{ui.Gap(2), ui.Plain.Of(word)}
		if word == now {
			l = ui.Line{ui.Accent.Of("▌ "), ui.Bold.Of(word)}
		}
		list = append(list, l.Cut(w).Clicked(f.clicked(f.at, func(x *Field) { x.choose(word) })))
	}
	return list[:min(len(list), h)]
}

// maxOffers is how many words are offered in sight.
const maxOffers = 20
