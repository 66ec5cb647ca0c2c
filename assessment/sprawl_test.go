package assessment

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gonogo/content"
)

// sprawlGate asks for all that sprawl is read from.
func sprawlGate(without ...string) *content.Gate {
	reg := content.Register{ID: IdentitiesRegister}
	for _, c := range sprawlColumn {
		typ := content.TypeText
		if c.date {
			typ = content.TypeDate
		}
		if !slices.Contains(without, c.id) {
			reg.Columns = append(reg.Columns, content.Column{ID: c.id, Type: typ})
		}
	}
	people := content.Register{ID: "staff", People: true, Columns: []content.Column{{ID: activeColumn, Type: content.TypeYesNo}}}
	return &content.Gate{Registers: []content.Register{reg, people}}
}

const sprawlNone = "none"

// sprawls takes in one assessment for each text: "slug programme", then rows "key column=text …", people "@name yes|no" and
// names of imports "=name key", a line each; spaces within a text are written as "_".
func sprawls(t *testing.T, gate *content.Gate, texts ...string) Sprawl {
	t.Helper()
	scan := NewSprawlScan(SprawlOptions{On: day("2026-12-01")})
	for _, text := range texts {
		lines := strings.Split(text, "\n")
		slug, programme, _ := strings.Cut(lines[0], " ")
		s := &State{Gate: gate, Subject: Subject{Name: slug, Programme: programme}, Rows: map[string][]HeldRow{}, names: map[string]map[string]string{IdentitiesRegister: {}}}
		for _, line := range lines[1:] {
			words := strings.Fields(line)
			if len(words) == 0 {
				continue
			}
			for i := range words {
				words[i] = strings.ReplaceAll(words[i], "_", " ")
			}
			reg, key := gate.Register(IdentitiesRegister), words[0]
			switch key[0] {
			case '=':
				s.names[reg.ID][key[1:]] = words[1]
				continue
			case '@':
				reg, key, words[1] = gate.Register("staff"), key[1:], "active="+words[1]
			}
			row := HeldRow{Key: key}
			for _, w := range words[1:] {
				column, text, _ := strings.Cut(w, "=")
				column = strings.ReplaceAll(column, " ", "_")
				at := reg.Index(column)
				if at < 0 {
					t.Fatalf("no column %s", column)
				}
				first, rest, _ := strings.Cut(text, "|")
				c := Cell{Text: first, None: first == sprawlNone}
				if c.None {
					c.Text = ""
				}
				if rest != "" {
					c.Others = []string{rest}
				}
				row.cells = append(row.cells, heldOf(at, c))
			}
			s.Rows[reg.ID] = append(s.Rows[reg.ID], row)
		}
		scan.Take(Record{Meta{ID: slug, Slug: slug}, s})
	}
	return scan.Result()
}

// good is what nothing is found of.
const good = "owner=Ana deputy=Ben credential=static last_rotated=2026-11-20 last_used=2026-11-20"

