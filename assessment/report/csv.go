package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/clean"
)

// csvColumns is the heading row. The first seven carry the names that Jira's importer maps by itself; the rest are ours.
// docs/manual/tracker.md says what is in each.
var csvColumns = []string{
	"Summary", "Description", "Issue Type", "Priority", "Due Date", "Assignee", "Labels",
	"Question", "Section", "Severity", "Outcome", "Rule", "Owner", "Expires", "Controls", "Gate", "Assessment", "Key",
}

// CSV writes what a tracker of work has to know, one row a question: every finding that is not settled, with its waiver
// and its condition, and every waiver and condition that is held beside. A reason that is about no question has a row of
// its own. The answers that are settled, the evidence and the comments are not in it.
//
// It is RFC 4180 in UTF-8 without a mark, except that lines end in a line feed alone, inside cells too. No cell is a
// formula to a spreadsheet, and none holds what a terminal obeys. It fails only when w does.
func CSV(w io.Writer, in Input) error {
	in = in.ready()
	out := csv.NewWriter(w)
	rows := [][]string{csvColumns}
	for _, t := range in.tracked() {
		rows = append(rows, in.trackedIssue(t).cells(in))
	}
	for _, r := range in.onTheWhole() {
		rows = append(rows, in.reasonIssue(r).cells(in))
	}
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

// issue is a row before it is made safe.
type issue struct {
	summary, text             string
	severity                  content.Severity
	due                       assessment.Date
	assignee                  string
	labels                    []string
	question, section         string
	outcome, rule, owner, key string
	expires                   assessment.Date
	controls                  []string
}

func (in Input) trackedIssue(t tracked) issue {
	i := issue{
		summary: t.id, text: in.trackerText(t), severity: content.NotAsked, question: t.id, section: in.state().Section(t.id),
		outcome: "not asked", key: t.id,
	}
	if q := t.question; q != nil {
		if q.Title != "" && q.Title != q.ID {
			i.summary += " " + q.Title
		}
		i.controls = mapsDoc(q)
	}
	if f := t.finding; f != nil {
		i.severity, i.outcome = f.Severity, f.Outcome.String()
		if len(f.Reasons) > 0 {
			i.rule = string(f.Reasons[0].Rule)
		}
	}
	i.summary += ": " + i.outcome
	i.assignee, i.owner, i.due, i.expires = t.rest()
	i.labels = []string{i.severity.String(), i.section}
	if t.waiver != nil {
		i.labels = append(i.labels, "waiver")
	}
	if t.condition != nil {
		i.labels = append(i.labels, "condition")
	}
	if t.finding == nil || !toDo(t.finding) {
		i.labels = append(i.labels, "settled")
	}
	return i
}

// reasonIssue is a reason that is about no question: too much accepted, or a subject in dispute.
func (in Input) reasonIssue(r assessment.Reason) issue {
	var d described
	d.say("Why", r.Says)
	d.say("To settle", in.toSettle(""))
	in.judged(&d)
	return issue{
		summary: r.Says, text: d.String(), severity: content.Blocker, labels: []string{string(r.Rule)}, rule: string(r.Rule), key: string(r.Rule),
	}
}

// cells puts an issue in the order of csvColumns, each cell cleaned and inert.
func (i issue) cells(in Input) []string {
	gate := in.state().Gate
	labels := "gonogo"
	for _, l := range i.labels {
		labels += " gonogo-" + token(l)
	}
	cells := []string{
		short(i.summary), i.text, "Task", priority(i.severity), i.due.String(), mailOf(i.assignee), labels,
		i.question, i.section, i.severity.String(), i.outcome, i.rule, i.owner, i.expires.String(), strings.Join(i.controls, "; "),
		gate.ID + " " + gate.Version, in.name(), in.state().Assessment + ":" + i.key,
	}
	for n, s := range cells {
		if n != descriptionColumn {
			s = clean.Line(s).String()
		}
		cells[n] = inert(clean.New(s).String())
	}
	return cells
}

const descriptionColumn = 1 // the one cell of several lines

// priority is the name that Jira gives to a priority.
func priority(s content.Severity) string {
	switch s {
	case content.Blocker:
		return "Highest"
	case content.Major:
		return "High"
	case content.Minor:
		return "Low"
	case content.NotAsked:
		return "Lowest"
	default:
		return "Highest"
	}
}

// maxSummary is the most runes of a summary that Jira takes.
const maxSummary = 255

func short(s string) string {
	s = clean.Line(s).String()
	if utf8.RuneCountInString(s) <= maxSummary {
		return s
	}
	return string([]rune(s)[:maxSummary-1]) + "…"
}

// formulaRunes begin a formula in one spreadsheet or another: the plain forms, the full-width and the small ones.
const formulaRunes = "=+-@＝＋－＠﹦﹢﹣﹫"

// inert makes a cleaned cell no formula. An apostrophe in front is what spreadsheets take as "this is text".
func inert(cell string) string {
	first, size := utf8.DecodeRuneInString(strings.TrimLeftFunc(cell, unicode.IsSpace))
	if size > 0 && strings.ContainsRune(formulaRunes, first) {
		return "'" + cell
	}
	return cell
}

// described is the description of an issue: plain text, a line for each thing.
type described struct{ lines []string }

func (d *described) String() string { return strings.Join(d.lines, "\n") }

// say writes a line with its name in front, nothing where there is nothing to say. The lines of a longer text are
// indented, so that none of them can pass for one of ours.
func (d *described) say(label, says string) {
	if says != "" {
		d.lines = append(d.lines, label+": "+strings.ReplaceAll(clean.New(says).String(), "\n", "\n    "))
	}
}

func (in Input) trackerText(t tracked) string {
	var d described
	if q := t.question; q != nil {
		d.say("Question", q.Text)
	}
	if f := t.finding; f != nil {
		d.say("Why", f.Says)
		d.say("To settle", f.Needs)
		d.say("Note", f.Held.Value.Note)
		for _, o := range f.Held.Others {
			d.say("Another writer answered", string(o.Answer))
			d.say("Their note", o.Note)
		}
		if h, ok := in.state().Parked[t.id]; ok {
			d.say("Put aside", "by "+h.By)
			d.say("Why it was put aside", h.Value.Note)
		}
	}
	if t.question != nil && (t.finding == nil || toDo(t.finding)) {
		d.say("Remedy", t.question.Remedy)
	}
	in.trackerWaiver(&d, t.waiver)
	in.trackerCondition(&d, t.condition)
	in.judged(&d)
	return d.String()
}

func (in Input) trackerWaiver(d *described, a *accepted[assessment.Waived]) {
	if a == nil {
		return
	}
	w := a.held.Value
	d.say("Waiver", standingWord(a.counts, a.void, "until "+dateWord(w.Expires)))
	d.say("Reason", w.Reason)
	d.say("Control meanwhile", w.Control)
	d.say("How the control was tested", w.Tested)
	d.say("Asked for by", w.Requester)
	d.say("Risk owner", w.Owner+" ("+string(in.namedOrSigned(w.Owner))+")")
	d.say("Waiver dates", "approved "+dateWord(w.Approved)+", fixed by "+dateWord(w.FixedBy)+", ends after "+dateWord(w.Expires))
	disputed(d, a.held.Disputed())
	d.say("Waiver recorded", recordedBy(a.held.By, a.held.Entry))
}

func (in Input) trackerCondition(d *described, a *accepted[assessment.ConditionSet]) {
	if a == nil {
		return
	}
	c := a.held.Value
	d.say("Condition", standingWord(a.counts, a.void, "due "+dateWord(c.Due)))
	d.say("Condition owner", c.Owner+" ("+string(in.namedOrSigned(c.Owner))+")")
	d.say("Control of the condition", c.Control)
	d.say("Note of the condition", c.Note)
	d.say("Condition dates", "set "+dateWord(c.Set)+", due "+dateWord(c.Due))
	disputed(d, a.held.Disputed())
	d.say("Condition recorded", recordedBy(a.held.By, a.held.Entry))
}

// judged says what the row was made from.
func (in Input) judged(d *described) {
	v := in.Decision
	d.say("Judged", fmt.Sprintf("%s on %s by gate %s %s", v.Verdict, dateWord(v.On), v.Gate.ID, v.Gate.Version))
}

// toSettle is what the decision asks for, for a question or ("") for the whole.
func (in Input) toSettle(question string) string {
	var needs []string
	for _, c := range in.Decision.ToChange {
		if c.Question == question {
			needs = append(needs, c.Needs)
		}
	}
	return strings.Join(needs, "; ")
}

func disputed(d *described, is bool) {
	if is {
		d.say("Disputed", "another writer recorded other terms; the stricter ones stand here")
	}
}

func standingWord(counts bool, void, term string) string {
	if counts {
		return "in use, " + term
	}
	return "does not count: " + void
}

func dateWord(d assessment.Date) string { return string(date(d)) }

func recordedBy(who string, entry int) string { return "by " + who + ", entry " + strconv.Itoa(entry) }
