package content

// Check is a rule of the gate over the rows of a register. It caps what a question may be answered with: a person says,
// the rows show.
type Check struct {
	Register string
	Over     Over
	Scope    string // an expression, true for the rows that matter; "" is all rows
	Passes   string // an expression, true for a row that is as it should be
	Says     string // what to say of a row that fails, {column} and {key} filled in
	None     None
	Proof    bool // a pass is evidence too, of the kind register-export
}

// Over says which rows of the scope have to pass.
type Over string

// Which rows have to pass.
const (
	OverEvery  Over = "every"
	OverLatest Over = "latest" // those with the latest date in the column "date"
	OverSome   Over = "some"   // at least one
	OverWhole  Over = "whole"  // the expression is about the register as a whole, and runs once
)

// None says what it means that no row is in scope.
type None string

// What an empty scope means.
const (
	NoneUnknown None = "unknown"
	// NonePasses holds only where the register has rows and the question that says it is complete passes its own checks.
	NonePasses None = "passes"
)

// Term is a name for an expression that several checks use: "live".
type Term struct {
	Register string
	Name     string
	Says     string // the expression
}

// Limit is a figure that checks compare with, one for each tier; index 0 is tier 1.
type Limit struct {
	Name  string // "credential_days"
	Tiers [TierCount]int
}

// List is a list of words that checks look things up in: "approved_stores".
type List struct {
	Name  string
	Items []string
}

// Standing is what a check finds. The zero value is unknown: what nobody looked at is never good.
type Standing uint8

// What a check finds.
const (
	Unknown Standing = iota
	Fails
	Passes
)

// Checker runs the checks of one gate. It is safe for use by several goroutines.
type Checker interface {
	// Run runs check n of a question. An error means that the expression cannot be worked out; it is never an outcome.
	Run(question string, n int, facts Facts) (Checked, error)
}

// Facts is all that a check may look at.
type Facts struct {
	On          int // the date judged on, in days since 1970-01-01
	Tier        int // 1 to 4
	MaxAge      int // days; of the question's evidence at the tier
	FirstLaunch bool
	Release     Digest
	Behaviour   Digest
	Target      string   // the environment that goes live
	Like        []string // those that are like it
	Traits      TraitSet // those that hold
	Builds      func(person string) bool
	Same        func(a, b string) bool // whether two texts name one person
	// Names is what a text names a person by: two texts name one person when they have one of these in common. Where it is nil
	// Same is asked of each pair, which takes long in a large register.
	Names func(person string) []string
	Rows  func(register string) []Row
}

// Row is one row of a register as checks see it: one value a column, in the order of the columns, as Column.Value reads them.
type Row struct {
	Key    string
	Values []any
}

// Disputed is the value of a cell that two writers set differently. A row that a check reads it in fails.
type Disputed struct{}

// Checked is what a check found.
type Checked struct {
	Standing Standing
	Rows     []CheckedRow // those in scope, in the order of their keys; none where the check is over the whole
	Says     string       // of the whole: why it does not pass; "" where the rows say it
	// Next is the first later day on which a comparison that was made comes out otherwise, so that something may change;
	// 0 where the day plays no part any more.
	Next int
	// Stands is the first later day on which the standing may be another, 0 for never. It is no earlier than Next: of a
	// check that fails by one row that no day mends it is of no account which others fail too.
	Stands int
}

// CheckedRow is what a check found of one row.
type CheckedRow struct {
	Key      string
	Standing Standing
	Says     string // why it does not pass
}

// Worse is the worse of two standings: a failure, then what is unknown, then a pass.
func (s Standing) Worse(t Standing) Standing {
	switch {
	case s == Fails || t == Fails:
		return Fails
	case s == Passes && t == Passes:
		return Passes
	default:
		return Unknown
	}
}

func (s Standing) String() string {
	switch s {
	case Passes:
		return "passes"
	case Fails:
		return "fails"
	default:
		return "unknown"
	}
}
