package load

import (
	"strings"

	"gonogo/content"
)

const frameworkFormat = "gonogo/framework/1"

// Framework reads a catalogue of controls from one file. It refuses ids that stand twice, a parent or a successor
// that is no control, and parents in a circle.
func Framework(name string, b []byte) (*content.Framework, error) {
	rep := &report{}
	f := document(name, b, rep).Fields("format", "id", "title", "version", "source", "licence", "checked", "caveat", "controls", "moved")
	readFormat(f, frameworkFormat)
	fw := &content.Framework{
		ID:      readFrameworkID(f.Need("id")),
		Title:   f.Need("title").Line(),
		Version: f.Need("version").Line(),
		Source:  f.Need("source").Line(),
		Licence: f.Need("licence").Text(),
		Checked: f.Need("checked").Date(),
		Caveat:  f.Get("caveat").Text(),
	}
	if source := f.Get("source"); fw.Source != "" && !strings.HasPrefix(fw.Source, "https://") {
		source.Fail("give the publisher's own page", "the source is no https address")
	}
	at := map[string]Fields{}
	list := f.Need("controls").List()
	fw.Controls = make([]content.Control, 0, len(list))
	for _, n := range list {
		readControl(n, fw, at)
	}
	if list != nil && len(list) == 0 {
		f.Get("controls").Fail("", "a framework has at least one control")
	}
	for i := range fw.Controls {
		checkParent(fw, &fw.Controls[i], at)
	}
	readMoved(f.Get("moved"), fw, at)
	if err := rep.err(); err != nil {
		return nil, err
	}
	return fw, nil
}

// readFormat refuses a file of another kind, or of a version that this program does not know.
func readFormat(f Fields, want string) {
	n := f.Need("format")
	if got := n.Line(); got != "" && got != want {
		n.Fail("write format: "+want, "format %s is not read here", quote(got))
	}
}

func readControl(n Node, fw *content.Framework, at map[string]Fields) {
	f := n.Fields("id", "title", "parent", "summary", "binds", "applies_from", "only_with")
	c := content.Control{
		ID:          readControlID(f.Need("id")),
		Title:       f.Get("title").Line(),
		Parent:      f.Get("parent").Line(),
		Summary:     f.Get("summary").Text(),
		Binds:       f.Get("binds").Line(),
		AppliesFrom: f.Get("applies_from").Date(),
		OnlyWith:    readToken(f.Get("only_with")),
	}
	if c.ID == "" {
		return
	}
	if first, twice := at[c.ID]; twice {
		f.Get("id").Fail("", "control %s stands twice, first in line %d", c.ID, first.Node().Pos().Line)
		return
	}
	at[c.ID] = f
	fw.Controls = append(fw.Controls, c)
}

// checkParent follows the parents of c to the top.
func checkParent(fw *content.Framework, c *content.Control, at map[string]Fields) {
	up := c
	for steps := 0; up.Parent != ""; steps++ {
		if _, known := at[up.Parent]; !known {
			if up == c {
				at[c.ID].Get("parent").Fail(Nearest(c.Parent, controlIDs(fw)), "parent %s is no control of this file", quote(c.Parent))
			}
			return
		}
		if steps > MaxDepth {
			at[c.ID].Get("parent").Fail("", "the parents of %s go in a circle", c.ID)
			return
		}
		up = fw.Control(up.Parent)
	}
}

func readMoved(list Node, fw *content.Framework, at map[string]Fields) {
	seen := map[string]bool{}
	for _, n := range list.List() {
		f := n.Fields("from", "to", "note")
		m := content.Moved{From: readControlID(f.Need("from")), To: readControlID(f.Need("to")), Note: f.Need("note").Text()}
		_, current := at[m.From]
		_, known := at[m.To]
		switch {
		case m.From == "" || m.To == "":
			continue
		case current:
			f.Get("from").Fail("", "%s is a control of this file, so it has not moved", m.From)
		case seen[m.From]:
			f.Get("from").Fail("", "%s moves twice", m.From)
		case !known:
			f.Get("to").Fail(Nearest(m.To, controlIDs(fw)), "%s is no control of this file", m.To)
		}
		seen[m.From] = true
		fw.Moved = append(fw.Moved, m)
	}
}

func controlIDs(fw *content.Framework) []string {
	ids := make([]string, len(fw.Controls))
	for i := range fw.Controls {
		ids[i] = fw.Controls[i].ID
	}
	return ids
}
