package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"gonogo/assessment"
	"gonogo/assessment/report"
	"gonogo/content"
	"gonogo/content/clean"
)

// document writes one JSON document as the result. What the buffer could not pass on it remembers, see written.
func (a *app) document(v any) error {
	var doc bytes.Buffer
	if err := report.WriteJSON(&doc, v); err != nil {
		return err
	}
	_, _ = doc.WriteTo(a.out)
	return nil
}

// writeLine writes v as JSON on one line, safe to show.
func writeLine(w io.Writer, v any) error {
	var wide, line bytes.Buffer
	if err := report.WriteJSON(&wide, v); err != nil {
		return err
	}
	if err := json.Compact(&line, wide.Bytes()); err != nil {
		return err
	}
	line.WriteByte('\n')
	_, err := w.Write(line.Bytes())
	return err
}

// table gathers rows and writes them in columns, aligned by what each cell takes on a screen.
type table struct {
	rows [][]string
	hues [][]hue
}

// add adds a row of foreign or own text; every cell is cleaned.
func (t *table) add(cells ...string) {
	row := make([]string, len(cells))
	for i, c := range cells {
		row[i] = clean.Line(c).String()
	}
	t.rows = append(t.rows, row)
	t.hues = append(t.hues, nil)
}

// tint colours one cell of the row added last.
func (t *table) tint(column int, h hue) {
	last := len(t.rows) - 1
	if t.hues[last] == nil {
		t.hues[last] = make([]hue, len(t.rows[last]))
	}
	t.hues[last][column] = h
}

// write writes the rows, each behind indent. The last column is not filled up.
func (t *table) write(a *app, indent string) {
	var widths []int
	for _, row := range t.rows {
		for i, c := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], ansi.StringWidth(c))
		}
	}
	var line strings.Builder
	for r, row := range t.rows {
		line.Reset()
		for i, c := range row {
			fill := strings.Repeat(" ", widths[i]-ansi.StringWidth(c)+2)
			if t.hues[r] != nil {
				c = a.paint(t.hues[r][i], c)
			}
			line.WriteString(c + fill)
		}
		fmt.Fprintln(a.out, indent+strings.TrimRight(line.String(), " "))
	}
}

// hue is one of the terminal's own colours; "" is none.
type hue string

const (
	green  hue = "32"
	yellow hue = "33"
	red    hue = "31"
	strong hue = "1"
	faint  hue = "2"
)

// paint colours text where colours are wanted. text is clean.
func (a *app) paint(h hue, text string) string {
	if h == "" || text == "" || !a.colour() {
		return text
	}
	return "\x1b[" + string(h) + "m" + text + "\x1b[m"
}

func verdictHue(v assessment.Verdict) hue {
	switch v {
	case assessment.Go:
		return green
	case assessment.ConditionalGo, assessment.Incomplete:
		return yellow
	default:
		return red
	}
}

func outcomeHue(o assessment.Outcome) hue {
	switch o {
	case assessment.OutcomeMet, assessment.OutcomeNotApplicable:
		return green
	case assessment.OutcomeUnanswered, assessment.OutcomeAwaitingSignOff, assessment.OutcomeWaived, assessment.OutcomeDisputed:
		return yellow
	default:
		return red
	}
}

func severityHue(s content.Severity) hue {
	if s == content.Blocker {
		return strong
	}
	return ""
}

// stampOf is a moment in UTC.
func stampOf(t time.Time) string { return t.UTC().Format(time.RFC3339) }
