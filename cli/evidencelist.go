package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/content"
)

type evidenceJSON struct {
	Schema     string      `json:"schema"`
	Assessment string      `json:"assessment"`
	Evidence   []pieceJSON `json:"evidence"`
}

type pieceJSON struct {
	ID              string          `json:"id"`
	EntryID         string          `json:"entry_id"`
	Kind            string          `json:"kind"`
	Ref             string          `json:"ref"`
	Observed        assessment.Date `json:"observed"`
	Environment     string          `json:"environment"`
	ReleaseDigest   content.Digest  `json:"release_digest"`
	BehaviourDigest content.Digest  `json:"behaviour_digest"`
	Collector       string          `json:"collector"`
	Checker         string          `json:"checker"`
	Note            string          `json:"note"`
	Limits          string          `json:"limits"`
	FileDigest      content.Digest  `json:"file_digest"`
	FileSize        int64           `json:"file_size"`
	FileKept        bool            `json:"file_kept"`
	By              string          `json:"by"`
	For             []weighedJSON   `json:"for"`
}

type weighedJSON struct {
	Question string          `json:"question"`
	Asked    bool            `json:"asked"`
	Counts   bool            `json:"counts"`
	Strength int             `json:"strength"`
	StaleOn  assessment.Date `json:"stale_on"`
	Fails    []string        `json:"fails"`
}

func evidenceListVerb(a *app) *cobra.Command {
	var on, question string
	c := &cobra.Command{
		Use:     "list ID",
		Short:   "the evidence held, and what each piece counts for",
		Long:    "Lists the evidence that is held. For each question it names, a piece counts, or it does not and the line says why.",
		Example: "gonogo evidence list payments-agent --question ID-01",
	}
	onFlag(c, &on)
	c.Flags().StringVar(&question, "question", "", "only evidence for this question")
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		in, err := a.judged(ctx, args[0], on)
		if err != nil {
			return err
		}
		id := questionID(question)
		if id != "" && in.Record.State.Gate.Question(id) == nil {
			return usage("gonogo questions "+in.Record.Slug+" lists them", "gate %s has no question %q", in.Record.State.Gate.Ref(), question)
		}
		doc := evidenceJSON{Schema: "gonogo/evidence/1", Assessment: in.Record.Slug, Evidence: []pieceJSON{}}
		for _, p := range in.Record.State.Evidence {
			if id == "" || slices.Contains(p.Questions, id) {
				doc.Evidence = append(doc.Evidence, weighedPiece(&in.Decision, p))
			}
		}
		if a.flags.json {
			return a.document(doc)
		}
		if len(doc.Evidence) == 0 {
			a.note("no evidence is held yet: gonogo evidence add %s QUESTION --kind … --ref … --observed …", in.Record.Slug)
		}
		a.evidence(doc.Evidence)
		return nil
	})
}

func weighedPiece(d *assessment.Decision, p assessment.Piece) pieceJSON {
	doc := pieceJSON{
		ID: fmt.Sprintf("e%d", p.Entry), EntryID: p.ID, Kind: p.EvidenceKind, Ref: p.Ref, Observed: p.Observed,
		Environment: p.Environment, ReleaseDigest: p.ReleaseDigest, BehaviourDigest: p.BehaviourDigest,
		Collector: p.Collector, Checker: p.Checker, Note: p.Note, Limits: p.Limits, FileDigest: p.FileDigest, FileSize: p.FileSize, FileKept: p.FileKept, By: p.By,
	}
	for _, q := range p.Questions {
		w := weighedJSON{Question: q, Fails: []string{}}
		if f := d.Finding(q); f != nil {
			w.Asked = true
			for _, held := range f.Pieces {
				if held.Entry != p.Entry {
					continue
				}
				w.Counts, w.Strength, w.StaleOn = held.Counts, held.Strength, held.StaleOn
				for _, fail := range held.Fails {
					w.Fails = append(w.Fails, fail.Says)
				}
			}
		}
		doc.For = append(doc.For, w)
	}
	return doc
}

func (a *app) evidence(pieces []pieceJSON) {
	var t table
	for _, p := range pieces {
		where := p.Environment
		if where == "" {
			where = "no environment"
		}
		for i, w := range p.For {
			head := []string{p.ID, p.Kind, p.Observed.String(), where}
			if i > 0 {
				head = []string{"", "", "", ""}
			}
			h := red
			says := "does not count: " + strings.Join(w.Fails, "; ")
			switch {
			case !w.Asked:
				says, h = "is not asked of this subject", faint
			case w.Counts:
				says, h = fmt.Sprintf("counts, strength %d, until %s", w.Strength, w.StaleOn.Add(-1)), green
			}
			t.add(append(head, w.Question, says)...)
			t.tint(5, h)
		}
		ref := p.Ref
		if p.FileKept {
			ref += " (a copy is kept)"
		}
		t.add("", "", "", "", "", ref)
		if p.Limits != "" {
			t.add("", "", "", "", "", "limits: "+p.Limits)
		}
	}
	t.write(a, "")
}
