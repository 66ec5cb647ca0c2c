package lint

import (
	"slices"
	"strings"
)

// Two questions of which one is enough cost every programme an answer, and drift apart until both are wrong.
var alike = Rule{
	Name: "alike",
	Says: "No two questions ask the same; a pair that reads alike on purpose says why in gate.yaml.",
	run: func(p *pass) {
		questions := p.gate.Questions()
		sets := make([]map[string]bool, len(questions))
		for i, q := range questions {
			sets[i] = shingles(q.Text)
		}
		accepted := map[[2]string]bool{}
		for _, a := range p.gate.Alike {
			accepted[inOrder(a.Questions)] = false // true once the pair is found
		}
		for i := range questions {
			for j := range i {
				if similarity(sets[i], sets[j]) < tooAlike {
					continue
				}
				pair := inOrder([2]string{questions[i].ID, questions[j].ID})
				if _, ok := accepted[pair]; ok {
					accepted[pair] = true
					continue
				}
				p.add(questions[i].ID, "question", "ask once, or name the pair under alike in gate.yaml and say why", "it asks nearly the same as %s", questions[j].ID)
			}
		}
		for _, a := range p.gate.Alike {
			if !accepted[inOrder(a.Questions)] {
				p.add("", "alike", "take the pair out", "%s and %s are accepted as alike and are not", a.Questions[0], a.Questions[1])
			}
		}
	},
}

// tooAlike is the share of runs of three words that two questions may not have in common. Pairs that ask different
// things stay below a tenth, measured over the gates of the library; a question with two of its words changed stays above
// a third.
const tooAlike = 0.3

// mostShingled is how many words of a question are compared: more than any that is read aloud has.
const mostShingled = 100

// shingles are the runs of three words of a text, or all of a shorter one.
func shingles(text string) map[string]bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f)
	})
	words = words[:min(len(words), mostShingled)]
	set := map[string]bool{}
	for i := 0; i+3 <= len(words); i++ {
		set[strings.Join(words[i:i+3], " ")] = true
	}
	if len(set) == 0 {
		set[strings.Join(words, " ")] = true
	}
	return set
}

// similarity is what two sets have in common, as a share of what either has.
func similarity(a, b map[string]bool) float64 {
	both := 0
	for s := range a {
		if b[s] {
			both++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

func inOrder(pair [2]string) [2]string {
	slices.Sort(pair[:])
	return pair
}
