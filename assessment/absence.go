package assessment

// Absence is what an answer of not applicable would come to if by gave it to the question of f: its outcome, whether
// a second person is still missing, and the words of the decision. It is for whoever is about to give it.
func (s *State) Absence(f Finding, a Answered, by string) (outcome Outcome, unconfirmed bool, says string) {
	f.Held, f.Unconfirmed = Held[Answered]{Value: a, By: by}, false
	outcome, says = notApplicable(s, &f)
	return outcome, f.Unconfirmed, says
}

// Absent reports whether intake leaves room for a trait to be absent: it was not answered yes, and no yes implies it.
func (s *State) Absent(trait string) bool { return !s.Sure[trait] }
