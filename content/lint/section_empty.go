package lint

// An empty section reads as a part of readiness that was looked at.
var sectionEmpty = Rule{
	Name: "section-empty",
	Says: "Every section has a summary and at least one question.",
	run: func(p *pass) {
		for _, s := range p.gate.Sections {
			if len(s.Questions) == 0 {
				p.add("section:"+s.ID, "questions", "ask something or take the section out", "section %s asks nothing", s.ID)
			}
			if s.Summary == "" {
				p.add("section:"+s.ID, "summary", "say in one sentence what it is about", "section %s has no summary", s.ID)
			}
		}
	},
}
