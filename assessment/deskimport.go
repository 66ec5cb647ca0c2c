package assessment

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// PreviewImport holds what files say against a record, and records nothing.
func (d *Desk) PreviewImport(r Record, found *Found, choice ImportChoice) (*ImportPlan, error) {
	return PlanImport(r.State, found, choice, d.Today())
}

// Import applies a plan that somebody has seen, as one act. Where the record has changed since so that the plan would do
// something else, nothing is recorded and a *ChangedError says so. Where there is nothing to do, nothing is recorded either.
// The plan is used up: its rows are let go as soon as they are written, since there may be a million cells. plain says of texts that look like secrets that somebody looked and they are none.
func (d *Desk) Import(ctx context.Context, m Meta, plan *ImportPlan, plain bool) (Record, error) {
	return d.act(ctx, m, nil, plan.state, func(r Record) ([]Body, error) {
		if plan.used {
			return nil, &ChangedError{What: "what the import is about", By: r.State.Log[len(r.State.Log)-1].By, Now: r.State.Describe(len(r.State.Log))}
		}
		now := plan
		if !r.State.Frontier.Equal(plan.state.Frontier) {
			var err error
			if now, err = PlanImport(r.State, plan.Found, plan.choice, d.Today()); err != nil {
				return nil, err
			}
			if !now.does(plan) {
				last := &r.State.Log[len(r.State.Log)-1]
				return nil, &ChangedError{What: "what the import is about", By: last.By, Now: r.State.Describe(len(r.State.Log))}
			}
		}
		if len(now.Needs) > 0 {
			return nil, now.needed()
		}
		if now.Nothing() {
			return nil, nil
		}
		bodies, err := now.bodies(d.world.By)
		if err != nil {
			return nil, err
		}
		plan.Rows, plan.Found, plan.rowOf, plan.next, plan.speller, plan.used = nil, &Found{Files: plan.Found.Files}, nil, nil, speller{}, true
		if plain {
			for i := range bodies {
				bodies[i] = NotASecret{bodies[i]}
			}
		}
		return bodies, nil
	})
}

// does reports whether a plan does what another one does, to the same values.
func (p *ImportPlan) does(seen *ImportPlan) bool {
	return p.Counts == seen.Counts && len(p.Evidence) == len(seen.Evidence) && slices.EqualFunc(p.Rows, seen.Rows, func(a, b PlanRow) bool {
		was, then := p.state.Row(a.Register.ID, a.Key), seen.state.Row(b.Register.ID, b.Key)
		return a.Register.ID == b.Register.ID && a.Key == b.Key && a.Fate == b.Fate && (was == nil) == (then == nil) &&
			slices.EqualFunc(a.Cells, b.Cells, func(x, y PlanCell) bool {
				return x == y && (was == nil || was.Cell(int(x.Column)).Text == then.Cell(int(y.Column)).Text)
			})
	})
}

// needed refuses a plan until somebody says what the files leave open.
func (p *ImportPlan) needed() error {
	var says, set []string
	for _, n := range p.Needs {
		if len(says) < mostNamed {
			says = append(says, n.Says)
		}
		how := "--set " + n.Column + "="
		if n.Column == "made" {
			how = "--made YYYY-MM-DD"
		}
		if !strings.Contains(strings.Join(set, " "), how) {
			set = append(set, how)
		}
	}
	more := ""
	if n := len(p.Needs) - len(says); n > 0 {
		more = fmt.Sprintf("; and %d more", n)
	}
	return refused("say it with "+strings.Join(set, ", "), "%s%s", strings.Join(says, "; "), more)
}

func checkImported(b Imported, today Date) error {
	if len(b.Files) == 0 {
		return argument("", "an import names no file")
	}
	for _, f := range b.Files {
		switch {
		case !f.Digest.Valid():
			return argument("", "%q is no digest", f.Digest)
		case f.Made > today:
			return refused("the clock of this computer or of the tool is wrong", "%s says that it was made on %s, which is still to come", f.Name, f.Made)
		}
	}
	return nil
}
