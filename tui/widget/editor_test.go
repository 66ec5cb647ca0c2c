package widget

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"gonogo/content/clean"
	"gonogo/content/clean/cleantest"
	"gonogo/tui/ui"
)

// measured runs a test as for both sorts of terminal.
func measured(t *testing.T, test func(t *testing.T, wide func(string) int)) {
	for name, m := range map[string]ansi.Method{"part by part": ansi.WcWidth, "as one sign": ansi.GraphemeWidth} {
		t.Run(name, func(t *testing.T) {
			ui.MeasureClusters(m == ansi.GraphemeWidth)
			defer ui.MeasureClusters(false)
			test(t, m.StringWidth)
		})
	}
}

func anyText() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom(cleantest.Corpus()), rapid.String(), rapid.StringOfN(rapid.SampledFrom([]rune("a 界é́️‍👩👧🏽🇩🇪\u05d0\u202eนि")), 0, 40, -1))
}

var editorKeys = []string{
	"left", "right", "up", "down", "home", "end", "backspace", "delete", "ctrl+w", "alt+d", "ctrl+u", "ctrl+k", "alt+b", "alt+f", "ctrl+home", "ctrl+end", "ctrl+j",
}

// key is a key as the program reads it from a terminal.
func key(name string) tea.KeyPressMsg {
	codes := map[string]rune{
		"left": tea.KeyLeft, "right": tea.KeyRight, "up": tea.KeyUp, "down": tea.KeyDown, "home": tea.KeyHome, "end": tea.KeyEnd,
		"backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	}
	var k tea.KeyPressMsg
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		k.Mod, name = tea.ModCtrl, rest
	} else if rest, ok := strings.CutPrefix(name, "alt+"); ok {
		k.Mod, name = tea.ModAlt, rest
	}
	if k.Code = codes[name]; k.Code == 0 {
		k.Code = []rune(name)[0]
	}
	return k
}

// holds fails where a text, its cursor or its rows are not as they must be at every moment.
func (e *editor) holds(t *rapid.T, wide func(string) int) {
	text := e.value()
	cleaned := clean.Line
	if e.prose {
		cleaned = clean.New
	}
	if cleaned(text).String() != text {
		t.Fatalf("it holds %q, which is not clean", text)
	}
	edges := e.lay().edges
	if !slices.Contains(edges, e.at) {
		t.Fatalf("the cursor is at %d, inside of a sign of %q", e.at, text)
	}
	rows, cursor := e.view(mostRows)
	if cursor.X < 0 || cursor.X >= e.w || cursor.Y < 0 || cursor.Y >= len(rows) {
		t.Fatalf("the cursor is at %+v of %d rows, %d cells", cursor, len(rows), e.w)
	}
	for _, r := range rows {
		if n := wide(r.Plain()); n > e.w || n != r.Width() {
			t.Fatalf("%q takes %d cells, counted as %d, of %d", r.Plain(), n, r.Width(), e.w)
		}
	}
	at := 0
	for _, r := range e.rows() {
		if r.from != at && (r.from != at+1 || text[at] != '\n') || !slices.Contains(edges, r.from) || !slices.Contains(edges, r.to) {
			t.Fatalf("a row of %q goes from %d to %d, behind %d", text, r.from, r.to, at)
		}
		at = r.to
	}
	if at != len(text) {
		t.Fatalf("the rows end at %d of %d", at, len(text))
	}
}

func TestATextIsSoundAfterEveryKey(t *testing.T) {
	measured(t, func(t *testing.T, wide func(string) int) {
		rapid.Check(t, func(t *rapid.T) {
			e := &editor{prose: rapid.Bool().Draw(t, "prose")}
			e.resize(rapid.IntRange(6, 40).Draw(t, "width"))
			e.set(anyText().Draw(t, "text"))
			e.holds(t, wide)
			for range rapid.IntRange(0, 20).Draw(t, "keys") {
				switch rapid.IntRange(0, 9).Draw(t, "sort") {
				case 0:
					e.update(tea.PasteMsg{Content: anyText().Draw(t, "paste")})
				case 1:
					e.update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: rapid.SampledFrom([]string{"a", " ", "界", "\u0301", "👩‍👧", "🇩🇪", "👍🏽", "א", "\u202e"}).Draw(t, "sign")})
				case 2:
					before := e.value()
					e.resize(rapid.IntRange(6, 40).Draw(t, "width"))
					if e.value() != before {
						t.Fatalf("another width made %q of %q", e.value(), before)
					}
				default:
					e.update(key(rapid.SampledFrom(editorKeys).Draw(t, "key")))
				}
				e.holds(t, wide)
			}
		})
	})
}

