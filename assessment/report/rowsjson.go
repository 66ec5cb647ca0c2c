package report

import (
	"gonogo/assessment"
	"gonogo/content"
)

type rowsDoc struct {
	Schema     string `json:"schema"`
	Assessment string `json:"assessment"`
	registerDoc
}

// registerDoc is one register: its rows, and what checks find in them.
type registerDoc struct {
	Register string             `json:"register"`
	Title    string             `json:"title"`
	Rows     []rowDoc           `json:"rows"`
	Checks   []registerCheckDoc `json:"checks"`
}

type rowDoc struct {
	Key      string              `json:"key"`
	Values   map[string]string   `json:"values"` // by column; those that are not empty
	From     map[string]string   `json:"from"`   // by column: the id of the entry that set it
	Checks   []rowCheckDoc       `json:"checks"`
	Faults   []string            `json:"faults"`          // what is wrong with the row by itself
	Others   map[string][]string `json:"others"`          // by column: what other writers set it to, not knowing of this
	Disputed bool                `json:"disputed"`        // one writer removed it while another changed it
	Entry    int                 `json:"entry,omitempty"` // number of the last entry that set anything in it

	None     []string             `json:"none,omitempty"`     // columns that are empty because an export says that there is none
	Imported map[string]originDoc `json:"imported,omitempty"` // by column: where an import read it
	Beside   map[string][]saidDoc `json:"beside,omitempty"`   // by column: what other sources, or a person, say of it too
}

// saidDoc is a word on a cell that another one stands before.
type saidDoc struct {
	Text  string `json:"text"`
	None  bool   `json:"none"`
	Entry int    `json:"entry"`
	File  string `json:"file"` // "" where a person said it
	Line  int32  `json:"line"`
}

type originDoc struct {
	Entry  int    `json:"entry"`
	Format string `json:"format"`
	File   string `json:"file"`
	Line   int32  `json:"line"`
	Said   bool   `json:"said,omitempty"` // whoever imported said it, and no file did
}

type rowCheckDoc struct {
	Question string `json:"question"`
	Passes   bool   `json:"passes"`
	Standing string `json:"standing"`
	Says     string `json:"says"`
	Spared   bool   `json:"spared"` // it does not pass, and the check passes without it
}

type registerCheckDoc struct {
	Question string `json:"question"`
	Standing string `json:"standing"`
	Says     string `json:"says"` // how many rows pass, fail and cannot be told
	Why      string `json:"why"`  // why the check does not pass
	Pass     int    `json:"pass"`
	Fail     int    `json:"fail"`
	Unknown  int    `json:"unknown"`
}

// questionCheckDoc is what one check of a question finds.
type questionCheckDoc struct {
	Register string          `json:"register"`
	Standing string          `json:"standing"`
	Says     string          `json:"says"` // how many rows pass, fail and cannot be told
	Why      string          `json:"why"`  // why the check does not pass
	Pass     int             `json:"pass"`
	Fail     int             `json:"fail"`
	Unknown  int             `json:"unknown"`
	Rows     []checkedRowDoc `json:"rows"` // those that do not pass
}

type checkedRowDoc struct {
	Key      string `json:"key"`
	Standing string `json:"standing"`
	Says     string `json:"says"`
}

func questionCheckOf(c assessment.CheckFound) questionCheckDoc {
	pass, fail, unknown := c.Counts()
	doc := questionCheckDoc{c.Check.Register, c.Standing.String(), c.Tally(), c.Why(), pass, fail, unknown, []checkedRowDoc{}}
	for _, r := range c.Rows {
		if r.Standing != content.Passes {
			doc.Rows = append(doc.Rows, checkedRowDoc{r.Key, r.Standing.String(), r.Says})
		}
	}
	return doc
}

// RowsJSON is one register in the shape gonogo/rows/1: the rows that keep says, in the order of their keys.
func RowsJSON(in Input, reg *content.Register, keep func(key string) bool) any {
	return rowsDoc{"gonogo/rows/1", in.name(), registerOf(in, reg, keep)}
}

func registerOf(in Input, reg *content.Register, keep func(key string) bool) registerDoc {
	doc := registerDoc{Register: reg.ID, Title: reg.Title, Rows: []rowDoc{}, Checks: []registerCheckDoc{}}
	checks, held := in.Decision.RowChecks(reg.ID), in.state().Rows[reg.ID]
	origins := in.state().Origins(reg.ID)
	for i := range held {
		if keep == nil || keep(held[i].Key) {
			doc.Rows = append(doc.Rows, rowOf(in.state(), reg, &held[i], checks[held[i].Key], origins))
		}
	}
	for _, c := range in.Decision.ChecksOn(reg.ID) {
		doc.Checks = append(doc.Checks, registerCheckOf(c.Question.ID, c.CheckFound))
	}
	return doc
}

func registerCheckOf(question string, c assessment.CheckFound) registerCheckDoc {
	pass, fail, unknown := c.Counts()
	return registerCheckDoc{question, c.Standing.String(), c.Tally(), c.Why(), pass, fail, unknown}
}

