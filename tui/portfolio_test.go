package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

// several are assessments of two programmes that differ in all that rows are sorted by.
func (p *program) several() {
	for _, a := range []struct{ name, programme, live string }{
		{"Mail bot", "Support", "2026-12-20"}, {"Search agent", "Checkout", ""}, {"Payments agent", "Checkout", "2026-12-15"}, {"Night batch", "", "2026-11-01"},
	} {
		s := uitest.Subject()
		s.Name, s.Programme, s.GoLive = a.name, a.programme, 0
		if a.live != "" {
			s.GoLive = uitest.Date(a.live)
		}
		r := p.Start(s)
		if a.name == "Mail bot" {
			p.Act(p.Ana, r, assessment.Answered{Question: "ID-01", Answer: assessment.Unmet}, assessment.Answered{Question: "DR-01", Answer: assessment.Unmet})
		}
	}
}

func TestGoldensOfThePortfolio(t *testing.T) {
	for _, s := range sizes {
		for _, g := range []struct {
			name string
			keys []string
		}{{"several", []string{"s"}}, {"grouped", []string{"p", "G"}}, {"filter", []string{"/", "c", "h"}}, {"archive", []string{"A"}}} {
			p := newProgram(t)
			p.several()
			p.begin(t, s.w, s.h)
			p.Press(g.keys...)
			golden(t, fmt.Sprintf("portfolio-%s-%dx%d", g.name, s.w, s.h), p)
		}
	}
}

// names are the first words of the rows in sight, in order.
func names(p *program) string {
	var out []string
	for _, l := range p.Lines() {
		l = strings.TrimPrefix(strings.TrimPrefix(l, "▌ "), "  ")
		for _, n := range []string{"Mail", "Search", "Payments", "Night"} {
			if strings.HasPrefix(l, n+" ") {
				out = append(out, n)
			}
		}
	}
	return strings.Join(out, " ")
}

// The column of names had what all others left, so that a name of two words was cut while others stood half empty.
func TestANameIsGivenItsRoomBeforeOtherColumns(t *testing.T) {
	for _, c := range []struct {
		w           int
		name, shown string
		answered    bool
	}{
		{80, "Support summaries", "Support summaries ", true},
		{80, "Support summaries in German", "Support summaries in German ", true},
		{80, "Support summaries in twelve languages", "Support summaries in twelve languag… ", false},
		{100, "Support summaries in twelve languages", "Support summaries in twelve languages ", true},
		{140, "Support summaries in twelve languages", "Support summaries in twelve languages ", true},
		{140, strings.Repeat("summaries ", 8), "summaries summaries summaries summaries", true},
	} {
		p := newProgram(t)
		s := uitest.Subject()
		s.Name = strings.TrimSpace(c.name)
		p.Start(s)
		p.begin(t, c.w, 24)
		if row := p.Lines()[3]; !strings.Contains(row, c.shown) {
			t.Errorf("%d: %q", c.w, row)
		}
		p.Shows(s.Name[:17], "7") // how far it is stands in the row or below the list
		if got := strings.Contains(p.Lines()[2], "Answered"); got != c.answered {
			t.Errorf("%d, %q: answered in the row: %v\n%s", c.w, c.name, got, p.Screen())
		}
		if !c.answered {
			p.Shows("0/7 answered", s.Name)
		}
	}
}

func TestThePortfolioIsSorted(t *testing.T) {
	for _, s := range sizes {
		p := newProgram(t)
		p.several()
		p.begin(t, s.w, max(s.h, 20))
		p.Press("j") // Night batch
		for _, want := range []string{
			"Mail Night Payments Search",
			"Mail Night Payments Search", // by verdict: the first is a no-go
			"Payments Mail Night Search", // by go-live: what has gone live follows what is to go, then what has no date
			"Mail Night Payments Search", // by open blockers
		} {
			if got := names(p); got != want {
				t.Errorf("%dx%d: %q, want %q", s.w, s.h, got, want)
			}
			p.Shows("▌ Night batch")
			p.Press("s")
		}
		p.Shows("sorted by last change, latest first")
	}
}

func TestThePortfolioIsNarrowedWhileOneTypes(t *testing.T) {
	p := newProgram(t)
	p.several()
	p.begin(t, 80, 24)
	p.Press("/")
	p.Type("CHECK")
	p.Shows("2 of 4 assessments", "▌ Payments agent", "Search agent")
	p.Hides("Mail bot")
	p.Press("down")
	p.Shows("▌ Search agent")
	p.Type(" pay")
	p.Shows("1 of 4 assessments", "▌ Payments agent")
	p.Press("esc")
	p.Shows("4 assessments", "▌ Payments agent")
	p.Press("/")
	p.Type("checkout")
	p.Press("enter", "s", "s")
	p.Shows("2 of 4 assessments", "▌ Payments agent")
	p.Press("esc")
	p.Shows("4 assessments", "▌ Payments agent")
	p.Press("/")
	p.Type("zebra")
	p.Press("enter")
	p.Shows("nothing is called that: esc shows all assessments")
	p.Press("enter")
	p.Shows("nothing is called that")
	if p.Quit {
		t.Error("it quit")
	}
}

