// Package evidence asks for one piece of evidence and says, while it is being written, whether it would count.
package evidence

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen is the form for a piece of evidence.
type Screen struct {
	env   *ui.Env
	c     *ui.Case // as the person saw it on the way in
	q     *content.Question
	form  *widget.Form
	live  weighed
	ref   looked
	given string // a path or a link to begin with
	w, h  int
}

// New makes the form for r.Question.
func New(env *ui.Env, r ui.Route) ui.Screen {
	s := &Screen{env: env, c: r.Case, q: r.Case.State.Gate.Question(r.Question), given: r.Text}
	s.form = widget.NewForm("save the evidence", s.send, s.fields()...)
	s.form.Clicked = func() tea.Cmd { return s.follow(false) }
	s.form.Live = func(w int) []ui.Line { return append(s.refLines(w), s.wouldCount(w)...) }
	return s
}

func (s *Screen) fields() []*widget.Field {
	sub := s.c.State.Subject
	bound := func(b content.Binding) func() bool { return func() bool { return s.q.Needs.Bound != b } }
	return []*widget.Field{
		{Name: "kind", Label: "Kind", Start: s.kinds()[0].Value, Options: s.kinds, Help: "What it is. ← → choose; the kinds that count for this question come first."},
		{Name: "ref", Label: "Where it is", Help: "A link or a path that a stranger can follow. The name of a file fills in what it tells.", Check: widget.Needed("say where it is: a link or a path")},
		{Name: "keep", Label: "Keep a copy", Options: keeping, Hidden: func() bool { return s.env.Files == nil }, Help: "The file itself, of up to " + ui.Bytes(assessment.KeptUnasked) + ", so that it outlives the place where it lies. The record keeps it for ever.", Check: s.checkKeep},
		{Name: "observed", Label: "Observed on", Start: s.c.Today.String(), Help: "The day on which the fact was seen, not the day of upload: YYYY-MM-DD.", Check: s.checkObserved},
		{Name: "env", Label: "Environment", Start: sub.Environment, Help: "Where it was observed." + places(sub, s.q)},
		{Name: "strength", Label: "Strength", Options: s.strengths, Help: "How strong it is, 0 to 5; never more than its kind can be."},
		{Name: "release", Label: "Release digest", Start: string(sub.ReleaseDigest), Hidden: bound(content.BoundRelease), Help: "The release it was observed on. It counts only for the release that goes live.", Check: checkDigest},
		{Name: "behaviour", Label: "Behaviour digest", Start: string(sub.Behaviour()), Hidden: bound(content.BoundBehaviour), Help: "Model, prompts, tools, policies and thresholds it was observed on.", Check: checkDigest},
		{Name: "collector", Label: "Collected by", Start: s.env.Desk.By(), Help: "Who took it from where it came from: Name <mail>."},
		{Name: "checker", Label: "Checked by", Help: "Who looked at it besides the collector. On a blocker that must be somebody else."},
		{Name: "note", Label: "Note", Prose: true, Help: "What a reader should look at."},
		{Name: "limits", Label: "Limits", Prose: true, Help: "What it does not show: scope left out, another environment, a sample. It takes nothing from the piece."},
		{Name: "for", Label: "Counts for", Start: s.q.ID, Help: "The questions it proves, by id: one piece may serve several. " + s.q.ID + " is the one you came from.", Check: s.checkFor},
	}
}

// kinds lists the kinds, those that count here first.
func (s *Screen) kinds() []widget.Option {
	var first, rest []widget.Option
	for _, k := range s.c.State.Gate.Kinds {
		o := widget.Option{Value: k.ID, Label: k.ID, Help: k.Title + ": " + k.Help + " At most strength " + ui.Int(k.Ceiling) + "."}
		if k.Help == "" {
			o.Help = k.Title + ". At most strength " + ui.Int(k.Ceiling) + "."
		}
		if slices.Contains(s.q.Needs.Kinds, k.ID) {
			first = append(first, o)
			continue
		}
		o.Label, o.Faint = k.ID+" (does not count here)", true
		rest = append(rest, o)
	}
	return append(first, rest...)
}

// keepYes is the choice to keep a copy of the file.
const keepYes = "yes"

func keeping() []widget.Option {
	return []widget.Option{{Label: "no, its digest alone"}, {Value: keepYes, Label: "yes, in the record"}}
}

// strengthWords says what each strength means.
var strengthWords = []string{
	"an assertion", "a screenshot or a statement", "a document or register export",
	"an export or log from the real system", "an exercised test or drill with its result",
	"signed by an authorised person other than the doer",
}

