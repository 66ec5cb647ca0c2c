package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"
)

var (
	//go:embed report.gohtml
	sheetSource string
	//go:embed report.css
	sheetStyle string
)

// sheetTemplate is made on first use, so that a start does not pay for it.
var sheetTemplate = sync.OnceValues(func() (*template.Template, error) { return template.New("report").Parse(sheetSource) })

// HTML writes the report as one file that needs nothing else: no script, no font, no address. Its policy forbids a
// viewer to run or to fetch anything, and its style is named there by its digest. It fails only when w does.
func HTML(w io.Writer, in Input) error {
	t, err := sheetTemplate()
	if err != nil {
		return fmt.Errorf("read the template of the report: %w", err)
	}
	var out bytes.Buffer
	if err := t.Execute(&out, newSheet(in.ready())); err != nil {
		return fmt.Errorf("make the report: %w", err)
	}
	if _, err := w.Write(out.Bytes()); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

func newSheet(in Input) sheet {
	d := &drafter{Input: in, at: map[string]string{}}
	for i := range in.Decision.Findings {
		d.at[in.Decision.Findings[i].Question.ID] = fmt.Sprintf("q%d", i+1)
	}
	style := sheetStyle + pageStyle(in)
	if in.Look != nil {
		style += in.Look.Style
	}
	style = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(style) // as every HTML parser reads it, or the digest would not be its own
	sum := sha256.Sum256([]byte(style))
	verdict := in.Decision.Verdict
	s := sheet{
		Policy: "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
			"'; img-src data:; base-uri 'none'; form-action 'none'",
		Style:   template.CSS(style),
		Banner:  bannerOf(in),
		Verdict: markOf(verdictMark(verdict), toneOfVerdict(verdict)), Unsigned: read(unsignedWord(in)),
		Name: read(text(in.state().Subject.Name)), Judged: read(judgedSays(in)),
		Contents: in.heading("contents"), Summary: in.Summary,
	}
	s.Title = s.Verdict.Word + s.Unsigned + ": " + s.Name
	s.Facts = factsOf(in.verdictNotes())
	s.Chapters = d.chapters()
	return s
}

func bannerOf(in Input) banner {
	l := in.Look
	if l == nil {
		return banner{}
	}
	colour := Colours[0]
	if l.Colour != "" {
		colour = l.Colour
	}
	return banner{
		Classification: exact(l.Classification), Colour: exact(colour), Organisation: exact(l.Organisation), Title: exact(l.Title),
		Footer: exact(l.Footer), Logo: template.URL(l.Logo),
	}
}

// pageStyle is what stands in the margins of printed pages: which report it is, and which page.
func pageStyle(in Input) string {
	d := in.Decision
	at := func(place string, says said) string {
		if says == "" {
			return ""
		}
		return "@" + place + "{content:" + cssString(says) + "}"
	}
	s := "@page{" + at("top-left", read(text(in.name())+": "+verdictWord(d.Verdict)+unsignedWord(in)+", "+date(d.On)))
	if l := in.Look; l != nil {
		s += at("top-right", exact(l.Classification)) + at("bottom-left", exact(l.Footer))
	}
	if in.Summary {
		s += "margin:16mm 14mm 14mm;"
	}
	return s + "}\n"
}

// drafter makes the chapters of the HTML report.
type drafter struct {
	Input
	at map[string]string // where each question asked is found
}

// chapters are those that have something to say, in the order of the report.
func (d *drafter) chapters() []chapter {
	var out []chapter
	add := func(id string, blocks []block) {
		if len(blocks) > 0 {
			out = append(out, chapter{ID: id, Title: d.heading(id), Blocks: blocks})
		}
	}
	if d.Summary {
		b := d.board()
		add("takes", d.boardReasons(b))
		add("when", d.boardDates(b))
		return out
	}
	leading, rest := d.reasons()
	add("why", d.why(leading, rest))
	add("overview", d.overview())
	add("change", d.change())
	add("other-reasons", d.otherReasons(rest))
	add("accepted", d.accepted())
	add("sign-offs", d.signOffs())
	add("subject", d.subject())
	add("questions", d.questions())
	add("registers", d.registers())
	add("launch-day", d.launchDay())
	add("frameworks", d.frameworks())
	add("comments", d.comments())
	add("basis", d.basis())
	for i := range out {
		out[i].Below = below(out[i].Blocks)
	}
	return out
}

// below are the headings inside a chapter.
func below(blocks []block) []link {
	var out []link
	for _, b := range blocks {
		if b.Head != nil {
			out = append(out, *b.Head)
		}
	}
	return out
}

// factsOf are the notes that have something to say.
func factsOf(notes []note) []fact {
	out := make([]fact, 0, len(notes))
	for _, n := range notes {
		switch {
		case n.says != "":
			out = append(out, fact{Label: read(n.label), Says: read(n.says)})
		case n.prose != "":
			out = append(out, fact{Label: read(n.label), Says: lines(n.prose), Form: proseText})
		case n.exact != "":
			out = append(out, fact{Label: read(n.label), Says: exact(n.exact), Form: exactText})
		}
	}
	return out
}

// titled is a question as a cell that points to it.
func (d *drafter) titledCell(question string) cell {
	return cell{Text: orDash(read(d.titled(question))), To: d.at[question]}
}

func orDash(s said) said {
	if s == "" {
		return "–"
	}
	return s
}
