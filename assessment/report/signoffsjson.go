package report

import (
	"gonogo/assessment"
	"gonogo/content"
)

// signOffsDoc is where the sign-offs stand.
type signOffsDoc struct {
	State        assessment.SignState `json:"state"`
	People       int                  `json:"people"` // different people whose sign-offs count
	PeopleNeeded int                  `json:"people_needed"`
	Missing      []string             `json:"missing"`
	Reopened     string               `json:"reopened"`
	Launched     *launchedDoc         `json:"launched"` // null where nothing that was signed went live
	Roles        []roleStandsDoc      `json:"roles"`
}

// launchedDoc is what was signed before it went live.
type launchedDoc struct {
	Verdict  assessment.Verdict `json:"verdict"`
	SignedOn assessment.Date    `json:"signed_on"`
	GoLive   assessment.Date    `json:"go_live"`
	Review   assessment.Date    `json:"review"`
	Ended    string             `json:"ended"`
}

type roleStandsDoc struct {
	Role    string           `json:"role"`
	Need    content.RoleNeed `json:"need"`
	By      string           `json:"by"` // who signed as it, "" for nobody
	Covered bool             `json:"covered"`
	Says    string           `json:"says"`
}

func signOffsOf(s assessment.SignOffs) signOffsDoc {
	doc := signOffsDoc{State: s.State, People: s.People, PeopleNeeded: s.PeopleNeeded, Missing: orEmpty(s.Missing), Reopened: s.Reopened, Roles: []roleStandsDoc{}}
	if l := s.Launched; l != nil {
		doc.Launched = &launchedDoc{l.Verdict, l.Signed, l.GoLive, l.Review, l.Ended}
	}
	for _, r := range s.Needed {
		role := roleStandsDoc{Role: r.Role.ID, Need: r.Need, Covered: r.Covered, Says: r.Says}
		if r.By != nil {
			role.By = r.By.Name()
		}
		doc.Roles = append(doc.Roles, role)
	}
	return doc
}

// givenDoc is a sign-off as the record holds it, and what it comes to.
type givenDoc struct {
	Role       string          `json:"role"`
	Name       string          `json:"name"`
	At         string          `json:"at"` // as the signer claims
	On         assessment.Date `json:"on"`
	Key        string          `json:"key"` // fingerprint, "" for a typed one
	Typed      bool            `json:"typed"`
	Meaning    string          `json:"meaning"`
	Covers     []string        `json:"covers"`
	Remark     string          `json:"remark"`
	Agreement  string          `json:"agreement"`
	DeputyFor  string          `json:"deputy_for"`
	Delegation string          `json:"delegation"`
	LaunchBy   assessment.Date `json:"launch_by"`
	Expires    assessment.Date `json:"expires"`
	Statement  content.Digest  `json:"statement"`
	Previous   content.Digest  `json:"previous"` // of the statement before it
	Holds      bool            `json:"holds"`
	Counts     bool            `json:"counts"`
	Why        string          `json:"why"` // why it does not hold or count
	Changed    []int           `json:"changed"`
	Recorded   string          `json:"recorded"`
	heldDoc
}

func givenOf(s assessment.SignOffs) []givenDoc {
	out := []givenDoc{}
	for _, g := range s.Given {
		c := g.Says.Predicate.SignOff
		doc := givenDoc{
			Role: g.Role, Name: g.Name(), At: stamp(c.At), Meaning: c.Meaning, Covers: orEmpty(c.Covers), Remark: c.Remark, Agreement: c.Agreement,
			DeputyFor: c.DeputyFor, Delegation: c.Delegation, LaunchBy: c.LaunchBy, Expires: c.Expires, Statement: g.Digest, Previous: c.Previous,
			Holds: g.Holds, Counts: g.Counts, Why: g.Why, Changed: orEmpty(g.Changed), Recorded: g.At, heldDoc: heldDoc{g.Entry, g.By},
		}
		if !c.At.IsZero() {
			doc.On = g.On()
		}
		if g.Broken == "" {
			doc.Typed = g.Typed()
		}
		if g.Key != nil {
			doc.Key = g.Key.Fingerprint()
		}
		out = append(out, doc)
	}
	return out
}
