package assessment

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"gonogo/assessment/seal"
	"gonogo/content"
)

// SignOff is a sign-off as the record holds it. Its bytes were verified before they were read.
type SignOff struct {
	Signed
	Entry  int    // number in the log
	By     string // who recorded it
	At     string // RFC 3339, of the entry
	Digest content.Digest
	Says   Statement // the zero value where the bytes are broken
	Key    *seal.Key // nil for a typed attestation
	Broken string    // why the bytes prove nothing, "" when they hold
}

// Typed reports whether it is a typed attestation: a claim without a key behind it.
func (s *SignOff) Typed() bool { return s.Key == nil }

// Name is who signed, as the statement says.
func (s *SignOff) Name() string { return s.Says.Predicate.SignOff.Name }

// On is the day of signing, as the signer claims it.
func (s *SignOff) On() Date { return DateOf(s.Says.Predicate.SignOff.At) }

// ReadSignOff verifies the bytes of a sign-off and then reads them.
func ReadSignOff(b Signed) SignOff {
	out := SignOff{Signed: b, Digest: PlainDigest([]byte(b.Statement))}
	if b.Signature != "" {
		key, err := seal.Verify([]byte(b.Statement), []byte(b.Signature))
		if err != nil {
			out.Broken = "its signature proves nothing: " + err.Error()
			return out
		}
		out.Key = &key
	}
	s, err := ReadStatement([]byte(b.Statement))
	if err != nil {
		out.Broken = err.Error()
		return out
	}
	claim := s.Predicate.SignOff
	switch {
	case claim.Role != b.Role:
		out.Broken = fmt.Sprintf("it is held for the role %s, and what was signed says %s", b.Role, claim.Role)
	case claim.Typed != (b.Signature == ""):
		out.Broken = "what was signed does not say what kind of sign-off it is"
	case !IsPerson(claim.Name):
		out.Broken = "what was signed names nobody"
	case !sameInBundle(b, out.Key):
		out.Broken = "its bundle is not of the same statement by the same key"
	default:
		out.Says = s
	}
	return out
}

// sameInBundle reports whether the bundle, where there is one, holds the statement signed by the key.
func sameInBundle(b Signed, key *seal.Key) bool {
	if b.Bundle == "" {
		return true
	}
	if key == nil {
		return false
	}
	statement, err := seal.VerifyBundle([]byte(b.Bundle), *key)
	return err == nil && string(statement) == b.Statement
}

// ReadBundle verifies a Sigstore bundle with one of the keys given and then reads its statement. The sign-off that
// comes of it has no OpenSSH signature: the bundle's own stands in its place.
func ReadBundle(file []byte, keys []seal.Key) SignOff {
	out := SignOff{Signed: Signed{Bundle: string(file)}, Broken: "no key that is known signed this bundle"}
	for _, key := range keys {
		statement, err := seal.VerifyBundle(file, key)
		switch {
		case errors.Is(err, seal.ErrNotBundle):
			out.Broken = err.Error()
			return out
		case err != nil:
			continue
		}
		s, err := ReadStatement(statement)
		if err != nil {
			out.Broken = err.Error()
			return out
		}
		out.Says, out.Key, out.Broken = s, &key, ""
		out.Role, out.Statement, out.Digest = s.Predicate.SignOff.Role, string(statement), PlainDigest(statement)
		return out
	}
	return out
}

// RoleIn is the role that a statement speaks of, "" where its bytes cannot be read. It proves nothing: verify first.
func RoleIn(statement []byte) string {
	s, err := ReadStatement(statement)
	if err != nil {
		return ""
	}
	return s.Predicate.SignOff.Role
}

// strictJSON reads one value and nothing after it, and refuses fields it does not know.
func strictJSON(b []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("there is more behind it")
	}
	return nil
}

