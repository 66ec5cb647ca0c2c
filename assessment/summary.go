package assessment

import "context"

// summary is the projection of a state for the portfolio.
func (d *Desk) summary(s *State) Summary {
	on, _ := DateJudged(s, d.Today())
	if s.Vast() {
		return Summary{
			Name: s.Subject.Name, Programme: s.Subject.Programme, GateID: s.Gate.ID, GateVersion: s.Gate.Version, GoLive: s.Subject.GoLive,
			Updated: s.Log[len(s.Log)-1].At, JudgedOn: on, Entries: len(s.Log), Archived: s.Archived,
		}
	}
	return summaryOn(s, on)
}

// judged is summary of a record of any size.
func (d *Desk) judged(s *State) Summary {
	on, _ := DateJudged(s, d.Today())
	return summaryOn(s, on)
}

// vastRows is how many rows a record has of which nobody wants to wait for the judgement at each act.
const vastRows = 50_000

// Vast reports whether a record has so many rows that judging it takes many seconds. What is recorded in it is judged when
// somebody asks, not at once; its summary is of no engine until then, so that it is worked out when it is shown.
func (s *State) Vast() bool {
	n := 0
	for _, rows := range s.Rows {
		n += len(rows)
	}
	return n > vastRows
}

func summaryOn(s *State, on Date) Summary {
	e := newEngine(s, on)
	dec := e.decide(on, OnToday) // which is so wherever something of it shows: after go-live
	sum := Summary{
		Name: s.Subject.Name, Programme: s.Subject.Programme,
		GateID: s.Gate.ID, GateVersion: s.Gate.Version,
		Verdict: dec.Verdict, Answered: dec.Counts.Answered(), Applicable: dec.Counts.Applicable,
		OpenBlockers: dec.OpenBlockers(), ToSettle: dec.BlockersToSettle(), GoLive: s.Subject.GoLive,
		Updated:  s.Log[len(s.Log)-1].At,
		JudgedOn: on, Engine: EngineVersion, Entries: len(s.Log),
		Archived: s.Archived, SignOff: dec.SignOffs.State,
	}
	sum.HoldsUntil = e.holdsUntil(on)
	sum.NextOn, sum.NextSays = e.next(on, dec.Findings, dec.SignOffs)
	if f := dec.Flips; f != nil {
		sum.FlipOn, sum.FlipTo, sum.FlipOf = f.On, f.To, f.Question
	}
	if dec.SignOffs.State == SignBefore {
		sum.Launched = dec.LaunchedSays()
	}
	if e.checks.err != nil { // of no engine, so that it is looked at again each time
		sum.Verdict, sum.HoldsUntil, sum.Engine, sum.Err = 0, 0, 0, e.checks.err.Error()
	}
	return sum
}

// Unsigned reports whether the verdict lets the subject go live and its sign-offs do not stand behind it.
func (s Summary) Unsigned() bool {
	return s.Verdict != 0 && s.Verdict <= ConditionalGo && s.SignOff != SignComplete
}

// Fresh reports whether the verdict and the figures of a summary are still what Decide would say: made by this engine,
// for a date on which they hold.
func (s Summary) Fresh(today Date) bool {
	on := Later(s.GoLive, today)
	return s.Engine == EngineVersion && on >= s.JudgedOn && (s.HoldsUntil.IsZero() || on < s.HoldsUntil)
}

// Missing is what of a summary may no longer hold.
func (s Summary) Missing(today Date) Lacking {
	on := Later(s.GoLive, today)
	switch {
	case !s.Fresh(today):
		return LacksVerdict
	case !s.NextOn.IsZero() && on >= s.NextOn, s.Launched != "" && on != s.JudgedOn:
		return LacksAhead
	default:
		return LacksNothing
	}
}

// without is the summary with nothing in it that may no longer hold.
func (s Summary) without(lacks Lacking) Summary {
	if lacks == LacksVerdict {
		s = Summary{
			Name: s.Name, Programme: s.Programme, GateID: s.GateID, GateVersion: s.GateVersion,
			GoLive: s.GoLive, Updated: s.Updated, Entries: s.Entries, Archived: s.Archived,
		}
	}
	if lacks != LacksNothing {
		s.NextOn, s.NextSays, s.FlipOn, s.FlipTo, s.FlipOf, s.Launched = 0, "", 0, 0, "", ""
	}
	return s
}

// Projected lists every assessment at once, as it was last judged. What may no longer hold is left out of its row, which
// says so: Judged works it out.
func (d *Desk) Projected(ctx context.Context) ([]Row, error) {
	rows, err := d.journal.List(ctx)
	if err != nil {
		return nil, err
	}
	today := d.Today()
	for i := range rows {
		rows[i].Lacks = rows[i].Missing(today)
		rows[i].Summary = rows[i].without(rows[i].Lacks)
	}
	return rows, nil
}

// Judged is rows judged anew, and keeps what came out. An assessment that cannot be read keeps its row and has no
// verdict: Verdict is 0. So it is where a check cannot be worked out, and Err says which.
func (d *Desk) Judged(ctx context.Context, rows []Row) []Row {
	out := make([]Row, 0, len(rows))
	var sound []Row
	for _, row := range rows {
		r, err := d.open(ctx, row.Meta, unheld)
		row.Lacks = LacksNothing
		if err != nil {
			row.Summary = row.without(LacksVerdict)
		} else {
			row.Summary = d.judged(r.State)
			sound = append(sound, row)
		}
		out = append(out, row)
	}
	// The projection is made again whenever it is needed; a disk that refuses it loses nothing.
	_ = d.journal.SaveSummaries(ctx, sound...)
	return out
}

// Portfolio lists every assessment, with what may no longer hold judged anew.
func (d *Desk) Portfolio(ctx context.Context) ([]Row, error) {
	rows, err := d.Projected(ctx)
	if err != nil {
		return nil, err
	}
	var at []int
	for i := range rows {
		if rows[i].Lacks != LacksNothing {
			at = append(at, i)
		}
	}
	for len(at) > 0 {
		n := min(len(at), oneBatch)
		batch := make([]Row, n)
		for i := range batch {
			batch[i] = rows[at[i]]
		}
		for i, row := range d.Judged(ctx, batch) {
			rows[at[i]] = row
		}
		at = at[n:]
	}
	return rows, ctx.Err()
}

// oneBatch is how many rows are kept together: each time costs a sync of the disk.
const oneBatch = 256

// Rebuild makes the projection of one assessment anew and reports whether the one held said the same.
func (d *Desk) Rebuild(ctx context.Context, row Row) (same bool, err error) {
	r, err := d.Open(ctx, row.Meta)
	if err != nil {
		return false, err
	}
	held, then := row.Summary, summaryOn(r.State, row.JudgedOn)
	held.Err, then.Err = "", ""
	held.Updated, then.Updated = held.Updated.UTC(), then.Updated.UTC()
	same = held == then || held.Engine == 0 && held.Verdict == 0 && r.State.Vast() // not judged yet, so nothing is claimed
	row.Summary = d.judged(r.State)
	return same, d.journal.SaveSummaries(ctx, row)
}
