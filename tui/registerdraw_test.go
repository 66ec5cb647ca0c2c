package tui

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/content/clean"
	"gonogo/content/clean/cleantest"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

// pasted is a paste with something of everything in it.
const pasted = "key\tkind\towner\tpurpose\nsvc-new\tapi key\tCai Lin <cai@example.com>\tsends mail\nsvc-pay\tservice account\tBen Ode <ben@example.com>\t\nsvc-log\tservice account\t\t\n"

// hue is a colour.
var hue = regexp.MustCompile("\x1b\\[[0-9;]*\\b(3[0-7]|9[0-7])\\b[0-9;]*m")

// registerPlaces are the places about registers.
var registerPlaces = []ui.Route{
	{To: ui.Registers},
	{To: ui.Register, Register: "identities"},
	{To: ui.Register, Register: "people"},
	{To: ui.Register, Register: "identities", Question: "ID-02", Check: 2},
	{To: ui.Row, Register: "identities"},
	{To: ui.Row, Register: "identities", Row: "svc-pay"},
	{To: ui.Paste, Register: "identities"},
	{To: ui.Paste, Register: "identities", Text: pasted},
	{To: ui.Review, Question: "ID-02"},
	{To: ui.Sprawl},
}

// registerSheets are the keys that raise a sheet over a register.
var registerSheets = [][]string{{"/"}, {"c"}, {"right", "right", "e"}, {"space", "space", "D"}, {"right", "right", "right", "e"}}

func TestEveryScreenOfARegisterIsDrawnAtEverySize(t *testing.T) {
	for _, s := range sizes {
		for _, ascii := range []bool{false, true} {
			for _, rows := range [][]assessment.Body{nil, append(uitest.Rows(), uitest.ManyRows(60)...)} {
				p := registering(t, s.w, s.h, rows...)
				p.opt.ASCII, p.opt.NoColor = ascii, ascii
				p.begin(t, s.w, s.h)
				drawn := func(what string) {
					what = fmt.Sprintf("%s of %d rows (ascii %v)", what, len(rows), ascii)
					sound(t, what, p, s)
					if ascii && strings.ContainsFunc(p.Screen(), func(r rune) bool { return r > 0x7e }) {
						t.Fatalf("%s draws more than ASCII:\n%s", what, p.Screen())
					}
					if ascii && hue.MatchString(p.Raw()) {
						t.Fatalf("%s has colours where there are to be none", what)
					}
				}
				for _, place := range registerPlaces {
					p.there(place)
					drawn(string(place.To))
					p.Press("G")
					drawn(string(place.To) + ", at the end")
					p.app.stack = p.app.stack[:1]
				}
				for _, keys := range registerSheets {
					if len(rows) == 0 {
						break
					}
					p.there(ui.Route{To: ui.Register, Register: "identities"})
					p.Press(keys...)
					drawn("the sheet of " + strings.Join(keys, " "))
					p.app.stack = p.app.stack[:1]
				}
				p.there(ui.Route{To: ui.Register, Register: "identities"})
				for range 14 {
					p.Press("right")
					drawn("a column further right")
				}
				p.app.stack = p.app.stack[:1]
			}
		}
	}
}

func TestGoldensOfRegisters(t *testing.T) {
	for _, s := range sizes {
		for _, g := range []struct {
			name string
			at   ui.Route
			keys []string
			rows []assessment.Body
		}{
			{"registers", ui.Route{To: ui.Registers}, nil, uitest.Rows()},
			{"register", ui.Route{To: ui.Register, Register: "identities"}, []string{"j", "space", "right", "right", "right", "s"}, uitest.Rows()},
			{"register-empty", ui.Route{To: ui.Register, Register: "identities"}, nil, nil},
			{"register-check", ui.Route{To: ui.Register, Register: "identities", Question: "ID-02", Check: 2}, nil, uitest.Rows()},
			{"register-columns", ui.Route{To: ui.Register, Register: "identities"}, []string{"c"}, uitest.Rows()},
			{"register-bulk", ui.Route{To: ui.Register, Register: "identities"}, []string{"space", "space", "right", "right", "right", "e", "a"}, uitest.Rows()},
			{"row", ui.Route{To: ui.Row, Register: "identities", Row: "svc-log"}, []string{"tab", "ctrl+u", "c"}, uitest.Rows()},
			{"row-new", ui.Route{To: ui.Row, Register: "identities"}, nil, uitest.Rows()},
			{"paste", ui.Route{To: ui.Paste, Register: "identities", Text: pasted + "svc-bad\tapi kye\t\t\n"}, nil, uitest.Rows()},
			{"paste-how", ui.Route{To: ui.Paste, Register: "identities"}, nil, uitest.Rows()},
			{"review-checks", ui.Route{To: ui.Review, Question: "ID-02"}, nil, uitest.Rows()},
		} {
			p := registering(t, s.w, s.h, g.rows...)
			p.app.stack = p.app.stack[:1]
			p.there(g.at)
			p.Press(g.keys...)
			golden(t, fmt.Sprintf("%s-%dx%d", g.name, s.w, s.h), p)
		}
	}
}

