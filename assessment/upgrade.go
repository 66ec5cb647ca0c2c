package assessment

import (
	"context"
	"reflect"
	"slices"

	"gonogo/content"
)

// Upgrade is what a move to a newer version of its gate does to an assessment. Ids stand in the order of the walk.
type Upgrade struct {
	Record   Record // as it stands before
	From, To *content.Gate

	Added      []string         // questions of To alone
	Gone       []string         // questions of From alone
	Changed    []string         // another text is asked
	Severities []SeverityChange // graver or milder at some tier, for some subject
	Proof      []string         // other evidence counts
	NewTraits  []string         // unsure, which counts as yes, until intake says otherwise
	GoneTraits []string
	Limits     bool // the policy or the roles are others

	Again    []string // answered, and to be answered again
	SignOffs int      // sign-offs that hold now and will not
	Before   Decision
	After    Decision
}

// SeverityChange is a question that weighs otherwise.
type SeverityChange struct {
	Question string
	From, To *content.Question
}

// PlanUpgrade works out what moving to the gate whose source is pack would do. Nothing is recorded; what the gate
// refuses is refused here.
func (d *Desk) PlanUpgrade(ctx context.Context, m Meta, pack content.Pack) (Upgrade, error) {
	r, err := d.Open(ctx, m)
	if err != nil {
		return Upgrade{}, err
	}
	move, err := d.upgradeTo(pack)
	if err != nil {
		return Upgrade{}, err
	}
	after, _, err := d.prepare(r, []Body{move})
	if err != nil {
		return Upgrade{}, err
	}
	u := compareGates(r.State.Gate, move.to)
	u.Record = r
	u.Before, u.After = d.Decide(r, 0), d.Decide(after, 0)
	if u.After.Err != nil { // where only the old gate has no verdict, the newer one is the way out
		return Upgrade{}, u.After.Err
	}
	for _, q := range move.to.Questions() {
		if _, again := after.State.Again[q.ID]; again {
			u.Again = append(u.Again, q.ID)
		}
	}
	for _, g := range u.Before.SignOffs.Given {
		if g.Holds {
			u.SignOffs++
		}
	}
	return u, nil
}

// Upgrade moves an assessment to a newer version of its gate, whose source is pack and is kept with the entry. It
// cannot be undone. Seen is as in Act.
func (d *Desk) Upgrade(ctx context.Context, m Meta, seen *Record, pack content.Pack) (Record, error) {
	move, err := d.upgradeTo(pack)
	if err != nil {
		return Record{}, err
	}
	return d.act(ctx, m, seen, nil, func(Record) ([]Body, error) { return []Body{move}, nil })
}

func (d *Desk) upgradeTo(pack content.Pack) (upgrading, error) {
	src, err := pack.Bytes()
	if err != nil {
		return upgrading{}, err
	}
	digest := pack.Digest()
	to, err := d.gates.get(digest, func() ([]byte, error) { return src, nil }, d.world.Parse)
	if err != nil {
		return upgrading{}, err
	}
	return upgrading{GateUpgraded{Gate: digest, GateRef: to.Ref()}, to, src}, nil
}

// upgradedTo reads the gates that entries moved their record to.
func (d *Desk) upgradedTo(ctx context.Context, entries []Sealed) (Gates, error) {
	var out Gates
	for i := range entries {
		u, ok := entries[i].What.(GateUpgraded)
		if !ok {
			continue
		}
		g, err := d.gates.get(u.Gate, func() ([]byte, error) { return d.journal.Pack(ctx, u.Gate) }, d.world.Parse)
		if err != nil {
			return nil, err
		}
		if out == nil {
			out = Gates{}
		}
		out[u.Gate] = g
	}
	return out, nil
}

// compareGates says in what one gate differs from another.
func compareGates(from, to *content.Gate) Upgrade {
	u := Upgrade{From: from, To: to, Limits: from.Policy != to.Policy || !reflect.DeepEqual(from.Roles, to.Roles)}
	for _, now := range to.Questions() {
		then := from.Question(now.ID)
		if then == nil {
			u.Added = append(u.Added, now.ID)
			continue
		}
		if !then.AsksTheSame(now) {
			u.Changed = append(u.Changed, now.ID)
		}
		if weighsOtherwise(then, now) {
			u.Severities = append(u.Severities, SeverityChange{now.ID, then, now})
		}
		if !reflect.DeepEqual(then.Needs, now.Needs) {
			u.Proof = append(u.Proof, now.ID)
		}
	}
	for _, then := range from.Questions() {
		if to.Question(then.ID) == nil {
			u.Gone = append(u.Gone, then.ID)
		}
	}
	u.NewTraits, u.GoneTraits = traitsBut(to, from), traitsBut(from, to)
	return u
}

func weighsOtherwise(a, b *content.Question) bool {
	return a.Severity != b.Severity || !reflect.DeepEqual(a.Applies, b.Applies) || !reflect.DeepEqual(a.RaisedBy, b.RaisedBy) || !reflect.DeepEqual(a.Unwaivable, b.Unwaivable)
}

// traitsBut are the traits of one gate that another does not have.
func traitsBut(g, other *content.Gate) []string {
	var out []string
	for _, t := range g.Traits {
		if !slices.ContainsFunc(other.Traits, func(o content.Trait) bool { return o.ID == t.ID }) {
			out = append(out, t.ID)
		}
	}
	return out
}
