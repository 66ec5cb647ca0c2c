package lint

import "gonogo/content"

// A column that nobody explains is filled in wrongly.
var columnHelp = Rule{
	Name: "column-help",
	Says: "Every column of a register says what to write into it.",
	Note: true,
	run: func(p *pass) {
		for _, r := range p.gate.Registers {
			for _, c := range r.Columns {
				if c.Help == "" && c.Type != content.TypeYesNo {
					p.add("register:"+r.ID, "columns", "give it a help", "column %s of %s says nothing of what to write", c.ID, r.ID)
				}
			}
		}
	},
}
