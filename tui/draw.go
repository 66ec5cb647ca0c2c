package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/content/clean"
	"gonogo/tui/ui"
)

// View draws the header, the body with its sheets and the footer: always exactly the size of the window.
func (a *app) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	v.WindowTitle = "gonogo"
	if a.mouse {
		v.MouseMode = tea.MouseModeCellMotion // the least there is that tells of clicks and the wheel
	}
	if a.w == 0 || len(a.stack) == 0 {
		return v
	}
	if a.tooSmall() {
		says := fmt.Sprintf("This window is %d×%d. gonogo needs %d×%d: make it larger. Everything answered is kept; q quits.", a.w, a.h, ui.MinWidth, ui.MinHeight)
		v.SetContent(a.theme.Draw(ui.Rows(ui.Plain.Wrap(says, a.w), a.h), a.w))
		return v
	}
	lines, cursor, crumbs := a.page()
	v.SetContent(a.theme.Draw(lines, a.w))
	if len(crumbs) > 0 {
		v.WindowTitle = clean.Line("gonogo: " + strings.Join(crumbs, " › ")).String()
	}
	if cursor != nil {
		v.Cursor = tea.NewCursor(cursor.X, cursor.Y+2)
		v.Cursor.Blink = false
		v.Cursor.Shape = tea.CursorBar
	}
	return v
}

// page is every line of the window, where the cursor stands in the body, and the way here.
func (a *app) page() ([]ui.Line, *ui.Cursor, []string) {
	l := a.top()
	notice := a.noticeLines()
	more := a.bodyHeight() - len(notice) + 1 // a long notice borrows rows of the body, and none of a sheet
	a.fit(l, more)
	f := l.screen.View()
	body := ui.Rows(f.Body, more)
	cursor := f.Cursor
	for _, sh := range l.sheets {
		body, cursor = a.overlay(body, sh.Sheet.View())
	}
	body = append(body[:more:more], notice[:len(notice)-1]...)
	lines := append([]ui.Line{a.header(f), a.underline(f)}, body...)
	return append(lines, notice[len(notice)-1], a.footer()), cursor, f.Crumbs
}

// fit gives a screen the height that a notice leaves it, so that nothing of it lies under the notice. What lies
// under a sheet keeps its own.
func (a *app) fit(l *layer, h int) {
	if len(l.sheets) > 0 {
		h = a.bodyHeight()
	}
	if l.given != h {
		l.screen.Resize(a.w, h)
		l.given = h
	}
}

// overlay lays a sheet over the lower edge of the body.
func (a *app) overlay(body []ui.Line, f ui.Frame) ([]ui.Line, *ui.Cursor) {
	sheet := f.Body
	if most := min(a.sheetHeight(), len(body)-1); len(sheet) > most {
		sheet = sheet[:most]
	}
	title := ""
	if len(f.Crumbs) > 0 {
		title = f.Crumbs[0]
	}
	at := len(body) - len(sheet) - 1
	out := ui.Inert(body[:at]) // a click beside a sheet is meant for nothing
	out = append(out, ui.Titled(ui.Line{(ui.Accent | ui.Bold).Of(title)}, a.w))
	if f.Cursor == nil {
		return append(out, sheet...), nil
	}
	return append(out, sheet...), &ui.Cursor{X: f.Cursor.X, Y: f.Cursor.Y + at + 1}
}

// leastCrumbs is the room that the way here is left before the status has to shorten itself.
const leastCrumbs = 26

// header says where one is and how it stands.
func (a *app) header(f ui.Frame) ui.Line {
	crumbs := way(f.Crumbs, nil)
	var status ui.Line
	for _, s := range f.Status {
		status = append(s[:len(s):len(s)], ui.Gap(1))
		if min(crumbs.Width(), leastCrumbs)+2+status.Width() <= a.w {
			break
		}
	}
	room := a.w - status.Width() - 2
	gone := map[int]bool{}
	for _, i := range leastFirst(len(f.Crumbs)) {
		if crumbs.Width() <= room {
			break
		}
		gone[i] = true
		crumbs = way(f.Crumbs, gone)
	}
	return ui.Spread(a.w, crumbs.CutLeft(room), status)
}

// leastFirst is the order in which the places on a way give way: the portfolio and the program's name, what lies between
// the assessment and where one is, and the assessment.
func leastFirst(n int) []int {
	if n < 2 {
		return nil
	}
	out := []int{0}
	for i := 2; i < n-1; i++ {
		out = append(out, i)
	}
	if n > 2 {
		out = append(out, 1)
	}
	return out
}

