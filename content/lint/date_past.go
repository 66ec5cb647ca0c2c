package lint

import (
	"strings"

	"gonogo/content"
)

// A day that is still to come is the freshest there is, and would pass every check of age.
var datePast = Rule{
	Name: "date-past",
	Says: "A column that says when something last happened takes no day that is still to come.",
	run: func(p *pass) {
		for _, r := range p.gate.Registers {
			for _, c := range r.Columns {
				if c.Type == content.TypeDate && !c.Past && strings.HasPrefix(c.ID, "last_") {
					p.add("register:"+r.ID, "columns", "write past: true", "column %s of %s takes a day that is still to come", c.ID, r.ID)
				}
			}
		}
	},
}
