package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/library"
)

func upgradeVerb(a *app) *cobra.Command {
	var to string
	var dryRun, yes bool
	c := &cobra.Command{
		Use:   "upgrade ID",
		Short: "move an assessment to a newer version of its gate",
		Long: `Moves an assessment to a newer version of its gate: the one that comes with the program, or with --to a folder. What
changes is shown first. Answers stay where the text of their question is the same; the others are to be given again,
with what was said before in sight. A waiver or a condition given for another text no longer counts, and every sign-off
before it is void. It cannot be undone.`,
		Example: `gonogo upgrade payments-agent --dry-run
gonogo upgrade payments-agent --yes
gonogo upgrade invoice-agent --to ./our-gate`,
	}
	f := c.Flags()
	f.StringVar(&to, "to", "", "the gate to move to, a folder or an id; else the program's own of the same id")
	f.BoolVar(&dryRun, "dry-run", false, "say what would change, and record nothing")
	f.BoolVar(&yes, "yes", false, "agree without being asked, for scripts")
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		desk, err := a.acting(ctx)
		if err != nil {
			return err
		}
		m, err := desk.Find(ctx, args[0])
		if err != nil {
			return err
		}
		pack, err := a.newerGate(ctx, desk, m, to)
		if err != nil {
			return err
		}
		plan, err := desk.PlanUpgrade(ctx, m, pack)
		if err != nil {
			return err
		}
		if dryRun {
			return a.planned(plan)
		}
		if !a.flags.json && !a.flags.quiet {
			a.difference(a.note, plan)
		}
		if err := a.agreeToMove(ctx, yes); err != nil {
			return err
		}
		r, err := desk.Upgrade(ctx, m, &plan.Record, pack)
		if err != nil {
			return err
		}
		if a.flags.json {
			return a.document(upgradeDoc(plan, true))
		}
		again := ""
		if n := len(plan.Again); n > 0 {
			again = ", " + counted(n, "answer") + " to give again"
		}
		return a.saved(r, "moved to "+plan.To.Ref()+again, lastEntries(r, 1), nil)
	})
}

// newerGate is the source of the gate to move to.
func (a *app) newerGate(ctx context.Context, desk *assessment.Desk, m assessment.Meta, to string) (content.Pack, error) {
	if to == "" {
		r, err := desk.Open(ctx, m)
		if err != nil {
			return nil, err
		}
		_, pack, err := library.Gate(r.State.Gate.ID)
		if errors.Is(err, library.ErrUnknown) {
			return nil, usage("name the folder that holds the newer version with --to", "no gate %s comes with the program", r.State.Gate.ID)
		}
		return pack, err
	}
	named, err := gateNamed(to)
	if err != nil {
		return nil, err
	}
	_, _, err = named.gate() // its mistakes are told with their places
	return named.pack, err
}

// agreeToMove asks for the agreement unless it was given on the command line.
func (a *app) agreeToMove(ctx context.Context, yes bool) error {
	if yes {
		return nil
	}
	if !isTerminal(a.in) {
		return usage("a script says --yes; --dry-run only shows the difference", "nobody is here to agree, and this cannot be undone")
	}
	typed, err := a.askLine(ctx, `This cannot be undone. Type "upgrade" to go on, anything else to leave it:`)
	if err != nil {
		return err
	}
	if strings.TrimSpace(strings.ToLower(typed)) != "upgrade" {
		return &invalid{"not moved: nothing was recorded", "type the word as it stands there to agree"}
	}
	return nil
}

func (a *app) planned(plan assessment.Upgrade) error {
	if a.flags.json {
		return a.document(upgradeDoc(plan, false))
	}
	a.difference(a.print, plan)
	return nil
}

