// Package report shows the report as people will read it, and saves it to a file.
package report

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen is the report of one assessment.
type Screen struct {
	env      *ui.Env
	c        *ui.Case
	markdown string
	lines    []ui.Line
	failed   string    // why there is none, "" while it is being made
	heads    []int     // the lines on which headings begin
	aloud    []ui.Line // the same in words, once it was asked for
	text     widget.Scroll
	w, h     int
}

// New shows the report on r.Case.
func New(env *ui.Env, r ui.Route) ui.Screen { return &Screen{env: env, c: r.Case} }

// Init makes the report, outside the loop. Keys wait for it: nearly all of them are about its text.
func (s *Screen) Init() tea.Cmd { return ui.AskFirst(s.env, s, s.maker(), s.made) }

type page struct {
	markdown string
	lines    []ui.Line
	heads    []int
}

// maker makes the report on the assessment as it stands now.
func (s *Screen) maker() func(context.Context) (page, error) {
	r, d, w := s.c.Record, s.c.Decision, s.textWidth()
	return func(context.Context) (page, error) {
		md, err := s.env.Report(r, d)
		lines, heads := widget.Markdown(md, w)
		return page{md, lines, heads}, err
	}
}

func (s *Screen) made(p page, err error) tea.Cmd {
	if err != nil {
		s.failed = "the report could not be made: " + err.Error()
		s.env.Tell(ui.Trouble, s.failed)
		return nil
	}
	s.markdown, s.lines, s.heads, s.aloud = p.markdown, p.lines, p.heads, nil
	s.text.Set(s.lines, s.h)
	return nil
}

// Update makes it anew when the assessment changed.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(ui.CaseMsg); ok && m.Case.ID == s.c.ID {
		s.c = m.Case
		return ui.Ask(s.env, s, s.maker(), s.made)
	}
	return nil
}

// Resize draws the text for the new width.
func (s *Screen) Resize(w, h int) {
	if w != s.w && s.markdown != "" {
		s.w = w
		s.lines, s.heads = widget.Markdown(s.markdown, s.textWidth())
	}
	s.w, s.h = w, h
}

func (s *Screen) textWidth() int { return max(20, min(s.w-4, 110)) }

// View is the part of the report that one has read to.
func (s *Screen) View() ui.Frame {
	lines := s.lines
	if lines == nil {
		lines = ui.Dim.Wrap(s.notYet(), s.textWidth())
	}
	s.text.Set(lines, s.h)
	return ui.Frame{
		Crumbs: []string{"portfolio", s.c.Slug, "report"},
		Status: ui.Standing(&s.c.Decision),
		Body:   ui.Indent(2, s.text.View()),
	}
}

// Actions are reading on, finding and saving.
func (s *Screen) Actions() []ui.Action {
	return append([]ui.Action{
		{Key: ui.Pick(ui.KeySaveFile), Foot: true, Do: s.ask, WhyNot: func() string {
			if s.env.Save == nil {
				return "reports cannot be saved from here: gonogo report does it"
			}
			return s.notYet()
		}},
		{Key: ui.PickAs(ui.KeyJump, "find a line of the report").Named("find"), Foot: true, Do: s.find, WhyNot: s.notYet},
		{Key: ui.PickAs(ui.KeyNextSection, "next heading").Named("next heading"), Foot: true, Do: s.heading(true), WhyNot: s.notYet},
		{Key: ui.PickAs(ui.KeyPrevSection, "previous heading"), Do: s.heading(false), WhyNot: s.notYet},
	}, widget.ScrollActions(&s.text)...)
}

// notYet says why there is no report to do anything with, "" when there is one.
func (s *Screen) notYet() string {
	switch {
	case s.markdown != "":
		return ""
	case s.failed != "":
		return s.failed
	default:
		return "the report is still being written"
	}
}

func (s *Screen) heading(forward bool) func() tea.Cmd {
	return func() tea.Cmd {
		if !s.text.Step(s.heads, forward) {
			s.env.Tell(ui.Note, map[bool]string{true: "this is the last heading", false: "this is the beginning"}[forward])
		}
		return nil
	}
}

// find asks for words and goes to the line that is chosen of those that hold them.
func (s *Screen) find() tea.Cmd {
	var items []widget.FindItem
	for i, l := range s.lines {
		if text := l.Plain(); strings.TrimSpace(text) != "" {
			items = append(items, widget.FindItem{ID: "line " + ui.Int(i), Line: func() ui.Line { return l }, Text: text})
		}
	}
	sheet := widget.NewFind(s.env, "find in the report", items, func(id string) tea.Cmd {
		if n, err := strconv.Atoi(strings.TrimPrefix(id, "line ")); err == nil {
			s.text.To(n)
		}
		return nil
	})
	sheet.Nothing = "no line of the report says that"
	return s.env.Raise(s, sheet, false)
}

// ask asks for the name of the file.
func (s *Screen) ask() tea.Cmd {
	var sheet *widget.FormSheet
	sheet = widget.NewFormSheet(s.env, "save the report", "the file name", "save", func(f *widget.Form) tea.Cmd {
		return s.save(sheet, f.Value("name"), false)
	}, &widget.Field{
		Name: "name", Label: "File", Start: assessment.Slug(s.c.Slug) + "-report.md",
		Help: "Markdown, in the folder you started from. A file that is there already is kept unless you say so.", Check: widget.Needed("name the file"),
	})
	return s.env.Raise(s, sheet, false)
}

func (s *Screen) save(sheet ui.Sheet, name string, replace bool) tea.Cmd {
	md := s.markdown
	return ui.AskFirst(s.env, s, func(context.Context) (string, error) {
		return s.env.Save(name, md, replace)
	}, func(path string, err error) tea.Cmd {
		switch {
		case errors.Is(err, ui.ErrExists):
			return s.env.Raise(s, widget.NewConfirm(s.env, name+" is there already. Replace it?", "The file that is there would be lost.", "replace it",
				func() tea.Cmd { return s.save(sheet, name, true) }), true)
		case err != nil:
			s.env.Tell(ui.Trouble, "the report was NOT SAVED: "+notSaved(name, path, err))
			return nil
		}
		s.env.Tell(ui.Done, "the report is saved as "+path)
		return s.env.Lower(sheet)
	})
}

// notSaved says why a file could not be written.
func notSaved(name, path string, err error) string {
	if path == "" {
		path = name
	}
	switch folder := filepath.Dir(path); {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return "the folder " + folder + " does not exist"
	case errors.Is(err, fs.ErrPermission):
		return "nothing may be written into the folder " + folder
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "the name is too long for a file"
	}
	return err.Error()
}
