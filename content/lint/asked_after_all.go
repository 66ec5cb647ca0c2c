package lint

import (
	"slices"

	"gonogo/content"
	"gonogo/content/load"
)

// Saying that a control is left out on purpose, and asking for it, cannot both be meant.
var askedAfterAll = Rule{
	Name: "asked-after-all",
	Says: "No question supports a control that the gate leaves out on purpose.",
	run: func(p *pass) {
		for _, q := range p.gate.Questions() {
			for _, m := range q.Maps {
				if m.Relation != content.Related && p.leftOut(m) {
					p.add(q.ID, "maps."+m.Framework, "take it off not_asked, or map it as related", "it bears on %s, which the gate says it does not ask about", m.Ref())
				}
			}
		}
	},
}

// leftOut reports whether the gate leaves out what a mapping names, or something above it.
func (p *pass) leftOut(m content.Mapping) bool {
	var named []*content.Control
	for _, u := range p.gate.Frameworks {
		for _, id := range u.NotAsked {
			if c, _ := p.control(content.Mapping{Framework: u.Framework, Control: id}); c != nil {
				named = append(named, c)
			}
		}
	}
	c, _ := p.control(m)
	for steps := 0; c != nil && steps <= load.MaxDepth; steps++ {
		if slices.Contains(named, c) {
			return true
		}
		c, _ = p.control(content.Mapping{Framework: m.Framework, Control: c.Parent})
	}
	return false
}