func TestTheCursorGoesOverEachSignOnceAndBack(t *testing.T) {
	measured(t, func(t *testing.T, _ func(string) int) {
		rapid.Check(t, func(t *rapid.T) {
			e := &editor{prose: true}
			e.resize(20)
			e.set(anyText().Draw(t, "text"))
			e.update(key("ctrl+home"))
			there := []int{e.at}
			for e.at < len(e.value()) {
				e.update(key("right"))
				there = append(there, e.at)
			}
			if !slices.Equal(there, e.lay().edges) {
				t.Fatalf("it went over %v of %v in %q", there, e.lay().edges, e.value())
			}
			for i := len(there) - 1; i >= 0; i-- {
				if e.at != there[i] {
					t.Fatalf("back at %d it is at %d", there[i], e.at)
				}
				e.update(key("left"))
			}
		})
	})
}

func TestUpAndDownReachEveryRowAndEnd(t *testing.T) {
	measured(t, func(t *testing.T, _ func(string) int) {
		rapid.Check(t, func(t *rapid.T) {
			e := &editor{prose: true}
			e.resize(rapid.IntRange(8, 30).Draw(t, "width"))
			e.set(anyText().Draw(t, "text"))
			for y := len(e.rows()) - 1; y > 0; y-- {
				if !e.within(-1) {
					t.Fatalf("from row %d of %q there is no way up", y, e.value())
				}
				e.update(key("up"))
				if now, _ := e.place(); now != y-1 {
					t.Fatalf("up from row %d goes to %d in %q", y, now, e.value())
				}
			}
			if e.within(-1) {
				t.Fatal("above the first row there is another one")
			}
		})
	})
}

func TestDeletingTakesAWholeSign(t *testing.T) {
	for _, c := range []struct{ name, sign string }{
		{"a family", "👩‍👩‍👧‍👦"},
		{"a flag", "🇩🇪"},
		{"a skin tone", "👍🏽"},
		{"a keycap", "1️⃣"},
		{"a letter with two marks", "e\u0301\u0323"},
		{"Hangul of parts", "\u1112\u1161\u11ab"},
		{"a Thai vowel", "กำ"},
		{"a Hindi syllable", "नि"},
		{"Hebrew with a point", "ש\u05c1"},
		{"a wide letter", "界"},
	} {
		for _, k := range []string{"backspace", "delete"} {
			e := &editor{prose: true}
			e.resize(40)
			e.set("a" + c.sign + "b")
			e.update(key("left"))
			if k == "delete" {
				e.update(key("left"))
			}
			e.update(key(k))
			if e.value() != "ab" || e.at != 1 {
				t.Errorf("%s of %s leaves %q with the cursor at %d", k, c.name, e.value(), e.at)
			}
		}
	}
}

func TestASignTypedInPartsBecomesOne(t *testing.T) {
	e := &editor{prose: true}
	e.resize(40)
	for _, part := range []string{"e", "\u0301", "🇩", "🇪", "👍", "🏽"} {
		e.update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: part})
	}
	if got := e.value(); got != "e\u0301🇩🇪👍🏽" || len(e.lay().edges) != 4 {
		t.Errorf("it is %q with the edges %v", got, e.lay().edges)
	}
}

func TestWhatTurnsTheReadingDirectionIsShownAndLettersStay(t *testing.T) {
	e := &editor{}
	e.resize(40)
	e.update(tea.PasteMsg{Content: "שלום \u202eevil\u2066 العربية"})
	if want := "שלום ⟨U+202E⟩evil⟨U+2066⟩ العربية"; e.value() != want {
		t.Errorf("it is %q, want %q", e.value(), want)
	}
	if rows, _ := e.view(1); rows[0].Plain() != e.value() {
		t.Errorf("drawn is %q", rows[0].Plain())
	}
}

func TestALongLineKeepsTheCursorInSight(t *testing.T) {
	e := &editor{}
	e.resize(10)
	e.set(strings.Repeat("界", 100) + "end")
	if rows, c := e.view(1); rows[0].Plain() != "界界界end" || c.X != 9 {
		t.Errorf("at the end it shows %q with the cursor at %d", rows[0].Plain(), c.X)
	}
	e.update(key("home"))
	if rows, c := e.view(1); rows[0].Plain() != "界界界界界" || c.X != 0 {
		t.Errorf("at the beginning it shows %q with the cursor at %d", rows[0].Plain(), c.X)
	}
}

func BenchmarkATextOf64KiBPerKey(b *testing.B) {
	e := &editor{prose: true}
	e.resize(60)
	e.set(strings.Repeat("words of every length, ", 64<<10/23))
	for b.Loop() {
		e.update(tea.KeyPressMsg{Code: 'x', Text: "x"})
		e.view(mostRows)
	}
}
