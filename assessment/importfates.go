package assessment

import (
	"fmt"
	"slices"

	"gonogo/content"
)

// finish says what becomes of a row that the files speak of, and of each of its cells.
func (b *planner) finish(row *PlanRow) {
	reg := row.Register
	held := b.state.Row(reg.ID, row.Key)
	for _, said := range b.saidOf[reg.ID] {
		told := slices.ContainsFunc(row.Cells, func(c PlanCell) bool { return c.Column == said.Column && !c.None })
		if !told && (held == nil || held.Cell(int(said.Column)).Text == "") {
			row.Cells = slices.DeleteFunc(row.Cells, func(c PlanCell) bool { return c.Column == said.Column })
			row.Cells = append(row.Cells, said)
		}
	}
	if held == nil {
		for i := range row.Cells {
			row.Cells[i].Fate = CellSet
		}
		if _, out := b.state.removed[reg.ID][row.Key]; out && !b.choice.takes(reg.ID, row.Key) {
			row.Fate = RowWithheld
			b.Counts.Clashes++
			return
		}
		row.Fate = RowAdded
		b.Counts.Added++
		return
	}
	if held.Disputed && !b.choice.takes(reg.ID, row.Key) { // an import would settle what two people have to
		row.Fate = RowWithheld
		b.Counts.Clashes++
		return
	}
	row.Fate = RowUnchanged
	for i := range row.Cells {
		c := &row.Cells[i]
		if c.Fate = b.fate(row, c, held.Cell(int(c.Column))); c.Fate == CellSet {
			row.Fate = RowChanged
		}
	}
	if row.Fate == RowChanged {
		b.Counts.Changed++
	} else {
		b.Counts.Unchanged++
	}
	b.Counts.Clashes += row.Clashes()
}

// fate is what becomes of a cell beside what the register holds. It may make the cell say what both say together.
func (b *planner) fate(row *PlanRow, c *PlanCell, held *Cell) CellFate {
	column := &row.Register.Columns[c.Column]
	byPerson := held.Entry > 0 && (b.person[held.Entry] || held.Said || len(held.Others) > 0) // of a dispute one side may be a person
	joined := c.rule == RuleBoth && held.Text != "" && slices.Contains(column.Choices, "both")
	if joined && held.Text != c.Text {
		c.Text = "both"
	}
	if c.rule == RuleMost && !byPerson && held.Text != "" && moreThan(column, held.Text, c.Text) && !b.sawBefore(b.origin(row, c), c.File) {
		return CellKept // another source sees more of it
	}
	same := held.Text == c.Text && len(held.Others) == 0
	if !same && !byPerson && held.Entry > 0 && b.older(b.origin(row, c), c.File) {
		b.left[b.Files[c.File].Name+" is older than what was imported of the same source: newer values stay"]++
		return CellKept
	}
	switch {
	case held.Entry == 0:
		return CellSet
	case same && byPerson:
		return CellKept
	case same && held.None == c.None:
		return CellSame
	case !byPerson, joined, b.choice.takes(row.Register.ID, row.Key):
		return CellSet
	default:
		return CellClash
	}
}

// origin is the file that a cell of the register was read in, nil where a person said it.
func (b *planner) origin(row *PlanRow, c *PlanCell) *ImportedFile {
	held := b.state.Row(row.Register.ID, row.Key)
	cell := held.Cell(int(c.Column))
	if was, ok := b.state.Log[cell.Entry-1].What.(Imported); ok && !cell.Said && len(was.Files) == 1 {
		return &was.Files[0] // no need to look through its rows
	}
	of := b.origins[row.Register.ID]
	if of == nil {
		of = b.state.Origins(row.Register.ID)
		b.origins[row.Register.ID] = of
	}
	o, _ := of.Of(held, int(c.Column))
	return o.File
}

// older reports whether a file is older than another of the same source.
func (b *planner) older(was *ImportedFile, file int16) bool {
	return b.sameSource(was, file) && b.Files[file].olderThan(was)
}

