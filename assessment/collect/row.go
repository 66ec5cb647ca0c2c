package collect

import (
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
	"gonogo/content/clean"
)

// Row is one row while a format fills it. A cell that is not set is unknown.
type Row struct {
	r *Reading
	n int // in the rows of the import; -1 where the row is left out
}

// Set says what a column holds. An empty text says nothing: the column stays unknown.
func (w *Row) Set(column, text string) *Row {
	return w.put(column, text, false, assessment.RuleReplace)
}

// SetMost is Set for what a file sees only in part: of several sources the most holds (rights, last use).
func (w *Row) SetMost(column, text string) *Row {
	return w.put(column, text, false, assessment.RuleMost)
}

// SetBoth is Set for a column that has the choice "both" for what two sources say.
func (w *Row) SetBoth(column, text string) *Row {
	return w.put(column, text, false, assessment.RuleBoth)
}

// None says that the tool says there is none: no end, no recorded use. It is not for what a file does not tell.
func (w *Row) None(column string) *Row { return w.put(column, "", true, assessment.RuleReplace) }

// YesNo sets a column of that type; nothing where ok is false.
func (w *Row) YesNo(column string, yes, ok bool) *Row {
	switch {
	case !ok:
		return w
	case yes:
		return w.Set(column, "yes")
	default:
		return w.Set(column, "no")
	}
}

// Day sets a column to the day of a time as a tool writes it, or to none where it means never. What is no time is said.
func (w *Row) Day(column, text string, at tree.Place) *Row {
	when, ok := tree.ParseWhen(text)
	if !ok {
		w.r.Misread(at, "the time for %s is in no form that gonogo knows", column)
		return w
	}
	return w.When(column, when)
}

// When is Day for a time that is read already.
func (w *Row) When(column string, when tree.When) *Row {
	if when.Never {
		return w.None(column)
	}
	return w.keep(column, when.Day, false, assessment.RuleReplace)
}

// Items sets a list column.
func (w *Row) Items(column string, items ...string) *Row {
	kept := make([]string, 0, len(items))
	for _, i := range items {
		if i = strings.TrimSpace(strings.ReplaceAll(i, ";", ",")); i != "" {
			kept = append(kept, i)
		}
	}
	return w.Set(column, strings.Join(kept, "; "))
}

// Names says what else the thing goes by, for whoever has it in a list already.
func (w *Row) Names(names ...string) *Row {
	if w.n >= 0 {
		row := &w.r.into.Rows[w.n]
		for _, name := range names {
			part := strings.Contains(row.Key, name) // which was looked at
			if name != "" && name != row.Key && (part || !w.r.secret(name)) && clean.RefuseLine(name) == nil {
				if row.Names == nil {
					row.Names = make([]string, 0, len(names))
				}
				row.Names = append(row.Names, name)
			}
		}
	}
	return w
}

// Joins says that the row only says more of one that another file or the register has, and begins none.
func (w *Row) Joins() *Row {
	if w.n >= 0 {
		w.r.into.Rows[w.n].Joins = true
	}
	return w
}

// Need asks for a cell that the file leaves open and without which the row would say less than it seems to.
func (w *Row) Need(column, says string) *Row {
	if w.n >= 0 {
		row := &w.r.into.Rows[w.n]
		w.r.Needs = append(w.r.Needs, assessment.FoundNeed{Register: row.Register, Key: row.Key, Column: column, Says: says})
	}
	return w
}

// put is keep for a text that has to be looked at first.
func (w *Row) put(column, text string, none bool, rule assessment.CellRule) *Row {
	if w.n < 0 || !none && text == "" {
		return w
	}
	if !none {
		text = w.r.Clean(text)
	}
	return w.keep(column, text, none, rule)
}

func (w *Row) keep(column, text string, none bool, rule assessment.CellRule) *Row {
	if w.n < 0 || !none && text == "" {
		return w
	}
	c := assessment.FoundCell{Column: w.r.into.column(column), None: none, Rule: rule, Text: text}
	row := &w.r.into.Rows[w.n]
	for i := range row.Cells {
		if row.Cells[i].Column == c.Column {
			row.Cells[i] = c
			return w
		}
	}
	row.Cells = w.r.into.cell(row.Cells, c)
	return w
}
