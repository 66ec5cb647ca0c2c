package cli

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gonogo/content"
	"gonogo/content/clean"
)

// sheetColumn is a column of the table that people fill in, with what the second row says of it. A column that is only
// there to be read says nothing.
type sheetColumn struct{ name, says string }

// sheetColumns are the columns of a table of answers. What is written about a piece of evidence can stand in its cell, or
// in the columns beside it.
var sheetColumns = []sheetColumn{
	{"question", "# how to fill this in: this row is not read"},
	{"answer", "met, partly, unmet, not-applicable or unknown"},
	{"note", "what was seen, in your own words"},
	{"evidence", "where the proof is: a link or the path of a file"},
	{"evidence_kind", "what it is: one of those in the column counts"},
	{"evidence_observed", "the day it was seen, as 2026-11-20"},
	{"evidence_collector", "who collected it"},
	{"evidence_checker", "who checked it: somebody else"},
	{"evidence_limits", "what it does not show, such as what was left out"},
	{"absent", "with not-applicable: the trait that is absent"},
	{"checked", "with not-applicable: how that was checked"},
	{"confirmed_by", "with not-applicable: a second person, as Ben <ben@example.com>"},
	{"section", ""},
	{"title", ""},
	{"asks", ""},
	{"counts", ""},
}

// besideEvidence are the columns that tell of the plain link in the column evidence.
var besideEvidence = []string{"evidence_kind", "evidence_observed", "evidence_collector", "evidence_checker", "evidence_limits"}

func csvColumns() []string {
	var out []string
	for _, c := range sheetColumns {
		out = append(out, c.name)
	}
	return out
}

// gateCSV writes a table that apply reads back.
func (a *app) gateCSV(g *content.Gate) error {
	w := csv.NewWriter(a.out)
	rows := [][]string{csvColumns(), nil}
	for _, c := range sheetColumns {
		rows[1] = append(rows[1], c.says)
	}
	for _, s := range g.Sections {
		for i := range s.Questions {
			q := &s.Questions[i]
			row := make([]string, len(sheetColumns))
			row[0] = q.ID
			for n, says := range map[string]string{"section": s.ID, "title": q.Title, "asks": q.Text, "counts": countsCell(q)} {
				row[slices.Index(rows[0], n)] = formulaSafe(clean.Line(says).String())
			}
			rows = append(rows, row)
		}
	}
	return w.WriteAll(rows) // it flushes
}

// countsCell says which evidence a question takes.
func countsCell(q *content.Question) string {
	switch {
	case q.SignOff:
		return "nobody answers it: the sign-offs settle it"
	case len(q.Needs.Kinds) == 0:
		return ""
	}
	return fmt.Sprintf("%s; at most %s days old%s%s", strings.Join(q.Needs.Kinds, ", "), same(perTier(q.Needs.MaxAge, itoa)), boundWords(q.Needs.Bound), placeWords(q.Needs.Where))
}

// formulaSafe keeps a spreadsheet from taking text for a formula; unescaped undoes it.
func formulaSafe(s string) string {
	if beginsFormula(s) {
		return "'" + s
	}
	return s
}

// beginsFormula reports whether text begins as a formula does in one spreadsheet or another, or as text that was kept from
// being one.
func beginsFormula(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	return size > 0 && strings.ContainsRune("=+-@＝＋－＠﹦﹢﹣﹫\t\r'", first)
}
