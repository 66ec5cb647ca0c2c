package rule

import (
	"iter"
	"strings"

	"github.com/expr-lang/expr/ast"

	"gonogo/content"
)

// facts are the names that stand for what is judged.
var facts = map[string]*node{
	"on":           {kind: kindDay, slope: 1, eval: func(x *run) value { return value{known: true, n: float64(x.facts.On)} }},
	"tier":         {kind: kindNumber, eval: func(x *run) value { return value{known: true, n: float64(x.facts.Tier)} }},
	"max_age":      {kind: kindNumber, eval: func(x *run) value { return value{known: true, n: float64(x.facts.MaxAge)} }},
	"first_launch": {kind: kindBool, is: func(x *run) tri { return truth(x.facts.FirstLaunch) }},
	"release":      {kind: kindText, eval: func(x *run) value { return x.given("the release digest", string(x.facts.Release)) }},
	"behaviour":    {kind: kindText, eval: func(x *run) value { return x.given("the behaviour digest", string(x.facts.Behaviour)) }},
	"target":       {kind: kindText, eval: func(x *run) value { return x.given("the environment", x.facts.Target) }},
}

// name reads a word: a column of the row, a term, a limit, a list, or what is judged.
func (c *compiler) name(n *ast.IdentifierNode) *node {
	at := n.Location().From
	if i := c.reg.Index(n.Value); i >= 0 || n.Value == "key" {
		if c.whole {
			return c.fail(at, "use any_row or a function, or judge every row", "the check is about no single row, so %s is nothing", n.Value)
		}
		if i < 0 {
			return &node{kind: kindText, eval: func(x *run) value { return value{known: true, s: x.row.Key} }}
		}
		return column(&c.reg.Columns[i], i)
	}
	for i := range c.gate.Terms {
		if t := &c.gate.Terms[i]; t.Name == n.Value && t.Register == c.reg.ID {
			return c.useTerm(t, at)
		}
	}
	for _, l := range c.gate.Limits {
		if l.Name == n.Value {
			tiers := l.Tiers
			return &node{kind: kindNumber, eval: func(x *run) value { return value{known: true, n: float64(tiers[x.facts.Tier-1])} }}
		}
	}
	for _, l := range c.gate.Lists {
		if l.Name == n.Value {
			return &node{kind: kindList, words: l.Items, eval: constant(value{known: true, list: l.Items})}
		}
	}
	if f := facts[n.Value]; f != nil {
		return f
	}
	return c.fail(at, nearest(n.Value, c.words()), "nothing is called %s", n.Value)
}

// useTerm reads what a name stands for. A term is written out where it is used and may not use another.
func (c *compiler) useTerm(t *content.Term, at int) *node {
	if c.term != "" {
		return c.fail(at, "write it out", "a term cannot use the term %s", t.Name)
	}
	c.term = t.Name
	defer func() { c.term = "" }()
	tree, ok := c.parse(t.Says)
	if !ok {
		return c.wrongPart()
	}
	return c.node(tree)
}

func (c *compiler) words() []string {
	words := append(columns(c.reg), "key")
	for _, t := range c.gate.Terms {
		if t.Register == c.reg.ID {
			words = append(words, t.Name)
		}
	}
	for _, l := range c.gate.Limits {
		words = append(words, l.Name)
	}
	for _, l := range c.gate.Lists {
		words = append(words, l.Name)
	}
	return append(words, "on", "tier", "max_age", "first_launch", "release", "behaviour", "target")
}

// column is a cell of the row itself.
func column(c *content.Column, i int) *node {
	id := c.ID
	return &node{kind: kindOf(c.Type), words: wordsOf(c), column: i + 1, eval: func(x *run) value { return x.cell(x.row.Values[i], x.row.Key, id, true) }}
}

func kindOf(t content.ColumnType) kind {
	switch t {
	case content.TypeNumber, content.TypeDuration:
		return kindNumber
	case content.TypeDate:
		return kindDay
	case content.TypeList:
		return kindList
	case content.TypeText, content.TypeChoice, content.TypeYesNo, content.TypePerson, content.TypeReference:
		return kindText
	default:
		return kindNone
	}
}

func wordsOf(c *content.Column) []string {
	switch c.Type {
	case content.TypeChoice:
		return c.Choices
	case content.TypeYesNo:
		return []string{"yes", "no"}
	default:
		return nil
	}
}

// names are the words in braces of a sentence.
func names(says string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for {
			_, rest, ok := strings.Cut(says, "{")
			if !ok {
				return
			}
			name, after, closed := strings.Cut(rest, "}")
			if !closed || !yield(name) {
				return
			}
			says = after
		}
	}
}
