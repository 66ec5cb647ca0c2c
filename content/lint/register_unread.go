package lint

import (
	"slices"

	"gonogo/content"
	"gonogo/content/rule"
)

// Rows that no check looks at are work for nothing, unless people read them.
var registerUnread = Rule{
	Name: "register-unread",
	Says: "A check looks at the rows of every register, or another register names them.",
	Note: true,
	run: func(p *pass) {
		read := rule.Reads(p.gate)
		for _, r := range p.gate.Registers {
			named := slices.ContainsFunc(p.gate.Registers, func(o content.Register) bool {
				return slices.ContainsFunc(o.Columns, func(c content.Column) bool { return c.Of == r.ID })
			})
			if !read[r.ID] && !named {
				p.add("register:"+r.ID, "id", "write a check over it, or take it out", "no check looks at the rows of %s, and no other register names them", r.ID)
			}
		}
	},
}
