package ui

// drawnOnly are the keys that move what is drawn, or the program on its terminal: who reads line by line has no use
// for them.
var drawnOnly = map[KeyID]bool{KeyPageUp: true, KeyPageDown: true, KeyInterrupt: true, KeySuspend: true, KeyHelp: true}

// ActionsAloud is what can be done, by group: the key, the word that does the same, and what it does.
func ActionsAloud(actions []Action) []Line {
	var out []Line
	for _, g := range Groups {
		title := false
		for _, a := range actions {
			if a.Key.Group() != g || drawnOnly[a.Key.ID] {
				continue
			}
			if !title {
				out, title = append(out, Plain.Line(string(g)+":")), true
			}
			says := a.Key.Name()
			if says != a.Key.Short() {
				says += " or " + a.Key.Short()
			}
			says += ": " + a.Key.Help().Desc
			if why := a.Can(); why != "" {
				says += " (not now: " + why + ")"
			}
			out = append(out, Plain.Line(says))
		}
	}
	return out
}

// Name is the key as it is typed out.
func (k Key) Name() string { return k.Keys()[0] }
