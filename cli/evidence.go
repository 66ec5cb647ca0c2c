package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gonogo/assessment"
	"gonogo/content"
)

func evidenceVerb(a *app) *cobra.Command {
	return a.family(&cobra.Command{
		Use:   "evidence",
		Short: "give, list, check or withdraw evidence",
		Long: `Evidence is what makes "met" count: one piece that by itself has the right kind, strength, age, environment and
release. gonogo questions ID --json shows what each question needs.`,
	}, evidenceAddVerb(a), evidenceListVerb(a), evidenceVerifyVerb(a), evidenceExportVerb(a), evidenceWithdrawVerb(a))
}

func evidenceAddVerb(a *app) *cobra.Command {
	var b assessment.Evidenced
	var s acts
	var observed, release, behaviour string
	var strength int
	var keep bool
	var limit string
	c := &cobra.Command{
		Use:   "add ID QUESTION...",
		Short: "give a piece of evidence for one or more questions",
		Long: `Keeps a reference to a piece of evidence. Observed is the day on which the fact was seen, not today. Where --ref is
a file on this computer, its SHA-256 and its size are kept with it. Without --strength it is claimed to be as strong
as its kind can be. On a blocker the checker is somebody else than the collector. Say with --limits what it does not
show: that takes nothing from it, and who reads or signs sees it beside the piece.

With --keep the record keeps a copy of the file, so that it outlives the place where it lies: gonogo evidence export gets
it out again. The record keeps it for ever, also when the evidence is withdrawn. A file of more than 25 MiB is kept only
where --keep-limit allows it, and one of more than 256 MiB never.`,
		Example: `gonogo evidence add payments-agent ID-01 --kind config-export --ref iam-export.json --observed 2026-11-20 \
  --env production --collector "Ana Ames <ana@example.com>" --checker "Ben Beck <ben@example.com>" \
  --limits "the payments account alone; the shared one is left out"
gonogo evidence add payments-agent DR-01 DR-04 --kind drill-record \
  --ref https://wiki.example.com/drill-7 --observed 2026-11-18 --env staging
gonogo evidence add payments-agent ID-09 --kind scan-report --ref scan.json --observed 2026-11-20 --keep`,
	}
	f := c.Flags()
	f.StringVar(&b.EvidenceKind, "kind", "", "the kind; gonogo gate show lists them")
	f.StringVar(&b.Ref, "ref", "", "where it is: a link or a path")
	f.StringVar(&observed, "observed", "", "the day on which the fact was seen, YYYY-MM-DD")
	f.StringVar(&b.Environment, "env", "", "the environment it was seen in")
	f.IntVar(&strength, "strength", 0, "0 to 5, where it is weaker than its kind can be")
	f.StringVar(&release, "release-digest", "", "the release it is about, sha256:HEX")
	f.StringVar(&behaviour, "behaviour-digest", "", "the behaviour it is about, sha256:HEX")
	f.StringVar(&b.Collector, "collector", "", "who collected it, \"NAME <EMAIL>\"")
	f.StringVar(&b.Checker, "checker", "", "who checked it, \"NAME <EMAIL>\"")
	f.StringVar(&b.Note, "note", "", "a remark")
	f.StringVar(&b.Limits, "limits", "", "what it does not show: scope left out, another environment, a sample")
	f.BoolVar(&keep, "keep", false, "keep a copy of the file that --ref names")
	keepLimitFlag(f, &limit)
	s.bind(f)
	c.ValidArgsFunction = a.complete(completeID, completeQuestion)
	return a.verb(c, 2, -1, func(ctx context.Context, args []string) error {
		var err error
		for _, q := range args[1:] {
			if id := questionID(q); !slices.Contains(b.Questions, id) {
				b.Questions = append(b.Questions, id)
			}
		}
		if b.Observed, err = optionalDate("observed", observed); err != nil {
			return err
		}
		if f.Changed("strength") {
			b.Strength = &strength
		}
		b.ReleaseDigest, b.BehaviourDigest = content.Digest(release), content.Digest(behaviour)
		k, err := newKeeper(limit)
		if err != nil {
			return err
		}
		if f.Changed("keep-limit") && !keep {
			return usage("add --keep, or leave it out", "--keep-limit says how large a file may be that is kept, and none is")
		}
		given, err := k.withFile(ctx, b, keep)
		if err != nil {
			return err
		}
		return a.record(ctx, args[0], func(_ assessment.Record, act []int) string {
			says := fmt.Sprintf("e%d for %s", act[0], strings.Join(b.Questions, ", "))
			return says + fileSays(given)
		}, b.Questions, s.bodies(given)...)
	})
}

func keepLimitFlag(f *pflag.FlagSet, limit *string) {
	f.StringVar(limit, "keep-limit", fmt.Sprintf("%dMiB", assessment.KeptUnasked>>20), "how large a file may be of which a copy is kept, at most 256MiB")
}

// withFile is evidence with what there is to know of the file that it names; with the file itself where it is kept.
func (k *keeper) withFile(ctx context.Context, b assessment.Evidenced, keep bool) (given assessment.Body, err error) {
	if keep {
		file, err := k.read(ctx, b.Ref)
		if err != nil {
			return nil, err
		}
		return assessment.Keep(b, file), nil
	}
	b.FileDigest, b.FileSize, err = localFile(ctx, b.Ref)
	return b, err
}

// fileSays is what was recorded of the file of evidence, "" where it names none.
func fileSays(given assessment.Body) string {
	says := "file of %d bytes, %s"
	e, ok := given.(assessment.Evidenced)
	if k, keeps := given.(assessment.Keeping); keeps {
		e, ok, says = k.Evidenced, true, says+", a copy is kept"
	}
	if !ok || e.FileDigest == "" {
		return ""
	}
	return fmt.Sprintf(" ("+says+")", e.FileSize, e.FileDigest.Short())
}

func evidenceWithdrawVerb(a *app) *cobra.Command {
	var reason string
	var s acts
	c := &cobra.Command{
		Use:     "withdraw ID EVIDENCE",
		Short:   "take a piece of evidence back",
		Long:    "Takes a piece of evidence back. The record keeps that it was there. EVIDENCE is what gonogo evidence list calls it.",
		Example: `gonogo evidence withdraw payments-agent e12 --reason "it was from the wrong account"`,
	}
	c.Flags().StringVar(&reason, "reason", "", "why")
	s.bind(c.Flags())
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 2, 2, func(ctx context.Context, args []string) error {
		r, err := a.find(ctx, args[0])
		if err != nil {
			return err
		}
		piece, err := pieceNamed(r.State, args[1])
		if err != nil {
			return err
		}
		what := fmt.Sprintf("e%d is withdrawn", piece.Entry)
		return a.record(ctx, args[0], just(what), piece.Questions, s.bodies(assessment.EvidenceWithdrawn{Evidence: piece.ID, Reason: reason})...)
	})
}

// pieceNamed finds a piece that is held, by "e12", "12" or its id.
func pieceNamed(s *assessment.State, name string) (*assessment.Piece, error) {
	n, err := s.EntryNamed(name)
	if err == nil {
		for i := range s.Evidence {
			if s.Evidence[i].Entry == n {
				return &s.Evidence[i], nil
			}
		}
	}
	return nil, usage("gonogo evidence list shows what is held", "no evidence is called %q", name)
}