func TestEachFindingOfAnIdentityIsTold(t *testing.T) {
	for _, c := range []struct{ row, want string }{
		{good, ""},
		{"deputy=Ben credential=managed last_used=2026-11-20", "no-owner: nobody is named as its owner"},
		{"owner=tbd deputy=Ben credential=managed last_used=2026-11-20", "no-owner: nobody is named as its owner"},
		{"owner=Ana credential=managed last_used=2026-11-20", "no-deputy: nobody decides about it when its owner is away"},
		{good + " expires=2026-12-01", "expired: ended on 2026-12-01, that day"},
		{good + " expires=2026-12-02", ""},
		{good + " expires=none", ""},
		{"owner=Ana deputy=Ben credential=static last_used=2026-11-20", "rotation-unknown: nobody says when it was last rotated"},
		{"owner=Ana deputy=Ben last_used=2026-11-20", "rotation-unknown: nobody says when it was last rotated"},
		{"owner=Ana deputy=Ben credential=federated last_used=2026-11-20", ""},
		{"owner=Ana deputy=Ben credential=static last_rotated=none last_used=2026-11-20", "never-rotated: no rotation was ever seen"},
		{"owner=Ana deputy=Ben credential=static last_rotated=none last_used=none created=2026-11-20", ""},
		{"owner=Ana deputy=Ben credential=static last_rotated=2026-09-02 last_used=2026-09-02", ""},
		{"owner=Ana deputy=Ben credential=static last_rotated=2026-09-01 last_used=2026-11-20", "rotated-long-ago: last rotated on 2026-09-01, 91 days before"},
		{"owner=Ana deputy=Ben credential=static created=2026-01-01 last_rotated=2026-01-01 last_used=2026-11-20", "never-rotated: never since it was made on 2026-01-01, 334 days before"},
		{"owner=Ana deputy=Ben credential=certificate auto_renew=yes expires=2026-12-02 last_rotated=2026-01-01 last_used=2026-11-20", ""},
		{"owner=Ana deputy=Ben credential=certificate auto_renew=yes expires=2026-12-01 last_rotated=2026-01-01 last_used=2026-11-20", "expired: ended on 2026-12-01, that day; rotated-long-ago: last rotated on 2026-01-01, 334 days before"},
		{"owner=Ana deputy=Ben credential=managed", "use-unknown: nobody says when it was last used"},
		{"owner=Ana deputy=Ben credential=managed last_used=none", "unused: no use was ever seen"},
		{"owner=Ana deputy=Ben credential=managed last_used=2026-09-01", "unused: last used on 2026-09-01, 91 days before"},
		{"owner=Ana deputy=Ben credential=managed kind=break-glass", ""},
		{"owner=Ana deputy=Ben enabled=no expires=2020-01-01", ""},
		{"owner=Ana|Cai deputy=Ben credential=managed last_used=2026-11-20", "disputed: owner: Ana (a); Cai (a)"},
	} {
		s := sprawls(t, sprawlGate(), "a P\nsvc "+c.row)
		if got := saysOf(&s.Identities[0]); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.row, got, c.want)
		}
	}
}

func saysOf(i *Identity) string {
	var out []string
	for _, f := range i.Findings {
		out = append(out, fmt.Sprintf("%s: %s", f.Kind, f.Says))
	}
	return strings.Join(out, "; ")
}

func TestWhatAGateDoesNotAskForIsUnknownAndNeverFine(t *testing.T) {
	s := sprawls(t, sprawlGate("owner", "deputy", "last_rotated", "last_used", "expires"), "a P\nsvc")
	want := []SprawlKind{SprawlOwnerUnknown, SprawlRotationUnknown, SprawlUseUnknown, SprawlExpiryUnknown}
	if got := s.Identities[0].Kinds(); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	gate := sprawlGate()
	gate.Registers[0].Column("last_used").Type = content.TypeText
	if s = sprawls(t, gate, "a P\nsvc "+good); !slices.Equal(s.Identities[0].Kinds(), []SprawlKind{SprawlUseUnknown}) {
		t.Errorf("a day in a column of texts is read: %s", saysOf(&s.Identities[0]))
	}
	s = sprawls(t, &content.Gate{}, "a P")
	if len(s.Bare) != 1 || s.Read != 1 {
		t.Errorf("%+v", s)
	}
}

func TestOneIdentityGoesByItsKeyInAnyCaseAndByTheNamesOfImports(t *testing.T) {
	s := sprawls(t, sprawlGate(),
		"a P\nSvc-Pay "+good+"\n=arn:1 Svc-Pay",
		"b Q\nARN:1 "+good,
		"c R\nsvc-pay "+good,
		"d S\nsvc-pays "+good)
	if len(s.Identities) != 2 {
		t.Fatalf("%d identities", len(s.Identities))
	}
	id := s.Identities[0]
	if id.Name != "Svc-Pay" || !slices.Equal(id.In(), []string{"a", "b", "c"}) || !slices.Equal(id.Names, []string{"arn:1"}) {
		t.Errorf("%s, %v, %v", id.Name, id.In(), id.Names)
	}
	if saysOf(&id) != "shared: used by 3 programmes: P, Q, R" {
		t.Error(saysOf(&id))
	}
}

