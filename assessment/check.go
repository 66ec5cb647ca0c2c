package assessment

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
	"gonogo/content/clean"
)

// The longest texts the record takes, in bytes.
const (
	MaxLine = 2_000
	MaxNote = 64_000
)

// check says why the gate refuses an act by a person on a day, nil when it does not.
func check(s *State, given Body, by string, today Date) error {
	if err := checkTexts(given); err != nil {
		return err
	}
	switch b := bare(given).(type) {
	case Answered:
		return checkAnswer(s, b, by)
	case Parked:
		_, err := asked(s, b.Question)
		return err
	case Commented:
		if b.Question == "" {
			return nil
		}
		_, err := known(s, b.Question)
		return err
	case Evidenced:
		if err := checkEvidence(s, b, today); err != nil {
			return err
		}
		return checkKept(given, b)
	case EvidenceWithdrawn:
		if !slices.ContainsFunc(s.Evidence, func(p Piece) bool { return p.ID == b.Evidence }) {
			return argument("gonogo evidence list shows what is held", "no evidence is called %q", b.Evidence)
		}
		return nil
	case RowSet:
		return checkRow(s, b, today)
	case RowRemoved:
		return checkRowRemoved(s, b)
	case Imported:
		return checkImported(b, today)
	case Waived:
		return checkWaiver(s, b, today)
	case WaiverWithdrawn:
		if _, ok := s.Waivers[b.Question]; !ok {
			return argument("", "no waiver is held for %s", b.Question)
		}
		return nil
	case ConditionSet:
		q, err := asked(s, b.Question)
		if err != nil {
			return err
		}
		if says := ConditionRefused(s, q, b); says != "" {
			return refused("", "%s", says)
		}
		if b.Set > today {
			return refused("", "a condition set on %s is still to come", b.Set)
		}
		if b.Due < today {
			return refused("name a day that is still to come", "the due date %s has gone by", b.Due)
		}
		return nil
	case SubjectChanged:
		return checkChange(s, b, by)
	case Undone:
		return checkUndone(s, b)
	case Signed:
		return checkSigned(b)
	case Reopened:
		return checkReopened(s, b)
	case GateUpgraded:
		return checkUpgrade(s, b)
	case Snapshotted:
		return checkSnapshot(s, b)
	case Archived:
		switch {
		case b.Archived && s.Archived:
			return refused("", "it is archived already")
		case !b.Archived && !s.Archived:
			return refused("", "it is not archived")
		}
		return nil
	default:
		return fmt.Errorf("kind %s cannot be recorded this way", b.Kind())
	}
}

func known(s *State, id string) (*content.Question, error) {
	if q := s.Gate.Question(id); q != nil {
		return q, nil
	}
	var ids []string
	for _, q := range s.Gate.Questions() {
		ids = append(ids, q.ID)
	}
	return nil, argument(nearest(id, ids, "gonogo questions lists them"), "gate %s has no question %q", s.Gate.Ref(), id)
}

// Asks reports whether a question of the gate is asked of this subject.
func (s *State) Asks(q *content.Question) bool {
	return q.SeverityAt(s.Subject.EffectiveTier(), s.On) != content.NotAsked
}

func asked(s *State, id string) (*content.Question, error) {
	q, err := known(s, id)
	if err != nil {
		return nil, err
	}
	if !s.Asks(q) {
		return nil, refused("gonogo questions lists what is asked; gonogo set changes intake", "%s is not asked of this subject: its traits and tier leave it out", id)
	}
	return q, nil
}

func checkAnswer(s *State, a Answered, by string) error {
	q, err := asked(s, a.Question)
	if err != nil {
		return err
	}
	if _, err := ParseAnswer(string(a.Answer)); err != nil {
		return argument("", "%s", err)
	}
	if a.Answer != NotApplicable {
		return nil
	}
	sev := q.SeverityAt(s.Subject.EffectiveTier(), s.On)
	switch {
	case q.UnwaivableAt(s.Subject.EffectiveTier(), s.On):
		return refused("fix it, or go live with less: another intake is another decision", "%s cannot be answered not applicable", q.ID)
	case q.Applies.Empty() && sev == content.Blocker:
		return refused("meet it, or waive it", "%s is asked of every subject and is a blocker here: it cannot be not applicable", q.ID)
	case q.Applies.Empty() && blank(a.Checked) && blank(a.Note):
		return argument("say why with --checked", "%s: not applicable needs a reason", q.ID)
	case !q.Applies.Empty() && a.Absent == "":
		return argument("name one of "+strings.Join(q.Applies.Names(), ", "), "%s: not applicable needs the trait that is absent (--absent)", q.ID)
	case !q.Applies.Empty() && s.Gate.Trait(a.Absent) == nil:
		return argument("name one of "+strings.Join(q.Applies.Names(), ", "), "no trait is called %q", a.Absent)
	case !q.Applies.Empty() && !slices.Contains(q.Applies.Names(), a.Absent):
		return refused("name one of "+strings.Join(q.Applies.Names(), ", "), "%s is not asked because of %s", q.ID, a.Absent)
	case !q.Applies.Empty() && blank(a.Checked):
		return argument("", "%s: not applicable needs to say how the absence was checked (--checked)", q.ID)
	case a.Checked != "" && clean.IsEmptyMeaning(a.Checked):
		return refused("write what was looked at, and what was found", "%q says nothing about how the absence was checked", a.Checked)
	case a.ConfirmedBy != "" && SamePerson(a.ConfirmedBy, by):
		return refused("somebody else confirms it", "%s answered and confirms: that is one person twice", by)
	}
	return nil
}

