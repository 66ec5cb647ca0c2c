package cli

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gonogo/assessment/report"
	"gonogo/content/load"
)

// folderOf makes a folder with these files.
func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestALookIsReadWhole(t *testing.T) {
	png, jpg := "\x89PNG\r\n\x1a\nrest", "\xff\xd8\xff\xe0rest"
	for logo, want := range map[string]string{"": "", "logo.png": "data:image/png;base64,iVBORw0KGgpyZXN0", "logo.jpg": "data:image/jpeg;base64,/9j/4HJlc3Q="} {
		files := map[string]string{
			"template.yaml": "title: T\norganisation: O\nclassification: {text: C, colour: blue}\nfooter: F\nwording: {why: Grounds, basis: Proof}\n",
			"style.css":     "/* ours */ h2, h3 { COLOR: #3F74C9; }\n.banner{padding:0 1.5em;font-family:'noto sans', Arial}\n", "notes.txt": "not read",
		}
		switch logo {
		case "logo.png":
			files[logo] = png
		case "logo.jpg":
			files[logo] = jpg
		}
		got, err := readLook(folderOf(t, files))
		if err != nil {
			t.Fatal(err)
		}
		if got.Title != "T" || got.Organisation != "O" || got.Classification != "C" || got.Colour != "blue" || got.Footer != "F" ||
			got.Wording["why"] != "Grounds" || got.Wording["basis"] != "Proof" || got.Logo != want || got.Style != "h2,h3{color:#3f74c9}\n.banner{padding:0 1.5em;font-family:\"Noto Sans\",Arial}\n" {
			t.Errorf("with the logo %q the look is %+v", logo, *got)
		}
	}
}

func TestALookIsRefusedWithItsPlace(t *testing.T) {
	const title = "title: T\n"
	svg := func(inside string) map[string]string {
		return map[string]string{"template.yaml": title, "logo.svg": `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">` + inside + `</svg>`}
	}
	css := func(style string) map[string]string {
		return map[string]string{"template.yaml": title, "style.css": style}
	}
	for name, c := range map[string]struct {
		files map[string]string
		file  string
		line  int
		says  string
	}{
		"a list":              {map[string]string{"template.yaml": "- a\n"}, "template.yaml", 1, "a map is wanted"},
		"an empty file":       {map[string]string{"template.yaml": ""}, "template.yaml", 1, "empty"},
		"a title of 2 lines":  {map[string]string{"template.yaml": "footer: x\ntitle: |\n  a\n  b\n"}, "template.yaml", 2, "line break"},
		"no text to classify": {map[string]string{"template.yaml": title + "classification: {colour: red}\n"}, "template.yaml", 2, "text is missing"},
		"a key twice":         {map[string]string{"template.yaml": title + title}, "template.yaml", 2, "stands twice"},
		"a large logo":        {map[string]string{"template.yaml": title, "logo.png": strings.Repeat("x", maxLogo+1)}, "logo.png", 1, "more than 512 KiB"},
		"two logos":           {map[string]string{"template.yaml": title, "logo.jpg": "\xff\xd8\xff", "logo.png": "\x89PNG\r\n\x1a\n"}, "logo.png", 1, "two logos"},
		"a large style":       {css(strings.Repeat("x", maxStyle+1)), "style.css", 1, "more than 256 KiB"},
		"a style of bytes":    {css("a{}\n\xff"), "style.css", 2, "⟨0xFF⟩"},
		"a bidi style":        {css("a{}/* \u202e */"), "style.css", 1, "⟨U+202E⟩"},
		"a long title":        {map[string]string{"template.yaml": "title: " + strings.Repeat("x", 121) + "\n"}, "template.yaml", 1, "room for 120"},
		"not XML":             {svg("<g>"), "logo.svg", 1, "not SVG"},
		"no drawing":          {map[string]string{"template.yaml": title, "logo.svg": "<html/>"}, "logo.svg", 1, "begins with"},
		"an empty drawing":    {map[string]string{"template.yaml": title, "logo.svg": "\n"}, "logo.svg", 2, "no drawing"},
		"a document type":     {map[string]string{"template.yaml": title, "logo.svg": "<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<svg/>"}, "logo.svg", 1, "document type"},
		"a foreign object":    {svg("\n<foreignObject/>"), "logo.svg", 2, "<foreignObject>"},
		"an old link":         {svg(`<use xlink:href="https://evil.example/x"/>`), "logo.svg", 1, "a link to elsewhere"},
		"a link that acts":    {svg(`<use href=" JavaScript:alert(1)"/>`), "logo.svg", 1, "a link to elsewhere"},
		"a fetched fill":      {svg(`<path fill="url(https://evil.example/x)"/>`), "logo.svg", 1, "fill of elsewhere"},
		"a handler":           {svg(`<path ONclick="x"/>`), "logo.svg", 1, "ONclick"},
	} {
		dir := folderOf(t, c.files)
		_, err := readLook(dir)
		places := placesOf(err)
		found := false
		for _, e := range places {
			found = found || e.File == filepath.Join(dir, c.file) && e.Line == c.line && e.Col > 0 && strings.Contains(e.Msg, c.says)
		}
		if !found || exitCode(err) != exitInvalid {
			t.Errorf("%s: exit code %d, %v; want %s:%d and %q", name, exitCode(err), err, c.file, c.line, c.says)
		}
	}
}

