package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/library"
)

func newVerb(a *app) *cobra.Command {
	var subject subjectFlags
	var gate, from string
	c := &cobra.Command{
		Use:   "new",
		Short: "start an assessment",
		Long: `Starts an assessment and prints its ID. Without --name it opens the intake form in the terminal.
A trait that is not named is unsure, which counts as yes: what nobody has ruled out is asked.

With --from the next release of the same system begins: its subject is taken over as a change, but not the release, the
digests and the go-live date, which are new each time. Answers come back only to be confirmed, one by one, with gonogo
answer ID QUESTION --confirm; evidence comes back where it is bound to no release and still in date; waivers and
conditions never do, and nor do rows of registers: gonogo row list --csv and gonogo apply --register bring those over
once somebody has looked at them. It is under the gate of that assessment, or a newer version of it that comes with the program.`,
		Example: `gonogo new --name "Payments agent" --programme Payments --go-live 2026-12-15 --tier 2 \
  --trait agent --trait writes --trait rag=no --builder "Bo Builder <bo@example.com>"
# the next release of the same system
gonogo new --from payments-agent --release 1.5.0 --go-live 2027-03-01
# with a gate of your own
gonogo new --name "Batch job" --gate ./our-gate`,
	}
	f := c.Flags()
	subject.bind(f)
	f.StringVar(&gate, "gate", defaultGate, "the gate: one that gonogo gate list shows, or a folder")
	f.StringVar(&from, "from", "", "begin the next release of this assessment")
	return a.verb(c, 0, 0, func(ctx context.Context, args []string) error {
		change, err := subject.change()
		if err != nil {
			return err
		}
		if change.Name == nil && from == "" {
			if f.NFlag() > 0 && !onlyGate(&subject) || !a.terminal() && !a.plain() {
				return usage("give --name, or run gonogo new in a terminal for the intake form", "--name is missing")
			}
			return a.intake(ctx, gate)
		}
		desk, err := a.acting(ctx)
		if err != nil {
			return err
		}
		var earlier *assessment.Record
		var pack content.Pack
		if from != "" {
			if earlier, pack, err = a.earlier(ctx, desk, from); err != nil {
				return err
			}
		}
		if pack == nil || f.Changed("gate") {
			named, err := gateNamed(gate)
			if err != nil {
				return err
			}
			if named.dir != "" {
				if _, _, err := named.gate(); err != nil { // its mistakes are told with the folder's name
					return err
				}
			}
			pack = named.pack
		}
		var r assessment.Record
		if earlier == nil {
			r, err = desk.Start(ctx, pack, into(assessment.Subject{}, change))
		} else {
			r, err = desk.StartFrom(ctx, pack, *earlier, change)
		}
		if secret, ok := errors.AsType[*assessment.SecretError](err); ok {
			return likeASecret(secret)
		}
		if err != nil {
			return err
		}
		return a.started(desk, r, earlier)
	})
}

// likeASecret says what helps: nobody can vouch for a text before there is a record to vouch in.
func likeASecret(e *assessment.SecretError) error {
	if e.Field == "name" {
		return &invalid{e.Error(), "choose another name"}
	}
	return &invalid{e.Error(), "leave it out; gonogo set takes it with --not-a-secret"}
}

// onlyGate reports whether no flag describes the subject.
func onlyGate(s *subjectFlags) bool {
	c, err := s.change()
	return err == nil && c.Name == nil && c.Programme == nil && c.LaunchKind == nil && c.Release == nil && c.ReleaseDigest == nil &&
		c.BehaviourDigest == nil && c.Environment == nil && c.Like == nil && c.GoLive == nil && c.Tier == nil && c.Traits == nil &&
		c.Builders == nil && c.Depth == nil
}

