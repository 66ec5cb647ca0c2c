package sqlite

import (
	"strconv"
	"strings"
	"time"

	"gonogo/assessment"
)

// A line is a summary as one text, its fields in the order of the struct: crossing from SQLite to Go costs by
// the column, and the portfolio is read as a whole. It is a projection: a line that cannot be read is made again.

var (
	escape   = strings.NewReplacer(`\`, `\\`, `|`, `\p`)
	unescape = strings.NewReplacer(`\\`, `\`, `\p`, `|`)
)

func lineOf(s assessment.Summary) string {
	updated := ""
	if !s.Updated.IsZero() {
		updated = s.Updated.UTC().Format(time.RFC3339)
	}
	return strings.Join([]string{
		escape.Replace(s.Name), escape.Replace(s.Programme), escape.Replace(s.GateID), escape.Replace(s.GateVersion),
		verdictOf(s.Verdict), strconv.Itoa(s.Answered), strconv.Itoa(s.Applicable), strconv.Itoa(s.OpenBlockers),
		s.GoLive.String(), updated, s.JudgedOn.String(), s.HoldsUntil.String(),
		strconv.Itoa(s.Engine), strconv.Itoa(s.Entries), strconv.FormatBool(s.Archived), s.SignOff.String(),
		strconv.Itoa(s.ToSettle), s.NextOn.String(), escape.Replace(s.NextSays),
		s.FlipOn.String(), verdictOf(s.FlipTo), escape.Replace(s.FlipOf), escape.Replace(s.Launched),
	}, "|")
}

// verdictOf is the word of a verdict, "" where there is none.
func verdictOf(v assessment.Verdict) string {
	if text, err := v.MarshalText(); err == nil {
		return string(text)
	}
	return ""
}

// readLine reports whether the line could be read, all of it. One of an older program ends sooner: it is of no engine
// then, so that all but its names and dates is made anew.
func readLine(line string) (assessment.Summary, bool) {
	r := lineReader{rest: line, more: true, ok: true}
	s := assessment.Summary{
		Name: r.text(), Programme: r.text(), GateID: r.text(), GateVersion: r.text(),
		Verdict: r.verdict(), Answered: r.number(), Applicable: r.number(), OpenBlockers: r.number(),
		GoLive: r.date(), Updated: r.time(), JudgedOn: r.date(), HoldsUntil: r.date(),
		Engine: r.number(), Entries: r.number(), Archived: r.flag(), SignOff: r.signState(),
	}
	if r.ok && !r.more {
		s.Engine = 0
		return s, true
	}
	s.ToSettle, s.NextOn, s.NextSays = r.number(), r.date(), r.text()
	s.FlipOn, s.FlipTo, s.FlipOf, s.Launched = r.date(), r.verdict(), r.text(), r.text()
	return s, r.ok && !r.more
}

// lineReader takes one field after the other.
type lineReader struct {
	rest string
	more bool // there is another field
	ok   bool // everything so far could be read
}

func (r *lineReader) field() string {
	var f string
	r.ok = r.ok && r.more
	f, r.rest, r.more = strings.Cut(r.rest, "|")
	return f
}

func (r *lineReader) text() string {
	f := r.field()
	if strings.Contains(f, `\`) {
		return unescape.Replace(f)
	}
	return f
}

func (r *lineReader) number() int {
	n, err := strconv.Atoi(r.field())
	r.ok = r.ok && err == nil
	return n
}

func (r *lineReader) flag() bool {
	b, err := strconv.ParseBool(r.field())
	r.ok = r.ok && err == nil
	return b
}

func (r *lineReader) date() (d assessment.Date) {
	r.ok = d.UnmarshalText([]byte(r.field())) == nil && r.ok
	return d
}

func (r *lineReader) time() (t time.Time) {
	if f := r.field(); f != "" {
		var err error
		t, err = time.Parse(time.RFC3339, f)
		r.ok = r.ok && err == nil
	}
	return t
}

func (r *lineReader) verdict() (v assessment.Verdict) {
	if f := r.field(); f != "" {
		r.ok = v.UnmarshalText([]byte(f)) == nil && r.ok
	}
	return v
}

func (r *lineReader) signState() assessment.SignState {
	f := r.field()
	for _, s := range assessment.SignStates {
		if s.String() == f {
			return s
		}
	}
	r.ok = false
	return 0
}