func TestThePortfolioIsGatheredByProgramme(t *testing.T) {
	for _, s := range sizes {
		p := newProgram(t)
		p.several()
		p.begin(t, s.w, max(s.h, 24))
		p.Press("p")
		p.Shows("3 programmes")
		flat := p.Flat()
		last := -1
		for _, want := range []string{"Checkout 2 · ○ 2", "Payments agent", "Search agent", "Support 1 · ✗ 1", "Mail bot", "without a programme 1", "Night batch"} {
			at := strings.Index(flat, want)
			if at <= last {
				t.Fatalf("%dx%d: %q does not follow:\n%s", s.w, s.h, want, p.Screen())
			}
			last = at
		}
		p.Press("g")
		p.Shows("▌ Payments agent")
		p.Press("j", "j")
		p.Shows("▌ Mail bot")
		p.Press("p")
		p.Shows("▌ Mail bot", "one list")
	}
}

func TestAnAssessmentIsArchivedAndBroughtBack(t *testing.T) {
	p := newProgram(t)
	p.several()
	p.begin(t, 80, 24)
	p.Press("j", "j", "A")
	p.Shows("Archive Payments agent?", "Nothing is deleted")
	p.Press("n")
	p.Shows("4 assessments", "▌ Payments agent")
	p.Press("A", "y")
	p.Shows("saved · payments-agent is archived", "3 assessments", "▌ Search agent")
	p.Hides("Payments agent")
	if r, _ := p.Read("payments-agent"); !r.State.Archived {
		t.Fatal("it is not archived")
	}
	p.Press("a", "k")
	p.Shows("4 assessments", "▌ Payments agent", "(archived)")
	p.Press("A")
	p.Shows("Bring Payments agent back?")
	p.Press("y")
	p.Shows("payments-agent is back", "▌ Payments agent")
	p.Hides("(archived)")
	p.Press("a")
	p.Shows("no assessment is archived")
}

func TestAPortfolioOfArchivedOnesSaysWhereTheyAre(t *testing.T) {
	p := newProgram(t)
	p.Start(uitest.Subject())
	p.begin(t, 80, 24)
	p.Press("A", "y")
	p.Shows("every assessment is archived: a shows them")
	p.Press("enter", "A", "a")
	p.Shows("▌ Payments agent", "(archived)")
}

func TestWhatSomebodyElseArchivedFirstIsSaid(t *testing.T) {
	p := newProgram(t)
	r := p.Start(uitest.Subject())
	p.begin(t, 80, 24)
	p.Press("A")
	p.Act(p.Ben, r, assessment.Archived{Archived: true})
	p.Press("y")
	p.Shows("not recorded: it is archived already", "every assessment is archived")
}

// outdated makes one row of the journal that of another engine, as a newer version of the program does.
func (p *program) outdated(slug string) {
	p.T.Helper()
	rows, err := p.Journal.List(context.Background())
	if err != nil {
		p.T.Fatal(err)
	}
	for _, r := range rows {
		if r.Slug == slug {
			r.Engine--
			if err := p.Journal.SaveSummaries(context.Background(), r); err != nil {
				p.T.Fatal(err)
			}
		}
	}
}

func TestAVerdictOfAnotherEngineIsNeverShown(t *testing.T) {
	for _, s := range sizes {
		p := newProgram(t)
		p.several()
		p.outdated("mail-bot")
		p.begin(t, s.w, s.h)
		p.Shows("▌ Mail bot", "✗ NO-GO") // judged anew by now
		p.outdated("mail-bot")
		p.Pause()
		p.begin(t, s.w, s.h)
		p.Once()
		p.Shows("▌ Mail bot", "… being judged", "judging 1…", "is being worked out")
		p.Hides("NO-GO", "2 open")
		sound(t, "the portfolio while it judges", p, s)
		p.Resume()
		p.Shows("✗ NO-GO", "2 open")
		p.Hides("being judged", "judging")
	}
}

func TestAVerdictWhoseDayHasGoneByIsJudgedAnew(t *testing.T) {
	p := newProgram(t)
	p.clear()
	p.begin(t, 80, 24)
	p.Shows("✓ GO")
	p.Days = 200
	p.Ana = p.Desk(uitest.Ana, "ana-laptop", p.Journal)
	p.Pause()
	p.begin(t, 80, 24)
	p.Once()
	p.Shows("being judged")
	p.Hides("GO")
	p.Resume()
	p.Shows("✗ NO-GO", "178 days ago")
}

