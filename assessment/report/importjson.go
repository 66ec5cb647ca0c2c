package report

import (
	"gonogo/assessment"
	"gonogo/content"
)

// ImportDone is what came of an import beside its plan.
type ImportDone struct {
	Assessment string
	DryRun     bool
	Entries    []int    // numbers of the entries that it recorded; none where there was nothing to do
	EntryIDs   []string // their ids
	Verdict    assessment.Verdict
}

// mostImportRows bounds how many rows a document lists; a report of a large account has hundreds of thousands.
const mostImportRows = 10_000

type importDoc struct {
	Schema     string                  `json:"schema"`
	Assessment string                  `json:"assessment"`
	DryRun     bool                    `json:"dry_run"`
	Nothing    bool                    `json:"nothing_to_do"`
	Entries    []int                   `json:"entries"`
	EntryIDs   []string                `json:"entry_ids"`
	Before     []int                   `json:"imported_before"`
	Verdict    string                  `json:"verdict"`
	Counts     assessment.ImportCounts `json:"counts"`
	Files      []importFileDoc         `json:"files"`
	Rows       []importRowDoc          `json:"rows"`
	MoreRows   int                     `json:"more_rows"`
	Evidence   []importEvidenceDoc     `json:"evidence"`
	LeftOut    []string                `json:"left_out"`
	Needs      []importNeedDoc         `json:"to_be_said"`
}

type importFileDoc struct {
	Name      string             `json:"name"`
	Format    string             `json:"format"`
	Digest    content.Digest     `json:"digest"`
	Size      int64              `json:"size"`
	Tool      string             `json:"tool"`
	Version   string             `json:"version"`
	Made      assessment.Date    `json:"made"`
	MadeSaid  bool               `json:"made_said"`
	Source    string             `json:"source"`
	Misread   []importRemarkDoc  `json:"misread"`
	Unknown   []string           `json:"unknown"`
	LeftThere []importDroppedDoc `json:"left_there"`
}

type importRemarkDoc struct {
	Line   int32  `json:"line"`
	Column int32  `json:"column"`
	Inside string `json:"inside"`
	Says   string `json:"says"`
	More   int    `json:"more_places"`
}

type importDroppedDoc struct {
	What  string `json:"what"`
	Count int    `json:"count"`
}

type importRowDoc struct {
	Register string          `json:"register"`
	Key      string          `json:"key"`
	Name     string          `json:"name_in_file"`
	Fate     string          `json:"fate"`
	File     string          `json:"file"`
	Line     int32           `json:"line"`
	Cells    []importCellDoc `json:"cells"`
}

type importCellDoc struct {
	Column string `json:"column"`
	Was    string `json:"was"`
	Is     string `json:"is"`
	None   bool   `json:"none"`
	Fate   string `json:"fate"`
	SetBy  string `json:"set_by"`
	File   string `json:"file"`
}

type importEvidenceDoc struct {
	Questions []string        `json:"questions"`
	Kind      string          `json:"kind"`
	Ref       string          `json:"ref"`
	Observed  assessment.Date `json:"observed"`
	Strength  int             `json:"strength"`
	Note      string          `json:"note"`
}

type importNeedDoc struct {
	Register string `json:"register"`
	Key      string `json:"key"`
	Column   string `json:"column"`
	Says     string `json:"says"`
}

// ImportJSON is what an import understood and would do, in the shape gonogo/import/1; ImportedJSON adds what came of it. Rows
// that stay as they are are counted, not listed.
func ImportJSON(p *assessment.ImportPlan) any {
	doc := importDoc{
		Schema: "gonogo/import/1", Nothing: p.Nothing(), Entries: []int{}, EntryIDs: []string{},
		Before: orEmpty(p.Before), Counts: p.Counts, Files: []importFileDoc{}, Rows: []importRowDoc{}, Evidence: []importEvidenceDoc{}, LeftOut: orEmpty(p.LeftOut), Needs: []importNeedDoc{},
	}
	for i := range p.Files {
		doc.Files = append(doc.Files, importFileOf(&p.Files[i], &p.Found.Files[i]))
	}
	for i := range p.Rows {
		row := &p.Rows[i]
		switch {
		case row.Fate == assessment.RowUnchanged && row.Clashes() == 0:
		case len(doc.Rows) == mostImportRows:
			doc.MoreRows++
		default:
			doc.Rows = append(doc.Rows, importRowOf(p, row))
		}
	}
	for _, e := range p.Evidence {
		doc.Evidence = append(doc.Evidence, importEvidenceDoc{e.Questions, e.EvidenceKind, e.Ref, e.Observed, *e.Strength, e.Note})
	}
	for _, n := range p.Needs {
		doc.Needs = append(doc.Needs, importNeedDoc{n.Register, n.Key, n.Column, n.Says})
	}
	return doc
}

// ImportedJSON adds to a document of ImportJSON what came of the import.
func ImportedJSON(doc any, done ImportDone) any {
	d, ok := doc.(importDoc)
	if !ok {
		return doc
	}
	d.Assessment, d.DryRun, d.Entries, d.EntryIDs = done.Assessment, done.DryRun, orEmpty(done.Entries), orEmpty(done.EntryIDs)
	if done.Verdict != 0 {
		d.Verdict = done.Verdict.String()
	}
	return d
}

func importFileOf(f *assessment.ImportedFile, found *assessment.FoundFile) importFileDoc {
	doc := importFileDoc{
		Name: f.Name, Format: f.Format, Digest: f.Digest, Size: f.Size, Tool: f.Tool, Version: f.Version, Made: f.Made, MadeSaid: f.MadeSaid, Source: f.Source,
		Misread: []importRemarkDoc{}, Unknown: orEmpty(found.Unknown), LeftThere: []importDroppedDoc{},
	}
	for _, m := range found.Misread {
		doc.Misread = append(doc.Misread, importRemarkDoc{m.At.Line, m.At.Col, m.At.Inside, m.Says, m.More})
	}
	for _, d := range found.Dropped {
		doc.LeftThere = append(doc.LeftThere, importDroppedDoc{d.What, d.Count})
	}
	return doc
}

func importRowOf(p *assessment.ImportPlan, row *assessment.PlanRow) importRowDoc {
	doc := importRowDoc{Register: row.Register.ID, Key: row.Key, Name: row.Name, Fate: row.Fate.String(), Cells: []importCellDoc{}}
	if row.First >= 0 {
		first := &p.Found.Rows[row.First]
		doc.File, doc.Line = p.Files[first.File].Name, first.At.Line
	}
	for i := range row.Cells {
		c := &row.Cells[i]
		if c.Fate != assessment.CellSet && c.Fate != assessment.CellClash {
			continue
		}
		was := p.Was(row, c)
		cell := importCellDoc{Column: row.Register.Columns[c.Column].ID, Was: was.Text, Is: c.Text, None: c.None, Fate: c.Fate.String(), SetBy: p.SetBy(was)}
		cell.File = p.FileOf(row, c)
		doc.Cells = append(doc.Cells, cell)
	}
	return doc
}