func rowOf(s *assessment.State, reg *content.Register, r *assessment.HeldRow, checks []assessment.RowCheck, origins *assessment.Origins) rowDoc {
	doc := rowDoc{
		Key: r.Key, Values: map[string]string{}, From: map[string]string{}, Checks: []rowCheckDoc{}, Faults: orEmpty(s.RowFaults(reg.ID, r)),
		Others: map[string][]string{}, Disputed: r.Disputed, Entry: r.Entry,
	}
	for i := range reg.Columns {
		id, c := reg.Columns[i].ID, r.Cell(i)
		if c.Text != "" {
			doc.Values[id] = c.Text
		}
		if c.Entry > 0 {
			doc.From[id] = s.Log[c.Entry-1].ID
		}
		if len(c.Others) > 0 {
			doc.Others[id] = c.Others
		}
		if c.None {
			doc.None = append(doc.None, id)
		}
		if from, ok := origins.Of(r, i); ok {
			if doc.Imported == nil {
				doc.Imported = map[string]originDoc{}
			}
			doc.Imported[id] = originOf(from)
		}
		for _, w := range origins.Beside(r, i) {
			said := saidDoc{Text: w.Text, None: w.None, Entry: w.Entry, Line: w.At.Line}
			if w.File != nil {
				said.File = w.File.Name
			}
			if doc.Beside == nil {
				doc.Beside = map[string][]saidDoc{}
			}
			doc.Beside[id] = append(doc.Beside[id], said)
		}
	}
	for _, c := range checks {
		doc.Checks = append(doc.Checks, rowCheckDoc{c.Question, c.Standing == content.Passes, c.Standing.String(), c.Says, c.Spared})
	}
	return doc
}

func originOf(from assessment.Origin) originDoc {
	doc := originDoc{Entry: from.Entry, Said: from.Said}
	if from.File != nil {
		doc.Format, doc.File, doc.Line = from.File.Format, from.File.Name, from.At.Line
	}
	return doc
}

type registersDoc struct {
	Schema     string            `json:"schema"`
	Assessment string            `json:"assessment"`
	Registers  []registerLineDoc `json:"registers"`
}

// registerLineDoc is one register in a list of them.
type registerLineDoc struct {
	Register  string             `json:"register"`
	Title     string             `json:"title"`
	Key       string             `json:"key"` // what names a row
	Rows      int                `json:"rows"`
	Pass      int                `json:"pass"`
	Fail      int                `json:"fail"`
	Unknown   int                `json:"unknown"`
	Unchecked int                `json:"unchecked"` // rows that no check speaks of
	Checks    []registerCheckDoc `json:"checks"`
	Columns   []columnDoc        `json:"columns"`
}

// RegistersJSON is every register of the gate with how many rows it has, in the shape gonogo/registers/1.
func RegistersJSON(in Input) any {
	doc := registersDoc{"gonogo/registers/1", in.name(), []registerLineDoc{}}
	g := in.state().Gate
	for i := range g.Registers {
		reg := &g.Registers[i]
		t := in.Decision.TallyRows(in.state(), reg.ID)
		line := registerLineDoc{reg.ID, reg.Title, reg.Key, t.Rows, t.Pass, t.Fail, t.Unknown, t.Unchecked, []registerCheckDoc{}, columnsOf(reg)}
		for _, c := range in.Decision.ChecksOn(reg.ID) {
			line.Checks = append(line.Checks, registerCheckOf(c.Question.ID, c.CheckFound))
		}
		doc.Registers = append(doc.Registers, line)
	}
	return doc
}

// gateRegisterDoc is a register as a gate declares it.
type gateRegisterDoc struct {
	ID       string      `json:"id"`
	Title    string      `json:"title"`
	Summary  string      `json:"summary"`
	Key      string      `json:"key"`
	People   bool        `json:"people"`
	Complete string      `json:"complete"` // the question that says that it lists all
	Columns  []columnDoc `json:"columns"`
}

type columnDoc struct {
	ID       string             `json:"id"`
	Title    string             `json:"title"`
	Type     content.ColumnType `json:"type"`
	Help     string             `json:"help"`
	Choices  []string           `json:"choices"`
	Of       string             `json:"of"` // the register that a reference names a row of
	Required bool               `json:"required"`
	Unique   bool               `json:"unique"`
}

func columnsOf(reg *content.Register) []columnDoc {
	out := []columnDoc{}
	for _, c := range reg.Columns {
		out = append(out, columnDoc{c.ID, c.Title, c.Type, c.Help, orEmpty(c.Choices), c.Of, c.Required, c.Unique})
	}
	return out
}

// checkDoc is a check as a gate declares it.
type checkDoc struct {
	Register string       `json:"register"`
	Over     content.Over `json:"over"`
	Scope    string       `json:"scope"`
	Passes   string       `json:"passes"`
	Says     string       `json:"says"`
	None     content.None `json:"none"`
	Proof    bool         `json:"proof"`
}

func checksOf(q *content.Question) []checkDoc {
	out := []checkDoc{}
	for _, c := range q.Checks {
		out = append(out, checkDoc(c))
	}
	return out
}
