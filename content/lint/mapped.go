package lint

// What maps to no control cannot be shown to an auditor, and is often a wish more than a control.
var mapped = Rule{
	Name: "mapped",
	Says: "Every question bears on at least one control of a framework.",
	run: func(p *pass) {
		for _, q := range p.gate.Questions() {
			if len(q.Maps) == 0 {
				p.add(q.ID, "maps", "name the control, as related where it only touches it", "it bears on no control of any framework")
			}
		}
	},
}
