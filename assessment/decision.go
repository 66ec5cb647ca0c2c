package assessment

import "gonogo/content"

// Decision is what Decide makes of a state on a date. It is a value: same gate, same entries, same date, same
// decision.
type Decision struct {
	Assessment     string
	Gate           GateRef
	On             Date
	OnFrom         OnFrom
	Verdict        Verdict
	WithoutWaivers Verdict // the verdict if no waiver counted
	Rule           Rule    // of the highest level
	Reasons        []Reason
	Findings       []Finding // every question asked, in the order of the walk
	Counts         Counts
	ToChange       []Change
	Flips          *Flip // nil when no date by itself changes the verdict
	SignOffs       SignOffs
	Signed         bool // every role that the tier asks for has signed what stands
	Frontier       Frontier
	// Err says that a check of the gate cannot be worked out, a *CheckError. There is no verdict then, and Verdict is 0.
	Err error
}

// GateRef names a gate exactly.
type GateRef struct {
	ID      string         `json:"id"`
	Version string         `json:"version"`
	Digest  content.Digest `json:"digest"`
}

// OnFrom says where the date judged on came from.
type OnFrom string

// Where a date can come from.
const (
	OnGiven  OnFrom = "given"
	OnGoLive OnFrom = "go-live"
	OnToday  OnFrom = "today"
)

// Reason is one thing that weighs on the verdict.
type Reason struct {
	Rule     Rule
	Question string // "" when the reason is not about one question
	Severity content.Severity
	Outcome  Outcome // 0 when the reason is not about one question
	Says     string
	Entries  []int // numbers in the log
}

// Finding is where one question stands.
type Finding struct {
	Question    *content.Question
	Section     string
	Severity    content.Severity // effective: tier and traits applied
	Unwaivable  bool
	Answer      Answer
	Held        Held[Answered] // the zero value when unanswered
	Base        Outcome        // before any waiver
	Outcome     Outcome
	Says        string // why the outcome is what it is
	Parked      bool
	Disputed    bool
	Unconfirmed bool // not applicable, and the second person is missing
	Pieces      []Weighed
	Checks      []CheckFound // what the rows of registers say
	Waiver      *Waived      // the waiver that counts
	OwnerSigned bool         // its risk owner is among those whose sign-offs count
	WaiverVoid  string       // why the waiver held does not count
	Condition   *ConditionSet
	CondVoid    string
	Needs       string // what would settle it; "" when nothing is open
	Reasons     []Reason
	Entries     []int
}

// OwnerStands says whether the risk owner of the waiver that counts has signed, or is only named.
func (f *Finding) OwnerStands() string {
	if f.OwnerSigned {
		return "signed"
	}
	return "named, not signed"
}

// Given are the pieces that people gave; what the rows of a register prove is none of theirs to withdraw.
func (f *Finding) Given() []Weighed {
	var out []Weighed
	for _, p := range f.Pieces {
		if p.Register == "" {
			out = append(out, p)
		}
	}
	return out
}

// Level is what the question contributes to the verdict.
func (f *Finding) Level() Verdict {
	level := Go
	for _, r := range f.Reasons {
		level = max(level, r.Rule.Level())
	}
	return level
}

// OpenBlocker reports whether f is a blocker with something to fix that no waiver covers.
func (f *Finding) OpenBlocker() bool {
	return f.Severity == content.Blocker && f.Outcome.Open()
}

// BlockerToSettle reports whether f is a blocker that is in the way for any other cause: unanswered, parked or in doubt.
func (f *Finding) BlockerToSettle() bool {
	return f.Severity == content.Blocker && f.InTheWay() && !f.OpenBlocker()
}

// InTheWay reports whether f keeps the verdict from conditional-go or better: open, unanswered, parked or in
// doubt.
func (f *Finding) InTheWay() bool { return f.Level() >= Incomplete }

// Weighed is a piece of evidence as it counts for one question.
type Weighed struct {
	*Piece
	Strength int // effective: capped by kind, collector and place
	Counts   bool
	Fails    []Fail
	StaleOn  Date // the first day on which its age no longer counts
}

// Fail says why a piece does not count.
type Fail struct {
	Test Test
	Says string
}

// Test names one test of evidence.
type Test string

// The tests that a piece must pass, each by itself.
const (
	TestKind        Test = "kind"
	TestStrength    Test = "strength"
	TestAge         Test = "age"
	TestEnvironment Test = "environment"
	TestBound       Test = "bound"
	TestChecker     Test = "checker"
)

// Counts says how many questions stand where.
type Counts struct {
	Applicable int
	By         map[Outcome]int
	Parked     int
}

// Answered is how many of the questions asked have an answer.
func (c Counts) Answered() int {
	return c.Applicable - c.By[OutcomeUnanswered] - c.By[OutcomeAwaitingSignOff]
}

// Change is one thing that would have to change for a better verdict.
type Change struct {
	Question string
	Needs    string
}

// Flip is the first date on which the verdict changes by itself.
type Flip struct {
	On       Date
	To       Verdict
	Question string
	Says     string
}

// Finding finds a question's finding, nil when it is not asked here.
func (d *Decision) Finding(question string) *Finding {
	for i := range d.Findings {
		if d.Findings[i].Question.ID == question {
			return &d.Findings[i]
		}
	}
	return nil
}

// Unsigned reports whether the verdict lets the subject go live and its sign-offs do not stand behind it.
func (d *Decision) Unsigned() bool { return d.Verdict <= ConditionalGo && !d.Signed }

// OpenBlockers counts the blockers with something to fix.
func (d *Decision) OpenBlockers() int {
	return d.count(func(f *Finding) bool { return f.OpenBlocker() })
}

// BlockersToSettle counts the blockers that are in the way for any other cause: unanswered, parked or in doubt.
func (d *Decision) BlockersToSettle() int {
	return d.count(func(f *Finding) bool { return f.BlockerToSettle() })
}

func (d *Decision) count(is func(*Finding) bool) int {
	n := 0
	for i := range d.Findings {
		if is(&d.Findings[i]) {
			n++
		}
	}
	return n
}
