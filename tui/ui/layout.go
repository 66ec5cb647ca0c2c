package ui

// The bounds of the layout, in cells.
const (
	MinWidth  = 60
	MinHeight = 16
	TwoPanes  = 100 // from here on screens use two columns
	ThreePane = 140 // and from here on three
	MaxText   = 96  // running text is never wider: long lines are hard to read
)

// Rows makes lines exactly h long: the rest is cut, or blank lines are added.
func Rows(lines []Line, h int) []Line {
	out := make([]Line, max(0, h))
	copy(out, lines)
	return out
}

// Window shows h lines from an offset on; the offset is put where there is something to show.
func Window(lines []Line, offset, h int) ([]Line, int) {
	offset = max(0, min(offset, len(lines)-h))
	return Rows(lines[min(offset, len(lines)):], h), offset
}

// Column is one of the columns of Beside.
type Column struct {
	Width int
	Lines []Line
}

// Beside sets columns side by side, h lines high, with a thin line between them.
func Beside(h int, columns ...Column) []Line {
	out := make([]Line, h)
	between := Dim.Of(" │ ")
	for y := range out {
		row := make(Line, 0, spansAtMost(y, columns))
		for i, c := range columns {
			if i > 0 {
				row = append(row, between)
			}
			var l Line
			if y < len(c.Lines) {
				l = c.Lines[y]
			}
			if i < len(columns)-1 {
				row = l.filled(row, c.Width)
			} else {
				row = append(row, l.Cut(c.Width)...)
			}
		}
		out[y] = row
	}
	return out
}

// spansAtMost is how many spans line y of the columns can have, side by side.
func spansAtMost(y int, columns []Column) int {
	n := 2 * len(columns) // what is between them, and what fills them
	for _, c := range columns {
		if y < len(c.Lines) {
			n += len(c.Lines[y])
		}
	}
	return n
}

// Between is what Beside puts between two columns, in cells.
const Between = 3

// Rule is a thin line across w cells.
func Rule(w int) Line { return Line{Dim.Times("─", w)} }

// Titled is a thin line that begins with a title.
func Titled(title Line, w int) Line {
	l := append(Line{Dim.Of("── ")}, title.Cut(w-5)...)
	l = append(l, Gap(1))
	return append(l, Dim.Times("─", w-l.Width()))
}

// Heading is the title of a part of a page.
func Heading(title string, w int) Line {
	return Line{(Accent | Bold).Of(title)}.Cut(w)
}

// HeadingOf is a heading with a word on what stands below it: how much of it, or where it stands.
func HeadingOf(title, more string, w int) Line {
	return Line{(Accent | Bold).Of(title), Gap(2), Dim.Of(more)}.Cut(w)
}

// Fact is a label and what it says.
type Fact struct {
	Label string
	Says  string // "" stands as a dot
	Here  bool   // it is the one looked at
	More  string // what there is to say about it, in its own lines
}

// Facts draws facts in two columns that line up, in w cells.
func Facts(facts []Fact, w int) []Line {
	in := 0
	for _, f := range facts {
		in = max(in, Plain.Line(f.Label).Width())
	}
	in = min(in, w*2/5)
	var out []Line
	for _, f := range facts {
		style := Dim
		if f.Here {
			style = Bold
		}
		lead := append(style.Line(f.Label).Fill(in), Gap(2))
		if f.Says == "" {
			out = append(out, append(lead, Dim.Of("·")))
		} else {
			out = append(out, Hang(lead, Plain, f.Says, w)...)
		}
		if f.More != "" {
			out = append(out, Indent(in+2, Dim.Wrap(f.More, w-in-2))...)
		}
	}
	return out
}
