package assessment

import (
	"fmt"
	"strings"

	"gonogo/content"
)

// Imported takes what exports of other tools say into registers, as one act. The rows are a text in Table, or where that is
// long the same text packed; see importTable.
type Imported struct {
	Files  []ImportedFile    `json:"files"`
	Counts ImportCounts      `json:"counts"`
	Said   map[string]string `json:"said,omitempty"`   // by column: what the person said where the files say nothing
	Words  bool              `json:"words,omitempty"`  // the table holds all that each file says, not only what came of it beside what people said
	Table  string            `json:"table,omitempty"`  // lines of rows
	Packed string            `json:"packed,omitempty"` // base64 of the same lines, deflated
}

// ImportedFile is one export that was taken in.
type ImportedFile struct {
	Name     string         `json:"name"` // without its folder
	Format   string         `json:"format"`
	Digest   content.Digest `json:"digest"`
	Size     int64          `json:"size"`
	Tool     string         `json:"tool,omitempty"`
	Version  string         `json:"version,omitempty"`
	Made     Date           `json:"made,omitzero"`       // when the tool made it; no date where nobody knows
	MadeSaid bool           `json:"made_said,omitempty"` // the person said when; the file does not
	Source   string         `json:"source,omitempty"`    // of what it is an export
	Full     []string       `json:"full,omitempty"`      // the registers of which it lists all that the source has
}

// ImportCounts is how many rows an import began, changed, left as they were, found gone, and how many cells it left to people.
type ImportCounts struct {
	Added     int `json:"added"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
	Gone      int `json:"gone"`
	Removed   int `json:"removed"`
	Clashes   int `json:"clashes"`
}

// Kind names the kind of the body.
func (Imported) Kind() Kind { return KindImported }

// says names the files of an import and what it did, in one phrase.
func (b Imported) says() string {
	names := make([]string, len(b.Files))
	for i := range b.Files {
		names[i] = fmt.Sprintf("%s (%s)", b.Files[i].Name, b.Files[i].Format)
	}
	if len(names) > mostNamed {
		names = append(names[:mostNamed], fmt.Sprintf("%d more files", len(b.Files)-mostNamed))
	}
	return strings.Join(names, ", ") + ": " + b.Counts.String()
}

// String is the counts in one phrase: "12 rows added, 3 changed, 40 unchanged".
func (c ImportCounts) String() string {
	rows := "rows"
	if c.Added == 1 {
		rows = "row"
	}
	says := fmt.Sprintf("%d %s added, %d changed, %d unchanged", c.Added, rows, c.Changed, c.Unchanged)
	if c.Gone > 0 {
		says += fmt.Sprintf(", %d gone", c.Gone)
	}
	if c.Removed > 0 {
		says += " and taken out"
	}
	if c.Clashes > 0 {
		says += fmt.Sprintf(", %d left as people set them", c.Clashes)
	}
	return says
}
