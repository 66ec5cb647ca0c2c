package load

import "strings"

// Source says where the parts of a gate stand in its files. A nil Source knows no place.
type Source struct{ parts map[string]Fields }

func (s *Source) put(id string, f Fields) {
	if s.parts == nil {
		s.parts = map[string]Fields{}
	}
	s.parts[id] = f
}

// Position is where a field of a part stands. id is a question's id, "trait:agent", "kind:drill-record",
// "role:security", "section:drills" or "" for gate.yaml; field is a key as written in the file, with dots between levels:
// "needs.kinds". What is not written there gives the part, and an unknown part gives ok = false.
func (s *Source) Position(id, field string) (at Pos, ok bool) {
	if s == nil {
		return Pos{}, false
	}
	f, ok := s.parts[id]
	if !ok {
		return Pos{}, false
	}
	at = f.Node().Pos()
	for key := range strings.SplitSeq(field, ".") {
		v := f.Get(key)
		if !v.Exists() {
			break
		}
		at = v.Pos()
		f = mapOf(v)
	}
	return at, true
}
