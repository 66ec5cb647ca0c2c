package lint

import "unicode/utf8"

const longestTitle = 60

// A title stands in an outline beside a mark, on a screen of 60 cells.
var titleForm = Rule{
	Name: "title-form",
	Says: "Every question has a title of at most 60 characters, no two the same.",
	run: func(p *pass) {
		first := map[string]string{}
		for _, q := range p.gate.Questions() {
			switch n := utf8.RuneCountInString(q.Title); {
			case n == 0:
				p.add(q.ID, "title", "name what is true when it is met, in a few words", "it has no title")
			case n > longestTitle:
				p.add(q.ID, "title", "name what is true when it is met, in a few words", "the title has %d characters, at most %d fit", n, longestTitle)
			case first[q.Title] != "":
				p.add(q.ID, "title", "", "the title is the same as that of %s", first[q.Title])
			default:
				first[q.Title] = q.ID
			}
		}
	},
}
