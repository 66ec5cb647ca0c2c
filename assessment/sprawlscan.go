package assessment

import (
	"cmp"
	"slices"
	"strings"
	"unique"

	"gonogo/content"
)

// IdentitiesRegister is the register in which gates keep identities. A gate of one's own is read where it uses the name.
const IdentitiesRegister = "identities"

// activeColumn is the column of registers of people that says who works here.
const activeColumn = "active"

// The columns of a register of identities that sprawl is read from.
const (
	sprawlKind = iota
	sprawlPlatform
	sprawlEnabled
	sprawlOwner
	sprawlDeputy
	sprawlPrivileges
	sprawlCredential
	sprawlCreated
	sprawlRotated
	sprawlExpires
	sprawlRenews
	sprawlLastUsed
	sprawlColumns
)

// sprawlColumn names the columns. A date is read only from a column that holds dates.
var sprawlColumn = [sprawlColumns]struct {
	id, title string
	date      bool
}{
	sprawlKind: {"kind", "kind", false}, sprawlPlatform: {"platform", "platform", false}, sprawlEnabled: {"enabled", "enabled", false},
	sprawlOwner: {"owner", "owner", false}, sprawlDeputy: {"deputy", "deputy", false}, sprawlPrivileges: {"privileges", "rights", false},
	sprawlCredential: {"credential", "credential", false}, sprawlCreated: {"created", "created", true}, sprawlRotated: {"last_rotated", "last rotated", true},
	sprawlExpires: {"expires", "end", true}, sprawlRenews: {"auto_renew", "renews itself", false}, sprawlLastUsed: {"last_used", "last used", true},
}

// cellKnown says what a register knows of a cell.
type cellKnown uint8

const (
	noColumn cellKnown = iota // the gate does not ask
	notSaid                   // nobody filled it
	saidNone                  // an export says that there is none
	filled
)

// sprawlRow is a row of a register of identities, without what is of no use here: there may be many.
type sprawlRow struct {
	*SprawlSource
	key    string
	texts  [sprawlColumns]string
	known  [sprawlColumns]cellKnown
	others map[int][]string // by column: what other writers of the same assessment set it to
	torn   bool             // one writer took the row out while another changed it
	node   int
}

// SprawlScan gathers what assessments say of identities.
type SprawlScan struct {
	out   Sprawl
	rows  []sprawlRow
	nodes []int          // of each node the one it hangs on, itself where that is none
	of    map[string]int // by a folded name: its node
	spelt []string       // by node: the name as it was first written
	staff map[string][]staffRow
	who   people
	named bool // an assessment is of the programme asked for
}

// staffRow is what one register of people says of a person.
type staffRow struct {
	person, slug string
	active       bool
}

// NewSprawlScan begins a look on a day.
func NewSprawlScan(o SprawlOptions) *SprawlScan {
	return &SprawlScan{
		out: Sprawl{On: o.On, Days: cmp.Or(o.Days, SprawlDays), Programme: o.Programme},
		of:  map[string]int{}, staff: map[string][]staffRow{}, who: newPeople(),
	}
}

// own is a copy of a text that keeps nothing else alive, and the same one for the same text.
func own(s string) string { return unique.Make(strings.Clone(s)).Value() }

// Take takes in what one assessment says.
func (s *SprawlScan) Take(r Record) {
	s.out.Read++
	source := &SprawlSource{r.Meta, own(r.State.Subject.Name), own(r.State.Subject.Programme)}
	s.named = s.named || s.asked(source)
	s.people(r)
	reg := r.State.Gate.Register(IdentitiesRegister)
	if reg == nil {
		s.out.Bare = append(s.out.Bare, r.Slug)
		return
	}
	called := map[string][]string{}
	for name, key := range r.State.names[reg.ID] {
		called[key] = append(called[key], name)
	}
	for n := range r.State.Rows[reg.ID] {
		held := &r.State.Rows[reg.ID][n]
		row := rowOfSprawl(source, reg, held)
		row.node = s.node(held.Key)
		slices.Sort(called[held.Key])
		for _, name := range called[held.Key] {
			also := s.top(s.node(name))
			s.nodes[also] = s.top(row.node)
		}
		s.rows = append(s.rows, row)
	}
}