func TestAnIdentityIsSharedByProgrammesAndWithoutThemBySubjects(t *testing.T) {
	row := "\nsvc " + good
	for _, c := range []struct {
		texts []string
		want  string
	}{
		{[]string{"a P" + row, "b p" + row}, ""},
		{[]string{"a P" + row, "b Q" + row}, "shared: used by 2 programmes: P, Q"},
		{[]string{"a" + row, "b" + row}, "shared: used by 2 programmes, or subjects without one: a, b"},
		{[]string{"a" + row, "A" + row}, ""}, // two releases of one subject
		{[]string{"P" + row, "b P" + row}, "shared: used by 2 programmes, or subjects without one: P"},
	} {
		s := sprawls(t, sprawlGate(), c.texts...)
		if got := saysOf(&s.Identities[0]); got != c.want {
			t.Errorf("%q: %q, want %q", c.texts, got, c.want)
		}
	}
}

func TestTheLatestUseCountsAndOtherDisagreementsAreTold(t *testing.T) {
	s := sprawls(t, sprawlGate(),
		"a P\nsvc "+good+" platform=aws-1 expires=2027-01-01",
		"b P\nsvc owner=ana deputy=Cai platform=azure last_used=2020-01-01 last_rotated=none expires=2026-11-01")
	want := "expired: ended on 2026-11-01, 30 days before; disputed: deputy: Ben (a); Cai (b); " +
		"disputed: platform: aws-1 (a); azure (b): one identity, or two of one name; disputed: end: 2027-01-01 (a); 2026-11-01 (b)"
	if got := saysOf(&s.Identities[0]); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestAnOwnerWhoLeftIsToldWhoeverKnowsIt(t *testing.T) {
	s := sprawls(t, sprawlGate(),
		"a P\nsvc owner=Ana_<ana@example.com> deputy=Ben credential=managed last_used=2026-11-20",
		"b Q\n@Ana_A._<ANA@example.com> no",
		"c Q\n@Ana_<ana@example.com> yes\n@Ben no")
	if got := saysOf(&s.Identities[0]); got != "owner-left: Ana <ana@example.com> does not work here: b; works here: c" {
		t.Error(got)
	}
}

func TestTheWorstIdentityComesFirstAndTheSoundOneLast(t *testing.T) {
	s := sprawls(t, sprawlGate(), "a P\nsound "+good+"\nunknown owner=Ana deputy=Ben credential=managed\nold owner=Ana deputy=Ben credential=managed last_used=2020-01-01\norphan credential=managed")
	var got []string
	for _, id := range s.Identities {
		got = append(got, id.Name)
	}
	if strings.Join(got, " ") != "orphan old unknown sound" {
		t.Error(got)
	}
	if c := s.Counts(); c[SprawlNoOwner] != 1 || c[SprawlUseUnknown] != 2 || c[SprawlShared] != 0 {
		t.Error(c)
	}
}

// BenchmarkSprawl takes in ten thousand assessments with ten identities each, of which every second one is shared.
func BenchmarkSprawl(b *testing.B) {
	gate := sprawlGate()
	reg := gate.Register(IdentitiesRegister)
	at := reg.Index("owner")
	for b.Loop() {
		scan := NewSprawlScan(SprawlOptions{On: day("2026-12-01")})
		for i := range 10_000 {
			s := &State{Gate: gate, Subject: Subject{Name: fmt.Sprint(i), Programme: fmt.Sprint(i % 100)}, Rows: map[string][]HeldRow{}}
			for n := range 10 {
				key := fmt.Sprintf("svc-%d-%d", i, n)
				if n%2 == 0 {
					key = fmt.Sprintf("svc-%d", i%500*10+n)
				}
				s.Rows[reg.ID] = append(s.Rows[reg.ID], HeldRow{Key: key, cells: []heldCell{heldOf(at, Cell{Text: fmt.Sprintf("Ana %d <ana%d@example.com>", i, i)})}})
			}
			scan.Take(Record{Meta{Slug: fmt.Sprintf("a-%05d", i)}, s})
		}
		if s := scan.Result(); len(s.Identities) != 52_500 {
			b.Fatal(len(s.Identities))
		}
	}
}
