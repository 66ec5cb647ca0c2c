package load

import (
	"slices"

	"gonogo/content"
)

// readFrameworks reads which frameworks the gate bears on: ids, or maps with what is left out of one on purpose.
func (r *reader) readFrameworks(list Node) {
	for _, n := range list.List() {
		id := n
		var use content.Use
		if n.IsMap() {
			f := n.Fields("id", "not_asked", "because")
			id = f.Need("id")
			use = r.readNotAsked(f, id)
		}
		use.Framework = readFrameworkID(id)
		switch {
		case use.Framework == "":
			continue
		case slices.Contains(r.frameworkIDs(), use.Framework):
			id.Fail("", "framework %s stands twice", use.Framework)
			continue
		case r.catalogues != nil && r.catalogues[use.Framework] == nil:
			id.Fail(id.near(use.Framework, sortedKeys(r.catalogues)), "framework %s is not known", use.Framework)
		}
		r.gate.Frameworks = append(r.gate.Frameworks, use)
	}
}

func (r *reader) readNotAsked(f Fields, id Node) content.Use {
	var use content.Use
	list := f.Get("not_asked")
	for _, n := range list.List() {
		if control := r.readControl(n, id.Line()); control != "" {
			use.NotAsked = append(use.NotAsked, control)
		}
	}
	if list.Exists() {
		use.Because = f.Need("because").Text()
	}
	return use
}

func (r *reader) frameworkIDs() []string {
	ids := make([]string, len(r.gate.Frameworks))
	for i, u := range r.gate.Frameworks {
		ids[i] = u.Framework
	}
	return ids
}

// readMaps reads the controls that the question bears on.
func (r *reader) readMaps(n Node) []content.Mapping {
	var out []content.Mapping
	for _, e := range n.Entries() {
		if !slices.Contains(r.frameworkIDs(), e.Key) {
			e.At.Fail(e.At.near(e.Key, r.frameworkIDs()), "framework %s is not one that %s names", quote(e.Key), GateFile)
			continue
		}
		for _, item := range e.Value.List() {
			m := r.readMapping(item, e.Key)
			switch {
			case m.Control == "":
			case slices.ContainsFunc(out, func(o content.Mapping) bool { return r.same(o, m) }):
				item.Fail("", "%s stands twice", m.Ref())
			default:
				out = append(out, m)
			}
		}
	}
	return out
}

func (r *reader) readMapping(item Node, framework string) content.Mapping {
	m := content.Mapping{Framework: framework, Relation: content.Supports}
	id := item
	if item.IsMap() {
		f := item.Fields("id", "as", "because")
		id = f.Need("id")
		if as := f.Get("as"); as.Exists() {
			m.Relation = content.Relation(as.OneOf(string(content.Supports), string(content.Evidences), string(content.Related)))
		}
		m.Because = f.Get("because").Text()
	}
	m.Control = r.readControl(id, framework)
	return m
}

// readControl reads the id of a control, an old one too. Where catalogues were given it must be in one.
func (r *reader) readControl(n Node, framework string) string {
	id := readControlID(n)
	fw := r.catalogues[framework]
	if id == "" || fw == nil {
		return id
	}
	if control, _ := fw.Resolve(id); control == nil {
		n.Fail(n.near(id, controlIDs(fw)), "%s is no control of %s %s", quote(id), fw.Title, fw.Version)
		return ""
	}
	return id
}

// same reports whether two mappings name one control, an old id and a new one included where a catalogue can tell.
func (r *reader) same(a, b content.Mapping) bool {
	if fw := r.catalogues[a.Framework]; fw != nil && a.Framework == b.Framework {
		x, _ := fw.Resolve(a.Control)
		y, _ := fw.Resolve(b.Control)
		return x == y
	}
	return a.Ref() == b.Ref()
}
