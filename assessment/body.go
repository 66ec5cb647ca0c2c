package assessment

import (
	"bytes"
	"encoding/json"
	"fmt"

	"gonogo/assessment/seal"
	"gonogo/content"
)

// Body is what one kind of entry records.
type Body interface{ Kind() Kind }

// Started opens an assessment.
type Started struct {
	Gate    content.Digest `json:"gate"`
	GateRef string         `json:"gate_ref"` // "agentic-nhi 1.0.0", for a reader of the raw journal
	Subject Subject        `json:"subject"`
}

// SubjectChanged replaces the fields it names; a nil field stays as it was. Reason and ConfirmedBy are needed,
// after the first answer, for whatever makes the gate milder: until they are there the stricter value holds.
type SubjectChanged struct {
	Name            *string                    `json:"name,omitempty"`
	Programme       *string                    `json:"programme,omitempty"`
	LaunchKind      *LaunchKind                `json:"kind,omitempty"`
	Release         *string                    `json:"release,omitempty"`
	ReleaseDigest   *content.Digest            `json:"release_digest,omitempty"`
	BehaviourDigest *content.Digest            `json:"behaviour_digest,omitempty"`
	Environment     *string                    `json:"environment,omitempty"`
	Like            *[]string                  `json:"like,omitempty"`
	GoLive          *Date                      `json:"go_live,omitempty"`
	Tier            *int                       `json:"tier,omitempty"`
	Traits          map[string]content.Trilean `json:"traits,omitempty"`
	Builders        *[]string                  `json:"builders,omitempty"`
	Depth           *Depth                     `json:"depth,omitempty"`
	Reason          string                     `json:"reason,omitempty"`
	ConfirmedBy     string                     `json:"confirmed_by,omitempty"`
}

// Answered answers one question.
type Answered struct {
	Question    string `json:"question"`
	Answer      Answer `json:"answer"`
	Note        string `json:"note,omitempty"`
	Absent      string `json:"absent,omitempty"`       // not applicable: the trait that is absent
	Checked     string `json:"checked,omitempty"`      // not applicable: how its absence was checked
	ConfirmedBy string `json:"confirmed_by,omitempty"` // not applicable: the second person
}

// Parked puts a question aside for later, or takes it back when Lifted.
type Parked struct {
	Question string `json:"question"`
	Note     string `json:"note,omitempty"`
	Lifted   bool   `json:"lifted,omitempty"`
}

// Commented keeps a remark; it is no part of what is decided.
type Commented struct {
	Question string   `json:"question,omitempty"` // "" is a remark on the whole assessment
	Text     string   `json:"text"`
	Carried  *Carried `json:"carried,omitempty"` // the answer of an earlier assessment that the remark brings back
}

// Evidenced holds one piece of evidence against one or more questions.
type Evidenced struct {
	Questions       []string       `json:"questions"`
	EvidenceKind    string         `json:"kind"`
	Ref             string         `json:"ref"` // a link or a path
	Observed        Date           `json:"observed"`
	Environment     string         `json:"environment,omitempty"`
	Strength        *int           `json:"strength,omitempty"` // as claimed; nil claims what the kind can be
	ReleaseDigest   content.Digest `json:"release_digest,omitempty"`
	BehaviourDigest content.Digest `json:"behaviour_digest,omitempty"`
	Collector       string         `json:"collector,omitempty"`
	Checker         string         `json:"checker,omitempty"`
	Note            string         `json:"note,omitempty"`
	Limits          string         `json:"limits,omitempty"` // what it does not show: scope left out, another environment, a sample
	FileDigest      content.Digest `json:"file_digest,omitempty"`
	FileSize        int64          `json:"file_size,omitempty"`
	FileKept        bool           `json:"file_kept,omitempty"` // the journal keeps a copy of the file by its digest
}

// EvidenceWithdrawn takes a piece back.
type EvidenceWithdrawn struct {
	Evidence string `json:"evidence"` // ID of the Evidenced entry
	Reason   string `json:"reason,omitempty"`
}

// RowSet sets cells of one row of a register, and begins the row where there is none. Cells that it does not name stay
// as they are; an empty text empties one.
type RowSet struct {
	Register string            `json:"register"`
	Key      string            `json:"key"`
	Cells    map[string]string `json:"cells"` // by column, each in the column's one spelling
}

// RowRemoved takes a row out of a register.
type RowRemoved struct {
	Register string `json:"register"`
	Key      string `json:"key"`
	Reason   string `json:"reason,omitempty"`
}

// Waived accepts the risk of an open question for a while.
type Waived struct {
	Question  string `json:"question"`
	Reason    string `json:"reason"`
	Control   string `json:"control"` // the compensating control
	Tested    string `json:"tested"`  // how the control was tested
	Requester string `json:"requester"`
	Owner     string `json:"owner"`    // the risk owner, who approves
	Approved  Date   `json:"approved"` // the limit counts from here
	FixedBy   Date   `json:"fixed_by"`
	Expires   Date   `json:"expires"` // holds while the date judged on is not later
}

// WaiverWithdrawn takes the waiver of a question back.
type WaiverWithdrawn struct {
	Question string `json:"question"`
	Reason   string `json:"reason,omitempty"`
}

