package lint

// A trait that intake cannot set is off for everybody, and what depends on it is never asked.
var traitUnset = Rule{
	Name: "trait-unset",
	Says: "Every trait always holds, or intake asks for it with an example.",
	run: func(p *pass) {
		for _, t := range p.gate.Traits {
			switch {
			case t.Always:
			case t.Asks == "":
				p.add("trait:"+t.ID, "id", "give it asks, or always: true", "intake never asks for trait %s", t.ID)
			case t.Example == "":
				p.add("trait:"+t.ID, "asks", "give one that settles a doubtful case", "trait %s has no example", t.ID)
			}
		}
	},
}