// samePeople groups sign-offs by person: the same name or mail, or the same key. Two keys of one person are one
// person, and one key under two names is one too.
func samePeople(given []*GivenSignOff) (groups [][]*GivenSignOff) {
	same := func(a, b *GivenSignOff) bool {
		return SamePerson(a.Name(), b.Name()) || a.Key != nil && b.Key != nil && *a.Key == *b.Key
	}
	for _, g := range given {
		joined := []*GivenSignOff{g}
		var rest [][]*GivenSignOff
		for _, group := range groups {
			meets := false
			for _, member := range group {
				meets = meets || same(member, g)
			}
			if meets {
				joined = append(joined, group...)
			} else {
				rest = append(rest, group)
			}
		}
		groups = append(rest, joined)
	}
	return groups
}

// GivenSignOff is a sign-off with what it comes to on a date.
type GivenSignOff struct {
	*SignOff
	Holds   bool
	Counts  bool   // it holds, and stands for its role
	Why     string // why it does not hold or does not count
	Changed []int  // entries that changed what was decided since
	State   SignState
	Instead string // what stands in its place, so that nobody waits for it; "" where nothing does

	stands bool   // for its role, although its time may have run out
	bar    string // what keeps it from standing for its role
}

// RoleSignOff is a role that the tier asks for, and who signed as it.
type RoleSignOff struct {
	Role    *content.Role
	Need    content.RoleNeed
	By      *GivenSignOff // nil where nobody has
	Covered bool          // the signer of another role signed for it, or another reviewer did
	Says    string        // who signed, or what is missing
}

// Settled reports whether nothing is missing for the role.
func (r RoleSignOff) Settled() bool { return r.By != nil || r.Covered }

// SignOffs is where the sign-offs stand on a date.
type SignOffs struct {
	Needed       []RoleSignOff
	Given        []*GivenSignOff // in the order recorded
	People       int             // different people whose sign-offs count
	PeopleNeeded int
	Missing      []string // what is missing, a sentence each; empty when complete
	State        SignState
	Launched     *Launched // what was signed before it went live, nil where it has not or was not
	Reopened     string    // who reopened it last, when and why; "" when nobody did
	Forbids      string    // the sentence among what is missing that the verdict itself adds
}

// SignState says in one word where the sign-offs stand. The zero value is "nothing signed".
type SignState uint8

// The states of sign-offs, in the order in which they are looked for.
const (
	SignNone     SignState = iota // nobody has signed
	SignPartly                    // some have
	SignComplete                  // every role that the tier asks for, by enough different people
	SignVoid                      // what was signed is no longer what stands
	SignLapsed                    // the approval has run out
	SignBefore                    // it was signed and went live; today it would not pass, and the approval has not ended
)

var signStates = [...]string{SignNone: "not signed", SignPartly: "partly signed", SignComplete: "signed", SignVoid: "sign-off void", SignLapsed: "approval lapsed", SignBefore: "signed before go-live"}

// SignStates lists the states.
var SignStates = []SignState{SignNone, SignPartly, SignComplete, SignVoid, SignLapsed, SignBefore}

func (s SignState) String() string {
	if int(s) >= len(signStates) {
		return fmt.Sprintf("sign-state(%d)", uint8(s))
	}
	return signStates[s]
}

// MarshalText writes the words with dashes: "not-signed".
func (s SignState) MarshalText() ([]byte, error) {
	if int(s) >= len(signStates) {
		return nil, fmt.Errorf("%s is none", s)
	}
	return []byte(strings.ReplaceAll(signStates[s], " ", "-")), nil
}

// UnmarshalText reads what MarshalText writes and refuses any other word.
func (s *SignState) UnmarshalText(b []byte) error {
	for _, state := range SignStates {
		if text, err := state.MarshalText(); err == nil && string(text) == string(b) {
			*s = state
			return nil
		}
	}
	return fmt.Errorf("%q is no state of sign-offs", b)
}

// Of finds the role, nil when the tier does not ask for it.
func (s *SignOffs) Of(role string) *RoleSignOff {
	for i := range s.Needed {
		if s.Needed[i].Role.ID == role {
			return &s.Needed[i]
		}
	}
	return nil
}
