package assessment

import (
	"fmt"
	"slices"
)

// Verification is what became of checking sign-offs. Nothing in it is good unless it was looked at: a check that could
// not be made says so.
type Verification struct {
	SignOffs []VerifiedSignOff
	Missing  []string // what keeps the whole from being verified, a sentence each
	Compared bool     // with a record that is held here
	Anchor   string   // of that record
	Err      error    // the record comes to no verdict, so that nothing can be said of its sign-offs
}

// OK reports whether every sign-off that is needed is there and every check of it was passed.
func (v Verification) OK() bool { return v.Err == nil && len(v.Missing) == 0 && len(v.SignOffs) > 0 }

// VerifiedSignOff is one sign-off with its checks, in the order in which they were made.
type VerifiedSignOff struct {
	*SignOff
	Checks  []Check
	Changed []int // entries of the record that changed what was signed
	Counts  bool  // it stands for its role
	// Replaced says that the role is signed for without it or is not asked for, so that it need not stand.
	Replaced bool
}

// Check is one thing that was looked at.
type Check struct {
	What CheckedThing
	Good bool
	Says string
}

// CheckedThing names a check.
type CheckedThing string

// What is checked.
const (
	CheckSignature CheckedThing = "signature" // the bytes of the statement
	CheckKey       CheckedThing = "key"       // whose key it is, and whether it may sign
	CheckReport    CheckedThing = "report"    // the text that was signed
	CheckStands    CheckedThing = "stands"    // whether it still is what stands
	CheckWindow    CheckedThing = "window"    // whether it may still go live on it, where no record says what stands
)

func (v *VerifiedSignOff) add(what CheckedThing, good bool, format string, args ...any) {
	v.Checks = append(v.Checks, Check{what, good, fmt.Sprintf(format, args...)})
}

// good reports whether every check was passed.
func (v *VerifiedSignOff) good() bool {
	return !slices.ContainsFunc(v.Checks, func(c Check) bool { return !c.Good })
}

// checkBytes is the first half of every verification: the signature, and only then the key.
func (t Trust) checkBytes(s *SignOff) VerifiedSignOff {
	v := VerifiedSignOff{SignOff: s}
	switch {
	case s.Broken != "":
		v.add(CheckSignature, false, "%s", s.Broken)
		return v
	case s.Typed():
		v.add(CheckSignature, true, "typed, without a key: a claim that no machine can check")
		return v
	}
	v.add(CheckSignature, true, "it fits the statement")
	says := t.Refuses(s)
	switch {
	case says != "":
		v.add(CheckKey, false, "%s", says)
	case t.Signers == nil:
		v.add(CheckKey, false, "no list of allowed signers was given: whose key %s is, nobody here knows", s.Key.Fingerprint())
	default:
		v.add(CheckKey, true, "allowed for %s at that time", s.Name())
	}
	return v
}

// VerifyRecord checks every sign-off of a record: its bytes, its key, the report made again from the record, and
// whether it still is what stands.
func (d *Desk) VerifyRecord(r Record, t Trust) Verification {
	out := Verification{Compared: true, Anchor: r.State.Anchor(d.Today())}
	trusted := Record{r.Meta, t.Apply(r.State)}
	dec := d.Decide(trusted, 0)
	if dec.Err != nil {
		return Verification{Err: dec.Err}
	}
	now := dec.SignOffs
	failed := map[int]bool{}
	for i := range r.State.SignOffs {
		v := t.checkBytes(&r.State.SignOffs[i])
		g := now.Given[i]
		if v.Broken == "" {
			d.checkAgainst(r, &v, g)
			v.Counts = g.Counts
		}
		failed[v.Entry] = !v.good()
		out.SignOffs = append(out.SignOffs, v)
	}
	if len(r.State.SignOffs) == 0 {
		out.Missing = append(out.Missing, "nobody has signed")
	}
	out.Missing = append(out.Missing, now.lacking()...)
	for _, need := range now.Needed {
		if need.By != nil && failed[need.By.Entry] {
			out.Missing = append(out.Missing, need.Role.Title+": the sign-off of "+need.By.Name()+" did not pass every check")
		}
	}
	if now.Reopened != "" && len(out.Missing) > 0 {
		out.Missing = append(out.Missing, now.Reopened)
	}
	return out
}

// lacking is what is missing of the signatures themselves, whatever the verdict that was signed.
func (o *SignOffs) lacking() []string {
	return slices.DeleteFunc(slices.Clone(o.Missing), func(says string) bool { return says == o.Forbids })
}

// checkAgainst makes again from the record what was signed, and asks whether it still stands.
func (d *Desk) checkAgainst(r Record, v *VerifiedSignOff, g *GivenSignOff) {
	p := v.Says.Predicate
	basis, err := d.BasisAt(r, p.Frontier, p.On, p.OnFrom)
	switch {
	case err != nil:
		v.add(CheckReport, false, "what was signed cannot be made again: %s", err)
	case basis.State != p.State || basis.Decision.Verdict != p.Verdict || basis.Decision.Rule != p.Rule:
		v.add(CheckReport, false, "the record comes to another decision than was signed: %s by %s, signed %s by %s", basis.Decision.Verdict, basis.Decision.Rule, p.Verdict, p.Rule)
	case basis.Report.Renderer == p.Report.Renderer && basis.Report.Template != p.Report.Template:
		v.add(CheckReport, true, "the decision is the one that was signed; the text was made by %s with other words than this program has, so it was not compared", p.Report.Renderer)
	case basis.Report.Renderer != p.Report.Renderer:
		v.add(CheckReport, true, "the decision is the one that was signed; the text was made by %s, this program makes %s, so it was not compared", p.Report.Renderer, basis.Report.Renderer)
	case basis.Report.Digest != p.Report.Digest:
		v.add(CheckReport, false, "the report made again from the record is another text than was signed")
	default:
		v.add(CheckReport, true, "the report made again from the record is the one that was signed")
	}
	v.Changed, v.Replaced = g.Changed, g.Instead != ""
	switch {
	case g.Instead != "" && g.Why != g.Instead:
		v.add(CheckStands, true, "it does not, and need not: %s; %s", g.Why, g.Instead)
	case g.Instead != "":
		v.add(CheckStands, true, "%s", g.Instead)
	case g.Why != "":
		v.add(CheckStands, false, "%s", g.Why)
	default:
		v.add(CheckStands, true, "it is what stands now")
	}
}
