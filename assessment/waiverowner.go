package assessment

import (
	"fmt"
	"slices"
)

// WaiverOwner says who must be among the signers so that a waiver is accepted by somebody who may accept it.
type WaiverOwner struct {
	Question string `json:"question"`
	Owner    string `json:"owner"`             // the risk owner, a person
	Role     string `json:"role"`              // the role that they sign as
	Renewed  bool   `json:"renewed,omitempty"` // it was extended, and is accepted one level up
	// Again says that the same person accepted it before it was extended, so that nobody above them has.
	Again bool `json:"again,omitempty"`
}

// waiverOwners are the people who must sign for the waivers that open questions rest on, as far as the gate names a
// role for it. A waiver that has ended is still asked about: waiting must not make sign-offs complete.
func (s *State) waiverOwners(findings []Finding) []WaiverOwner {
	tier := s.Subject.EffectiveTier()
	var out []WaiverOwner
	for i := range findings {
		f := &findings[i]
		h, held := s.Waivers[f.Question.ID]
		if !held || !f.Base.Open() || s.outdated(f.Question.ID, h.Entry) != "" || WaiverRefused(s, f.Question, h.Value) != "" {
			continue
		}
		need := WaiverOwner{Question: f.Question.ID, Owner: h.Value.Owner, Renewed: s.Renewals[f.Question.ID] > 0}
		at := tier
		if need.Renewed {
			at, need.Again = max(1, tier-1), s.acceptedBefore(h.Value)
		}
		if need.Role = s.Gate.Policy.WaiverOwner[at-1]; need.Role != "" {
			out = append(out, need)
		}
	}
	return out
}

// acceptedBefore reports whether the risk owner of an extended waiver accepted a shorter one of the question.
func (s *State) acceptedBefore(w Waived) bool {
	return slices.ContainsFunc(s.Log, func(e Logged) bool {
		was, is := e.What.(Waived)
		return is && !e.Undone && was.Question == w.Question && was.Expires < w.Expires && SamePerson(was.Owner, w.Owner)
	})
}

// lacks says what keeps a waiver from being accepted by somebody who may, "" for nothing. by is who signed as the role,
// "" for nobody.
func (w WaiverOwner) lacks(by string) string {
	switch {
	case w.Again:
		return fmt.Sprintf("the waiver on %s: %s accepted it before, and one that is extended is accepted one level up, by somebody else", w.Question, w.Owner)
	case by == "":
		return fmt.Sprintf("the waiver on %s: its risk owner %s has not signed as %s", w.Question, w.Owner, w.Role)
	case !SamePerson(by, w.Owner):
		return fmt.Sprintf("the waiver on %s: its risk owner %s is not who signed as %s, %s", w.Question, w.Owner, w.Role, by)
	}
	return ""
}

// accept adds what is missing of the people who accept waivers.
func (o *SignOffs) accept(waivers []WaiverOwner) {
	for _, w := range waivers {
		by := ""
		if role := o.Of(w.Role); role != nil && role.By != nil {
			by = role.By.Name()
		}
		if says := w.lacks(by); says != "" {
			o.Missing = append(o.Missing, says)
		}
	}
}

// OwnersSay is who must sign besides for the waivers, as a signer of role reads it before signing; nothing where all
// that is asked for is that signer's own name.
func (p *SignedFacts) OwnersSay() []string {
	var out []string
	for _, w := range p.WaiverOwners {
		by := ""
		if w.Role == p.SignOff.Role {
			by = p.SignOff.Name
		}
		if says := w.lacks(by); says != "" {
			out = append(out, says)
		}
	}
	return out
}
