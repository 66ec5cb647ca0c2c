package assessment

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// Sprawl is what the assessments on this machine say together about identities: who uses each, who owns it, and whether
// it is alive. It is a view and decides nothing. Texts of people in it are as they were written.
type Sprawl struct {
	On         Date
	Days       int    // a rotation or a use longer ago than so many days is a finding
	Programme  string // only identities that this programme uses; "" is all
	Read       int    // assessments that were read
	Unreadable []Unread
	Bare       []string   // assessments, by slug, whose gate has no register of identities: nothing is known of theirs
	Identities []Identity // worst first
}

// Unread is an assessment that cannot be read, and why.
type Unread struct{ Slug, Why string }

// Identity is one identity in all assessments that list it.
type Identity struct {
	Name     string   // the key of its row in the first of them
	Names    []string // what others, and their imports, call it
	Places   []Place  // the rows about it, by assessment
	Owners   []string // whom the rows name, one spelling a person
	Disabled bool     // every row says that it cannot sign in
	Findings []SprawlFinding
}

// Place is a row about an identity.
type Place struct {
	*SprawlSource
	Key string
}

// SprawlSource is an assessment as far as identities in it need it.
type SprawlSource struct {
	Meta
	Name, Programme string
}

// group is what shares an identity with others: the programme, and where none is set the subject, so that two releases of
// one thing share nothing.
func (s *SprawlSource) group() (id, says string) {
	if p := strings.TrimSpace(s.Programme); p != "" {
		return "p" + strings.ToLower(p), p
	}
	return "s" + strings.ToLower(strings.TrimSpace(s.Name)), s.Name
}

// SprawlFinding is one thing that is wrong with an identity, or that nobody knows of it.
type SprawlFinding struct {
	Kind SprawlKind
	Says string
}

// SprawlKind says what a finding is about.
type SprawlKind string

// The kinds of finding. The last ones say that nobody knows, which is not good either.
const (
	SprawlOwnerLeft       SprawlKind = "owner-left"
	SprawlNoOwner         SprawlKind = "no-owner"
	SprawlExpired         SprawlKind = "expired"
	SprawlNeverRotated    SprawlKind = "never-rotated"
	SprawlRotatedLongAgo  SprawlKind = "rotated-long-ago"
	SprawlUnused          SprawlKind = "unused"
	SprawlShared          SprawlKind = "shared"
	SprawlDisputed        SprawlKind = "disputed"
	SprawlNoDeputy        SprawlKind = "no-deputy"
	SprawlOwnerUnknown    SprawlKind = "owner-unknown"
	SprawlRotationUnknown SprawlKind = "rotation-unknown"
	SprawlUseUnknown      SprawlKind = "use-unknown"
	SprawlExpiryUnknown   SprawlKind = "expiry-unknown"
)

// SprawlKinds lists the kinds, worst first.
var SprawlKinds = []SprawlKind{
	SprawlOwnerLeft, SprawlNoOwner, SprawlExpired, SprawlNeverRotated, SprawlRotatedLongAgo, SprawlUnused, SprawlShared, SprawlDisputed,
	SprawlNoDeputy, SprawlOwnerUnknown, SprawlRotationUnknown, SprawlUseUnknown, SprawlExpiryUnknown,
}

// Unknown reports whether a finding of this kind says that nobody knows.
func (k SprawlKind) Unknown() bool { return k.rank() >= SprawlOwnerUnknown.rank() }

// Words is the kind as people say it.
func (k SprawlKind) Words() string { return strings.ReplaceAll(string(k), "-", " ") }

func (k SprawlKind) rank() int { return slices.Index(SprawlKinds, k) }

// Has reports whether an identity has a finding of a kind.
func (i *Identity) Has(k SprawlKind) bool {
	return slices.ContainsFunc(i.Findings, func(f SprawlFinding) bool { return f.Kind == k })
}

// Kinds are the kinds of finding that an identity has, each once, worst first.
func (i *Identity) Kinds() []SprawlKind {
	var out []SprawlKind
	for _, f := range i.Findings {
		if !slices.Contains(out, f.Kind) {
			out = append(out, f.Kind)
		}
	}
	return out
}

// In are the assessments that list an identity, by slug, each once.
func (i *Identity) In() []string {
	var out []string
	for _, p := range i.Places {
		out = append(out, p.Slug)
	}
	return slices.Compact(out)
}

// Counts is how many identities have a finding of each kind.
func (s *Sprawl) Counts() map[SprawlKind]int {
	out := map[SprawlKind]int{}
	for n := range s.Identities {
		for _, k := range s.Identities[n].Kinds() {
			out[k]++
		}
	}
	return out
}

// SprawlDays is after how many days a rotation or a use is long ago where nobody says otherwise.
const SprawlDays = 90

// SprawlOptions say what a look at identities takes in.
type SprawlOptions struct {
	On        Date   // judged on; no date is today
	Days      int    // 0 is SprawlDays
	Programme string // only identities that this programme uses, whoever else does; "" is all
	Archived  bool   // archived assessments too
}

// Sprawl reads one assessment after the other and keeps of each only what its register of identities says, so that ten
// thousand of them fit. One that cannot be read is named in the result. A programme that no assessment names is an
// *ArgumentError.
func (d *Desk) Sprawl(ctx context.Context, o SprawlOptions) (Sprawl, error) {
	rows, err := d.journal.List(ctx)
	if err != nil {
		return Sprawl{}, err
	}
	slices.SortFunc(rows, func(a, b Row) int { return cmp.Or(strings.Compare(a.Slug, b.Slug), strings.Compare(a.ID, b.ID)) })
	if o.On.IsZero() {
		o.On = d.Today()
	}
	scan := NewSprawlScan(o)
	for _, row := range rows {
		if row.Archived && !o.Archived {
			continue
		}
		r, err := d.open(ctx, row.Meta, unheld)
		switch {
		case ctx.Err() != nil:
			return Sprawl{}, ctx.Err()
		case err != nil:
			scan.out.Unreadable = append(scan.out.Unreadable, Unread{row.Slug, strings.TrimPrefix(err.Error(), "open "+row.Slug+": ")})
		default:
			scan.Take(r)
		}
	}
	out := scan.Result()
	if o.Programme != "" && !scan.named && len(out.Unreadable) == 0 {
		return out, &ArgumentError{fmt.Sprintf("no assessment is of the programme %q", o.Programme), "gonogo list --json names the programme of each"}
	}
	return out, nil
}
