package assessment

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"gonogo/content"
)

// SignAsk is what a person asks to sign.
type SignAsk struct {
	Role       string
	Typed      bool   // without a key
	Remark     string // in the signer's own words
	Expires    Date   // sooner than the gate's own end; no date means the gate's
	DeputyFor  string // signs as the deputy of this person
	Delegation string // where the delegation is written down, with its date
	Agreement  string // how the person agreed, for the record
}

// Draft is a sign-off that is ready to be signed.
type Draft struct {
	Basis     Basis
	Role      *content.Role
	Statement Statement
	Bytes     []byte // what is signed
	ask       SignAsk
	at        time.Time
}

// Draft prepares a sign-off of the record as it stands. Nothing is recorded; what the gate refuses is refused here,
// before anybody opens a key.
func (d *Desk) Draft(ctx context.Context, m Meta, ask SignAsk) (Draft, error) {
	r, err := d.Open(ctx, m)
	if err != nil {
		return Draft{}, err
	}
	return d.draft(r, ask, d.now())
}

func (d *Desk) draft(r Record, ask SignAsk, at time.Time) (Draft, error) {
	role, covers, err := d.checkAsk(r, ask, at)
	if err != nil {
		return Draft{}, err
	}
	basis, err := d.Basis(r)
	if err != nil {
		return Draft{}, err
	}
	launchBy, expires, err := window(r.State, basis.Decision.Flips, ask, DateOf(at))
	if err != nil {
		return Draft{}, err
	}
	claim := SignOffClaim{
		Role: role.ID, Covers: covers, Name: d.world.By, Meaning: meaning(r.State.Gate, role, covers, basis.Decision.Verdict),
		Remark: ask.Remark, Agreement: ask.Agreement, Typed: ask.Typed, DeputyFor: ask.DeputyFor, Delegation: ask.Delegation,
		At: at, LaunchBy: launchBy, Expires: expires,
	}
	if n := len(r.State.SignOffs); n > 0 {
		claim.Previous = r.State.SignOffs[n-1].Digest
	}
	draft := Draft{Basis: basis, Role: role, Statement: statementOf(r, basis, claim), ask: ask, at: at}
	if draft.Bytes, err = draft.Statement.Bytes(); err != nil {
		return Draft{}, err
	}
	return draft, nil
}

// Sign records a sign-off of a draft: with its signature, or typed where signature is "". Where the record has
// changed since the draft was made, nothing is recorded and a *ChangedError says so.
func (d *Desk) Sign(ctx context.Context, m Meta, draft Draft, signature, bundle string) (Record, error) {
	return d.act(ctx, m, nil, nil, func(r Record) ([]Body, error) {
		again, err := d.draft(r, draft.ask, draft.at)
		if err != nil {
			return nil, err
		}
		if string(again.Bytes) != string(draft.Bytes) {
			return nil, &ChangedError{What: "the decision", By: r.State.Log[len(r.State.Log)-1].By, Now: r.State.Describe(len(r.State.Log))}
		}
		signed := Signed{Role: draft.Role.ID, Statement: string(draft.Bytes), Signature: signature, Bundle: bundle}
		if read := ReadSignOff(signed); read.Broken != "" {
			return nil, refused("nothing was recorded; try again with another key", "the sign-off does not hold: %s", read.Broken)
		}
		return []Body{signed}, nil
	})
}