// sawBefore reports whether what another file said was certainly of the source of this one. Of two files that name no source each
// may have seen a part.
func (b *planner) sawBefore(was *ImportedFile, file int16) bool {
	return b.sameSource(was, file) && was.Source != ""
}

func (f *ImportedFile) olderThan(was *ImportedFile) bool {
	return !f.Made.IsZero() && !was.Made.IsZero() && f.Made < was.Made
}

// sameSource reports whether another file is an export of the source that a file of this one is of.
func (b *planner) sameSource(was *ImportedFile, file int16) bool {
	return was != nil && file >= 0 && was.Format == b.Files[file].Format && was.Source == b.Files[file].Source
}

// gone finds the rows that earlier full exports of a source had and this one does not.
func (b *planner) gone() error {
	for n := range b.state.Log {
		was, ok := b.state.Log[n].What.(Imported)
		if !ok || b.state.Log[n].Undone {
			continue
		}
		full := make([]*ImportedFile, len(was.Files)) // the file of this import that lists the same source, nil for none
		any := false
		for i := range was.Files {
			if full[i] = b.fullOf(&was.Files[i]); full[i] != nil && full[i].olderThan(&was.Files[i]) {
				full[i] = nil // what came into being since is not gone
			}
			any = any || full[i] != nil
		}
		if !any {
			continue
		}
		err := was.eachRow(func(block *tableBlock, r tableRow) error {
			if block.File >= 0 && full[block.File] != nil && slices.Contains(full[block.File].Full, block.Register) {
				b.goneRow(block.Register, r.Key)
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("entry %d: %w", n+1, err)
		}
	}
	return nil
}

func (b *planner) fullOf(was *ImportedFile) *ImportedFile {
	for i := range b.Files {
		f := &b.Files[i]
		if f.Source != "" && f.Source == was.Source && f.Format == was.Format {
			return f
		}
	}
	return nil
}

func (b *planner) goneRow(register, key string) {
	reg := b.state.Gate.Register(register)
	if reg == nil || b.state.Row(register, key) == nil {
		return
	}
	if _, listed := b.index[register][key]; listed {
		return
	}
	if b.index[register] == nil {
		b.index[register] = map[string]int32{}
	}
	b.index[register][key] = int32(len(b.Rows))
	b.Rows = append(b.Rows, PlanRow{Register: reg, Key: key, Fate: RowGone, First: -1})
	b.Counts.Gone++
	if b.choice.RemoveGone {
		b.Counts.Removed++
	}
}

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
			if observed.IsZero() {
				b.Needs = append(b.Needs, FoundNeed{Column: "made", Says: fmt.Sprintf("%s does not say when it was made, and evidence needs the day", file.Name)})
			}
			strength := e.Strength
			piece := Evidenced{
				Questions: []string{q.ID}, EvidenceKind: e.Kind, Ref: file.Name, Observed: observed, Strength: &strength,
				Environment: b.state.Subject.Environment, Note: e.Note, FileDigest: file.Digest, FileSize: file.Size,
			}
			if !b.holds(&piece) {
				b.Evidence = append(b.Evidence, piece)
			}
		}
	}
}

func (b *planner) questions(e *FoundEvidence) []*content.Question {
	ids := b.choice.For
	if ids == nil && b.state.Gate.ID == BuiltInGate {
		ids = e.For
	}
	var out []*content.Question
	for _, id := range ids {
		q := b.state.Gate.Question(id)
		switch {
		case q == nil:
			b.left["the gate has no question "+id+": evidence for it is left out"]++
		case !slices.Contains(q.Needs.Kinds, e.Kind):
			b.left[fmt.Sprintf("%s takes no evidence of the kind %s: that of the files is left out", id, e.Kind)]++
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

// holds reports whether the record has the same piece already.
func (b *planner) holds(e *Evidenced) bool {
	return slices.ContainsFunc(b.state.Evidence, func(p Piece) bool {
		return p.FileDigest == e.FileDigest && p.EvidenceKind == e.EvidenceKind && slices.Equal(p.Questions, e.Questions) && p.Note == e.Note
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
