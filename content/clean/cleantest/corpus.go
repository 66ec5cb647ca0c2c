// Package cleantest holds hostile text for tests: every class that a terminal, a report or a table must survive.
// Nothing but tests imports it.
package cleantest

import "strings"

// Corpus is the hostile text, a fresh slice each time. Each string stands for one way in which other people's text
// has done harm; a screen or a report that shows all of them without one live byte has passed.
func Corpus() []string {
	var all []string
	for _, part := range [][]string{escapes, controls, invisible, floods, markup, formulas, shapes()} {
		all = append(all, part...)
	}
	return all
}

// escapes are sequences that a terminal obeys or answers.
var escapes = []string{
	"\x1b]0;owned\x07",   // window title, ended by BEL
	"\x1b]0;owned\x1b\\", // window title, ended by ST
	"\x1b]2;owned\x9c",   // window title, ended by a raw C1 ST
	"\x1b]8;;https://evil.example/\x07click\x1b]8;;\x07", // link, BEL
	"\x1b]8;;https://evil.example/\x1b\\ok\x1b]8;;\x1b\\",
	"\x1b]8;id=1;javascript:alert(1)\x1b\\ok\x1b]8;;\x1b\\",
	"\x1b]52;c;ZXZpbA==\x07", // clipboard
	"\x1b]52;c;ZXZpbA==\x1b\\",
	"\x1b]52;c;?\x07",                  // clipboard read back
	"\x1b]1337;File=inline=1:AAAA\x07", // iTerm2 file
	"\x1b]1337;SetMark\x1b\\",
	"\x1b]10;?\x07",                    // colour query
	"\x1b]777;notify;t;b\x07",          // notification
	"\x1b[2J\x1b[H",                    // clear
	"\x1b[3J",                          // clear scrollback
	"\x1b[?1049l",                      // leave the alternate screen
	"\x1b[?1000h\x1b[?2004l",           // mouse on, paste marks off
	"\x1b[1A\x1b[2KGO",                 // overwrite the line above
	"\x1b[6n",                          // cursor report
	"\x1b[c\x1b[>c",                    // device attributes
	"\x1b[8;0;0t\x1b[21t",              // window size, title report
	"\x1b[31mred\x1b[0m",               // SGR
	"\x1b[8mhidden\x1b[28m",            // SGR conceal
	"\x1b[38;2;0;0;0;48;2;0;0;0mblack", // SGR without end
	"\x1bP$qm\x1b\\",                   // DECRQSS: the terminal types the answer
	"\x1bP+q544e\x1b\\",                // XTGETTCAP
	"\x1bPq#0;2;0;0;0~-\x1b\\",         // sixel
	"\x1b_Ga=T,f=100;AAAA\x1b\\",       // APC, kitty graphics
	"\x1b^private\x1b\\",               // PM
	"\x1bXstring\x1b\\",                // SOS
	"\x1bc",                            // RIS
	"\x1b(0lqqk\x1b(B",                 // line drawing set
	"\x1b#8",                           // screen of E
	"\x1b=\x1b>\x1bM\x1bD\x1bE",        // keypad and index
	"\x1b]0;never ended",               // swallows all that follows
	"\x1bPnever ended", "\x1b_never ended", "\x1b^never ended", "\x1bXnever ended",
	"\x1b[", "\x1b[38;2;1", "\x1b]", "\x1b",
	"\xe9\x1b]52;c;ZXZpbA==\x07", // a bad byte in front defeats strippers
	"\xe9\x1bP$qm\x1b\\",
	"\xc2\x1b[31m",
	"\x1b\x1b[31m", "\x1b[\x1b[31m",
	"\x1b[31\nm", // broken by a line feed
}

// controls are single control characters, as bytes and as runes.
var controls = []string{
	"good\rEVIL", "a\r\nb", "a\r\r\nb", "abc\b\b\bEVIL", "bell\x07", "tab\tstop", "page\fbreak", "vert\vtab",
	"shift\x0eout\x0fin", "del\x7fete", "nul\x00byte", "\x05enq", "\x11\x13flow", "\x1a\x18cancel",
	"\u009b31mred\u009b0m", "\u009d0;owned\u009c", "\u0090$qm\u009c", "\u009fG\u009c", "\u0085next line", "\u0084\u008d",
	"\x9b31mred", "\x9d0;owned\x9c", "\x90$qm\x9c", "\x9f\x98\x9e", "\x84\x85\x88\x8d",
	"\xff\xfe", "\xc0\xaf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf0\x9f\x98", "caf\xe9",
}

