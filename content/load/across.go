package load

import (
	"slices"

	"gonogo/content"
)

// readRetired reads the ids of questions that the gate once had.
func (r *reader) readRetired(list Node) {
	for _, n := range atMost(list, MaxQuestions, "retired ids") {
		id := readQuestionID(n)
		switch {
		case id == "":
		case slices.Contains(r.gate.Retired, id):
			n.Fail("", "question %s stands twice", id)
		default:
			r.gate.Retired = append(r.gate.Retired, id)
		}
	}
}

// readAlike reads the pairs of questions that read alike on purpose. It comes after all sections: a pair is of
// questions that exist.
func (r *reader) readAlike(list Node) {
	for _, n := range atMost(list, maxParts, "pairs") {
		f := n.Fields("questions", "because")
		pair := f.Need("questions")
		ids := r.readIDs(pair, "question", r.questions)
		because := f.Need("because").Text()
		if pair.IsList() && len(pair.List()) != 2 {
			pair.Fail("write one entry for each pair", "two questions are wanted here, not %d", len(pair.List()))
		}
		if len(ids) == 2 && because != "" {
			r.gate.Alike = append(r.gate.Alike, content.Alike{Questions: [2]string(ids), Because: because})
		}
	}
}
