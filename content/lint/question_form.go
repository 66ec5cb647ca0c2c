package lint

import "strings"

const mostWords = 30

// A question is read aloud in a meeting: it must be one, and short enough to be kept in mind.
var questionForm = Rule{
	Name: "question-form",
	Says: "A question ends in a question mark and has no sentence of more than 30 words.",
	run: func(p *pass) {
		for _, q := range p.gate.Questions() {
			if !strings.HasSuffix(q.Text, "?") {
				p.add(q.ID, "question", "ask for one observation that can be answered yes or no", "the question does not end in a question mark")
			}
			if n := longestSentence(q.Text); n > mostWords {
				p.add(q.ID, "question", "split it, or leave the detail to good and how", "a sentence of the question has %d words, at most %d are easy to follow", n, mostWords)
			}
		}
	},
}

// longestSentence is the most words between two ends of a sentence.
func longestSentence(text string) int {
	most, words := 0, 0
	for _, w := range strings.Fields(text) {
		words++
		most = max(most, words)
		if strings.ContainsAny(w[len(w)-1:], ".?!") {
			words = 0
		}
	}
	return most
}
