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
	dec := e.decide(on, OnGiven)
	sum := Summary{
		Name: s.Subject.Name, Programme: s.Subject.Programme,
		GateID: s.Gate.ID, GateVersion: s.Gate.Version,
		Verdict: dec.Verdict, Answered: dec.Counts.Answered(), Applicable: dec.Counts.Applicable,
		OpenBlockers: dec.OpenBlockers(), GoLive: s.Subject.GoLive,
		Updated:  s.Log[len(s.Log)-1].At,
		JudgedOn: on, Engine: EngineVersion, Entries: len(s.Log),
		Archived: s.Archived, SignOff: dec.SignOffs.State,
	}
	sum.HoldsUntil = e.holdsUntil(on)
	if e.checks.err != nil { // of no engine, so that it is looked at again each time
		sum.Verdict, sum.HoldsUntil, sum.Engine, sum.Err = 0, 0, 0, e.checks.err.Error()
	}
	return sum
}

// Unsigned reports whether the verdict lets the subject go live and its sign-offs do not stand behind it.
func (s Summary) Unsigned() bool {
	return s.Verdict != 0 && s.Verdict <= ConditionalGo && s.SignOff != SignComplete
}

// Fresh reports whether a summary still says what Decide would: made by this engine, for a date that its
// verdict holds on.
func (s Summary) Fresh(today Date) bool {
	on := Later(s.GoLive, today)
	return s.Engine == EngineVersion && on >= s.JudgedOn && (s.HoldsUntil.IsZero() || on < s.HoldsUntil)
}

// Portfolio lists every assessment. A row whose verdict may no longer hold is judged anew before it is shown.
// An assessment that cannot be read keeps its row and has no verdict: Verdict is 0. So it is where a check cannot be
// worked out, and Err says which.
func (d *Desk) Portfolio(ctx context.Context) ([]Row, error) {
	rows, err := d.journal.List(ctx)
	if err != nil {
		return nil, err
	}
	today := d.Today()
	for i := range rows {
		fresh := rows[i].Fresh(today)
		if fresh && rows[i].SignOff != SignBefore {
			continue
		}
		r, err := d.Open(ctx, rows[i].Meta)
		if err != nil {
			rows[i].Verdict = 0
			continue
		}
		rows[i].Launched = d.launchedSays(r)
		if fresh {
			continue
		}
		rows[i].Summary = d.judged(r.State)
		// The projection is made again whenever it is needed; a disk that refuses it loses nothing.
		_ = d.journal.SaveSummary(ctx, r.ID, rows[i].Summary)
	}
	return rows, nil
}

// launchedSays is what the portfolio says of a subject that went live signed and would not pass today, "" of others.
func (d *Desk) launchedSays(r Record) string {
	if dec := d.Decide(r, 0); dec.SignOffs.State == SignBefore {
		return dec.LaunchedSays()
	}
	return ""
}

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
	now := d.judged(r.State)
	return same, d.journal.SaveSummary(ctx, r.ID, now)
}
