package lint

// An old id still resolves, so that a gate outlives its catalogues; the file should say the new one.
var movedControl = Rule{
	Name: "moved-control",
	Says: "No mapping uses an id that the publisher has withdrawn.",
	run: func(p *pass) {
		for _, q := range p.gate.Questions() {
			for _, m := range q.Maps {
				if c, note := p.control(m); note != "" {
					p.add(q.ID, "maps."+m.Framework, "write "+c.ID, "a mapping uses an old id of %s: %s", c.ID, note)
				}
			}
		}
	},
}