func checkEvidence(s *State, e Evidenced, today Date) error {
	if len(e.Questions) == 0 {
		return argument("", "evidence needs the question it is for")
	}
	for _, id := range e.Questions {
		if _, err := known(s, id); err != nil {
			return err
		}
	}
	var kinds []string
	for _, k := range s.Gate.Kinds {
		kinds = append(kinds, k.ID)
	}
	switch {
	case blank(e.EvidenceKind):
		return argument("give it with --kind, one of "+strings.Join(kinds, ", "), "evidence needs its kind")
	case s.Gate.Kind(e.EvidenceKind) == nil:
		return argument(nearest(e.EvidenceKind, kinds, "kinds: "+strings.Join(kinds, ", ")), "no kind of evidence is called %q", e.EvidenceKind)
	case blank(e.Ref):
		return argument("give a link or a path with --ref", "evidence needs to say where it is")
	case e.Observed.IsZero():
		return argument("give --observed YYYY-MM-DD", "evidence needs the day on which it was observed")
	case e.Observed > today:
		return refused("the date is when the fact was seen, not when it will be", "it was observed on %s, which is still to come", e.Observed)
	case e.Strength != nil && (*e.Strength < 0 || *e.Strength > content.MaxStrength):
		return argument("", "strength %d is none: use 0 to 5", *e.Strength)
	}
	for _, d := range []content.Digest{e.ReleaseDigest, e.BehaviourDigest, e.FileDigest} {
		if d != "" && !d.Valid() {
			return argument("write sha256: and 64 hex digits", "%q is no digest", d)
		}
	}
	return nil
}

func checkWaiver(s *State, w Waived, today Date) error {
	q, err := asked(s, w.Question)
	if err != nil {
		return err
	}
	for _, t := range []struct{ name, text string }{{"reason", w.Reason}, {"control", w.Control}, {"test of the control", w.Tested}} {
		if !blank(t.text) && clean.IsEmptyMeaning(t.text) {
			return refused("write a sentence that a stranger understands", "%q says nothing: the waiver needs a real %s", t.text, t.name)
		}
	}
	if says := WaiverRefused(s, q, w); says != "" {
		return refused("", "%s", says)
	}
	if w.Approved > today {
		return refused("", "the approval on %s is still to come", w.Approved)
	}
	if w.Expires < today {
		return refused("", "the waiver would end on %s, which has gone by", w.Expires)
	}
	return nil
}

func checkSigned(b Signed) error {
	if n := max(len(b.Statement), len(b.Signature), len(b.Bundle)); n > MaxStatement {
		return refused("", "a part of the sign-off has %d bytes; the record takes %d", n, MaxStatement)
	}
	return nil
}

func checkReopened(s *State, b Reopened) error {
	switch {
	case blank(b.Reason):
		return argument("say why with --reason", "reopening needs a reason")
	case clean.IsEmptyMeaning(b.Reason):
		return refused("write a sentence that a stranger understands", "%q is no reason", b.Reason)
	case len(s.SignOffs) == 0:
		return refused("answer and record as before", "nobody has signed, so there is nothing to reopen")
	case len(s.Reopened) > 0 && s.Reopened[len(s.Reopened)-1] > s.SignOffs[len(s.SignOffs)-1].Entry:
		return refused("", "it is open already: nobody has signed since")
	}
	return nil
}

func checkSnapshot(s *State, b Snapshotted) error {
	if blank(b.Label) {
		return argument("give --label", "a snapshot needs a label")
	}
	if other := s.labelMeansOther(b.Label); other != "" {
		return argument("choose a label that begins with a word", "%q already means %s where points are compared", b.Label, other)
	}
	for _, other := range s.Snapshots {
		if other.Label == b.Label {
			return refused("choose another label", "a snapshot is called %q already", b.Label)
		}
	}
	return nil
}
