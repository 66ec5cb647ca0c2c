package assessment

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

// BuiltInGate is the gate whose questions readers of exports know by name. No other gate is given evidence unasked.
const BuiltInGate = "agentic-nhi"

// ImportChoice is what a person says beside the files.
type ImportChoice struct {
	Said       map[string]string               // by column: what holds where the files say nothing
	Made       Date                            // when the files were made that do not say so
	For        []string                        // the questions that their evidence is for; nil takes those that are known
	Take       bool                            // the files win over what people set
	TakeRow    map[[2]string]bool              // they win in these rows, by register and key
	RemoveGone bool                            // rows that a full export no longer has are taken out
	Progress   func(step string, done float64) // how far a step has come, from 0 to 1; may be nil
}

func (c *ImportChoice) takes(register, key string) bool {
	return c.Take || c.TakeRow[[2]string{register, key}]
}

func (c *ImportChoice) progress(step string, n, of int) {
	if c.Progress != nil && (n%4096 == 0 || n == of) {
		c.Progress(step, float64(n)/float64(max(1, of)))
	}
}

// RowFate is what an import does to a row.
type RowFate uint8

// The fates of a row.
const (
	RowUnchanged RowFate = iota
	RowAdded
	RowChanged
	RowWithheld // a person took it out of the register, and it stays as it is unless they take it
	RowGone     // a full export of its source no longer has it
)

// CellFate is what an import does to a cell.
type CellFate uint8

// The fates of a cell.
const (
	CellSame  CellFate = iota // the file says again what an import said before
	CellSet                   // the file says something else, or something for the first time
	CellKept                  // a person set the same
	CellClash                 // a person set something else, which stays
)

// PlanCell is what a file says of one cell, and what becomes of it.
type PlanCell struct {
	Column uint16 // by place in the register
	File   int16  // by number; saidByPerson where the person said it
	Fate   CellFate
	None   bool
	rule   CellRule
	Text   string
}

// Said reports whether the person said it and no file did.
func (c *PlanCell) Said() bool { return c.File == saidByPerson }

// PlanRow is one row of an import.
type PlanRow struct {
	Register *content.Register
	Key      string
	Name     string // what the file calls it, "" where that is the key
	Fate     RowFate
	First    int32 // the first row that the files say of it; -1 where it is gone
	Cells    []PlanCell
}

// Clashes counts the cells in which a person's value stays against the file's.
func (r *PlanRow) Clashes() int {
	n := 0
	for i := range r.Cells {
		if r.Cells[i].Fate == CellClash {
			n++
		}
	}
	return n
}

// ImportPlan is what an import would do to a record: the preview. It changes nothing.
type ImportPlan struct {
	Found    *Found
	Files    []ImportedFile
	Rows     []PlanRow // those of the files in their order, then those that are gone
	Evidence []Evidenced
	Counts   ImportCounts
	LeftOut  []string    // what the gate has no place for, and what files disagree on; each a sentence
	Needs    []FoundNeed // what somebody has to say before it can be applied
	Before   []int       // numbers of the entries with which the same files were taken in already

	state  *State
	choice ImportChoice
	used   bool
	rowOf  []int32 // by number of a found row: the row of the plan, -1 for none
}

// Nothing reports whether there is nothing to do: the same files were taken in, and would change nothing.
func (p *ImportPlan) Nothing() bool {
	c := p.Counts
	if c.Added+c.Changed+c.Removed+len(p.Evidence) > 0 {
		return false
	}
	return len(p.Before) > 0 || len(p.Rows) == 0
}

// Was is what the register holds in a cell of the plan.
func (p *ImportPlan) Was(r *PlanRow, c *PlanCell) Cell {
	if row := p.state.Row(r.Register.ID, r.Key); row != nil {
		return *row.Cell(int(c.Column))
	}
	return Cell{}
}

// SetBy is who set a cell of the register: a person, or the one who imported it.
func (p *ImportPlan) SetBy(c Cell) string {
	if c.Entry == 0 {
		return ""
	}
	return p.state.Log[c.Entry-1].By
}