// ConditionSet names who fixes an open major and by when.
type ConditionSet struct {
	Question string `json:"question"`
	Owner    string `json:"owner"`
	Due      Date   `json:"due"`
	Control  string `json:"control,omitempty"`
	Note     string `json:"note,omitempty"`
	Set      Date   `json:"set"` // the day it was set; the limit counts from here where there is no go-live date
}

// Snapshotted freezes where the assessment stands, to compare with later. The entries before it are the state.
type Snapshotted struct {
	Label   string         `json:"label"`
	On      Date           `json:"on"` // the date judged on
	OnFrom  OnFrom         `json:"on_from"`
	Verdict Verdict        `json:"verdict"`
	Rule    Rule           `json:"rule"`
	State   content.Digest `json:"state"` // see StateDigest
}

// Signed is one role's sign-off of a decision. Statement holds the exact bytes that were signed.
type Signed struct {
	Role      string `json:"role"`
	Statement string `json:"statement"`
	Signature string `json:"signature,omitempty"` // OpenSSH armour; "" is a typed attestation
	Bundle    string `json:"bundle,omitempty"`    // a Sigstore bundle of the same statement; "" where none was made
}

// Reopened voids every sign-off before it.
type Reopened struct {
	Reason string `json:"reason"`
}

// GateUpgraded moves the assessment to a newer version of its gate. What was answered to a question whose text is
// another one now has to be answered again. The journal keeps the content of the gate with the entry.
type GateUpgraded struct {
	Gate    content.Digest `json:"gate"`
	GateRef string         `json:"gate_ref"` // "agentic-nhi 1.1.0", for a reader of the raw journal
}

// Undone makes folding ignore the entries it names. Undoing an Undone brings them back.
type Undone struct {
	Entries []string `json:"entries"`
}

// Archived takes the assessment out of the portfolio's daily view, or brings it back.
type Archived struct {
	Archived bool   `json:"archived"`
	Reason   string `json:"reason,omitempty"`
}

// Kind names the kind of each body.
func (Started) Kind() Kind           { return KindStarted }
func (SubjectChanged) Kind() Kind    { return KindSubjectChanged }
func (Answered) Kind() Kind          { return KindAnswered }
func (Parked) Kind() Kind            { return KindParked }
func (Commented) Kind() Kind         { return KindCommented }
func (Evidenced) Kind() Kind         { return KindEvidenced }
func (EvidenceWithdrawn) Kind() Kind { return KindEvidenceWithdrawn }
func (RowSet) Kind() Kind            { return KindRowSet }
func (RowRemoved) Kind() Kind        { return KindRowRemoved }
func (Waived) Kind() Kind            { return KindWaived }
func (WaiverWithdrawn) Kind() Kind   { return KindWaiverWithdrawn }
func (ConditionSet) Kind() Kind      { return KindConditionSet }
func (Snapshotted) Kind() Kind       { return KindSnapshotted }
func (Signed) Kind() Kind            { return KindSigned }
func (Reopened) Kind() Kind          { return KindReopened }
func (GateUpgraded) Kind() Kind      { return KindGateUpgraded }
func (Undone) Kind() Kind            { return KindUndone }
func (Archived) Kind() Kind          { return KindArchived }

func encodeBody(b Body) (json.RawMessage, error) {
	raw, err := seal.Canonical(b)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", b.Kind(), err)
	}
	return raw, nil
}

// bodyOf reads the body of an entry. An unknown kind and an unknown field are errors.
func bodyOf(e Entry) (Body, error) {
	switch e.Kind {
	case KindStarted:
		return bodyAs[Started](e)
	case KindSubjectChanged:
		return bodyAs[SubjectChanged](e)
	case KindAnswered:
		return bodyAs[Answered](e)
	case KindParked:
		return bodyAs[Parked](e)
	case KindCommented:
		return bodyAs[Commented](e)
	case KindEvidenced:
		return bodyAs[Evidenced](e)
	case KindEvidenceWithdrawn:
		return bodyAs[EvidenceWithdrawn](e)
	case KindRowSet:
		return bodyAs[RowSet](e)
	case KindRowRemoved:
		return bodyAs[RowRemoved](e)
	case KindImported:
		return bodyAs[Imported](e)
	case KindWaived:
		return bodyAs[Waived](e)
	case KindWaiverWithdrawn:
		return bodyAs[WaiverWithdrawn](e)
	case KindConditionSet:
		return bodyAs[ConditionSet](e)
	case KindSnapshotted:
		return bodyAs[Snapshotted](e)
	case KindSigned:
		return bodyAs[Signed](e)
	case KindReopened:
		return bodyAs[Reopened](e)
	case KindGateUpgraded:
		return bodyAs[GateUpgraded](e)
	case KindUndone:
		return bodyAs[Undone](e)
	case KindArchived:
		return bodyAs[Archived](e)
	default:
		return nil, fmt.Errorf("entry %d of writer %s is of kind %q, which this program does not know: a newer one wrote it", e.Seq, e.Writer, e.Kind)
	}
}

func bodyAs[T Body](e Entry) (Body, error) {
	dec := json.NewDecoder(bytes.NewReader(e.Body))
	dec.DisallowUnknownFields()
	var b T
	if err := dec.Decode(&b); err != nil {
		return nil, fmt.Errorf("read %s of entry %d of writer %s: %w", e.Kind, e.Seq, e.Writer, err)
	}
	return b, nil
}
