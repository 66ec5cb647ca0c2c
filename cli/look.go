package cli

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"gonogo/assessment/report"
	"gonogo/content/clean"
	"gonogo/content/load"
)

// The files of a folder with the look of an organisation.
const (
	lookFile  = "template.yaml"
	styleFile = "style.css"
)

// logoType is a file that a logo may be, with what is in it at its beginning.
type logoType struct{ file, media, begins string }

var logoTypes = []logoType{
	{"logo.png", "image/png", "\x89PNG\r\n\x1a\n"},
	{"logo.jpg", "image/jpeg", "\xff\xd8\xff"},
	{"logo.svg", "image/svg+xml", ""}, // read as XML
}

// The most bytes of each file.
const (
	maxLogo  = 512 << 10
	maxStyle = 256 << 10
)

// The most characters of each text.
const (
	mostTitle   = 120
	mostFooter  = 300
	mostHeading = 60
)

// readLook reads how an organisation wants its reports to look. Every mistake is a *load.Error with its place.
func readLook(dir string) (*report.Look, error) {
	switch info, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usage("name the folder that holds "+lookFile, "no folder is called %q", dir)
	case err != nil:
		return nil, fmt.Errorf("read template: %w", err)
	case !info.IsDir():
		return nil, usage("name the folder that holds "+lookFile, "%s is no folder", dir)
	}
	b, err := lookPart(dir, lookFile, load.MaxBytes)
	if err != nil {
		return nil, err
	}
	if b == nil {
		return nil, &invalid{fmt.Sprintf("%s holds no %s", dir, lookFile), "the least that it says is title: YOUR TITLE"}
	}
	look, err := parseLook(lookPath(dir, lookFile), b)
	if err != nil {
		return nil, err
	}
	if look.Logo, err = readLogo(dir); err != nil {
		return nil, err
	}
	style, err := lookPart(dir, styleFile, maxStyle)
	if err != nil {
		return nil, err
	}
	look.Style, err = readStyle(lookPath(dir, styleFile), string(style))
	return look, err
}

func lookPath(dir, file string) string { return clean.Line(filepath.Join(dir, file)).String() }

// lookPart reads one plain file of the folder, nil where there is none.
func lookPart(dir, file string, most int64) ([]byte, error) {
	path := filepath.Join(dir, file)
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("read template: %w", err)
	case !info.Mode().IsRegular():
		return nil, &load.Error{File: lookPath(dir, file), Line: 1, Col: 1, Msg: "this is not a plain file", Hint: "put the file itself here: links are not followed"}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read template: %w", err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, fmt.Errorf("read template: %w", err)
	}
	if int64(len(b)) > most {
		return nil, &load.Error{File: lookPath(dir, file), Line: 1, Col: 1, Msg: fmt.Sprintf("the file has more than %d KiB", most>>10), Hint: "make it smaller"}
	}
	return b, nil
}

// parseLook reads template.yaml.
func parseLook(name string, b []byte) (*report.Look, error) {
	root, err := load.Document(name, b)
	if err != nil {
		return nil, err
	}
	f := root.Fields("title", "organisation", "classification", "footer", "wording")
	look := &report.Look{
		Title: short(f.Get("title"), mostTitle), Organisation: short(f.Get("organisation"), mostTitle), Footer: short(f.Get("footer"), mostFooter), Wording: map[string]string{},
	}
	if c := f.Get("classification"); c.Exists() {
		banner := c.Fields("text", "colour")
		look.Classification = short(banner.Need("text"), mostTitle)
		look.Colour = banner.Get("colour").OneOf(report.Colours...)
	}
	var known []string
	for _, h := range report.Headings {
		known = append(known, h.ID)
	}
	for _, e := range f.Get("wording").Entries() {
		if !slices.Contains(known, e.Key) {
			hint := load.Nearest(e.Key, known)
			if hint == "" {
				hint = "there are: " + strings.Join(known, ", ")
			}
			e.At.Fail(hint, "no heading is called %q", e.Key)
		}
		look.Wording[e.Key] = short(e.Value, mostHeading)
	}
	return look, root.Err()
}

// short is a text of at most so many characters: a longer one could push the verdict off the first screen.
func short(n load.Node, most int) string {
	s := n.Line()
	if have := utf8.RuneCountInString(s); have > most {
		n.Fail("make it shorter", "this is %d characters long; a report has room for %d here", have, most)
	}
	return s
}

// readLogo gives the logo as a data: URI, "" where there is none.
func readLogo(dir string) (uri string, err error) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return "", fmt.Errorf("read template: %w", err)
	}
	for _, f := range files {
		file := f.Name()
		if !strings.HasPrefix(file, "logo.") {
			continue
		}
		refuse := func(hint, says string) (string, error) {
			return "", &load.Error{File: lookPath(dir, file), Line: 1, Col: 1, Msg: says, Hint: hint}
		}
		at := slices.IndexFunc(logoTypes, func(t logoType) bool { return t.file == file })
		switch {
		case at < 0:
			return refuse("use logo.png, logo.jpg or logo.svg", "a logo of this kind is not shown")
		case uri != "":
			return refuse("keep one of them", "there are two logos")
		}
		b, err := lookPart(dir, file, maxLogo)
		if err != nil {
			return "", err
		}
		kind := logoTypes[at]
		if !strings.HasPrefix(string(b), kind.begins) {
			return refuse("save it again in that format", "what is in the file is no "+strings.TrimPrefix(file, "logo."))
		}
		if file == "logo.svg" {
			if e := refuseSVG(lookPath(dir, file), b); e != nil {
				return "", e
			}
		}
		uri = "data:" + kind.media + ";base64," + base64.StdEncoding.EncodeToString(b)
	}
	return uri, nil
}
