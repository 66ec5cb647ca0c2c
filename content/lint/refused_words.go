package lint

import "strings"

// refused lists words that hide what is meant, each with what to write instead.
var refused = []struct{ words, instead string }{
	{"highest tier", "say tier 1"},
	{"top tier", "say tier 1"},
	{"top two tiers", "say tiers 1 and 2"},
	{"lowest tier", "say tier 4"},
	{"higher tiers", "name the tiers by number"},
	{"lower tiers", "name the tiers by number"},
	{"upper tiers", "name the tiers by number"},
	{"best practice", "say what is done"},
	{"best-practice", "say what is done"},
	{"industry standard", "name the standard"},
	{"industry-standard", "name the standard"},
	{"state of the art", "say what is done"},
	{"state-of-the-art", "say what is done"},
	{"as appropriate", "say when"},
	{"where appropriate", "say when"},
	{"if applicable", "say when"},
	{"where applicable", "say when"},
	{"as needed", "say when"},
	{"and/or", "write and, or write or"},
	{"world-class", "leave it out"},
	{"robust", "say what it withstands"},
	{"leverage", "write use"},
	{"utilise", "write use"},
	{"utilize", "write use"},
	{"in a timely manner", "say within how many hours or days"},
	{"regularly", "say how often"},
	{"periodically", "say how often"},
}

// Two readers must understand the same thing, and "tier 1" is the most critical although one is the lowest number.
// What weak evidence looks like may quote such words.
var refusedWords = Rule{
	Name: "refused-words",
	Says: `No text says "best practice", "highest tier", "as appropriate" and the like, which two readers understand in two ways.`,
	run: func(p *pass) {
		for _, t := range p.gate.Traits {
			for _, field := range []prose{{"asks", t.Asks}, {"example", t.Example}} {
				p.refuse("trait:"+t.ID, field)
			}
		}
		for _, k := range p.gate.Kinds {
			p.refuse("kind:"+k.ID, prose{"help", k.Help})
		}
		for _, q := range p.gate.Questions() {
			for _, field := range proseOf(q) {
				if field.key != "weak" {
					p.refuse(q.ID, field)
				}
			}
		}
	},
}

func (p *pass) refuse(part string, field prose) {
	text := " " + strings.Join(strings.FieldsFunc(strings.ToLower(field.text), func(r rune) bool {
		return r == ' ' || r == '\n' || strings.ContainsRune(`.,;:!?()"`, r)
	}), " ") + " "
	for _, r := range refused {
		if strings.Contains(text, " "+r.words+" ") || strings.Contains(text, " "+r.words+"s ") {
			p.add(part, field.key, r.instead, "%s says %q", field.key, r.words)
		}
	}
}
