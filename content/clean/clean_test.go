package clean_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gonogo/content/clean"
	"gonogo/content/clean/cleantest"
)

func TestEveryClassOfHostileTextBecomesVisible(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{"plain text stays", "Rotate keys: 30 days.\nDone", "Rotate keys: 30 days.\nDone"},
		{"accents stay", "Łódź façade “q” …", "Łódź façade “q” …"},
		{"escape", "\x1b[31mred", "␛[31mred"},
		{"bell and delete", "a\x07b\x7f", "a␇b␡"},
		{"raw C1 byte", "\x9b31m", "⟨0x9B⟩31m"},
		{"C1 rune", "\u009b31m", "⟨U+009B⟩31m"},
		{"next line", "a\u0085b", "a⟨U+0085⟩b"},
		{"bad byte before an escape", "\xe9\x1b]52", "⟨0xE9⟩␛]52"},
		{"CRLF is a line feed", "a\r\nb", "a\nb"},
		{"a lone CR is shown", "good\rEVIL", "good␍EVIL"},
		{"tab", "a\tb", "a    b"},
		{"bidi", "user\u202egnp.exe", "user⟨U+202E⟩gnp.exe"},
		{"arabic letter mark", "a\u061cb", "a⟨U+061C⟩b"},
		{"zero width space", "ad\u200bmin", "ad⟨U+200B⟩min"},
		{"joiner inside a Latin word", "ad\u200dmin", "ad⟨U+200D⟩min"},
		{"byte order mark", "\ufeffx", "⟨U+FEFF⟩x"},
		{"line separator", "a\u2028b", "a⟨U+2028⟩b"},
		{"tags", "x\U000e0041", "x⟨U+E0041⟩"},
		{"private use", "\ue000", "⟨U+E000⟩"},
		{"noncharacter", "\uffff", "⟨U+FFFF⟩"},
		{"a letter that draws nothing", "\u3164", "⟨U+3164⟩"},
		{"selector on a Latin letter", "A\ufe00", "A⟨U+FE00⟩"},
		{"second selector", "❤\ufe0f\ufe0f", "❤\ufe0f⟨U+FE0F⟩"},
		{"fifth mark", "e\u0301\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301\u0301⟨U+0301⟩"},
		{"mark without a base", "\u0301x", "⟨U+0301⟩x"},
		{"mark at a line start", "a\n\u0301", "a\n⟨U+0301⟩"},
		{"emoji family stays", "👩\u200d👧", "👩\u200d👧"},
		{"emoji with selector and joiner stays", "❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"},
		{"joiner at the end", "👩\u200d", "👩⟨U+200D⟩"},
		{"Persian stays", "می\u200cخواهم", "می\u200cخواهم"},
		{"keycap stays", "1\ufe0f\u20e3", "1\ufe0f\u20e3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := clean.New(c.raw).String(); got != c.want {
				t.Errorf("New(%q) = %q, want %q", c.raw, got, c.want)
			}
		})
	}
}

func TestALineNeverBreaksAndNeverHoldsAJoiner(t *testing.T) {
	for raw, want := range map[string]string{
		"a\nb": "a␤b", "a\r\nb": "a␤b", "a\rb": "a␍b", "a\tb": "a b", "👩\u200d👧": "👩⟨U+200D⟩👧", "": "",
	} {
		if got := clean.Line(raw).String(); got != want {
			t.Errorf("Line(%q) = %q, want %q", raw, got, want)
		}
	}
}

func TestTheCorpusIsShownWithinTheRules(t *testing.T) {
	corpus := cleantest.Corpus()
	if len(corpus) < 60 {
		t.Fatalf("the corpus holds %d strings, want at least 60", len(corpus))
	}
	for _, raw := range corpus {
		keepsTheRules(t, raw)
	}
}

func TestASCIIFallbackHoldsNothingElse(t *testing.T) {
	for _, raw := range cleantest.Corpus() {
		for _, r := range clean.New(raw).ASCII().String() {
			if r != '\n' && (r < ' ' || r > '~') {
				t.Fatalf("ASCII of %q holds %U", raw, r)
			}
		}
	}
	if got := clean.New("é\x1b\x7f\u202e").ASCII().String(); got != "<U+00E9>^[^?<U+202E>" {
		t.Errorf("got %q", got)
	}
}