// Each of these could make a NO-GO read otherwise. None is listed anywhere: what is not known to be harmless is refused.
func TestAStyleCannotHideMoveOrWriteWhatAReportSays(t *testing.T) {
	for css, want := range map[string]string{
		"h1{font-size:0}":                          `1:1: "h1" is no part that a style can reach`,
		"h1::after{content:'GO'}":                  `1:1: "h1::after" is no part`,
		".banner::after{content:'GO'}":             `1:1: ".banner::after" is no part`,
		".verdict{display:none}":                   `1:1: ".verdict" is no part`,
		".mark{color:#fff}":                        `1:1: ".mark" is no part`,
		"*{color:#fff}":                            `1:1: "*" is no part`,
		"header{margin:0}":                         `1:1: "header" is no part`,
		"td{color:#fff}":                           `1:1: "td" is no part`,
		".banner + h1{color:#fff}":                 `1:1: ".banner + h1" is no part`,
		".banner,\nh1{color:#fff}":                 `2:1: "h1" is no part`,
		".banner ~ *{color:#fff}":                  `1:1: ".banner ~ *" is no part`,
		"body:has(h1){font-family:serif}":          `1:1: "body:has(h1)" is no part`,
		"body{color:#ffffff}":                      `1:6: color is refused for body`,
		"body{display:none}":                       `1:6: display is refused for body`,
		"body{font:0 serif}":                       `1:6: font is refused for body`,
		"body{font-family:'Adobe Blank'}":          `1:18: "'Adobe Blank'" is refused for font-family`,
		"body{font-family:Webdings}":               `1:18: "Webdings" is refused`,
		"h2{color:#fff}":                           `1:10: "#fff" cannot be read on the paper`,
		"h2{color:#14171b}":                        `1:10: "#14171b" cannot be read`,
		"h2{color:transparent}":                    `1:10: "transparent" is refused for color`,
		"h2{color:#ffffff00}":                      `1:10: "#ffffff00" is refused`,
		"h2{font-size:0}":                          `1:4: font-size is refused for h2`,
		"h2{background-color:#000}":                `1:4: background-color is refused for h2`,
		".card{visibility:hidden}":                 `1:7: visibility is refused for .card`,
		".card{opacity:0}":                         `1:7: opacity is refused`,
		".card{clip-path:inset(100%)}":             `1:7: clip-path is refused`,
		".card{transform:scale(0)}":                `1:7: transform is refused`,
		".card{filter:opacity(0)}":                 `1:7: filter is refused`,
		"table{text-indent:-99em}":                 `1:7: text-indent is refused`,
		"table{position:absolute;left:-9999px}":    "1:7: position is refused",
		"table{border-width:99px}":                 `1:20: "99px" is refused for border-width`,
		"footer{position:fixed;inset:0}":           `1:8: position is refused for footer`,
		"footer{z-index:9}":                        `1:8: z-index is refused`,
		".house{margin-top:-9em}":                  `1:19: "-9em" is refused for margin-top`,
		".house{margin:0 0 -40px}":                 `1:15: "0 0 -40px" is refused for margin`,
		".house{margin-bottom:100vh}":              `1:22: "100vh" is refused`,
		".house{padding:calc(100%)}":               `1:16: "calc(100%)" is refused`,
		".house{font-size:400px}":                  `1:18: "400px" is refused`,
		".house{background-color:url(data:x)}":     `1:25: "url(data:x)" is refused`,
		".house{background:url(//evil.example/x)}": `1:8: background is refused for .house`,
		".house{box-shadow:0 0 0 99em #fff}":       `1:8: box-shadow is refused`,
		".house{outline:9em solid #fff}":           `1:8: outline is refused`,
		".house{counter-reset:page}":               `1:8: counter-reset is refused`,
		".house{--ink:#fff}":                       `1:8: --ink is refused`,
		".house{color:#fff !important}":            `1:14: "#fff !important" is refused`,
		".house{color:#036":                        `1:7: this rule does not end`,
		".house{.x{color:#036}}":                   `1:7: this rule does not end`,
		".house":                                   `1:1: this is no rule`,
		".house{color}":                            `1:8: "color" is no property with a value`,
		"@import 'x.css';":                         `1:1: @import is refused`,
		"@media print{h1{display:none}}":           `1:1: @media is refused`,
		"@font-face{font-family:serif;src:url(x)}": `1:1: @font-face is refused`,
		"@page{@top-left{content:'GO'}}":           `1:1: @page is refused`,
		"h\\31{color:#036}":                        `1:1: "h\\31" is no part`,
		"</style><script>x</script>":               `1:1: this is no rule`,
		"<!-- .house{color:#036} -->":              `1:1: "<!-- .house" is no part`,
		"/* x\n.house{color:#036}":                 `1:1: this comment never ends`,
		".house{}\n\xff":                           `2:1: the style holds ⟨0xFF⟩`,
		".house{}/* \u202e */":                     `1:12: the style holds ⟨U+202E⟩`,
		".house{color:/**/url(/**/x)}":             `1:18: "url(    x)" is refused`,
		"h4{color:#036}\nh5{color:#036}":           "2:1: \"h5\" is no part",
	} {
		got, err := readStyle("s.css", css)
		if err == nil || !strings.Contains("\n"+err.Error(), "\ns.css:"+want) || exitCode(err) != exitInvalid {
			t.Errorf("%q gives %q, %v; want %s", css, got, err, want)
		}
		for _, e := range placesOf(err) {
			if e.Hint == "" {
				t.Errorf("%q: %v has no hint", css, e)
			}
		}
	}
}

