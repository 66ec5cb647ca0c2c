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
	Said        map[string]string               // by column: what holds where the files say nothing
	Environment string                          // where what the evidence shows was seen; no file says it of itself
	Made        Date                            // when the files were made that do not say so
	For         []string                        // the questions that their evidence is for; nil takes those that are known
	Take        bool                            // the files win over what people set
	TakeCell    map[CellName]bool               // they win in these cells and rows
	TakeNamed   []string                        // the same as ROW or ROW.COLUMN, in whatever register has them
	RemoveGone  bool                            // rows that a full export no longer has are taken out
	Progress    func(step string, done float64) // how far a step has come, from 0 to 1; may be nil
}

// CellName names a cell of a register, or a row where Column is "".
type CellName struct{ Register, Key, Column string }

// Takes reports whether the files win in a cell, or in a row where column is "".
func (c *ImportChoice) Takes(register, key, column string) bool {
	return c.Take || c.TakeCell[CellName{register, key, column}] || c.TakeCell[CellName{register, key, ""}]
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
	CellSet   CellFate = iota // it becomes what the files say, or unknown where its source says it no longer
	CellClash                 // a person set something else, which stays
)

// PlanCell is a cell of a row that becomes another one, or that does not because a person set it.
type PlanCell struct {
	Column uint16 // by place in the register
	File   int16  // by number; saidByPerson where the person says it now, saidEarlier where an earlier import did
	Fate   CellFate
	None   bool // the file says that there is none
	Text   string
}

// saidEarlier is the number of the file where what counts was said by a file of an earlier import.
const saidEarlier = -3

// Is is what a cell comes to, in a word: none is not unknown.
func (c *PlanCell) Is() string {
	switch {
	case c.None:
		return "none"
	case c.Text == "":
		return "unknown"
	default:
		return c.Text
	}
}

// Said reports whether the person said it and no file did.
func (c *PlanCell) Said() bool { return c.File == saidByPerson }

// PlanRow is one row of an import.
type PlanRow struct {
	Register *content.Register
	Key      string
	Name     string // what the file calls it, "" where that is the key
	Fate     RowFate
	First    int32      // the first row that the files say of it; -1 where they list it no longer
	Cells    []PlanCell // those that become others, and those that clash

	held *HeldRow // nil where the register does not have it
	lost []int16  // files that list all of a source, and this row no longer
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
	known  bool     // each of the files was taken in already, as of the same day
	rowOf  []int32  // by number of a found row: the row of the plan, -1 for none
	next   []int32  // by number of a found row: the next one of the same row of the plan, -1 for none
	log    []Logged // of the state, and the import as the next entry
	speller
}

// Nothing reports whether there is nothing to do: the same files were taken in, and would change nothing.
func (p *ImportPlan) Nothing() bool {
	c := p.Counts
	if c.Added+c.Changed+c.Removed+len(p.Evidence) > 0 {
		return false
	}
	return p.known || len(p.Rows) == 0
}

// Was is what the register holds in a cell of the plan.
func (p *ImportPlan) Was(r *PlanRow, c *PlanCell) Cell {
	if r.held != nil {
		return *r.held.Cell(int(c.Column))
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

// FileOf is the name of the file that says what a cell comes to, or that says it no longer; "" where the person says it.
func (p *ImportPlan) FileOf(r *PlanRow, c *PlanCell) string {
	if c.File >= 0 {
		return p.Files[c.File].Name
	}
	if c.File == saidEarlier {
		for _, w := range r.held.own(c.Column).words() {
			if w.file > 0 && w.what.text == c.Text && w.none == c.None {
				return w.from(p.log).Name
			}
		}
	}
	return ""
}

// PlanImport holds what files say against a record, on the day that is today. It records nothing. What it refuses, such as two
// rows that would share what each has for itself, is an *ArgumentError or a *RefusedError.
func PlanImport(s *State, found *Found, choice ImportChoice, today Date) (*ImportPlan, error) {
	n := len(found.Rows)
	p := &ImportPlan{Found: found, state: s, choice: choice, rowOf: make([]int32, n), next: make([]int32, n), speller: newSpeller(s.Gate, found, today)}
	b := &planner{ImportPlan: p, index: map[string]map[string]int32{}, left: map[string]int{}, fulls: map[string][]int16{}}
	for id := range choice.Said {
		if !slices.ContainsFunc(s.Gate.Registers, func(r content.Register) bool { return r.Column(id) != nil }) {
			return nil, argument("gonogo row list shows the columns", "no register has a column %q", id)
		}
	}
	p.files()
	for i := range s.Gate.Registers {
		b.fulls[s.Gate.Registers[i].ID] = p.fullOf(s.Gate.Registers[i].ID)
	}
	if err := b.said(); err != nil {
		return nil, err
	}
	b.match()
	for _, joins := range []bool{false, true} { // what only joins comes when all rows are there
		for n := range found.Rows {
			if found.Rows[n].Joins == joins {
				b.row(n)
				choice.progress("comparing", n, 2*len(found.Rows))
			}
		}
	}
	if err := b.takes(); err != nil {
		return nil, err
	}
	for i := range p.Rows {
		b.finish(&p.Rows[i])
		choice.progress("comparing", len(p.Rows)+i, 2*len(p.Rows))
	}
	b.gone()
	if err := b.unique(); err != nil {
		return nil, err
	}
	b.evidence()
	b.needs()
	b.leftOut()
	return p, nil
}

func (p *ImportPlan) files() {
	p.known = true
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
		known := false
		for n := range p.state.Log {
			b, ok := p.state.Log[n].What.(Imported)
			if !ok || p.state.Log[n].Undone {
				continue
			}
			if at := slices.IndexFunc(b.Files, func(o ImportedFile) bool { return o.Digest == f.Digest }); at >= 0 {
				p.Before = append(p.Before, n+1)
				known = known || b.Files[at].Made == file.Made
			}
		}
		p.known = p.known && known
	}
	slices.Sort(p.Before)
	p.Before = slices.Compact(p.Before)
	this := Logged{Sealed: Sealed{Entry: Entry{Seq: 1, Seen: map[string]int{}}, What: Imported{Files: p.Files}}}
	for _, h := range p.state.Frontier {
		this.Seen[h.Writer] = h.Count
	}
	p.log = append(slices.Clip(p.state.Log), this)
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
