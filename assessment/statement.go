package assessment

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"gonogo/assessment/seal"
	"gonogo/content"
	"gonogo/content/clean"
)

// The types that a statement declares itself to be.
const (
	// StatementType is in-toto's Statement, version 1.
	StatementType = "https://in-toto.io/Statement/v1"
	// PredicateType is what the statement says of its subjects: a decision of a gate.
	PredicateType = "urn:gonogo:decision:1"
)

// Statement is what a person signs: an in-toto Statement v1 whose predicate is the decision. Its subjects are the
// release, where there is a digest of it, and the body of the report. The bytes that are signed are its canonical
// JSON; whoever verifies them verifies first and reads after.
type Statement struct {
	Type          string      `json:"_type"`
	Subject       []Artefact  `json:"subject"`
	PredicateType string      `json:"predicateType"`
	Predicate     SignedFacts `json:"predicate"`
}

// Artefact is a thing named by its digest, as in-toto writes it.
type Artefact struct {
	Name   string            `json:"name"`
	Digest map[string]string `json:"digest"` // {"sha256": 64 hex digits}
}

// SignedFacts is the decision that is signed, and who signs it as what.
type SignedFacts struct {
	Assessment     string                    `json:"assessment"` // its random id
	Gate           GateRef                   `json:"gate"`
	Subject        Subject                   `json:"subject"`
	On             Date                      `json:"on"`
	OnFrom         OnFrom                    `json:"on_from"`
	Verdict        Verdict                   `json:"verdict"`
	WithoutWaivers Verdict                   `json:"verdict_without_waivers"`
	Rule           Rule                      `json:"rule"`
	Reasons        []SignedReason            `json:"reasons"`
	Flips          *SignedFlip               `json:"flips,omitempty"` // the day on which it is another decision by itself
	State          content.Digest            `json:"state"`           // of all that was decided on, see StateDigest
	Registers      map[string]content.Digest `json:"registers"`       // of each register
	EvidenceFiles  map[string]content.Digest `json:"evidence_files"`
	Waivers        []Waived                  `json:"waivers"`
	WaiverOwners   []WaiverOwner             `json:"waiver_owners,omitempty"` // who must sign for the waivers
	Conditions     []ConditionSet            `json:"conditions"`
	Frontier       Frontier                  `json:"frontier"` // the entries that the report was made from
	Report         ReportRef                 `json:"report"`
	SignOff        SignOffClaim              `json:"sign_off"`
	Needed         []NeededRole              `json:"needed"` // who must sign at this tier
	People         int                       `json:"people"` // how many different people, at least
}

// SignedReason is a reason as it was signed.
type SignedReason struct {
	Rule     Rule   `json:"rule"`
	Question string `json:"question,omitempty"`
	Says     string `json:"says"`
}

// SignedFlip is the first day on which the decision that was signed becomes another one by itself.
type SignedFlip struct {
	On       Date    `json:"on"`
	To       Verdict `json:"to"`
	Question string  `json:"question,omitempty"`
	Says     string  `json:"says"`
}

func (f *SignedFlip) String() string {
	return fmt.Sprintf("from %s it is %s, because %s", f.On, f.To, strings.TrimSpace(f.Question+" "+f.Says))
}

// ReportRef says which text of the report was signed and what made it.
type ReportRef struct {
	Digest   content.Digest `json:"digest"`             // plain SHA-256 of the body's bytes
	Renderer string         `json:"renderer"`           // "gonogo/markdown/1"
	Template content.Digest `json:"template,omitempty"` // of the renderer's own words; an organisation's are never signed
}

// SignOffClaim is what the signer says of themselves. The time is the signer's own claim.
type SignOffClaim struct {
	Role       string         `json:"role"`
	Covers     []string       `json:"covers"` // roles signed for along with it
	Name       string         `json:"name"`   // "Name <mail>"
	Meaning    string         `json:"meaning"`
	Remark     string         `json:"remark,omitempty"`
	Agreement  string         `json:"agreement"` // how the person agreed
	Typed      bool           `json:"typed,omitempty"`
	DeputyFor  string         `json:"deputy_for,omitempty"`
	Delegation string         `json:"delegation,omitempty"` // the record of it, with its date
	At         time.Time      `json:"at"`
	LaunchBy   Date           `json:"launch_by"`          // the last day on which it may go live
	Expires    Date           `json:"expires"`            // the last day on which the approval holds
	Previous   content.Digest `json:"previous,omitempty"` // plain SHA-256 of the sign-off statement before it
}

// NeededRole is a role that the tier asks for.
type NeededRole struct {
	Role string           `json:"role"`
	Need content.RoleNeed `json:"need"`
	With string           `json:"with,omitempty"`
	// Builds, Alone and Typed are the rules of the role at this tier: it signs for facts only, its holder holds no
	// other, a typed attestation counts.
	Builds bool `json:"builds,omitempty"`
	Alone  bool `json:"alone,omitempty"`
	Typed  bool `json:"typed,omitempty"`
}

// PlainDigest is the SHA-256 of bytes as every other tool computes it.
func PlainDigest(b []byte) content.Digest {
	sum := sha256.Sum256(b)
	return content.Digest("sha256:" + hex.EncodeToString(sum[:]))
}

// MaxStatement is the most bytes of a statement, a signature or a bundle.
const MaxStatement = 8 << 20

// Bytes are the exact bytes that are signed. What a reader could not see in a text of somebody, such as a control or a
// bidi character, shows as its placeholder: JSON would let it through.
func (s Statement) Bytes() ([]byte, error) {
	b, err := seal.Canonical(s)
	if err != nil {
		return nil, err
	}
	return []byte(clean.New(string(b)).String()), nil
}

// ErrStatement says that bytes are no statement of this program.
var ErrStatement = errors.New("it is no sign-off statement of this program")

// ReadStatement reads the bytes that were signed. It refuses any spelling but the one that the content has, so that
// what was verified is what is read.
func ReadStatement(b []byte) (Statement, error) {
	var s Statement
	if len(b) > MaxStatement {
		return s, fmt.Errorf("%w: it has %d bytes", ErrStatement, len(b))
	}
	if err := strictJSON(b, &s); err != nil {
		return Statement{}, fmt.Errorf("%w: %w", ErrStatement, err)
	}
	again, err := s.Bytes()
	if err != nil || string(again) != string(b) {
		return Statement{}, fmt.Errorf("%w: it is not in the one form that its content has", ErrStatement)
	}
	if s.Type != StatementType || s.PredicateType != PredicateType {
		return Statement{}, fmt.Errorf("%w: it declares itself %q of %q", ErrStatement, s.Type, s.PredicateType)
	}
	return s, nil
}
