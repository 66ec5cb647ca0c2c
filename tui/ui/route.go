package ui

// Place names a screen.
type Place string

// The places there are. routes.go of package tui says which screen each one is.
const (
	Portfolio Place = "portfolio"
	Intake    Place = "intake"
	Review    Place = "review"
	Evidence  Place = "evidence"
	Findings  Place = "findings"
	Accept    Place = "accept" // waive a question, or set a condition on it
	Decision  Place = "decision"
	Forecast  Place = "forecast"
	Compare   Place = "compare"
	Report    Place = "report"
	Coverage  Place = "coverage"
	SignOffs  Place = "sign-offs" // who must sign and who has
	Sign      Place = "sign"      // sign in a role
	Registers Place = "registers" // which there are
	Register  Place = "register"  // the rows of one
	Row       Place = "row"       // one row as a form
	Paste     Place = "paste"     // what pasted rows would change
	Import    Place = "import"    // what files of other tools would change
	Sprawl    Place = "sprawl"    // the identities of all assessments
	Help      Place = "help"
)

// Places lists the places.
var Places = []Place{Portfolio, Intake, Review, Evidence, Findings, Accept, Decision, Forecast, Compare, Report, Coverage, SignOffs, Sign, Registers, Register, Row, Paste, Import, Sprawl, Help}

// Route says where to go and with what.
type Route struct {
	To        Place
	Case      *Case    // the assessment, where the place is about one
	Question  string   // the question, where the place is about one
	Entry     int      // Review: the entry that somebody wants to see of the question, such as a piece of evidence; 0: none
	Person    string   // Review: only the questions of this person; "": as it is
	Role      string   // Sign: the role
	Register  string   // the register, where the place is about one; "" is the first
	Row       string   // the key of the row; "" is a new one
	All       bool     // Register: show every row, so that Row is in sight whatever was shown before
	Check     int      // Register: only rows that keep this check of Question from passing, counted from 1; 0: all rows
	Text      string   // Paste, Import: what was pasted; "" where nothing was yet. Evidence: a path or a link to begin with
	Condition bool     // Accept: a condition rather than a waiver
	Actions   []Action // Help: what can be done on the screen it explains
	About     []string // Help: the way to that screen
}
