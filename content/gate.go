// Package content holds the types of a gate and of the frameworks it maps to, and the rules that every
// one of them keeps. It is for reading: a gate says what is asked, how grave each question is, what counts
// as evidence and what the policy allows. It never reads a file, never knows an answer and never decides.
// Begin with Gate; package load turns YAML into these types and package assessment applies them.
package content

// Gate is one production readiness gate: what is asked, of whom, and what policy allows.
// A gate is immutable once loaded; Digest names its exact source bytes.
type Gate struct {
	ID      string // lower case token, for ever: "agentic-nhi"
	Version string // semantic version: "1.0.0"
	Title   string
	Summary string
	Licence string
	Digest  Digest // of the source files, see Pack

	Traits   []Trait
	Tiers    [TierCount]TierRule // index 0 is tier 1
	Kinds    []EvidenceKind
	Roles    []Role
	Sections []Section
	Policy   Policy

	Frameworks []Use // the frameworks that its questions bear on

	Retired []string // ids of questions that are gone: an id is given once, for ever
	Alike   []Alike  // questions that read alike and are meant to
}

// Alike names two questions that read alike and ask for two things, and says why both are asked.
type Alike struct {
	Questions [2]string
	Because   string
}

// Use says what a gate makes of one framework.
type Use struct {
	Framework string   // id: "nist-csf-2.0"
	NotAsked  []string // controls left out on purpose, each with all below it
	Because   string   // why; "" where NotAsked is empty
}

// Section is one of the five parts of a gate, in the order of the walk.
type Section struct {
	ID        string // "identities"
	Title     string // "Identities"
	Summary   string
	Questions []Question
}

// Question asks for one observation.
type Question struct {
	ID       string // "ID-01"; once given, for ever
	Title    string // a few words: "Inventory is complete"
	Text     string // the question itself
	Why      string
	Good     string
	Weak     string
	How      string // how to collect the evidence, offline where that is possible
	Remedy   string // what to do when it is not met
	Knows    string // who usually knows
	Applies  Condition
	Severity [TierCount]Severity // index 0 is tier 1; never milder at a more critical tier
	RaisedBy Condition           // raises the severity one step when it holds; empty means never
	Needs    Needs
	Maps     []Mapping

	// Unwaivable says when no waiver and no hand-made "not applicable" may stand; nil means never.
	Unwaivable *Unwaivable
	// SignOff marks a question that the sign-offs settle; it adds nothing to the verdict.
	SignOff bool
	// SignedBy is the role whose sign-off settles it; "" means all that the tier asks for, and their separation.
	SignedBy string
	// Intake marks the question whose "met" confirms tier and intake: facts that clash with them contradict it.
	Intake bool
	// Recheck puts the question on the launch-day list of the report; it decides nothing.
	Recheck bool
	// FirstLaunch says what counts when there is no history yet; empty when there is no special form.
	FirstLaunch string
}

// Unwaivable names the tiers and the condition under which nobody may accept the risk.
type Unwaivable struct {
	Tiers []int // 1 to 4
	When  Condition
}

// Needs says which evidence counts for "met". Every figure has one value per tier, index 0 is tier 1.
type Needs struct {
	Kinds    []string       // ids of EvidenceKind; a piece of any other kind does not count
	MaxAge   [TierCount]int // days; a piece counts while on < observed + MaxAge
	Strength [TierCount]int // 0 to 5
	Bound    Binding
	Where    Place
}

// Binding says which digest of the subject a piece of evidence must carry to count.
type Binding string

// The three bindings.
const (
	BoundNothing   Binding = ""
	BoundRelease   Binding = "release"
	BoundBehaviour Binding = "behaviour"
)

// Place says where evidence may come from.
type Place string

// The three places.
const (
	Anywhere    Place = ""
	TargetOnly  Place = "target" // the environment that goes live
	LikeWillDo  Place = "like"   // production-like too, as the subject lists it
	TierCount         = 4
	MaxStrength       = 5
)

// Trait is a fact from intake that switches questions on and raises severities.
type Trait struct {
	ID      string // "agent"
	Title   string
	Asks    string // the question put to the programme lead
	Example string
	Implies []string // traits that hold whenever this one does
	Always  bool     // true for every subject and never asked
}

