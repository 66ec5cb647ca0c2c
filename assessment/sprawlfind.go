package assessment

import (
	"fmt"
	"slices"
	"strings"
)

// sprawlFinder finds what is wrong with one identity, from all rows about it.
type sprawlFinder struct {
	scan  *SprawlScan
	rows  []*sprawlRow
	on    Date
	days  int
	found []SprawlFinding
}

func (f *sprawlFinder) add(k SprawlKind, format string, args ...any) {
	f.found = append(f.found, SprawlFinding{k, fmt.Sprintf(format, args...)})
}

func (f *sprawlFinder) all(owners []string) {
	f.owner(owners)
	f.shared()
	f.disputed()
	live := slices.DeleteFunc(slices.Clone(f.rows), func(r *sprawlRow) bool { return r.texts[sprawlEnabled] == "no" })
	if len(live) == 0 { // it cannot sign in: what it signs in with harms nobody
		return
	}
	f.expiry(live)
	f.use(live)
	f.rotation(slices.DeleteFunc(live, func(r *sprawlRow) bool {
		return slices.Contains([]string{"managed", "federated", "none"}, r.texts[sprawlCredential]) // nothing that could be rotated
	}))
}

// persons are the people whom a column names, one spelling a person. "tbd" is nobody.
func (f *sprawlFinder) persons(column int) []string {
	said, _ := f.distinct(column)
	return slices.DeleteFunc(said, func(text string) bool { return !IsPerson(text) })
}

// distinct is what the rows say in a column, each thing once, and which assessment says it first. Case makes no
// difference, nor how a person is written.
func (f *sprawlFinder) distinct(column int) (said, by []string) {
	seen := map[string]bool{}
	for _, r := range f.rows {
		for i := range 1 + len(r.others[column]) {
			text := r.texts[column]
			if i > 0 {
				text = r.others[column][i-1]
			}
			names := []string{strings.ToLower(text)}
			if column == sprawlOwner || column == sprawlDeputy {
				names = f.scan.who.namesOf(text)
			}
			if text != "" && !slices.ContainsFunc(names, func(n string) bool { return seen[n] }) {
				said, by = append(said, text), append(by, r.Slug)
			}
			for _, n := range names {
				seen[n] = true
			}
		}
	}
	return said, by
}

func (f *sprawlFinder) owner(owners []string) {
	switch {
	case len(owners) > 0:
	case most(f.rows, sprawlOwner) == noColumn:
		f.add(SprawlOwnerUnknown, "no gate here asks for its owner")
	default:
		f.add(SprawlNoOwner, "nobody is named as its owner")
	}
	for _, o := range owners {
		if says := f.scan.left(o); says != "" {
			f.add(SprawlOwnerLeft, "%s", says)
		}
	}
	if most(f.rows, sprawlDeputy) > noColumn && len(f.persons(sprawlDeputy)) == 0 {
		f.add(SprawlNoDeputy, "nobody decides about it when its owner is away")
	}
}

// left says who says that a person does not work here, "" where nobody does.
func (s *SprawlScan) left(person string) string {
	var gone, here []string
	for _, name := range namesOf(person) {
		for _, row := range s.staff[name] {
			if row.active {
				here = append(here, row.slug)
			} else {
				gone = append(gone, row.slug)
			}
		}
	}
	if len(gone) == 0 {
		return ""
	}
	says := fmt.Sprintf("%s does not work here: %s", person, someOf(gone))
	if len(here) > 0 {
		says += "; works here: " + someOf(here)
	}
	return says
}

// someOf names a few of a list, each once, and how many more there are.
func someOf(names []string) string {
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	if len(names) > mostNamed {
		names = append(names[:mostNamed:mostNamed], fmt.Sprintf("%d more", len(names)-mostNamed))
	}
	return strings.Join(names, ", ")
}

func (f *sprawlFinder) shared() {
	ids, says := map[string]bool{}, []string{}
	programmes := 0
	for _, r := range f.rows {
		id, name := r.group()
		if ids[id] {
			continue
		}
		ids[id], says = true, append(says, name)
		if id[0] == 'p' {
			programmes++
		}
	}
	switch {
	case len(ids) < 2:
	case programmes == len(ids):
		f.add(SprawlShared, "used by %d programmes: %s", len(ids), someOf(says))
	default:
		f.add(SprawlShared, "used by %d programmes, or subjects without one: %s", len(ids), someOf(says))
	}
}

// disputable are the columns of which two rows about one identity should say the same.
var disputable = []int{sprawlOwner, sprawlDeputy, sprawlPlatform, sprawlKind, sprawlPrivileges, sprawlCredential, sprawlExpires, sprawlEnabled}