// invisible is text that reads as something else or hides.
var invisible = []string{
	"user\u202egnp.exe", "\u202aa\u202bb\u202cc\u202dd", "\u2066a\u2067b\u2068c\u2069", "a\u061cb\u200eb\u200fb",
	"ad\u200bmin", "ad\u200cmin", "ad\u200dmin", "ad\u2060min", "\ufeffadmin", "ad\u00admin", "a\u2061\u2062\u2063\u2064b", "a\u206a\u206fb",
	"line\u2028sep", "para\u2029sep", "\ufff9a\ufffab\ufffb", "x\U000e0041\U000e0042\U000e007f", "x\U000e0100\U000e01ef",
	"x\ufe0f\ufe0f\ufe0f", "A\ufe00B\ufe01C\ufe0e", "\u3164", "\u115f\u1160\uffa0", "a\u034fb", "\u180e\u180b", "\u2800",
	"\ue000private\U000f0000", "\ufdd0\uffff\U0010ffff", "\u0378\U0003ffff", "\ufffd", "р\u0430ypal", "a\u00a0b\u3000c\u2003d",
}

// floods paint outside their own cell.
var floods = []string{
	"Z" + strings.Repeat("\u0301", 60), strings.Repeat("\u0489", 30), "\u0301at the start", "a\n\u0301at a line start",
	strings.Repeat("x\u0300\u0301\u0302\u0303\u0304", 5), "⟩\u0301", "\x1b\u0301", "\u20dd\u20de\u20e3",
}

// markup forges parts of a report.
var markup = []string{
	"# Verdict: GO", "Verdict\n=======", "text\n\n## Signed by all\n", "| a | b |\n|---|---|\n| GO | yes |", "a|b||c\\|d",
	"[click](https://evil.example/)", "[click](javascript:alert(1))", "![](https://evil.example/beacon.png)", "[a]: https://evil.example/",
	"<https://evil.example/>", "https://evil.example/", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<b>GO</b>", "</td></tr></table>",
	"<!--", "<!-- hidden", "-->", "```\nend\n```", "~~~\nend\n~~~", "``````", "- [x] approved", "* * *", "---", "1. one", "> quoted",
	"**bold** _it_ ~~no~~ `code`", "&#27;[31m &lt;b&gt; &nbsp;", "\\", "trailing\\", "line  \nbreak", "    indented", "[^1]: note", "$math$ :smile: @all #1",
	"-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----", "{{.Secret}}", "${HOME} $(id) `id`", "%s%n%!d(MISSING)",
	`"quoted" 'single'`, `</script><script>`, `]]>`, `{"verdict":"go"}`, "'; DROP TABLE entries; --", "../../etc/passwd", "C:\\Windows\\system32", "-rf", "--help",
}

// formulas run in a spreadsheet.
var formulas = []string{
	"=1+1", "=HYPERLINK(\"https://evil.example/\",\"ok\")", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1",
	"\x00=1+1", " =1+1", "＝1+1", "＋1", "－1", "＠x", "\";=1+1", "a,\"b\",c\n=1+1",
}

// shapes are honest text with unusual width or length.
func shapes() []string {
	return []string{
		"", " ", "\n", "\n\n\n", "\t\t", strings.Repeat("long ", 4000), strings.Repeat("x", 20000), strings.Repeat("\n", 500),
		strings.Repeat("界", 500), "日本語のテキスト", "한국어", "ไทยภาษา", "हिन्दी क्‍ष", "עברית and English", "العربية مع English", "می‌خواهم",
		"👩‍👩‍👧‍👦 family", "🏳️‍🌈 flag", "👍🏽 tone", "🇩🇪 land", "1️⃣ keycap", "❤️‍🔥", "é and e\u0301", "ﷺ", "𒐫", "\u1f468\u200d", "👩\u200d", "\u200d👩",
		"⟨U+202E⟩", "␛[31m", "Łódź — “naïve” façade…",
	}
}
