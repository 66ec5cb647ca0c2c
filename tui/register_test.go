package tui

import (
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

// registering is a program on a register of the small gate with some rows.
func registering(t testing.TB, w, h int, rows ...assessment.Body) *program {
	t.Helper()
	p := newProgram(t)
	p.WithRegisters()
	r := p.Start(uitest.Subject())
	if len(rows) > 0 {
		p.Act(p.Ana, r, rows...)
	}
	p.begin(t, w, h)
	p.there(ui.Route{To: ui.Review, Question: "ID-02"})
	p.there(ui.Route{To: ui.Register, Register: "identities"})
	return p
}

// there goes to a place over the assessment as it now stands.
func (p *program) there(r ui.Route) {
	rec, _ := p.Read("payments-agent")
	r.Case = p.app.env.Judge(rec)
	p.Send(ui.ReplyMsg{Then: func() tea.Cmd { return p.app.Go(r) }})
}

// cell is a cell as the journal has it.
func (p *program) cell(register, key, column string) string {
	p.T.Helper()
	r, _ := p.Read("payments-agent")
	row := r.State.Row(register, key)
	if row == nil {
		p.T.Fatalf("%s has no row %s", register, key)
	}
	return row.Cell(r.State.Gate.Register(register).Index(column)).Text
}

func (p *program) keys(register string) string {
	r, _ := p.Read("payments-agent")
	var out []string
	for _, row := range r.State.Rows[register] {
		out = append(out, row.Key)
	}
	return strings.Join(out, " ")
}

// order is the keys of the rows on the screen, from the top.
func (p *program) order(known ...string) string {
	var out []string
	for _, l := range p.Lines()[5:] {
		if strings.HasPrefix(l, "───") {
			break
		}
		for _, k := range known {
			if strings.HasPrefix(strings.TrimLeft(l, "▌● "), k+" ") {
				out = append(out, k)
			}
		}
	}
	return strings.Join(out, " ")
}

var four = []string{"key-mail", "svc-log", "svc-pay", "wl-agent"}

func (p *program) logged() int {
	r, _ := p.Read("payments-agent")
	return len(r.State.Log)
}

func TestARowShowsWhichCheckSaysWhatOfIt(t *testing.T) {
	for _, s := range []size{{80, 24}, {140, 40}} {
		p := registering(t, s.w, s.h, uitest.Rows()...)
		p.Shows("Machine identities 4 rows", "✓ 1 pass · ✗ 1 fail · ? 2 cannot tell", "key-mail ? cannot tell", "svc-log ✗ fails", "svc-pay ✓ passes")
		p.Press("j")
		p.Shows("✗ ID-02 fails: svc-log was")
		p.Press("j")
		p.Shows("✓ ID-02 passes: every identity has an", "! deputy names Ben Ode")
		p.Press("G")
		p.Shows("! owner is not filled", "? ID-02 cannot tell: wl-agent names")
	}
}

func TestAllThatIsSaidOfARowCanBeReadInASmallWindowToo(t *testing.T) {
	p := registering(t, 60, 16, uitest.Rows()...)
	p.Press("j", "j")
	p.Shows("lines more, tab reads all")
	p.Press("tab")
	p.Shows("svc-pay ✓ passes", "! deputy names", "✓ ID-02 passes", "Purpose books refunds", "lines more, PgDn reads on")
	p.Press("pgdown")
	p.Shows("Federated subject repo:pay")
	p.Press("j")
	p.Shows("wl-agent ? cannot tell", "! owner is not filled")
	p.Press("tab")
	p.Shows("▌ wl-agent")
}

func TestTheRowsOfACheckShowTheColumnsItLooksAtFirst(t *testing.T) {
	p := registering(t, 80, 24, uitest.Rows()...)
	p.there(ui.Route{To: ui.Register, Register: "identities", Question: "ID-02", Check: 2})
	p.Shows("name of the identity Stands Last rotated")
	p.Press("G", "e")
	p.Shows("Last rotated of svc-log")
}

func TestAnEmptyRegisterSaysWhatItIsForAndHowToBegin(t *testing.T) {
	p := registering(t, 80, 24)
	p.Shows("Every account, key and workload identity", "No row is in it yet", "a adds a row in a form", "gonogo row set payments-agent identities", "asked by ID-02")
}

func TestARowIsAddedInAFormAndIsTheChosenOneThen(t *testing.T) {
	p := registering(t, 80, 24, uitest.Rows()...)
	p.Press("a")
	p.Shows("new row in Machine identities")
	p.Type("svc-new")
	p.Press("enter", "a") // the choice that begins with a
	p.Press("enter")
	p.Type("Cai")
	p.Press("right") // completes the person
	p.Shows("Cai Lin <cai@example.com>")
	p.Press("enter")
	p.Type("ana")
	p.Press("right")
	p.Press("ctrl+s")
	p.Shows("saved · svc-new added", "▌ svc-new")
	if got := p.cell("identities", "svc-new", "kind") + "|" + p.cell("identities", "svc-new", "owner") + "|" + p.cell("identities", "svc-new", "deputy"); got != "api key|"+uitest.Cai+"|"+uitest.Ana {
		t.Error(got)
	}
}

func TestOnlyTheCellsThatChangedAreRecorded(t *testing.T) {
	p := registering(t, 80, 24, uitest.Rows()...)
	p.Press("j", "j", "enter")
	p.Shows("svc-pay in Machine identities")
	p.Press("tab", "tab", "tab", "tab", "ctrl+u")
	p.Type("2026-11-20")
	p.Press("ctrl+s")
	p.Shows("saved · svc-pay: Last rotated", "▌ svc-pay")
	r, _ := p.Read("payments-agent")
	last := r.State.Log[len(r.State.Log)-1].What.(assessment.RowSet)
	if len(last.Cells) != 1 || last.Cells["last_rotated"] != "2026-11-20" {
		t.Errorf("recorded %v", last.Cells)
	}
	n := p.logged()
	p.Press("enter", "ctrl+s")
	p.Shows("nothing was changed in svc-pay")
	if p.logged() != n {
		t.Error("nothing was changed, and yet something was recorded")
	}
}

func TestAWrongDateIsSaidWhereItStandsAndNotRecorded(t *testing.T) {
	p := registering(t, 80, 24, uitest.Rows()...)
	n := p.logged()
	p.Press("j", "j", "enter", "tab", "tab", "tab", "tab", "ctrl+u")
	p.Type("20.11.2026")
	p.Press("ctrl+s")
	p.Shows("row svc-pay, column last_rotated:", "is no date: write YYYY-MM-DD", "svc-pay in Machine identities")
	if p.logged() != n {
		t.Error("it was recorded")
	}
}

func TestAKeyThatIsThereIsNoNewRow(t *testing.T) {
	p := registering(t, 80, 24, uitest.Rows()...)
	n := p.logged()
	p.Press("a")
	p.Type("svc-pay")
	p.Press("ctrl+s")
	p.Shows("a row is called svc-pay already")
	p.Press("ctrl+u", "ctrl+s")
	p.Shows("needs a key")
	if p.logged() != n {
		t.Error("it was recorded")
	}
}

func TestOneColumnOfManyRowsIsOneActOnceAPersonSaysSo(t *testing.T) {
	p := registering(t, 80, 24, uitest.Rows()...)
	n := p.logged()
	p.Press("space", "space", "space", "space", "right", "right", "right") // the key, the mark, kind, owner
	p.Shows("4 marked")
	p.Press("e")
	p.Shows("Owner of 4 marked rows")
	p.Type("cai")
	p.Press("right", "ctrl+s")
	p.Shows("Set Owner of 3 rows to “Cai Lin <cai@example.com>”?", "2 of them hold something else now", "1 more marked are so already", "yes, set 3 rows")
	if p.logged() != n {
		t.Fatal("recorded before a person said yes")
	}
	p.Press("y")
	p.Shows("saved · Owner of 3 rows")
	p.Hides("marked rows")
	r, _ := p.Read("payments-agent")
	if len(r.State.Log) != n+3 || r.State.Log[n].Act == "" || r.State.Log[n].Act != r.State.Log[n+2].Act {
		t.Errorf("%d entries, which are no one act", len(r.State.Log)-n)
	}
	p.Press("g", "space", "space", "space", "space", "e", "ctrl+s") // it begins with what all of them hold
	p.Shows("nothing to change: 4 rows already so")
	p.Press("esc")
	p.Press("u")
	p.Shows("taken back")
	if p.cell("identities", "svc-pay", "owner") != uitest.Ana || p.cell("identities", "wl-agent", "owner") != "" {
		t.Error("undo did not take all of it back")
	}
}

func TestWhatIsEachRowsOwnIsNotSetForMany(t *testing.T) {
	p := registering(t, 80, 24, uitest.Rows()...)
	p.Press("c", "G", "space", "enter") // the last column, which is hidden at first
	p.Press("space", "space")
	for range 12 {
		p.Press("right")
	}
	p.Press("e")
	p.Shows("Federated subject is each row's own")
}

func TestRowsAreRemovedOnceAPersonSaysSoAndUndoBringsThemBack(t *testing.T) {
	p := registering(t, 80, 24, uitest.Rows()...)
	p.Press("space", "space", "D")
	p.Shows("Remove 2 rows from Machine identities?", "key-mail, svc-log")
	p.Press("n")
	if p.keys("identities") != strings.Join(four, " ") {
		t.Fatal("no was taken for yes")
	}
	p.Press("D", "y")
	if got := p.keys("identities"); got != "svc-pay wl-agent" {
		t.Fatal(got)
	}
	p.Shows("2 rows removed")
	p.Press("u")
	if p.keys("identities") != strings.Join(four, " ") {
		t.Error("undo did not bring them back")
	}
}

func TestRowsAreSortedByAColumnBothWaysAndEmptyOnesStayLast(t *testing.T) {
	p := registering(t, 140, 40, uitest.Rows()...)
	for range 4 { // the key, the mark, kind, owner, last rotated
		p.Press("right")
	}
	p.Press("s")
	p.Shows("sorted by Last rotated, earliest first")
	if got := p.order(four...); got != "svc-log wl-agent svc-pay key-mail" {
		t.Error(got)
	}
	p.Press("s")
	if got := p.order(four...); got != "svc-pay wl-agent svc-log key-mail" {
		t.Error(got)
	}
	p.Press("s")
	if got := p.order(four...); got != "key-mail svc-log svc-pay wl-agent" {
		t.Error(got)
	}
	p.Press("left", "left", "left", "s")
	if got := p.order(four...); got != "svc-log key-mail wl-agent svc-pay" {
		t.Error("by how they stand: " + got)
	}
}

func TestTheFilterFollowsWhileOneTypesAndEscBringsBackWhatWasShown(t *testing.T) {
	p := registering(t, 80, 24, uitest.Rows()...)
	p.Press("/")
	p.Type("refunds")
	p.Shows("only rows with “refunds”: 1 of 4")
	p.Press("enter")
	if got := p.order(four...); got != "svc-pay" {
		t.Error(got)
	}
	p.Press("/")
	p.Type(" nothing at all")
	p.Shows("0 of 4")
	p.Press("esc")
	p.Shows("only rows with “refunds”: 1 of 4")
	p.Press("esc")
	p.Shows("Machine identities 4 rows")
	p.Press("v")
	if got := p.order(four...); got != "svc-log" {
		t.Error("failing: " + got)
	}
	p.Press("v")
	if got := p.order(four...); got != "key-mail wl-agent" {
		t.Error("unknown: " + got)
	}
}

func TestColumnsAreChosenAndTheKeyStaysInSight(t *testing.T) {
	p := registering(t, 80, 24, uitest.Rows()...)
	p.Shows("Kind", "Owner")
	p.Hides("Purpose")
	p.Press("c")
	p.Shows("columns of Machine identities", "[x] Kind", "[ ] Purpose")
	p.Press("j", "j", "j") // those that are shown stand first
	p.Press("space", "space", "space", "space", "space", "space", "space", "enter")
	for range 20 {
		p.Press("right")
	}
	p.Shows("svc-pay", "✓ passes", "repo:pay", "‹")
	p.Press("<", "<", "<", "<", "<", "<", "<", "<", "<", "<", "<", "<")
	p.Press("left", "left")
	p.Shows("Federated subject", "repo:pay")
}

func TestAPasteShowsWhatItWouldDoAndIsOneAct(t *testing.T) {
	p := registering(t, 140, 40, uitest.Rows()...)
	n := p.logged()
	p.Paste("identity\tKind\tOwner\tlifetime\rsvc-pay\tservice account\t\t2h\rsvc-new\tAPI key\tCai Lin <cai@example.com>\t1d\rsvc-log\tservice account\t\t\r")
	p.Shows("1 row added · 1 changed in 1 cell · 1 as they are", "svc-new Kind api key · Owner Cai Lin <cai@example.com> · Token lifetime 1d", "svc-pay Token lifetime 1h → 2h")
	if p.logged() != n {
		t.Fatal("recorded before a person said yes")
	}
	p.Press("ctrl+s")
	p.Shows("saved · 1 row added, 1 changed in identities", "▌ svc-new")
	r, _ := p.Read("payments-agent")
	if len(r.State.Log) != n+2 || r.State.Log[n].Act != r.State.Log[n+1].Act {
		t.Errorf("%d entries, which are no one act", len(r.State.Log)-n)
	}
	if p.cell("identities", "svc-pay", "lifetime") != "120" || p.cell("identities", "svc-pay", "owner") != uitest.Ana {
		t.Error("an empty cell must leave what is there")
	}
	p.Press("u")
	if p.keys("identities") != strings.Join(four, " ") || p.cell("identities", "svc-pay", "lifetime") != "60" {
		t.Error("undo did not take all of it back")
	}
}

func TestAPasteWithOneBadCellRecordsNothing(t *testing.T) {
	p := registering(t, 140, 40, uitest.Rows()...)
	n := p.logged()
	p.Paste("key,kind,last_rotated\nsvc-a,api key,2026-11-01\nsvc-b,apy key,2026-13-01\nsvc-a,api key,\n")
	p.Shows("3 things cannot be taken, so nothing will be recorded",
		"line 3 svc-b · Kind · \"apy key\" is none of", "did you mean api key?",
		"line 3 svc-b · Last rotated · \"2026-13-01\" is no date", "line 4 svc-a · line 2 names the same row")
	p.Press("ctrl+s")
	p.Shows("nothing is recorded while 3 things cannot be taken")
	if p.logged() != n {
		t.Fatal("it was recorded")
	}
	p.Paste("key,kind,last_rotated\nsvc-a,api key,2026-11-01\nsvc-b,api key,2026-10-01\n")
	p.Press("ctrl+s")
	p.Shows("saved · 2 rows added")
}

func TestADayStillToComeIsRefusedWhereAColumnSaysWhenSomethingHappened(t *testing.T) {
	p := registering(t, 140, 40, uitest.Rows()...)
	p.Paste("key,kind,last_rotated\nsvc-a,api key,2026-11-23\nsvc-b,api key,2027-01-01\n")
	p.Shows("cannot be taken", "svc-b · Last rotated · 2027-01-01 lies in the future")
	p.Hides("svc-a · Last")
	p.Press("ctrl+s")
	if r, _ := p.Read("payments-agent"); r.State.Row("identities", "svc-a") != nil {
		t.Fatal("the rest of the paste was recorded")
	}
}

func TestAnUnknownColumnOfAPasteIsNamedWithTheKnownOnesAndTheRowsThereWouldBe(t *testing.T) {
	for _, s := range sizes {
		p := registering(t, s.w, s.h, uitest.Rows()...)
		n := p.logged()
		p.Paste("key,kind,team\nsvc-a,api key,core\nsvc-b,api key,core\nsvc-pay,api key,core\n")
		p.Shows("✗ 1 thing cannot be taken, so nothing will be recorded", "line 1 · team · the register has no such column",
			"its columns: key, kind, owner, deputy, purpose, ", "subject", "The rest would be one act: 2 rows added · 1 changed in 1 cell")
		p.Press("ctrl+s")
		p.Shows("nothing is recorded while 1 thing cannot be taken")
		if p.logged() != n {
			t.Fatal("it was recorded")
		}
	}
}

func TestTheHeadOfAPasteIsReadOrRefusedColumnByColumn(t *testing.T) {
	for text, says := range map[string]string{
		"key,ownr\na,b\n":                         "line 1 · ownr · the register has no such column: did you mean owner?",
		"kind,owner\nservice account,Ana\n":       "no column names the rows",
		"key,kind,Kind\na,api key,api key\n":      "two columns are called so",
		"key,kind\n":                              "no row below it",
		"key,kind\n,api key\n":                    "needs a key",
		"key,kind\nkey-a,api key,more\n":          "more cells than the first line has columns",
		"key,subject\nkey-a,x\nkey-b,x\n":         "line 3 key-b · Federated subject · key-a has the same",
		"key,subject\nsvc-zz,repo:pay\n":          "svc-zz · Federated subject · svc-pay has the same",
		"owner;name of the identity\nAna;key-a\n": "1 row added",
		"\ufeffkey\tpurpose\nkey-a\t\"two\nl\"\n": "1 row added",
	} {
		p := registering(t, 140, 40, uitest.Rows()...)
		p.Paste(text)
		if !strings.Contains(p.Flat(), says) {
			t.Errorf("%q does not say %q:\n%s", text, says, p.Screen())
		}
	}
}

func TestASecretInAPasteIsAskedAbout(t *testing.T) {
	p := registering(t, 80, 24, uitest.Rows()...)
	n := p.logged()
	p.Paste("key,purpose\nsvc-a,AKIAIOSFODNN7EXAMPLQ\n")
	p.Shows("1 text you will be asked about", "svc-a · Purpose · looks like it holds a secret")
	p.Press("ctrl+s")
	p.Send(nil)
	p.Shows("The purpose of svc-a looks like it holds a secret")
	p.app.now = uitest.Later // the sheet rose by itself and is deaf at first
	p.Press("n")
	if p.logged() != n {
		t.Fatal("it was recorded")
	}
	p.Shows("1 text you will be asked about")
	p.app.now = uitest.Now
	p.Press("ctrl+s")
	p.app.now = uitest.Later
	p.Press("y")
	p.Shows("saved · 1 row added")
}

func TestAnEmptyRegisterIsSaidOnceWhateverNumberOfChecksLookAtIt(t *testing.T) {
	p := registering(t, 140, 40)
	p.Press("esc")
	p.Shows("What the registers show")
	if n := strings.Count(p.Screen(), "? identities: unknown"); n != 1 {
		t.Errorf("it is said %d times:\n%s", n, p.Screen())
	}
}

func TestTheCardSaysWhatTheRegistersShowAndOpensTheRowsOfACheck(t *testing.T) {
	p := registering(t, 140, 40, uitest.Rows()...)
	p.Press("esc")
	p.Shows("What the registers show", "? 4 identities: 3 pass, 1 unknown", "? wl-agent names no owner yet", "✗ 4 identities: 2 pass, 1 fail, 1", "✗ svc-log was last rotated 289 days", "t opens these rows")
	p.Press("t")
	p.Shows("the rows of which check?")
	p.Press("down", "enter")
	p.Shows("only rows that do not pass ID-02: 2 of 4")
	if got := p.order(four...); got != "key-mail svc-log" {
		t.Error(got)
	}
	// Mended, a row leaves the list; undone, it is back.
	p.Press("j", "e", "ctrl+u") // the cursor stands on what the check looks at
	p.Type("2026-11-20")
	p.Press("ctrl+s")
	p.Shows("only rows that do not pass ID-02: 1 of 4")
	p.Press("u")
	p.Shows("only rows that do not pass ID-02: 2 of 4")
	p.Press("esc")
	p.Shows("Machine identities 4 rows")
}

func TestARowThatAPassingCheckCanDoWithoutIsNoFailure(t *testing.T) {
	p := registering(t, 80, 24, uitest.Rows()...)
	p.there(ui.Route{To: ui.Register, Register: "drills"})
	p.Shows("✓ 2 pass")
	p.Press("j")
	p.Shows("kill switch, first try proves nothing (the check passes without it)", "try ✓ passes")
}

func TestWhatAnotherWindowChangedIsShownAndNothingTypedIsLost(t *testing.T) {
	p := registering(t, 80, 24, uitest.Rows()...)
	p.Press("j", "j", "enter", "tab", "ctrl+u")
	p.Type(uitest.Cai)
	r, _ := p.Read("payments-agent")
	p.Act(p.Ben, r, assessment.RowSet{Register: "identities", Key: "svc-pay", Cells: uitest.Cells("owner=" + uitest.Ben)})
	p.Press("ctrl+s")
	p.Shows("row svc-pay of identities changed while you were looking. Record yours on top?", "Ben Ode")
	p.app.now = uitest.Later
	p.Press("n")
	p.Shows("svc-pay in Machine identities", "Cai Lin <cai@example.com>")
	if p.cell("identities", "svc-pay", "owner") != uitest.Ben {
		t.Fatal("it was written over")
	}
	p.app.now = uitest.Now
	p.Press("ctrl+s")
	p.app.now = uitest.Later
	p.Press("y")
	p.Shows("saved · svc-pay: Owner")
	if p.cell("identities", "svc-pay", "owner") != uitest.Cai {
		t.Error("what was typed is lost")
	}
}

func TestWhatAnotherWindowRecordsIsShownByItself(t *testing.T) {
	p := registering(t, 80, 24, uitest.Rows()...)
	p.Later() // the first look at the journal
	r, _ := p.Read("payments-agent")
	p.Act(p.Ben, r, assessment.RowSet{Register: "identities", Key: "svc-zz", Cells: uitest.Cells("kind=api key")})
	p.Press("j")
	p.Later()
	p.Shows("5 rows", "svc-zz", "▌ svc-log")
}

func TestARowThatTwoWritersSetDifferentlyShowsBoth(t *testing.T) {
	p := registering(t, 140, 40, uitest.Rows()...)
	rec, _ := p.Read("payments-agent")
	var all []assessment.Sealed
	for _, l := range rec.State.Log {
		all = append(all, l.Sealed)
	}
	for writer, owner := range map[string]string{"one-laptop": uitest.Ana, "other-laptop": uitest.Cai} { // neither saw the other's
		e, err := assessment.Seal(assessment.Entry{
			Assessment: rec.ID, ID: writer, Writer: writer, Seq: 1, Seen: map[string]int{"ana-laptop": rec.State.Frontier.Of("ana-laptop").Count}, At: uitest.Now(), By: owner,
		}, assessment.RowSet{Register: "identities", Key: "svc-pay", Cells: map[string]string{"owner": owner}})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	var err error
	if rec.State, err = rec.State.Refold(all); err != nil {
		t.Fatal(err)
	}
	c := p.app.env.Judge(rec)
	p.Send(ui.ReplyMsg{Then: func() tea.Cmd { return p.app.Bring(c, false) }})
	p.Press("j", "j")
	p.Shows("⇄ Ana Ruiz", "! owner is disputed", "✗ ID-02 fails: svc-pay: two writers", "✗ 2 fail")
}

func TestTheListOfRegistersSaysHowTheRowsOfEachStand(t *testing.T) {
	p := registering(t, 80, 24, uitest.Rows()...)
	p.Press("r")
	p.Shows("Machine identities 4 rows", "✓ 1 pass · ✗ 1 fail · ? 2 cannot tell", "People 1 row", "✗ fails ID-02 every identity", "4 identities: 2 pass, 1 fail")
	p.Press("j", "enter")
	p.Shows("People 1 row", uitest.Ana)
	p.Press("]")
	p.Shows("Drills 2 rows")
}

func TestAGateWithoutRegistersSaysSoEverywhere(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("r")
	p.Shows("the gate of this assessment asks for no register")
	p.Press("t")
	p.Shows("no check looks at the registers for this question")
	for _, place := range []ui.Place{ui.Registers, ui.Register, ui.Row, ui.Paste} {
		p.route(place, "ID-01")
		p.Press("enter", "ctrl+s", "space", "e")
		p.Paste("a,b\n1,2\n")
	}
}

func TestAValueThatIsEachRowsOwnIsRefusedInTheFormToo(t *testing.T) {
	p := registering(t, 140, 40, uitest.Rows()...)
	n := p.logged()
	p.Press("a")
	p.Type("svc-new")
	for range 10 {
		p.Press("tab")
	}
	p.Type("repo:pay")
	p.Press("ctrl+s")
	p.Shows("svc-pay has the same, and each row has its")
	if p.logged() != n {
		t.Error("it was recorded")
	}
}

func TestTwoRowsMayChangePlacesInAPaste(t *testing.T) {
	p := registering(t, 80, 24, append(uitest.Rows(), assessment.RowSet{Register: "identities", Key: "svc-log", Cells: uitest.Cells("subject=repo:log")})...)
	p.Paste("key,subject\nsvc-pay,repo:log\nsvc-log,repo:pay\n")
	p.Press("ctrl+s")
	p.Shows("saved · 0 rows added, 2 changed")
}

// By keys and by acts, as gonogo row makes them, the same rows come to the same decision.
func TestRowsByKeysAreTheRowsOfTheVerbs(t *testing.T) {
	keys := registering(t, 80, 24)
	keys.Paste("key\tkind\towner\tlifetime\nsvc-a\tAPI key\tAna Ruiz <ana@example.com>\t1h30m\nsvc-b\tapi key\t\t\n")
	keys.Press("ctrl+s", "enter", "tab")
	keys.Type(" ")
	keys.Press("ctrl+s", "j", "D", "y")
	verbs := registering(t, 80, 24,
		assessment.RowSet{Register: "identities", Key: "svc-a", Cells: uitest.Cells("kind=api key", "owner="+uitest.Ana, "lifetime=90")},
		assessment.RowSet{Register: "identities", Key: "svc-b", Cells: uitest.Cells("kind=api key")},
		assessment.RowRemoved{Register: "identities", Key: "svc-b"})
	a, da := keys.Read("payments-agent")
	b, db := verbs.Read("payments-agent")
	ra, _ := a.State.RegisterDigests()
	rb, _ := b.State.RegisterDigests()
	if len(ra) == 0 || !reflect.DeepEqual(ra, rb) {
		t.Errorf("by keys %v, by verbs %v", ra, rb)
	}
	if da.Verdict != db.Verdict || !reflect.DeepEqual(da.Counts, db.Counts) || da.Finding("ID-02").Says != db.Finding("ID-02").Says {
		t.Error("the decisions differ")
	}
}
