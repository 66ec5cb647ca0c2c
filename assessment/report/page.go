package report

import (
	"strings"
)

// page gathers Markdown, block by block, with one empty line between blocks.
type page struct {
	out    strings.Builder
	inList bool
}

func (p *page) block() {
	if p.out.Len() > 0 {
		p.out.WriteByte('\n')
	}
	p.inList = false
}

func (p *page) write(parts []md) {
	for _, s := range parts {
		p.out.WriteString(string(s))
	}
	p.out.WriteByte('\n')
}

func (p *page) heading(level int, parts ...md) {
	p.block()
	p.out.WriteString(strings.Repeat("#", level) + " ")
	p.write(parts)
}

func (p *page) para(parts ...md) {
	p.block()
	p.write(parts)
}

// item is one line of a list; depth 0 is the outermost. Items that follow each other are one list.
func (p *page) item(depth int, parts ...md) {
	if !p.inList {
		p.block()
		p.inList = true
	}
	p.out.WriteString(strings.Repeat("  ", depth) + "- ")
	p.write(parts)
}

// labelled is an item with a name in front; it is left out where there is nothing to say.
func (p *page) labelled(depth int, label, says md) {
	if says != "" {
		p.item(depth, "**", label, ":** ", says)
	}
}

// longer is labelled for text of several lines.
func (p *page) longer(depth int, label md, says string) {
	if says != "" {
		p.labelled(depth, label, prose(says, strings.Repeat("  ", depth+1)))
	}
}

// note is a name with what there is to say under it, in one of three forms; every format shows it in its own way.
type note struct {
	label md
	says  md     // a sentence of ours
	prose string // text of somebody, of several lines
	exact string // a reference or a digest
}

// notes writes each note that has something to say.
func (p *page) notes(depth int, notes []note) {
	for _, n := range notes {
		p.labelled(depth, n.label, n.says)
		p.longer(depth, n.label, n.prose)
		if n.exact != "" {
			p.labelled(depth, n.label, code(n.exact))
		}
	}
}

func (p *page) table(head []md, rows [][]md) {
	p.block()
	p.row(head)
	rule := make([]md, len(head))
	for i := range rule {
		rule[i] = "---"
	}
	p.row(rule)
	for _, r := range rows {
		p.row(r)
	}
}

func (p *page) row(cells []md) {
	for _, c := range cells {
		p.out.WriteString("| " + string(c) + " ")
	}
	p.out.WriteString("|\n")
}
