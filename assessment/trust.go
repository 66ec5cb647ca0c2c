package assessment

import (
	"fmt"

	"gonogo/assessment/seal"
)

// Trust says whose keys are known. Without a list of signers nobody's are.
type Trust struct {
	Signers *seal.AllowedSigners
	Revoked *seal.Revoked
}

// Given reports whether anything was said about keys.
func (t Trust) Given() bool { return t.Signers != nil || t.Revoked != nil }

// Refuses says why the key of a sign-off is not known to be its signer's, "" when it is. A typed attestation has no
// key to know: whether it is enough is the policy's matter.
func (t Trust) Refuses(s *SignOff) string {
	if s.Broken != "" || s.Key == nil {
		return ""
	}
	if t.Revoked != nil {
		if err := t.Revoked.Check(*s.Key); err != nil {
			return fmt.Sprintf("%s (%s)", err, s.Key.Fingerprint())
		}
	}
	if t.Signers == nil {
		return ""
	}
	var refused error
	for _, principal := range principals(s.Name()) {
		err := t.Signers.Check(principal, *s.Key, seal.Namespace, s.Says.Predicate.SignOff.At)
		if err == nil {
			return ""
		}
		refused = err
	}
	return fmt.Sprintf("%s (%s, as %s)", refused, s.Key.Fingerprint(), s.Name())
}

// principals are the names under which a list of signers may know a person: the mail addresses, else the name.
func principals(name string) []string {
	folded, mails := splitPerson(name)
	if len(mails) > 0 {
		return mails
	}
	return []string{folded}
}

// Apply is the state with every sign-off broken whose key is not known.
func (t Trust) Apply(s *State) *State {
	if !t.Given() {
		return s
	}
	out := *s
	out.SignOffs = make([]SignOff, len(s.SignOffs))
	copy(out.SignOffs, s.SignOffs)
	for i := range out.SignOffs {
		if says := t.Refuses(&out.SignOffs[i]); says != "" {
			out.SignOffs[i].Broken = says
		}
	}
	return &out
}