// PlanImport holds what files say against a record, on the day that is today. It records nothing.
func PlanImport(s *State, found *Found, choice ImportChoice, today Date) (*ImportPlan, error) {
	p := &ImportPlan{Found: found, state: s, choice: choice, rowOf: make([]int32, len(found.Rows))}
	b := &planner{ImportPlan: p, index: map[string]map[string]int32{}, today: today, origins: map[string]*Origins{}, person: s.setByPeople(), left: map[string]int{}}
	for id := range choice.Said {
		if !slices.ContainsFunc(s.Gate.Registers, func(r content.Register) bool { return r.Column(id) != nil }) {
			return nil, argument("gonogo row list shows the columns", "no register has a column %q", id)
		}
	}
	p.files()
	if err := b.said(); err != nil {
		return nil, err
	}
	b.match()
	for n := range found.Rows {
		p.rowOf[n] = -1
		if !found.Rows[n].Joins {
			b.row(n)
		}
		choice.progress("comparing", n, len(found.Rows))
	}
	for n := range found.Rows { // what only joins comes when all rows are there
		if found.Rows[n].Joins {
			b.row(n)
		}
	}
	for i := range p.Rows {
		b.finish(&p.Rows[i])
	}
	if err := b.gone(); err != nil {
		return nil, err
	}
	b.evidence()
	b.needs()
	b.leftOut()
	choice.progress("comparing", len(found.Rows), len(found.Rows))
	return p, nil
}

func (p *ImportPlan) files() {
	for i := range p.Found.Files {
		f := &p.Found.Files[i]
		file := ImportedFile{
			Name: f.Name, Format: f.Format, Digest: f.Digest, Size: f.Size, Tool: f.Tool, Version: f.Version,
			Made: f.Generated, Source: f.Source, Full: f.Full,
		}
		if file.Made.IsZero() && !p.choice.Made.IsZero() {
			file.Made, file.MadeSaid = p.choice.Made, true
		}
		p.Files = append(p.Files, file)
		for n := range p.state.Log {
			b, ok := p.state.Log[n].What.(Imported)
			if ok && !p.state.Log[n].Undone && slices.ContainsFunc(b.Files, func(o ImportedFile) bool { return o.Digest == f.Digest }) {
				p.Before = append(p.Before, n+1)
			}
		}
	}
	slices.Sort(p.Before)
	p.Before = slices.Compact(p.Before)
}

// setByPeople says of each entry, by its number, whether cells that it set were set by a person.
func (s *State) setByPeople() []bool {
	out := make([]bool, len(s.Log)+1)
	for i := range s.Log {
		_, isImport := s.Log[i].What.(Imported)
		out[i+1] = !isImport
	}
	return out
}

// leftOut says what the gate has no place for, the most frequent first.
func (b *planner) leftOut() {
	says := make([]string, 0, len(b.left))
	for what := range b.left {
		says = append(says, what)
	}
	slices.SortFunc(says, func(x, y string) int {
		if b.left[x] != b.left[y] {
			return b.left[y] - b.left[x]
		}
		return strings.Compare(x, y)
	})
	for _, what := range says {
		if n := b.left[what]; n > 1 {
			what = fmt.Sprintf("%s (%d times)", what, n)
		}
		b.LeftOut = append(b.LeftOut, what)
	}
}

// String is the word for a fate of a row.
func (f RowFate) String() string {
	switch f {
	case RowUnchanged:
		return "unchanged"
	case RowAdded:
		return "added"
	case RowChanged:
		return "changed"
	case RowWithheld:
		return "taken-out-by-a-person"
	case RowGone:
		return "gone"
	default:
		return "unknown"
	}
}

// String is the word for a fate of a cell.
func (f CellFate) String() string {
	switch f {
	case CellSame:
		return "same"
	case CellSet:
		return "set"
	case CellKept:
		return "kept"
	case CellClash:
		return "clash"
	default:
		return "unknown"
	}
}
