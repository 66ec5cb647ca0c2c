package tui

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

var update = flag.Bool("update", false, "write the goldens anew")

// themes are the three ways in which every screen is drawn.
var themes = []struct {
	name  string
	theme ui.Theme
}{{"dark", ui.Theme{Dark: true, Color: true}}, {"light", ui.Theme{Color: true}}, {"mono", ui.Theme{}}}

// golden compares a screen with what somebody has read: its text, the same in every theme, and below it which style
// each cell has. Dark and light differ in the code of a hue alone, and without colours the hues are gone: what is more
// than that stands in the file by itself.
func golden(t *testing.T, name string, p *program) {
	t.Helper()
	was := p.app.theme
	defer func() { p.app.theme = was }()
	var text string
	styles := map[string][][]string{}
	for _, th := range themes {
		p.app.theme = th.theme
		text = p.Screen()
		styles[th.name] = stylesOf(t, p.Raw(), th.theme)
	}
	var out strings.Builder
	for _, l := range strings.Split(text, "\n") {
		out.WriteString(strings.TrimRight(l, " ") + "\n")
	}
	dark := styles["dark"]
	out.WriteString("== styles: " + styleLegend + "\n" + written(dark))
	if light := styles["light"]; !reflect.DeepEqual(light, dark) {
		out.WriteString("== light, where it differs from dark\n" + written(light))
	}
	for _, line := range dark {
		for x := range line {
			line[x] = withoutHues.Replace(line[x])
		}
	}
	if mono := styles["mono"]; !reflect.DeepEqual(mono, dark) {
		out.WriteString("== mono, where it is more than dark without hues\n" + written(mono))
	}
	got := out.String()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs from its golden (go test ./tui -update writes it anew):\n%s", name, got)
	}
}

// styleLegend says how a golden writes styles: a letter a cell, and a long run of one with its length.
const styleLegend = "a accent, g good, w warn, b bad, capitals bold, P bold alone, d dim; [x] reversed, <x> underlined"

// withoutHues is what is left of a style without colours.
var withoutHues = strings.NewReplacer("a", ".", "g", ".", "w", ".", "b", ".", "A", "P", "G", "P", "W", "P", "B", "P")

// codes are the hues of a theme by their SGR code.
func codes(th ui.Theme) map[string]byte {
	if th.Dark {
		return map[string]byte{"96": 'a', "92": 'g', "93": 'w', "91": 'b'}
	}
	return map[string]byte{"34": 'a', "32": 'g', "33": 'w', "31": 'b'}
}

// stylesOf is the style of each cell of a screen.
func stylesOf(t *testing.T, raw string, th ui.Theme) [][]string {
	t.Helper()
	var out [][]string
	for _, line := range strings.Split(raw, "\n") {
		var cells []string
		style := "."
		for live := true; live; {
			var head, rest, sgr string
			head, rest, live = strings.Cut(line, "\x1b[")
			cells = append(cells, slices.Repeat([]string{style}, ansi.StringWidth(head))...)
			if live {
				sgr, line, _ = strings.Cut(rest, "m")
				style = letter(t, sgr, th)
			}
		}
		out = append(out, cells)
	}
	return out
}

// written writes styles line by line, without those that have none; a long run of one is its length.
func written(styles [][]string) string {
	var out strings.Builder
	for y, cells := range styles {
		row := ""
		for len(cells) > 0 {
			n := 1
			for n < len(cells) && cells[n] == cells[0] {
				n++
			}
			style := cells[0]
			letter := style[len(style)/2 : len(style)/2+1]
			text := strings.Repeat(letter, n)
			if n >= 12 {
				text = fmt.Sprintf("%s{%d}", letter, n)
			}
			if len(style) == 3 {
				text = style[:1] + text + style[2:]
			} else if letter == "." && n == len(cells) {
				text = ""
			}
			row += text
			cells = cells[n:]
		}
		if row != "" {
			fmt.Fprintf(&out, "%2d %s\n", y+1, row)
		}
	}
	return out.String()
}

// letter is a style as the legend says.
func letter(t *testing.T, sgr string, th ui.Theme) string {
	t.Helper()
	hue, around := byte('.'), ""
	var bold, dim bool
	for _, code := range strings.Split(sgr, ";") {
		switch h, ok := codes(th)[code]; {
		case ok && th.Color:
			hue = h
		case code == "":
		case code == "1":
			bold = true
		case code == "2":
			dim = true
		case code == "7":
			around = "[]"
		case code == "4":
			around = "<>"
		default:
			t.Fatalf("a style that no legend tells: %q of %v", sgr, slices.Sorted(maps.Keys(codes(th))))
		}
	}
	switch {
	case dim && hue == '.':
		hue = 'd'
	case bold && hue == '.':
		hue = 'P'
	case bold:
		hue -= 'a' - 'A'
	}
	if around != "" {
		return around[:1] + string(hue) + around[1:]
	}
	return string(hue)
}

// worldly is text in the scripts of the world, with what is hard to draw in each.
var worldly = []string{
	"支払いエージェントの身元はすべて台帳にある", "결제 에이전트", "ｆｕｌｌ ｗｉｄｔｈ", "支付代理人：全部身份",
	"👩‍👩‍👧‍👦 family 🏳️‍🌈 flag 🇩🇪🇫🇷 👍🏽 thumb ☎️ phone", "e\u0301a\u0308o\u0302 n\u0303 \u0061\u0301\u0323\u0302", "नमस्ते क्षत्रिय", "ภาษาไทยมีสระซ้อน", "မြန်မာ",
	"עברית עם English ומספרים 123", "العربية مع English وأرقام ١٢٣", "مَرْحَبًا", "Ελληνικά, Русский, Türkçe ıİ", strings.Repeat("界", 300), strings.Repeat("e\u0301", 300),
}

func TestTextOfTheWholeWorldIsDrawnWithinTheWindowOnEveryScreen(t *testing.T) {
	n := 0
	text := func() string { n++; return worldly[n%len(worldly)] }
	for _, s := range sizes {
		for range 2 {
			p := newProgram(t)
			r := hostile(p, text)
			p.opt.Open = r.ID
			p.opt.Report = func(assessment.Record, assessment.Decision) (string, error) {
				return "# " + text() + "\n\n" + text() + "\n\n| " + text() + " | b |\n|---|---|\n| " + text() + " | " + text() + " |\n", nil
			}
			p.begin(t, s.w, s.h)
			c := p.app.env.Judge(r)
			for _, place := range ui.Places {
				for _, q := range []string{"ID-01", "ID-02", "ID-03", "DR-01"} {
					p.Send(ui.ReplyMsg{Then: func() tea.Cmd { return p.app.Go(ui.Route{To: place, Case: c, Question: q, Role: "security"}) }})
					sound(t, string(place)+" of "+q, p, s)
					p.app.stack = p.app.stack[:1]
				}
			}
		}
	}
}

func TestTextOfTheWholeWorldIsTypedIntoEveryFieldWithinTheWindow(t *testing.T) {
	for _, s := range sizes[:2] {
		for _, place := range []ui.Place{ui.Intake, ui.Evidence, ui.Accept, ui.Sign} {
			p := newProgram(t)
			p.filled()
			p.begin(t, s.w, s.h)
			p.route(place, "ID-01")
			for _, text := range worldly {
				p.Paste(text)
				sound(t, string(place), p, s)
				p.Press("tab")
			}
		}
	}
}
