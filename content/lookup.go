package content

import "strings"

// Digest is a SHA-256 in the form "sha256:" and 64 lower-case hex digits; "" is no digest.
type Digest string

// Valid reports whether d has the form of a digest.
func (d Digest) Valid() bool {
	hex, ok := strings.CutPrefix(string(d), "sha256:")
	if !ok || len(hex) != 64 {
		return false
	}
	return strings.Trim(hex, "0123456789abcdef") == ""
}

// Short is the first twelve digits, for a line on the screen.
func (d Digest) Short() string {
	if len(d) < 19 {
		return string(d)
	}
	return string(d[7:19])
}

// Questions lists every question in the order of the walk.
func (g *Gate) Questions() []*Question {
	var out []*Question
	for s := range g.Sections {
		for q := range g.Sections[s].Questions {
			out = append(out, &g.Sections[s].Questions[q])
		}
	}
	return out
}

// Question finds a question by its id, nil when there is none.
func (g *Gate) Question(id string) *Question {
	for s := range g.Sections {
		for q := range g.Sections[s].Questions {
			if g.Sections[s].Questions[q].ID == id {
				return &g.Sections[s].Questions[q]
			}
		}
	}
	return nil
}

// SectionOf is the section that asks question id, nil when there is none.
func (g *Gate) SectionOf(id string) *Section {
	for s := range g.Sections {
		for q := range g.Sections[s].Questions {
			if g.Sections[s].Questions[q].ID == id {
				return &g.Sections[s]
			}
		}
	}
	return nil
}

// Trait finds a trait by its id, nil when there is none.
func (g *Gate) Trait(id string) *Trait {
	for i := range g.Traits {
		if g.Traits[i].ID == id {
			return &g.Traits[i]
		}
	}
	return nil
}

// Kind finds a kind of evidence by its id, nil when there is none.
func (g *Gate) Kind(id string) *EvidenceKind {
	for i := range g.Kinds {
		if g.Kinds[i].ID == id {
			return &g.Kinds[i]
		}
	}
	return nil
}

// Role finds a role by its id, nil when there is none.
func (g *Gate) Role(id string) *Role {
	for i := range g.Roles {
		if g.Roles[i].ID == id {
			return &g.Roles[i]
		}
	}
	return nil
}

// Ref names the gate for a person and a pipeline: "agentic-nhi 1.0.0".
func (g *Gate) Ref() string { return g.ID + " " + g.Version }

// Control finds a control by its id, nil when there is none.
func (f *Framework) Control(id string) *Control {
	for i := range f.Controls {
		if f.Controls[i].ID == id {
			return &f.Controls[i]
		}
	}
	return nil
}

// Resolve finds the control that id means today. The note says so when the publisher moved it.
func (f *Framework) Resolve(id string) (control *Control, note string) {
	if c := f.Control(id); c != nil {
		return c, ""
	}
	for _, m := range f.Moved {
		if m.From == id {
			return f.Control(m.To), m.Note
		}
	}
	return nil, ""
}