func TestWhatCannotBeReadIsSaidAndTheRestIsJudged(t *testing.T) {
	p := newProgram(t)
	p.several()
	p.outdated("night-batch")
	other := content.Pack{{Path: "gate.yaml", Text: "another gate"}}
	source, err := other.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	e, err := assessment.Seal(assessment.Entry{Assessment: "x", ID: "x-1", Writer: "w", Seq: 1, At: uitest.Now(), By: uitest.Ana},
		assessment.Started{Gate: p.Pack.Digest(), GateRef: p.Gate.Ref(), Subject: uitest.Subject()})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Journal.Begin(context.Background(), assessment.New{ID: "x", Slug: "a-broken-one", Gate: other.Digest(), Pack: source, Entries: []assessment.Sealed{e}}); err != nil {
		t.Fatal(err)
	}
	p.begin(t, 80, 24)
	p.Shows("▌ a-broken-one", "! UNREADABLE", "It cannot be read: gonogo doctor looks into it.", "Night batch ○ INCOMPLETE")
	p.Press("r")
	p.Shows("▌ a-broken-one", "! UNREADABLE")
	p.Hides("judging")
}

func TestTheListStaysWhereItIsWhenTheJournalChanges(t *testing.T) {
	p := newProgram(t)
	p.many(t, 60)
	p.begin(t, 80, 24)
	for range 30 {
		p.Press("j")
	}
	p.Later()
	before := rowsOf(p)
	s := uitest.Subject()
	s.Name = "Aardvark"
	p.Start(s) // it comes before all others
	p.Later()
	p.Shows("61 assessments", "▌ Agent 00030")
	if after := rowsOf(p); after != before {
		t.Errorf("the rows in sight moved:\n%s\n%s", before, after)
	}
}

func rowsOf(p *program) string { return strings.Join(p.Lines()[3:17], "\n") }

// many fills the journal with rows that nobody has to judge.
func (p *program) many(t testing.TB, n int) {
	t.Helper()
	source, err := p.Pack.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		id := fmt.Sprintf("id%05d", i)
		s := uitest.Subject()
		s.Name, s.Programme = fmt.Sprintf("Agent %05d", i), fmt.Sprintf("Programme %03d", i*7919%200)
		e, err := assessment.Seal(assessment.Entry{
			Assessment: id, ID: id + "-1", Writer: "w", Seq: 1, At: uitest.Now(), By: uitest.Ana,
		}, assessment.Started{Gate: p.Pack.Digest(), GateRef: p.Gate.Ref(), Subject: s})
		if err != nil {
			t.Fatal(err)
		}
		_, err = p.Journal.Begin(context.Background(), assessment.New{
			ID: id, Slug: fmt.Sprintf("agent-%05d", i), Gate: p.Pack.Digest(), Pack: source, Entries: []assessment.Sealed{e},
			Summary: assessment.Summary{
				Name: s.Name, Programme: s.Programme, GateID: "small", GateVersion: "1.0.0", Verdict: assessment.Verdict(1 + i*31%4),
				Answered: i % 7, Applicable: 7, OpenBlockers: i % 4, ToSettle: i % 3, GoLive: s.GoLive.Add(i % 90), Updated: uitest.Now().Add(-time.Duration(i) * time.Hour),
				JudgedOn: s.GoLive, Engine: assessment.EngineVersion, Entries: 1, NextOn: s.GoLive.Add(200), NextSays: "evidence for ID-01 goes stale",
			},
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// BenchmarkPortfolioKeys is what each key costs with 10,000 assessments, before the renderer takes over: Update, and View
// of the whole screen.
func BenchmarkPortfolioKeys(b *testing.B) {
	p := newProgram(b)
	p.many(b, 10_000)
	for _, s := range []size{{80, 24}, {200, 60}} {
		for _, k := range []struct {
			name string
			keys []string
		}{
			{"scroll", []string{"j", "k"}},
			{"page", []string{"space", "b"}},
			{"ends", []string{"G", "g"}},
			{"sort", []string{"s"}},
			{"group", []string{"p"}},
			{"filter", []string{"1", "backspace"}},
		} {
			b.Run(fmt.Sprintf("%dx%d/%s", s.w, s.h, k.name), func(b *testing.B) {
				p.begin(b, s.w, s.h)
				if k.name == "filter" {
					p.Press("/")
				}
				for i := range b.N {
					p.Press(k.keys[i%len(k.keys)])
					_ = p.app.View()
				}
			})
		}
		b.Run(fmt.Sprintf("%dx%d/taken", s.w, s.h), func(b *testing.B) { // what was read, off the loop, is brought in
			p.begin(b, s.w, s.h)
			for b.Loop() {
				b.StopTimer()
				msg := p.app.top().screen.Update(ui.ChangedMsg{})()
				b.StartTimer()
				p.app.Update(msg)
				_ = p.app.View()
			}
		})
	}
}
