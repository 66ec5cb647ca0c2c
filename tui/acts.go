package tui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// wroteMsg says how an act went.
type wroteMsg struct {
	act  ui.Act
	how  ui.How
	now  *ui.Case // as it stands after, nil when nothing was read
	says string
	err  error
}

// savedMsg says that an act was saved whose record is so large that judging it takes a while.
type savedMsg struct {
	wroteMsg
	after assessment.Record
}

// changeMsg brings the journal's change number.
type changeMsg struct {
	number int64
	err    error
}

// Act records something, outside the loop. Until it is done keys wait and the footer says so. Before it voids
// sign-offs it asks, once for those that hold.
func (a *app) Act(act ui.Act) tea.Cmd {
	voids := act.Voids()
	if voids == "" || a.agreed[agreed{act.Seen.ID, voids}] {
		return a.do(act, ui.How{})
	}
	return a.Raise(act.From, widget.NewConfirm(a.env, "This voids "+voids+": go on?",
		"They signed what is decided on now. Whoever has to sign signs again. Nothing has been recorded yet.",
		"go on", func() tea.Cmd {
			a.agreed[agreed{act.Seen.ID, voids}] = true
			return a.do(act, ui.How{})
		}), len(a.held) > 0) // keys that waited were pressed before anybody could read this
}

// agreed is an assessment and those of its sign-offs that somebody has said may become void.
type agreed struct{ id, voids string }

func (a *app) do(act ui.Act, how ui.How) tea.Cmd {
	a.act = &act
	return func() tea.Msg {
		r, says, err := act.Run(a.env.Context, how)
		msg := wroteMsg{act, how, nil, says, err}
		switch {
		case r.State == nil:
		case err == nil && r.State.Vast():
			return savedMsg{msg, r}
		default:
			msg.now = a.env.Judge(r)
		}
		return msg
	}
}

// saved says that an act is saved before its record is judged: whoever leaves then waits for nothing.
func (a *app) saved(msg savedMsg) tea.Cmd {
	a.judging = true
	if a.leaving {
		return tea.Quit
	}
	return func() tea.Msg {
		msg.now = a.env.Judge(msg.after)
		return msg.wroteMsg
	}
}

// wrote is called when an act was saved, or was not.
func (a *app) wrote(msg wroteMsg) tea.Cmd {
	a.act, a.judging = nil, false
	leaving := a.leaving
	a.leaving = false
	if msg.err != nil {
		return tea.Batch(a.failed(msg), a.release())
	}
	if leaving {
		return tea.Quit
	}
	says := msg.says
	if says == "" {
		says = msg.act.Says
	}
	a.Tell(ui.Done, "saved · "+says)
	if msg.now != nil && msg.now.Decision.Err != nil {
		a.Tell(ui.Trouble, "saved · "+says+" · "+ui.Explain(msg.now.Decision.Err))
	}
	cmds := []tea.Cmd{a.Bring(msg.now, true)}
	if msg.act.Then != nil && a.lives(msg.act.From) {
		cmds = append(cmds, msg.act.Then(msg.now))
	}
	if voided := msg.act.Voided(msg.now); voided != "" && a.notice.level == ui.Done {
		a.notice.says += " · " + voided
	}
	return tea.Batch(append(cmds, a.release())...)
}

// failed asks where a person must decide, and says what happened where not. Keys that waited were meant for
// what did not come: they are dropped.
func (a *app) failed(msg wroteMsg) tea.Cmd {
	a.held = nil
	var changed *assessment.ChangedError
	var secret *assessment.SecretError
	again := func(how ui.How) func() tea.Cmd {
		return func() tea.Cmd { return a.do(msg.act, how) }
	}
	var cmds []tea.Cmd
	if msg.now != nil {
		cmds = append(cmds, a.Bring(msg.now, false))
	}
	switch {
	case errors.As(msg.err, &changed) && !msg.how.Anyway:
		how := msg.how
		how.Anyway = true
		c := widget.NewConfirm(a.env, changed.What+" changed while you were looking. Record yours on top?",
			"They: "+changed.Now+" ("+changed.By+").\nYou: "+msg.act.Says+". Nothing of yours has been recorded yet.",
			"record mine", again(how))
		return tea.Batch(append(cmds, a.Raise(msg.act.From, c, true))...)
	case errors.As(msg.err, &secret) && !msg.how.Looked:
		how := msg.how
		how.Looked = true
		c := widget.NewConfirm(a.env, "The "+secret.Field+" looks like it holds a secret ("+secret.Kind+"). Record it as it is?",
			"The record keeps what it is given for ever. Nothing has been recorded yet; no lets you change the text.",
			"it is no secret", again(how))
		return tea.Batch(append(cmds, a.Raise(msg.act.From, c, true))...)
	}
	a.Tell(ui.Trouble, ui.Explain(msg.err))
	if msg.act.Failed != nil && a.lives(msg.act.From) {
		cmds = append(cmds, msg.act.Failed(msg.err))
	}
	return tea.Batch(cmds...)
}

// poll looks whether another window has written.
func (a *app) poll() tea.Cmd {
	next := a.after(pollEvery, pollMsg{})
	if a.act != nil {
		return next
	}
	return tea.Batch(next, func() tea.Msg {
		n, err := a.env.Desk.Change(a.env.Context)
		return changeMsg{n, err}
	})
}

// changed reads again what is shown, when the journal's number moved or a day has begun, on which it may be judged otherwise.
func (a *app) changed(msg changeMsg) tea.Cmd {
	today := a.env.Desk.Today()
	if msg.err != nil || a.looked && msg.number == a.change && today == a.day {
		return nil
	}
	first := !a.looked
	a.change, a.day, a.looked = msg.number, today, true
	if first {
		return nil
	}
	return a.broadcast(ui.ChangedMsg{})
}