// difference tells line by line what a move changes.
func (a *app) difference(tell func(string, ...any), u assessment.Upgrade) {
	tell("%s: %s to %s", u.Record.Slug, u.From.Ref(), u.To.Ref())
	for _, q := range u.Added {
		tell("  new       %s %s", q, u.To.Question(q).Title)
	}
	for _, q := range u.Gone {
		tell("  gone      %s %s%s", q, u.From.Question(q).Title, answeredSays(u.Record.State, q))
	}
	for _, q := range u.Changed {
		says := ""
		if given := answeredSays(u.Record.State, q); given != "" {
			says = given + ", to be answered again"
		}
		tell("  changed   %s %s%s", q, u.To.Question(q).Title, says)
	}
	for _, s := range u.Severities {
		tell("  severity  %s %s, was %s", s.Question, severityRow(s.To), severityRow(s.From))
	}
	for _, q := range u.Proof {
		tell("  proof     %s wants %s", q, proofRow(u.To.Question(q)))
	}
	for _, t := range u.NewTraits {
		tell("  new trait %s: unsure, which counts as yes until gonogo set says otherwise", t)
	}
	for _, t := range u.GoneTraits {
		tell("  no trait  %s any more", t)
	}
	if u.Limits {
		tell("  limits    the roles, or what may be accepted, are others")
	}
	if u.SignOffs > 0 {
		tell("  sign-offs %d that hold now will be void", u.SignOffs)
	}
	tell("  verdict   %s, was %s", verdictPhrase(&u.After), verdictPhrase(&u.Before))
}

func answeredSays(s *assessment.State, question string) string {
	h, ok := s.Answers[question]
	if !ok {
		return ""
	}
	return " (answered " + string(h.Value.Answer) + ")"
}

func severityRow(q *content.Question) string {
	says := strings.Join(perTier(q.Severity, content.Severity.String), ", ")
	if !q.Applies.Empty() {
		says += " with " + conditionWords(q.Applies)
	}
	if !q.RaisedBy.Empty() {
		says += ", raised with " + conditionWords(q.RaisedBy)
	}
	if q.Unwaivable != nil {
		says += ", unwaivable for some"
	}
	return says
}

func proofRow(q *content.Question) string {
	return strings.Join(q.Needs.Kinds, " or ") + " of strength " + same(perTier(q.Needs.Strength, itoa)) + ", at most " +
		same(perTier(q.Needs.MaxAge, itoa)) + " days old" + boundWords(q.Needs.Bound) + placeWords(q.Needs.Where)
}

type upgradeJSON struct {
	Schema        string             `json:"schema"`
	Assessment    string             `json:"assessment"`
	Recorded      bool               `json:"recorded"`
	From          assessment.GateRef `json:"from"`
	To            assessment.GateRef `json:"to"`
	Added         []string           `json:"added"`
	Gone          []string           `json:"gone"`
	Changed       []string           `json:"changed"`
	Severities    []severityJSON     `json:"severities"`
	Proof         []string           `json:"proof"`
	TraitsAdded   []string           `json:"traits_added"`
	TraitsGone    []string           `json:"traits_gone"`
	Limits        bool               `json:"limits"` // the policy or the roles are others
	AnswerAgain   []string           `json:"answer_again"`
	SignOffsVoid  int                `json:"sign_offs_void"`
	VerdictBefore string             `json:"verdict_before"`
	VerdictAfter  string             `json:"verdict_after"`
}

type severityJSON struct {
	Question string   `json:"question"`
	From     []string `json:"from"` // tier 1 first
	To       []string `json:"to"`
}

func upgradeDoc(u assessment.Upgrade, recorded bool) upgradeJSON {
	ref := func(g *content.Gate) assessment.GateRef {
		return assessment.GateRef{ID: g.ID, Version: g.Version, Digest: g.Digest}
	}
	some := func(ids []string) []string { return append([]string{}, ids...) }
	doc := upgradeJSON{
		Schema: "gonogo/upgrade/1", Assessment: u.Record.Slug, Recorded: recorded, From: ref(u.From), To: ref(u.To),
		Added: some(u.Added), Gone: some(u.Gone), Changed: some(u.Changed), Severities: []severityJSON{}, Proof: some(u.Proof),
		TraitsAdded: some(u.NewTraits), TraitsGone: some(u.GoneTraits), Limits: u.Limits, AnswerAgain: some(u.Again), SignOffsVoid: u.SignOffs,
		VerdictBefore: verdictWord(u.Before.Verdict), VerdictAfter: u.After.Verdict.String(),
	}
	for _, s := range u.Severities {
		doc.Severities = append(doc.Severities, severityJSON{
			s.Question, perTier(s.From.Severity, content.Severity.String), perTier(s.To.Severity, content.Severity.String),
		})
	}
	return doc
}
