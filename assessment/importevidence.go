package assessment

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

// evidence makes the pieces that the files are for questions of the gate.
func (b *planner) evidence() {
	for i := range b.Found.Evidence {
		e := &b.Found.Evidence[i]
		file := &b.Files[e.File]
		for _, q := range b.questions(e) {
			observed := e.Observed
			if observed.IsZero() {
				observed = file.Made
			}
			strength := e.Strength
			piece := Evidenced{
				Questions: []string{q.ID}, EvidenceKind: e.Kind, Ref: file.Name, Observed: observed, Strength: &strength,
				Environment: b.choice.Environment, Note: e.Note, FileDigest: file.Digest, FileSize: file.Size,
			}
			if b.holds(&piece) {
				continue
			}
			b.Evidence = append(b.Evidence, piece)
			if observed.IsZero() {
				b.Needs = append(b.Needs, FoundNeed{Column: "made", Says: fmt.Sprintf("%s does not say when it was made, and evidence needs the day", file.Name)})
			}
		}
	}
}

// questions are those that a piece is for: what its format says for the program's own gate, and what the person names. A
// question that the person named for another piece may well take other kinds than this one.
func (b *planner) questions(e *FoundEvidence) []*content.Question {
	var own []string
	if b.state.Gate.ID == BuiltInGate {
		own = e.For
	}
	ids := slices.Concat(own, b.choice.For)
	var out []*content.Question
	for i, id := range ids {
		q := b.state.Gate.Question(id)
		switch {
		case slices.Contains(ids[:i], id):
		case i >= len(own) && len(own) > 0 && q != nil && !slices.Contains(q.Needs.Kinds, e.Kind):
		case q == nil:
			b.left["the gate has no question "+id+": evidence for it is left out"]++
		case !slices.Contains(q.Needs.Kinds, e.Kind):
			b.left[fmt.Sprintf("%s takes %s and no %s: that of the files is left out", id, strings.Join(q.Needs.Kinds, " or "), e.Kind)]++
		case !b.state.Asks(q):
			b.left[id+" is not asked of this subject: evidence for it is left out"]++
		default:
			out = append(out, q)
		}
	}
	if len(ids) == 0 {
		b.left[fmt.Sprintf("the files show %s, and nothing says for which question", e.Topic)]++
	}
	return out
}

// holds reports whether the record has the same piece already. One that says where, beside one that does not, is another.
func (b *planner) holds(e *Evidenced) bool {
	return slices.ContainsFunc(b.state.Evidence, func(p Piece) bool {
		return p.FileDigest == e.FileDigest && p.EvidenceKind == e.EvidenceKind && slices.Equal(p.Questions, e.Questions) && p.Note == e.Note &&
			(e.Environment == "" || p.Environment == e.Environment)
	})
}

// needs keeps of what files leave open that which neither the person nor the register says.
func (b *planner) needs() {
	for i := range b.Found.Files {
		for _, need := range b.Found.Files[i].Needs {
			reg := b.state.Gate.Register(need.Register)
			if reg == nil || reg.Index(need.Column) < 0 {
				continue
			}
			column := uint16(reg.Index(need.Column))
			n, there := b.index[reg.ID][need.Key]
			if !there {
				continue
			}
			row := &b.Rows[n]
			held := b.state.Row(reg.ID, row.Key)
			filled := slices.ContainsFunc(row.Cells, func(c PlanCell) bool { return c.Column == column && c.Text != "" })
			if !filled && (held == nil || held.Cell(int(column)).Text == "") {
				b.Needs = append(b.Needs, need)
			}
		}
	}
}
