package report

import (
	"html/template"
	"strings"

	"gonogo/assessment"
)

// sheet is the report as report.gohtml draws it. Everything that is text in it is said, and the template escapes it
// where it stands; ids and classes are ours.
type sheet struct {
	Title    said // of the window
	Policy   string
	Style    template.CSS
	Banner   banner
	Verdict  mark
	Unsigned said
	Name     said
	Judged   said
	Facts    []fact
	Contents said
	Chapters []chapter
	Summary  bool
}

type banner struct {
	Classification, Colour, Organisation, Title, Footer said
	Logo                                                template.URL
}

// chapter is a section of the report with a heading of its own.
type chapter struct {
	ID     string
	Title  said
	Below  []link // what the contents list below it
	Blocks []block
}

type link struct {
	To   string
	Text said
}

// block is one part of a chapter; exactly one field is set.
type block struct {
	Head  *link // a heading, and the id it is found by
	Para  said
	List  []point
	Facts []fact
	Table *table
	Card  *card
	Bars  *bars
	Times *timeline
}

// point is an entry of a list: a link where To is set, then what is said of it.
type point struct {
	To   string
	Name said
	Says said
	Mark *mark
	Box  bool // a box to tick by hand
}

// fact is a name with what there is to say under it.
type fact struct {
	Label said
	Says  said
	Form  form
	Mark  *mark
}

// form is how the text of a fact is set.
type form string

const (
	plainText form = ""
	exactText form = "code"  // a reference, a digest
	proseText form = "prose" // of several lines
)

type table struct {
	Caption said
	Columns []said
	Rows    []row // the first cell of each is its heading
}

type row struct {
	ID    string // "" where nothing points to it
	Cells []cell
}

type cell struct {
	Text said
	To   string // what the text points to
	Mark *mark
	Form form
}

// card is one thing with all that is held about it. It stands below a head.
type card struct {
	ID     string
	Title  said
	Mark   *mark
	Says   said
	Facts  []fact
	Pieces []pieceCard
}

// pieceCard is one piece of evidence.
type pieceCard struct {
	Name, Ref      said
	Counts         bool
	Stands         said // whether it counts, and if not why
	Observed, From said
	Facts          []fact
}

// mark is a sign with its word. Tone only colours it.
type mark struct {
	Sign, Word said
	Tone       tone
}

// tone is the class that colours a mark or a part of a drawing.
type tone string

const (
	toneSettled  tone = "settled"
	toneAccepted tone = "accepted"
	toneOpen     tone = "open"
	toneUnclear  tone = "unclear"
	toneWaiting  tone = "waiting"
)

// tones lists the tones with what they mean, in the order drawn.
var tones = []struct {
	Tone tone
	Mark mark
}{
	{toneSettled, mark{"✓", "settled: met, or not applicable", toneSettled}},
	{toneAccepted, mark{"▲", "waived", toneAccepted}},
	{toneOpen, mark{"✗", "open", toneOpen}},
	{toneUnclear, mark{"○", "unanswered or disputed", toneUnclear}},
	{toneWaiting, mark{"◇", "awaiting sign-off", toneWaiting}},
}

// toneOf is the tone of an outcome; what is unknown is open.
func toneOf(o assessment.Outcome) tone {
	switch o {
	case assessment.OutcomeMet, assessment.OutcomeNotApplicable:
		return toneSettled
	case assessment.OutcomeWaived:
		return toneAccepted
	case assessment.OutcomeUnanswered, assessment.OutcomeDisputed:
		return toneUnclear
	case assessment.OutcomeAwaitingSignOff:
		return toneWaiting
	default:
		return toneOpen
	}
}

func toneOfVerdict(v assessment.Verdict) tone {
	switch v {
	case assessment.Go:
		return toneSettled
	case assessment.ConditionalGo:
		return toneAccepted
	case assessment.Incomplete:
		return toneUnclear
	default:
		return toneOpen
	}
}

// markOf splits a mark of Markdown into its sign and its word.
func markOf(m md, t tone) mark {
	sign, word, _ := strings.Cut(string(read(m)), " ")
	return mark{said(sign), said(word), t}
}

func outcomeOf(o assessment.Outcome) *mark {
	m := markOf(outcomeMark(o), toneOf(o))
	return &m
}

// standingOf is the mark of what counts or does not.
func standingOf(m md, counts bool) mark {
	if counts {
		return markOf(m, toneSettled)
	}
	return markOf(m, toneOpen)
}
