package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

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
			"style.css":     "p { background: URL( 'data:image/png;base64,AAAA' ); content: \"İ\" }\n", "notes.txt": "not read",
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
			got.Wording["why"] != "Grounds" || got.Wording["basis"] != "Proof" || got.Logo != want || got.Style != files["style.css"] {
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
		"a fetched image":     {css("a{}\nb{background:Url(\n//evil.example/x)}"), "style.css", 2, "url()"},
		"a commented url":     {css("b{background:url(/**/data:x)}"), "style.css", 1, "url()"},
		"the second url":      {css("b{background:url(data:x)}\nc{background:url(x)}"), "style.css", 2, "url()"},
		"a set of images":     {css("b{background:image-set('x' 1x)}"), "style.css", 1, "image-set()"},
		"a comment of HTML":   {css("<!-- x"), "style.css", 1, "<!--"},
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
		var places []*load.Error
		if many, ok := errors.AsType[*load.Errors](err); ok {
			places = many.List
		} else if one, ok := errors.AsType[*load.Error](err); ok {
			places = []*load.Error{one}
		}
		found := false
		for _, e := range places {
			found = found || e.File == filepath.Join(dir, c.file) && e.Line == c.line && e.Col > 0 && strings.Contains(e.Msg, c.says)
		}
		if !found || exitCode(err) != exitInvalid {
			t.Errorf("%s: exit code %d, %v; want %s:%d and %q", name, exitCode(err), err, c.file, c.line, c.says)
		}
	}
}