func (s *Screen) strengths() []widget.Option {
	most := content.MaxStrength
	if k := s.c.State.Gate.Kind(s.form.Value("kind")); k != nil {
		most = k.Ceiling
	}
	out := []widget.Option{{Label: "what its kind can be (" + ui.Int(most) + ")"}}
	for n := most; n >= 0; n-- {
		out = append(out, widget.Option{Value: ui.Int(n), Label: ui.Int(n) + " " + strengthWords[n]})
	}
	return out
}

func places(sub assessment.Subject, q *content.Question) string {
	if names := sub.EnvironmentsFor(q.Needs.Where); names != nil {
		return " What counts here: " + strings.Join(names, ", ") + "."
	}
	return " Any counts here."
}

func (s *Screen) checkObserved(v string) string {
	d, err := assessment.ParseDate(strings.TrimSpace(v))
	switch {
	case err != nil:
		return err.Error()
	case d > s.c.Today:
		return "that day is still to come: the date is when the fact was seen"
	}
	return ""
}

func checkDigest(v string) string {
	if v = strings.TrimSpace(v); v != "" && !content.Digest(v).Valid() {
		return "write sha256: and 64 hex digits, or leave it empty"
	}
	return ""
}

func (s *Screen) checkFor(v string) string {
	ids := words(v)
	if len(ids) == 0 {
		return "name at least one question"
	}
	for _, id := range ids {
		if s.c.State.Gate.Question(id) == nil {
			return "the gate has no question " + id
		}
	}
	return ""
}

func words(v string) []string {
	return strings.FieldsFunc(v, func(r rune) bool { return r == ',' || r == ' ' || r == ';' })
}

// Init begins with what was pasted on the way here.
func (s *Screen) Init() tea.Cmd {
	if s.given == "" {
		return nil
	}
	return s.paste(tea.PasteMsg{Content: s.given})
}

// paste takes text where it can be written. Where nothing can be, on a choice or the button, it is the reference.
func (s *Screen) paste(msg tea.PasteMsg) tea.Cmd {
	if !s.form.Writing() {
		s.form.Set("ref", "")
		s.form.Focus("ref")
	}
	return tea.Batch(s.form.Update(msg), s.follow(true))
}

// Update edits the form.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return s.paste(msg)
	case tea.KeyPressMsg:
		return tea.Batch(s.form.Update(msg), s.follow(false))
	}
	return nil
}

// Typing reports whether text is being typed.
func (s *Screen) Typing() bool { return s.form.Typing() }

// Unsaved names what would be lost.
func (s *Screen) Unsaved() string {
	if s.form.Changed() {
		return "this evidence"
	}
	return ""
}

// Resize fits the form below the question.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.form.Resize(w, h-headRows)
}

// Actions are those of the form. Whichever of them leaves the reference has it looked at.
func (s *Screen) Actions() []ui.Action {
	list := s.form.Actions()
	for i := range list {
		do := list[i].Do
		list[i].Do = func() tea.Cmd { return tea.Batch(do(), s.follow(false)) }
	}
	return list
}

// body is what would be recorded.
func (s *Screen) body() assessment.Evidenced {
	e := assessment.Evidenced{
		Questions:       words(s.form.Value("for")),
		EvidenceKind:    s.form.Value("kind"),
		Ref:             s.form.Value("ref"),
		Environment:     s.form.Value("env"),
		ReleaseDigest:   content.Digest(s.form.Value("release")),
		BehaviourDigest: content.Digest(s.form.Value("behaviour")),
		Collector:       s.form.Value("collector"),
		Checker:         s.form.Value("checker"),
		Note:            s.form.Value("note"),
		Limits:          s.form.Value("limits"),
	}
	e.Observed, _ = assessment.ParseDate(strings.TrimSpace(s.form.Value("observed")))
	if v := s.form.Value("strength"); v != "" {
		n := int(v[0] - '0')
		e.Strength = &n
	}
	return e
}

// send records the piece and goes back; the footer says whether it counts.
func (s *Screen) send() tea.Cmd {
	e := s.body()
	says := "evidence for " + strings.Join(e.Questions, ", ")
	act := ui.Recording(s.env, s.c, s, says, e)
	if s.env.Files != nil {
		act.Run = s.withFile(e, s.form.Value("keep") == keepYes)
	}
	act.Then = func(c *ui.Case) tea.Cmd {
		cmd := s.env.Back()
		s.env.Tell(ui.Done, "saved · "+s.result(c))
		return cmd
	}
	return s.env.Act(act)
}

// result says what the engine makes of the piece just given.
func (s *Screen) result(c *ui.Case) string {
	f := c.Decision.Finding(s.q.ID)
	if f == nil || len(f.Given()) == 0 {
		return "evidence held"
	}
	given := f.Given()
	p := given[len(given)-1]
	name := "e" + ui.Int(p.Entry)
	if p.Counts {
		return name + " counts for " + s.q.ID + " until " + p.StaleOn.Add(-1).String()
	}
	return name + " is held and does not count yet: " + p.Fails[0].Says
}