// TierRule describes one tier and the traits that make it the least critical one allowed.
type TierRule struct {
	Title   string // "critical"
	Summary string
	Floor   []Condition // at least this tier when any of these holds
}

// EvidenceKind is a kind of proof with the most strength that it can have.
type EvidenceKind struct {
	ID      string // "drill-record"
	Title   string
	Ceiling int // 0 to MaxStrength
	Help    string
}

// Role is somebody who signs.
type Role struct {
	ID    string // "service-owner"
	Title string
	Says  string              // what the signature means: a declaration, in the words of whoever signs
	Note  string              // who may sign, or what to mind; no part of what is signed
	Tiers [TierCount]RoleNeed // index 0 is tier 1
	With  string              // the role whose signer signs for this one too, at the tiers where the need is RoleWith
	When  Condition           // the role is needed only when this holds; empty means always
	// Builds marks the role that answers for facts only: whoever holds it, or built the subject, holds no other.
	Builds bool
	Alone  []int // tiers at which whoever holds the role holds no other
	Typed  []int // tiers at which a typed attestation counts as a signature of the role
}

// RoleNeed says whether a role signs at a tier.
type RoleNeed string

// The kinds of need.
const (
	RoleNotNeeded RoleNeed = "none"
	RoleSigns     RoleNeed = "signs"
	RoleReviews   RoleNeed = "reviewer" // one of the reviewers signs
	RoleWith      RoleNeed = "with"     // the signer of another role signs for it, or one of its own
)

// Unlimited stands for "no limit" in a policy figure.
const Unlimited = -1

// Policy holds the limits that decide what may be accepted. Index 0 is tier 1; days unless said otherwise.
type Policy struct {
	BlockerWaiverDays  [TierCount]int // longest waiver on a blocker, from its approval
	BlockerWaivers     [TierCount]int // waivers on blockers open at once
	WaiverRenewals     [TierCount]int // how often a waiver may be extended
	MajorWaiverDays    [TierCount]int
	ConditionDays      [TierCount]int // a condition is due at the latest so long after go-live
	Conditions         [TierCount]int // conditions open at once
	ApprovalWindowDays [TierCount]int // go-live falls within so many days of the last signature
	FirstReviewDays    [TierCount]int // first re-review after go-live
	NextReviewDays     [TierCount]int
	Signers            [TierCount]int // different people who sign, at least
}

// Mapping ties a question to one control of a framework.
type Mapping struct {
	Framework string // "nist-csf-2.0"
	Control   string // "PR.AA-05" as the gate writes it; Framework.Resolve says what it is called today
	Relation  Relation
	Because   string // why, where it is not obvious
}

// Ref is the mapping as one word: "nist-csf-2.0:PR.AA-05".
func (m Mapping) Ref() string { return m.Framework + ":" + m.Control }

// Relation says how a question bears on a control.
type Relation string

// The three relations.
const (
	Supports  Relation = "supports"
	Evidences Relation = "evidences"
	Related   Relation = "related"
)

// Framework is a catalogue of controls: ids and titles are the publisher's, summaries are ours.
type Framework struct {
	ID       string // "nist-csf-2.0"
	Title    string
	Version  string
	Source   string
	Licence  string
	Checked  string // date of the last check against the source, YYYY-MM-DD
	Caveat   string // what a reader must know before relying on it: second-hand, or a part only; "" for nothing
	Controls []Control
	Moved    []Moved
}

// Control is one entry of a framework.
type Control struct {
	ID      string
	Title   string // "" where the publisher gives none
	Parent  string // id of the control above, "" at the top
	Summary string

	Binds       string // whom it binds, in our words: "providers"; "" where the framework binds nobody in particular
	AppliesFrom string // first day on which it binds, YYYY-MM-DD; "" when it always does
	OnlyWith    string // the trait without which it does not bind a subject: "legal-high-risk"; "" when it always does
}

// Moved resolves an id that the publisher withdrew.
type Moved struct {
	From, To string
	Note     string
}