// way is the program and the places on the way here but for those that are gone; the last one is where one is.
func way(crumbs []string, gone map[int]bool) ui.Line {
	l := ui.Line{ui.Gap(1)}
	if len(gone) == 0 {
		l = append(l, (ui.Accent | ui.Bold).Of("gonogo"))
	}
	for i, c := range crumbs {
		style := ui.Dim
		switch {
		case gone[i] && gone[i-1]:
			continue
		case gone[i]:
			c = "…"
		case i == len(crumbs)-1:
			style = ui.Bold
		}
		if len(l) > 1 {
			l = append(l, ui.Dim.Of(" › "))
		}
		l = append(l, style.Of(c))
	}
	return l
}

// underline is the line under the header; where there is progress it shows how far one is.
func (a *app) underline(f ui.Frame) ui.Line {
	if f.Progress == nil || f.Progress.Of == 0 {
		return ui.Rule(a.w)
	}
	done := ui.Dim.Say(" %d of %d answered ", f.Progress.Done, f.Progress.Of)
	var right ui.Line
	if f.Progress.Marked > 0 {
		right = append(right, (ui.Accent|ui.Bold).Say(" %d marked ", f.Progress.Marked))
	}
	right = append(right, done)
	if f.Progress.Only != "" {
		only := (ui.Accent | ui.Bold).Line(" showing " + f.Progress.Only + " ")
		right = append(only.Cut(max(leastCrumbs, a.w-right.Width()-1)), right...)
	}
	room := max(0, a.w-right.Width())
	full := room * f.Progress.Done / f.Progress.Of
	return append(ui.Line{ui.Accent.Times("━", full), ui.Dim.Times("─", room-full)}, right...)
}

// The most lines of a notice: what went wrong has more to say.
const (
	mostNotice  = 2
	mostTrouble = 4
)

// noticeLines is what the program has to say now; one line unless there is more to say than fits on it.
func (a *app) noticeLines() []ui.Line {
	switch {
	case a.act != nil && a.judging:
		return []ui.Line{{ui.Gap(1), ui.Good.Of("saved"), ui.Dim.Of(" · judging so many rows…")}}
	case a.act != nil && a.leaving:
		return []ui.Line{{ui.Gap(1), ui.Dim.Of("saving… then leaving (ctrl+c again leaves at once)")}}
	case a.act != nil:
		return []ui.Line{{ui.Gap(1), ui.Dim.Of("saving…")}}
	case a.notice.says == "":
		return []ui.Line{ui.Blank()}
	case a.notice.level == ui.Trouble:
		return a.notices(ui.Line{(ui.Bad | ui.Bold).Of(" ! ")}, ui.Bad, mostTrouble)
	case a.notice.level == ui.Done:
		return a.notices(ui.Line{ui.Good.Of(" ✓ ")}, ui.Plain, mostNotice)
	default:
		return a.notices(ui.Line{ui.Gap(1)}, ui.Plain, mostNotice)
	}
}

func (a *app) notices(lead ui.Line, style ui.Style, most int) []ui.Line {
	lines := ui.Hang(lead, style, a.notice.says, a.w-1)
	if len(lines) > most {
		lines = append(lines[:most-1:most-1], lines[most-1].Etc(a.w-1))
	}
	return lines
}

// footer names the keys that matter most here, as many as fit; help is always among them.
func (a *app) footer() ui.Line {
	last := append(ui.Line{ui.Bold.Of("?"), ui.Dim.Of(" help "), ui.Gap(1)}.Pressing(ui.KeyHelp), ui.Line{ui.Bold.Of("q"), ui.Dim.Of(" quit ")}.Pressing(ui.KeyQuit)...)
	typing := len(a.top().sheets) > 0 || isTyping(a.focus())
	if typing {
		last = ui.Line{ui.Bold.Of("esc"), ui.Dim.Of(" back ")}.Pressing(ui.KeyBack)
	}
	var left ui.Line
	for _, act := range a.actions() {
		if !act.Foot {
			continue
		}
		item := ui.Line{ui.Gap(1), ui.Bold.Of(act.Key.Label()), ui.Dim.Of(" " + act.Key.Short() + " ")}.Pressing(act.Key.ID)
		if left.Width()+item.Width()+last.Width() >= a.w {
			break
		}
		left = append(left, item...)
	}
	more := ui.Line{ui.Bold.Of(":"), ui.Dim.Of(" palette "), ui.Gap(1)}.Pressing(ui.KeyPalette)
	if typing {
		more = ui.Line{ui.Bold.Of("f1"), ui.Dim.Of(" help "), ui.Gap(1)}.Pressing(ui.KeyHelp)
	}
	if len(a.top().sheets) == 0 && left.Width()+more.Width()+last.Width() < a.w { // a sheet has no help, and there may be no room
		last = append(more, last...)
	}
	return ui.Spread(a.w, left, last)
}