// earlier is an earlier assessment, and the gate for the next: the program's own of that id where it is newer, else the
// very one that was judged under.
func (a *app) earlier(ctx context.Context, desk *assessment.Desk, id string) (*assessment.Record, content.Pack, error) {
	m, err := desk.Find(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	r, err := desk.Open(ctx, m)
	if err != nil {
		return nil, nil, err
	}
	if own, pack, err := library.Gate(r.State.Gate.ID); err == nil && content.CompareVersions(own.Version, r.State.Gate.Version) > 0 {
		return &r, pack, nil
	}
	src, err := a.store.Pack(ctx, r.State.Gate.Digest)
	if err != nil {
		return nil, nil, err
	}
	pack, err := content.ParsePack(src)
	return &r, pack, err
}

type startedJSON struct {
	Schema     string         `json:"schema"`
	Assessment string         `json:"assessment"`
	Gate       string         `json:"gate"`
	Digest     content.Digest `json:"gate_digest"`
	Tier       int            `json:"tier"`
	Applicable int            `json:"applicable"`
	Carried    *carriedJSON   `json:"carried,omitempty"` // with --from
}

type carriedJSON struct {
	From     string `json:"from"`
	Answers  int    `json:"answers"` // to confirm
	Evidence int    `json:"evidence"`
	RowsLeft int    `json:"rows_left"` // rows of registers, which are never taken over by themselves
}

// started prints the id alone, so that a script can keep it; what comes next is a remark.
func (a *app) started(desk *assessment.Desk, r assessment.Record, earlier *assessment.Record) error {
	s := r.State
	dec := desk.Decide(r, 0)
	tier := s.Subject.EffectiveTier()
	if a.flags.json {
		doc := startedJSON{"gonogo/started/1", r.Slug, s.Gate.Ref(), s.Gate.Digest, tier, dec.Counts.Applicable, nil}
		if earlier != nil {
			doc.Carried = &carriedJSON{earlier.Slug, len(s.Carried), len(s.Evidence), rowsLeft(s, earlier.State)}
		}
		return a.document(doc)
	}
	a.print("%s", r.Slug)
	if earlier != nil {
		a.carried(r, earlier)
	}
	a.note("%s asks %s at tier %d; next: gonogo open %s, or gonogo questions %s", s.Gate.Ref(), counted(dec.Counts.Applicable, "question"), tier, r.Slug, r.Slug)
	if s.Subject.Tier == 0 {
		a.note("no tier is set, so it counts as tier 1, the most critical: gonogo set %s --tier N", r.Slug)
	}
	if floor := s.Gate.TierFloor(s.On); floor < tier {
		a.note("what it can do asks for tier %d at the least critical: gonogo set %s --tier %d", floor, r.Slug, floor)
	}
	if unsure := unsureTraits(s); len(unsure) > 0 {
		a.note("not sure yet, so counted as yes: %s", strings.Join(unsure, ", "))
	}
	return nil
}

// carried says what came back from an earlier assessment, and what did not.
func (a *app) carried(r assessment.Record, earlier *assessment.Record) {
	s, was := r.State, earlier.State
	gate := "the same gate"
	if s.Gate.Digest != was.Gate.Digest {
		gate = fmt.Sprintf("gate %s instead of %s", s.Gate.Ref(), was.Gate.Ref())
	}
	a.note("from %s, under %s: %s to confirm one by one; %d of %s of evidence, those in date and bound to no release; no waiver, no condition",
		earlier.Slug, gate, counted(len(s.Carried), "answer"), len(s.Evidence), counted(len(was.Evidence), "piece"))
	for _, t := range slices.Sorted(maps.Keys(was.Subject.Traits)) {
		if s.Gate.Trait(t) == nil {
			a.note("the gate has no trait %s any more", t)
		}
	}
	if n := rowsLeft(s, was); n > 0 {
		a.note("not taken over, since their dates are those of then: %s in registers; look at them, then bring them over one register at a time: gonogo row list %s REGISTER --csv > rows.csv, gonogo apply %s rows.csv --register REGISTER",
			counted(n, "row"), earlier.Slug, r.Slug)
	}
	if missing := stillNew(s.Subject); missing != "" {
		a.note("not taken over, since it is new each time: gonogo set %s%s", r.Slug, missing)
	}
	if len(s.Carried) > 0 {
		a.note("confirm an answer: gonogo answer %s QUESTION --confirm; gonogo questions %s shows which", r.Slug, r.Slug)
	}
}

// rowsLeft counts the rows of an earlier record in registers that the gate of this one has too.
func rowsLeft(s, was *assessment.State) int {
	n := 0
	for register, rows := range was.Rows {
		if s.Gate.Register(register) != nil {
			n += len(rows)
		}
	}
	return n
}

// stillNew are the flags for what a next release has anew and nobody has given yet.
func stillNew(s assessment.Subject) string {
	out := ""
	if s.Release == "" {
		out += " --release V"
	}
	if s.ReleaseDigest == "" {
		out += " --release-digest D"
	}
	if s.GoLive.IsZero() {
		out += " --go-live DATE"
	}
	return out
}

// unsureTraits are the traits that count as yes only because nobody has said.
func unsureTraits(s *assessment.State) []string {
	var out []string
	for _, t := range s.Gate.Traits {
		if s.On[t.ID] && !s.Sure[t.ID] {
			out = append(out, t.ID)
		}
	}
	return out
}
