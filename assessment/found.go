package assessment

import "gonogo/content"

// Found is what exports of other tools say: read and not yet held against a record. Package collect makes it.
type Found struct {
	Files    []FoundFile
	Columns  []string // what the cells of rows are about, by number
	Rows     []FoundRow
	Evidence []FoundEvidence
}

// FoundFile is what is known of one file, and what was left of it.
type FoundFile struct {
	Name   string // without its folder
	Format string // id of the format: "aws-credential-report"
	Digest content.Digest
	Size   int64
	// Of Tool, Version and Generated each is "" where the file does not say.
	Tool, Version string
	Generated     Date
	Source        string        // of what it is an export: "aws 123456789012"; "" where the file does not say
	Full          []string      // the registers of which it lists everything that its source has
	Misread       []FoundRemark // what was not understood, and where
	Unknown       []string      // what stays unknown, each a sentence
	Dropped       []Dropped
	Needs         []FoundNeed // what the file leaves open and somebody has to say
}

// FoundRemark is a sentence about a place in a file.
type FoundRemark struct {
	At   FoundPlace
	Says string
	More int // so many more places of which the same is true
}

// Dropped counts secrets that were left behind. What they are is nowhere kept.
type Dropped struct {
	What  string // "values of environment variables"
	Count int
}

// FoundNeed is a cell without which a row would say less than it seems to: when a scan ran, and over what.
type FoundNeed struct {
	Register, Key, Column string
	Says                  string // "the file does not say when the scan ran"
}

// FoundPlace is where something stands in a file, from 1 on. Inside names a file within the file.
type FoundPlace struct {
	Line, Col int32
	Inside    string
}

// FoundRow is what one file says of one row.
type FoundRow struct {
	Register string
	Key      string   // what the row is called unless the record has it under one of Names
	Names    []string // what else it goes by: its long name, its short one
	File     int32    // by number in Files
	At       FoundPlace
	Joins    bool // it says more of a row that there is, and begins none
	Cells    []FoundCell
}

// FoundCell is what a file says of one column. A column without one is unknown.
type FoundCell struct {
	Column uint16 // by number in Columns
	None   bool   // the file says that there is none: no end, never used
	Rule   CellRule
	Text   string
}

// CellRule says what holds where several sources say something of one cell.
type CellRule uint8

// The rules of a cell. A source that is read again always replaces what it said before, and a known value holds before none.
const (
	RuleReplace CellRule = iota // what was made last
	RuleMost                    // the most that any says: the last of a column's choices, the later day, the larger number, yes
	RuleBoth                    // the choice "both" of the column, where another says otherwise
)

// FoundEvidence is a piece of evidence that a file is, or holds.
type FoundEvidence struct {
	File     int32
	At       FoundPlace
	Topic    string   // what it shows, in a word that package collect has a table for
	For      []string // the questions, where a gate is known to ask them
	Kind     string
	Observed Date // zero where the file does not say
	Strength int
	Note     string
}
