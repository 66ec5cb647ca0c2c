package cli

import (
	"context"
	"errors"
	"regexp"
	"strings"

	"gonogo/assessment"
	"gonogo/content/load"
)

// spelledOut is a cell of evidence that says all about it in itself.
var spelledOut = regexp.MustCompile(`^(?:[{\[]|(?:kind|ref|observed|env|strength|release_digest|behaviour_digest|collector|checker|note|limits|keep)\s*:\s)`)

// proof reads what a row says of its evidence: a link or a path with the columns beside it, or a cell that says all.
func (t *csvTable) proof(ctx context.Context, id string, row []string) []fact {
	ref := t.cell(row, "evidence")
	beside := ""
	for _, c := range besideEvidence {
		if t.cell(row, c) != "" {
			beside = c
			break
		}
	}
	switch {
	case ref == "" && beside == "":
		return nil
	case ref == "":
		t.fail(t.at[beside], "put the link or the path of the file into the column evidence, such as https://wiki.example.com/iam-export", "%s: the row says something of its evidence, but not where it is", id)
		return nil
	case !spelledOut.MatchString(ref):
		return t.linked(ctx, id, ref, row)
	case beside != "":
		t.fail(t.at[beside], "keep one of them", "%s: the evidence is told in its own cell and in %s", id, beside)
		return nil
	}
	return t.spelled(ctx, id, ref)
}

// linked reads a link or a path, of which the columns beside it tell the rest. Every mistake is told with its question,
// for whoever reads it has a spreadsheet open and no line numbers.
func (t *csvTable) linked(ctx context.Context, id, ref string, row []string) []fact {
	wrong := len(t.wrong)
	column := func(name string) int {
		if at, ok := t.at[name]; ok {
			return at
		}
		return t.at["evidence"]
	}
	g := t.file.gate
	example := "config-export"
	if q := g.Question(id); len(q.Needs.Kinds) > 0 {
		example = q.Needs.Kinds[0]
	}
	b := assessment.Evidenced{
		Questions: []string{id}, Ref: ref, EvidenceKind: strings.ToLower(t.cell(row, "evidence_kind")),
		Collector: t.cell(row, "evidence_collector"), Checker: t.cell(row, "evidence_checker"),
		Limits: t.cell(row, "evidence_limits"),
	}
	day := t.cell(row, "evidence_observed")
	var lacks, fill []string
	lack := func(says, column, such string) {
		do := "fill the column "
		if _, ok := t.at[column]; !ok {
			do = "add a column "
		}
		lacks, fill = append(lacks, says), append(fill, do+column+such)
	}
	if b.EvidenceKind == "" {
		lack("what kind of evidence it is", "evidence_kind", " with a word such as "+example)
	}
	if day == "" {
		lack("on which day it was seen", "evidence_observed", " with a day such as 2026-11-20")
	}
	if len(lacks) > 0 {
		t.fail(t.at["evidence"], strings.Join(fill, " and "), "%s: the row says where its evidence is, but not %s", id, strings.Join(lacks, " and "))
		return nil
	}
	if g.Kind(b.EvidenceKind) == nil {
		t.fail(column("evidence_kind"), load.Nearest(b.EvidenceKind, kindIDs(g)), "%s: gate %s has no kind of evidence called %q", id, g.Ref(), b.EvidenceKind)
	}
	var err error
	if b.Observed, err = assessment.ParseDate(day); err != nil {
		t.fail(column("evidence_observed"), "write it as 2026-11-20; a column of text keeps it so in a spreadsheet", "%s: %q is no day", id, day)
	} else if b.Observed > t.file.today {
		t.fail(column("evidence_observed"), "the day is when the fact was seen, not when it will be", "%s: it was observed on %s, which is still to come", id, b.Observed)
	}
	if b.FileDigest, b.FileSize, err = localFile(ctx, ref); err != nil {
		t.fail(t.at["evidence"], hintOf(err), "%s: %v", id, err)
	}
	if len(t.wrong) > wrong {
		return nil
	}
	return []fact{{b, t.pos(t.at["evidence"])}}
}

// spelled reads a cell such as "kind: config-export, ref: iam.json, observed: 2026-11-20", which is one entry of
// the YAML file's evidence without its braces, or a list of such entries.
func (t *csvTable) spelled(ctx context.Context, id, cell string) []fact {
	column := t.at["evidence"]
	if !strings.HasPrefix(cell, "{") && !strings.HasPrefix(cell, "[") {
		cell = "{" + cell + "}"
	}
	root, err := load.Document(t.file.name, []byte(cell))
	var out []fact
	if err == nil {
		pieces := []load.Node{root}
		if root.IsList() {
			pieces = root.List()
		}
		for _, p := range pieces {
			out = append(out, fact{t.file.evidence(ctx, p, []string{id}), t.pos(column)})
		}
		err = root.Err()
	}
	if err != nil {
		says := err.Error()
		if one, ok := errors.AsType[*load.Error](err); ok {
			says = one.Msg
		}
		t.fail(column, "write kind: KIND, ref: REF, observed: YYYY-MM-DD; or the link alone, with the columns evidence_kind and evidence_observed", "%s: evidence: %s", id, says)
		return nil
	}
	return out
}

// answerIn reads an answer as people write it into a sheet.
func answerIn(cell string) (assessment.Answer, error) {
	word := strings.Join(strings.FieldsFunc(strings.ToLower(cell), func(r rune) bool { return r == ' ' || r == '-' || r == '_' }), " ")
	switch strings.NewReplacer("’", "'", "‘", "'", "`", "'").Replace(word) {
	case "not applicable", "n/a", "na":
		return assessment.NotApplicable, nil
	case "don't know", "dont know", "do not know":
		return assessment.DontKnow, nil
	}
	return assessment.ParseAnswer(word)
}