func (f *sprawlFinder) disputed() {
	for _, c := range disputable {
		said, by := f.distinct(c)
		if len(said) < 2 {
			continue
		}
		var parts []string
		for i := range min(len(said), mostNamed) {
			parts = append(parts, said[i]+" ("+by[i]+")")
		}
		if more := len(said) - len(parts); more > 0 {
			parts = append(parts, fmt.Sprintf("%d more", more))
		}
		says := sprawlColumn[c].title + ": " + strings.Join(parts, "; ")
		if c == sprawlPlatform {
			says += ": one identity, or two of one name"
		}
		f.add(SprawlDisputed, "%s", says)
	}
	for _, r := range f.rows {
		if r.torn {
			f.add(SprawlDisputed, "one writer of %s took the row out while another changed it", r.Slug)
		}
	}
}

func (f *sprawlFinder) expiry(rows []*sprawlRow) {
	if most(rows, sprawlExpires) == noColumn {
		f.add(SprawlExpiryUnknown, "no gate here asks when it ends")
		return
	}
	if first := dayIn(rows, sprawlExpires, func(a, b Date) Date { return min(a, b) }); !first.IsZero() && first <= f.on {
		f.add(SprawlExpired, "ended on %s, %s", first, ago(f.on, first))
	}
}

func (f *sprawlFinder) use(rows []*sprawlRow) {
	if slices.ContainsFunc(rows, func(r *sprawlRow) bool { return r.texts[sprawlKind] == "break-glass" }) {
		return // it is there not to be used
	}
	switch last := dayIn(rows, sprawlLastUsed, Later); {
	case !last.IsZero():
		if f.old(last) {
			f.add(SprawlUnused, "last used on %s, %s", last, ago(f.on, last))
		}
	case most(rows, sprawlLastUsed) == saidNone:
		if !f.fresh(rows) {
			f.add(SprawlUnused, "no use was ever seen")
		}
	case most(rows, sprawlLastUsed) == noColumn:
		f.add(SprawlUseUnknown, "no gate here asks when it was last used")
	default:
		f.add(SprawlUseUnknown, "nobody says when it was last used")
	}
}

func (f *sprawlFinder) rotation(rows []*sprawlRow) {
	if len(rows) == 0 {
		return
	}
	made := dayIn(rows, sprawlCreated, func(a, b Date) Date { return min(a, b) })
	switch last := dayIn(rows, sprawlRotated, Later); {
	case !last.IsZero() && (!f.old(last) || f.renewed(rows)):
	case !last.IsZero() && last <= made:
		f.add(SprawlNeverRotated, "never since it was made on %s, %s", made, ago(f.on, made))
	case !last.IsZero():
		f.add(SprawlRotatedLongAgo, "last rotated on %s, %s", last, ago(f.on, last))
	case most(rows, sprawlRotated) == saidNone:
		if !f.fresh(rows) {
			f.add(SprawlNeverRotated, "no rotation was ever seen")
		}
	case most(rows, sprawlRotated) == noColumn:
		f.add(SprawlRotationUnknown, "no gate here asks when it was last rotated")
	default:
		f.add(SprawlRotationUnknown, "nobody says when it was last rotated")
	}
}

// renewed reports whether a machine renews a credential that has not ended.
func (f *sprawlFinder) renewed(rows []*sprawlRow) bool {
	return !slices.ContainsFunc(rows, func(r *sprawlRow) bool {
		ends, err := ParseDate(r.texts[sprawlExpires])
		return r.texts[sprawlRenews] != "yes" || err != nil || ends <= f.on
	})
}

// fresh reports whether an identity was made so lately that nobody expects a use or a rotation.
func (f *sprawlFinder) fresh(rows []*sprawlRow) bool {
	made := dayIn(rows, sprawlCreated, func(a, b Date) Date { return min(a, b) })
	return !made.IsZero() && !f.old(made)
}

func (f *sprawlFinder) old(d Date) bool { return f.on.DaysFrom(d) > f.days }

// most is what the row that knows most knows of a column.
func most(rows []*sprawlRow, column int) cellKnown {
	out := noColumn
	for _, r := range rows {
		out = max(out, r.known[column])
	}
	return out
}

// dayIn is the day that pick leaves of those in a column, no date where there is none.
func dayIn(rows []*sprawlRow, column int, pick func(a, b Date) Date) Date {
	var out Date
	for _, r := range rows {
		for _, text := range append([]string{r.texts[column]}, r.others[column]...) {
			if d, err := ParseDate(text); err == nil {
				if out.IsZero() {
					out = d
				}
				out = pick(out, d)
			}
		}
	}
	return out
}

// ago is how long before a day another lies.
func ago(on, d Date) string {
	switch n := on.DaysFrom(d); n {
	case 0:
		return "that day"
	case 1:
		return "1 day before"
	default:
		return fmt.Sprintf("%d days before", n)
	}
}