func TestFirstPointsAtWhatIsShownAsAPlaceholder(t *testing.T) {
	for _, c := range []struct {
		raw, what string
		at        int
	}{
		{"all\tgood\r\n", "", 10},
		{"é\u202ex", "⟨U+202E⟩", 2},
		{"ab\xff", "⟨0xFF⟩", 2},
		{"a\rb", "␍", 1},
		{"hé 界 👩\u200d👧", "", 19},
	} {
		if at, what := clean.First(c.raw); at != c.at || what != c.what {
			t.Errorf("First(%q) = %d, %q, want %d, %q", c.raw, at, what, c.at, c.what)
		}
	}
}

func TestStorageRefusesOnlyWhatCannotBeKept(t *testing.T) {
	for raw, ok := range map[string]bool{
		"": true, "any \x1b[31m text\r\n": true, "a\x00b": false, "a\xff": false,
		strings.Repeat("x", clean.MaxText): true, strings.Repeat("x", clean.MaxText+1): false,
	} {
		if err := clean.Refuse(raw); (err == nil) != ok {
			t.Errorf("Refuse(%.20q) = %v", raw, err)
		}
	}
	for raw, ok := range map[string]bool{
		"Ana": true, "a\nb": false, "a\u2028b": false, strings.Repeat("x", clean.MaxLine+1): false, "\x00": false,
	} {
		if err := clean.RefuseLine(raw); (err == nil) != ok {
			t.Errorf("RefuseLine(%.20q) = %v", raw, err)
		}
	}
}

func FuzzTextKeepsTheRules(f *testing.F) {
	for _, raw := range cleantest.Corpus() {
		f.Add(raw)
	}
	f.Fuzz(keepsTheRules)
}

func keepsTheRules(t *testing.T, raw string) {
	for name, show := range map[string]func(string) clean.Text{"New": clean.New, "Line": clean.Line} {
		text := show(raw)
		s := text.String()
		if !utf8.ValidString(s) {
			t.Fatalf("%s(%q) is not UTF-8: %q", name, raw, s)
		}
		if len(s) > clean.MaxGrowth*len(raw) {
			t.Fatalf("%s(%q) grew from %d to %d bytes", name, raw, len(raw), len(s))
		}
		if again := show(s); again != text {
			t.Fatalf("%s(%q) is %q, but cleaned again %q", name, raw, s, again)
		}
		if at, what := clean.First(s); what != "" {
			t.Fatalf("%s(%q): First finds %s at %d of its result", name, raw, what, at)
		}
		if (s == "") != (raw == "") {
			t.Fatalf("%s(%q) is %q", name, raw, s)
		}
		marks := 0
		for _, r := range s {
			if !listed(r) || name == "Line" && (r == '\n' || r == 0x200D || r == 0x200C) {
				t.Fatalf("%s(%q) holds %U", name, raw, r)
			}
			if marks++; !unicode.Is(unicode.M, r) {
				marks = 0
			}
			if marks > 5 { // four, and a variation selector
				t.Fatalf("%s(%q) holds a flood of marks", name, raw)
			}
		}
	}
}

// listed is the allow-list said a second time, from the other side, so that one mistake does not hide another.
func listed(r rune) bool {
	switch {
	case r == '\n' || r == 0x200C || r == 0x200D:
		return true
	case r < 0x20, r >= 0x7F && r < 0xA0, r >= 0x2028 && r <= 0x202E, r >= 0x2060 && r <= 0x206F, r == 0xFEFF,
		r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000, r == 0x061C, r == 0x200B, r == 0x200E, r == 0x200F, r == 0x00AD:
		return false
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Zs)
}

func BenchmarkPlainParagraph(b *testing.B) {
	raw := strings.Repeat("Every identity has an owner and a deputy.\n", 50)
	for b.Loop() {
		clean.New(raw)
	}
}

func BenchmarkParagraphWithDashes(b *testing.B) {
	raw := strings.Repeat("Every identity — also “shared” — has an owner.\n", 50)
	for b.Loop() {
		clean.New(raw)
	}
}