// checkAsk refuses what could never count.
func (d *Desk) checkAsk(r Record, ask SignAsk, at time.Time) (*content.Role, []string, error) {
	s, by := r.State, d.world.By
	role := s.Gate.Role(ask.Role)
	needed := s.NeededRoles()
	var ids []string
	for _, n := range needed {
		ids = append(ids, n.Role.ID)
	}
	tier := s.Subject.EffectiveTier()
	switch {
	case role == nil:
		return nil, nil, argument(nearest(ask.Role, ids, "roles that sign here: "+strings.Join(ids, ", ")), "gate %s has no role %q", s.Gate.Ref(), ask.Role)
	case !slices.Contains(ids, role.ID):
		return nil, nil, refused("roles that sign here: "+strings.Join(ids, ", "), "tier %d does not ask for the role %s", tier, role.ID)
	case !IsPerson(by):
		return nil, nil, refused("say who signs with --as \"Name <mail>\"", "%q names nobody", by)
	case !role.Builds && s.Subject.IsBuilder(by):
		return nil, nil, refused("somebody who did not build it signs as "+role.ID, "%s built it, and who built it signs for the facts only", by)
	case (ask.DeputyFor == "") != blank(ask.Delegation):
		return nil, nil, argument("give both --deputy-for and --delegation", "a deputy names the person and where the delegation is written down, with its date")
	case ask.DeputyFor != "" && (!IsPerson(ask.DeputyFor) || SamePerson(ask.DeputyFor, by)):
		return nil, nil, refused("", "%q is nobody whom %s could stand in for", ask.DeputyFor, by)
	case ask.DeputyFor != "" && !role.Builds && s.Subject.IsBuilder(ask.DeputyFor):
		return nil, nil, refused("", "%s built it and cannot send a deputy for this role", ask.DeputyFor)
	}
	for _, t := range []string{ask.Remark, ask.DeputyFor, ask.Delegation, ask.Agreement} {
		if err := checkTexts(Commented{Text: t}); err != nil {
			return nil, nil, err
		}
	}
	if err := d.checkApart(s, role, at); err != nil {
		return nil, nil, err
	}
	var covers []string
	for _, n := range needed {
		if n.Need == content.RoleWith && n.Role.With == role.ID && !slices.Contains(n.Role.Alone, tier) {
			covers = append(covers, n.Role.ID)
		}
	}
	return role, covers, nil
}

// checkApart refuses a second role that the same person may not hold beside the first.
func (d *Desk) checkApart(s *State, role *content.Role, at time.Time) error {
	on := Later(s.Subject.GoLive, DateOf(at))
	now := Decide(s, on, OnGiven)
	if now.Err != nil {
		return now.Err
	}
	for _, g := range now.SignOffs.Given {
		if !g.Counts || g.Role == role.ID || !SamePerson(g.Name(), d.world.By) {
			continue
		}
		other, tier := s.Gate.Role(g.Role), s.Subject.EffectiveTier()
		for _, says := range []string{apart(role, other, tier, "taken"), apart(other, role, tier, "taken")} {
			if says != "" {
				return refused("somebody else signs as "+role.ID, "%s signed as %s already, and the two are kept apart: one person twice", d.world.By, g.Role)
			}
		}
	}
	return nil
}

// window is until when it may go live after this signature, and until when the approval holds. What is signed is the
// decision: from the day on which it becomes another by itself nothing goes live on it.
func window(s *State, flips *Flip, ask SignAsk, today Date) (launchBy, expires Date, err error) {
	tier, goLive := s.Subject.EffectiveTier()-1, s.Subject.GoLive
	days := s.Gate.Policy.ApprovalWindowDays[tier]
	launchBy = today.Add(days)
	if flips != nil {
		launchBy = min(launchBy, flips.On.Add(-1)) // never before go-live, which is judged on or before
	}
	switch {
	case goLive.IsZero():
		expires = launchBy
	case goLive < today:
		return 0, 0, refused("set the day with gonogo set ID --go-live DATE", "the go-live date %s has gone by: a sign-off comes before it", goLive)
	case goLive > today.Add(days):
		return 0, 0, refused(fmt.Sprintf("sign on %s or later", goLive.Add(-days)), "go-live on %s is more than %d days away, which is as long as an approval lasts at tier %d", goLive, days, tier+1)
	default:
		expires = goLive.Add(s.Gate.Policy.FirstReviewDays[tier])
	}
	switch {
	case ask.Expires.IsZero():
		return launchBy, expires, nil
	case ask.Expires < today || ask.Expires < goLive:
		return 0, 0, argument("", "an approval that ends on %s would never hold", ask.Expires)
	case ask.Expires > expires:
		return 0, 0, refused("", "the gate lets this approval hold until %s at the latest, not %s", expires, ask.Expires)
	}
	return min(launchBy, ask.Expires), ask.Expires, nil
}

// meaning is what the signature says. Nobody can accept by it what the gate does not let go live.
func meaning(g *content.Gate, role *content.Role, covers []string, v Verdict) string {
	if v > ConditionalGo {
		return fmt.Sprintf("I have seen this decision. It is %s: nothing goes live on it.", v)
	}
	says := role.Says
	for _, id := range covers {
		says += " " + g.Role(id).Says
	}
	return says
}
