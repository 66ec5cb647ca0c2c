package content

import "strings"

// Delimiter is what parts the cells of a table, by its first line: a tab where there is one, as in what is copied out of a
// spreadsheet; else whichever of comma and semicolon stands there more often, for spreadsheets of some countries write
// semicolons.
func Delimiter(table string) rune {
	first, _, _ := strings.Cut(table, "\n")
	switch {
	case strings.Contains(first, "\t"):
		return '\t'
	case strings.Count(first, ";") > strings.Count(first, ","):
		return ';'
	default:
		return ','
	}
}