func rowOfSprawl(source *SprawlSource, reg *content.Register, held *HeldRow) sprawlRow {
	row := sprawlRow{SprawlSource: source, key: own(held.Key), torn: held.Disputed}
	for c := range sprawlColumns {
		at := reg.Index(sprawlColumn[c].id)
		if at < 0 || sprawlColumn[c].date && reg.Columns[at].Type != content.TypeDate {
			continue
		}
		cell := held.Cell(at)
		row.texts[c] = own(cell.Text)
		switch {
		case cell.Text != "":
			row.known[c] = filled
		case cell.None:
			row.known[c] = saidNone
		default:
			row.known[c] = notSaid
		}
		for _, other := range cell.Others {
			if row.others == nil {
				row.others = map[int][]string{}
			}
			row.others[c] = append(row.others[c], own(other))
		}
	}
	return row
}

// people keeps of each register of people who works here and who does not.
func (s *SprawlScan) people(r Record) {
	for n := range r.State.Gate.Registers {
		reg := &r.State.Gate.Registers[n]
		at := reg.Index(activeColumn)
		if !reg.People || at < 0 {
			continue
		}
		for i := range r.State.Rows[reg.ID] {
			held := &r.State.Rows[reg.ID][i]
			text := held.Cell(at).Text
			if text != "yes" && text != "no" {
				continue
			}
			row := staffRow{own(held.Key), r.Slug, text == "yes"}
			for _, name := range namesOf(held.Key) {
				s.staff[own(name)] = append(s.staff[name], row)
			}
		}
	}
}

// asked reports whether an assessment is of the programme that was asked for.
func (s *SprawlScan) asked(source *SprawlSource) bool {
	return strings.EqualFold(strings.TrimSpace(source.Programme), strings.TrimSpace(s.out.Programme))
}

// node is the node of a name, a new one where nobody was called so.
func (s *SprawlScan) node(name string) int {
	folded := own(strings.ToLower(strings.TrimSpace(name)))
	n, ok := s.of[folded]
	if !ok {
		n = len(s.nodes)
		s.of[folded] = n
		s.nodes, s.spelt = append(s.nodes, n), append(s.spelt, own(name))
	}
	return n
}

// top is the node that stands for all that are called one way or another.
func (s *SprawlScan) top(n int) int {
	for s.nodes[n] != n {
		s.nodes[n] = s.nodes[s.nodes[n]]
		n = s.nodes[n]
	}
	return n
}

// Result is what was gathered, worst first.
func (s *SprawlScan) Result() Sprawl {
	rows := map[int][]*sprawlRow{}
	var order []int
	for i := range s.rows {
		at := s.top(s.rows[i].node)
		if rows[at] == nil {
			order = append(order, at)
		}
		rows[at] = append(rows[at], &s.rows[i])
	}
	names := map[int][]string{}
	for n, name := range s.spelt {
		names[s.top(n)] = append(names[s.top(n)], name)
	}
	out := s.out
	for _, at := range order {
		if out.Programme != "" && !slices.ContainsFunc(rows[at], func(r *sprawlRow) bool { return s.asked(r.SprawlSource) }) {
			continue
		}
		out.Identities = append(out.Identities, s.identity(rows[at], names[at]))
	}
	slices.SortStableFunc(out.Identities, func(a, b Identity) int {
		return cmp.Or(a.worst()-b.worst(), len(b.Findings)-len(a.Findings), strings.Compare(a.Name, b.Name))
	})
	return out
}

// worst is the rank of the worst finding; an identity without any comes last.
func (i *Identity) worst() int {
	if len(i.Findings) == 0 {
		return len(SprawlKinds)
	}
	return i.Findings[0].Kind.rank()
}

func (s *SprawlScan) identity(rows []*sprawlRow, names []string) Identity {
	id := Identity{Name: rows[0].key, Disabled: true}
	for _, r := range rows {
		id.Places = append(id.Places, Place{r.SprawlSource, r.key})
		id.Disabled = id.Disabled && r.texts[sprawlEnabled] == "no"
	}
	for _, n := range names {
		if n != id.Name {
			id.Names = append(id.Names, n)
		}
	}
	slices.Sort(id.Names)
	f := sprawlFinder{scan: s, rows: rows, on: s.out.On, days: s.out.Days}
	id.Owners = f.persons(sprawlOwner)
	f.all(id.Owners)
	slices.SortStableFunc(f.found, func(a, b SprawlFinding) int { return a.Kind.rank() - b.Kind.rank() })
	id.Findings = f.found
	return id
}