func TestHostileRowsReachNoScreenAlive(t *testing.T) {
	var corpus []string
	for _, s := range cleantest.Corpus() {
		if _, secret := clean.LooksSecret(s); !secret && clean.Refuse(s) == nil && len(s) < 2000 {
			corpus = append(corpus, s)
		}
	}
	s := sizes[1]
	for i := 0; i < len(corpus); i += 4 {
		text := func(n int) string { return corpus[(i+n)%len(corpus)] }
		p := newProgram(t)
		p.WithRegisters()
		reg := &p.Gate.Registers[0]
		reg.Title, reg.Summary, reg.Key = text(1), text(2), text(3)
		for n := range reg.Columns {
			reg.Columns[n].Title, reg.Columns[n].Help = text(n+4), text(n+5)
		}
		r := p.Start(uitest.Subject())
		key := "k " + strings.NewReplacer("\n", " ", "\t", " ").Replace(text(0))
		for _, b := range append(uitest.Rows(), assessment.RowSet{Register: "identities", Key: key, Cells: map[string]string{"owner": text(0), "purpose": text(1), "privileges": text(2), "subject": text(3)}}) {
			if set := b.(assessment.RowSet); assessment.RowRefused(r.State, set, uitest.Date(uitest.Today)) == nil {
				r = p.Act(p.Ana, r, assessment.NotASecret{Body: b})
			}
		}
		p.begin(t, s.w, s.h)
		for _, place := range append(registerPlaces, ui.Route{To: ui.Row, Register: "identities", Row: key}, ui.Route{To: ui.Paste, Register: "identities", Text: "key,purpose\nkey-a," + text(0)}) {
			p.there(place)
			sound(t, string(place.To), p, s)
			if place.To == ui.Register {
				p.Press("c")
				sound(t, "the columns", p, s)
			}
			p.app.stack = p.app.stack[:1]
		}
	}
}

func TestAnyPasteIsReadOrRefusedAndNeverFails(t *testing.T) {
	p := registering(t, 80, 24, uitest.Rows()...)
	for _, text := range append(cleantest.Corpus(), "", "\n", ",", "\"", "key\n\"", "key,owner\n\"a", "\x00,\x00\n\xff,\xff", strings.Repeat("a,", 5000)+"\n") {
		p.Paste(text)
		sound(t, "a paste", p, sizes[1])
		p.Paste("key,purpose\n" + text + "," + text)
		sound(t, "a paste of cells", p, sizes[1])
	}
}

// BenchmarkKeyInATableOfManyRows is what one key costs in a table of 2,000 rows: Update, and View of the whole screen.
func BenchmarkKeyInATableOfManyRows(b *testing.B) {
	for name, keys := range map[string][]string{"move": {"j", "k"}, "column": {"right", "left"}, "sort": {"s"}, "view": {"v"}, "mark": {"space", "k"}} {
		b.Run(name, func(b *testing.B) {
			p := registering(b, 200, 60, uitest.ManyRows(2000)...)
			p.Press("right", "right", "right", "right")
			b.ResetTimer()
			for i := range b.N {
				p.Press(keys[i%len(keys)])
				_ = p.app.View()
			}
		})
	}
	b.Run("card", func(b *testing.B) {
		p := registering(b, 200, 60, uitest.ManyRows(2000)...)
		p.Press("esc")
		b.ResetTimer()
		for i := range b.N {
			p.Press([]string{"pgdown", "b"}[i%2])
			_ = p.app.View()
		}
	})
	b.Run("filter", func(b *testing.B) {
		p := registering(b, 200, 60, uitest.ManyRows(2000)...)
		p.Press("/")
		b.ResetTimer()
		for i := range b.N {
			p.Press([]string{"1", "backspace"}[i%2])
			_ = p.app.View()
		}
	})
}