// placesOf are the mistakes that an error tells of.
func placesOf(err error) []*load.Error {
	if many, ok := errors.AsType[*load.Errors](err); ok {
		return many.List
	}
	if one, ok := errors.AsType[*load.Error](err); ok {
		return []*load.Error{one}
	}
	return nil
}

// Whatever is read, what stands in the report is a rule of a known part with known properties and nothing else.
func FuzzAStyleIsWrittenFromWhatIsKnown(f *testing.F) {
	for _, s := range []string{"h2, h3 { color: #3f74c9 }", ".banner{border:2px solid #036;padding:0 1em}", "/**/footer{font-family:'Noto Sans',serif}", "h1{}", "@x{"} {
		f.Add(s)
	}
	var parts []string
	for p := range styleParts {
		parts = append(parts, regexp.QuoteMeta(p))
	}
	var properties []string
	for p := range styleProperties {
		properties = append(properties, p)
	}
	part, says := "(?:"+strings.Join(parts, "|")+")", "(?:"+strings.Join(properties, "|")+`):[-a-zA-Z0-9#., "]+`
	known := regexp.MustCompile(`^(?:` + part + `(?:,` + part + `)*\{` + says + `(?:;` + says + `)*\}\n)*$`)
	f.Fuzz(func(t *testing.T, css string) {
		if got, err := readStyle("s.css", css); err == nil && !known.MatchString(got) || err != nil && got != "" {
			t.Errorf("%q becomes %q, %v", css, got, err)
		}
	})
}

func TestEveryPropertyOfAPartIsKnownAndTaken(t *testing.T) {
	used := map[string]bool{}
	for name, part := range styleParts {
		for _, p := range part.properties {
			used[p] = true
			value := map[string]string{"border-style": "dashed", "font-family": "georgia", "font-style": "italic", "font-weight": "600", "text-align": "center"}[p]
			switch {
			case value != "":
			case strings.HasSuffix(p, "color"):
				value = "#3f74c9"
			case p == "font-size":
				value = "1.2rem"
			default:
				value = "2px"
			}
			if got, err := readStyle("s.css", name+"{"+p+":"+value+"}"); err != nil || !strings.HasPrefix(got, name+"{"+p+":") {
				t.Errorf("%s of %s: %q, %v", p, name, got, err)
			}
		}
	}
	if len(used) != len(styleProperties) {
		t.Errorf("%d properties are used of %d", len(used), len(styleProperties))
	}
}

// The page of the manual names all that a template may hold.
func TestTheManualNamesAllThatATemplateTakes(t *testing.T) {
	b, err := os.ReadFile("../docs/manual/template.md")
	if err != nil {
		t.Fatal(err)
	}
	names := slices.Concat(report.Colours, stylePartNames(), slices.Collect(maps.Keys(styleProperties)), styleFonts, papers)
	for _, h := range report.Headings {
		names = append(names, h.ID)
	}
	for _, n := range names {
		if !strings.Contains(string(b), "`"+n+"`") {
			t.Errorf("the page does not name %s", n)
		}
	}
}

// The colours that a heading must be readable on are those of the report.
func TestThePapersAreThoseOfTheReport(t *testing.T) {
	b, err := os.ReadFile("../assessment/report/report.css")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`--paper: (#[0-9a-f]{6});`).FindAllStringSubmatch(string(b), -1)
	for _, m := range found {
		if !slices.Contains(papers, m[1]) {
			t.Errorf("the paper %s is not looked at", m[1])
		}
	}
	if len(found) < len(papers) {
		t.Errorf("the report has %d papers", len(found))
	}
}
