package cli

import (
	"encoding/csv"
	"strings"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/clean"
)

// rowSheet writes rows as apply --register reads them: what it reads back is what is held, byte for byte.
func (a *app) rowSheet(r assessment.Record, reg *content.Register, keep func(key string) bool) error {
	lines, disputed := [][]string{append([]string{"key"}, columnsOf(reg)...)}, 0
	for _, held := range r.State.Rows[reg.ID] {
		if !keep(held.Key) {
			continue
		}
		line := []string{held.Key}
		for i := range reg.Columns {
			c := held.Cell(i)
			if strings.Contains(c.Text, "\r\n") {
				return &invalid{
					"row " + held.Key + ", column " + reg.Columns[i].ID + " has a line that ends in a carriage return, which no CSV brings back",
					"set that cell without it, or use --json",
				}
			}
			if len(c.Others) > 0 {
				disputed++
			}
			line = append(line, c.Text)
		}
		lines = append(lines, line)
	}
	toRead := isTerminal(a.stdout)
	w := csv.NewWriter(a.out)
	for _, line := range lines {
		for i, text := range line {
			if toRead {
				text = clean.Line(text).String()
			}
			line[i] = formulaSafe(text)
		}
		if err := w.Write(line); err != nil {
			return err
		}
	}
	if w.Flush(); w.Error() != nil {
		return w.Error()
	}
	if disputed > 0 {
		a.note("%s in dispute: the text that is shown first stands in the table, the others are left out", counted(disputed, "cell"))
	}
	return nil
}
