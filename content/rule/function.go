package rule

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"gonogo/content"
)

// functionNames are the functions of a check, in the order in which help lists them.
var functionNames = []string{
	"written", "filled", "len", "all", "any", "none", "known", "cell", "any_row", "same", "builds", "in_target", "like_target", "trait", "on_rota", "least_on_call",
}

// call reads a function.
func (c *compiler) call(n *ast.CallNode) *node {
	at := n.Location().From
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		return c.fail(at, "", "only functions can be called")
	}
	args := n.Arguments
	wants := func(count int) bool { return len(args) == count }
	switch name := callee.Value; {
	case name == "written" && wants(1):
		return c.written(args[0])
	case name == "filled" && wants(1):
		return c.filled(args[0])
	case name == "known" && wants(2):
		return c.isRow(args)
	case name == "cell" && wants(3):
		return c.otherCell(args)
	case name == "any_row" && wants(2):
		return c.anyRow(args)
	case name == "same" && wants(2):
		return c.people(args, func(x *run, who []string) bool { return x.facts.Same(who[0], who[1]) })
	case name == "builds" && wants(1):
		return c.people(args, func(x *run, who []string) bool { return x.facts.Builds(who[0]) })
	case name == "in_target" && wants(1):
		return c.inTarget(args[0], func(*run, string) bool { return false })
	case name == "like_target" && wants(1):
		return c.inTarget(args[0], func(x *run, in string) bool {
			return slices.ContainsFunc(x.facts.Like, func(l string) bool { return strings.EqualFold(l, in) })
		})
	case name == "trait" && wants(1):
		return c.trait(args[0])
	case name == "on_rota" && wants(1):
		return c.onRota(at, args[0])
	case name == "least_on_call" && wants(1):
		return c.leastOnCall(at, args[0])
	case slices.Contains(functionNames, name):
		return c.fail(at, "", "%s takes another number of things than %d", name, len(args))
	default:
		return c.fail(at, nearest(name, functionNames), "%s is no function of a check", name)
	}
}

// own reads an argument that has to be a column of the row itself.
func (c *compiler) own(arg ast.Node) (*content.Column, int, *node) {
	n := c.node(arg)
	switch {
	case n.kind == kindNone:
		return nil, 0, n
	case n.column == 0:
		return nil, 0, c.fail(arg.Location().From, "name a column", "a column is wanted here")
	}
	return &c.reg.Columns[n.column-1], n.column - 1, nil
}

// written is the text of a cell, empty where it is, and never unknown.
func (c *compiler) written(arg ast.Node) *node {
	col, i, wrong := c.own(arg)
	if wrong != nil {
		return wrong
	}
	words := wordsOf(col)
	if words != nil {
		words = append(slices.Clone(words), "")
	}
	return &node{kind: kindText, words: words, eval: func(x *run) value {
		return value{known: true, s: textOf(x.settled(x.row.Values[i]), col.Type)}
	}}
}

func (c *compiler) filled(arg ast.Node) *node {
	_, i, wrong := c.own(arg)
	if wrong != nil {
		return wrong
	}
	return boolean(func(x *run) tri { return truth(x.settled(x.row.Values[i]) != nil) })
}

func (c *compiler) length(n *ast.BuiltinNode) *node {
	inner := c.node(n.Arguments[0])
	switch inner.kind {
	case kindNone:
		return inner
	case kindList:
		return &node{kind: kindNumber, eval: func(x *run) value {
			v := inner.eval(x)
			v.n = float64(len(v.list))
			return v
		}}
	default:
		return c.fail(n.Location().From, "", "len is of a list, not of %s", inner.kind)
	}
}

// word reads an argument that has to stand in the expression as a word.
func (c *compiler) word(arg ast.Node, what string) (string, bool) {
	s, ok := arg.(*ast.StringNode)
	if c.nodes++; !ok {
		c.fail(arg.Location().From, "write it in quotes", "%s is wanted here", what)
		return "", false
	}
	return s.Value, true
}

func (c *compiler) register(arg ast.Node) *content.Register {
	id, ok := c.word(arg, "the name of a register")
	if !ok {
		return nil
	}
	reg := c.gate.Register(id)
	if reg == nil {
		c.fail(arg.Location().From, nearest(id, registers(c.gate)), "no register is called %q", id)
		return nil
	}
	c.reads[id] = true
	return reg
}

// textual reads an argument that has to come to a text.
func (c *compiler) textual(arg ast.Node) (*node, bool) {
	n := c.node(arg)
	if n.kind != kindText && n.kind != kindNone {
		return c.fail(arg.Location().From, "", "a text is wanted here, not %s", n.kind), false
	}
	return n, n.kind == kindText
}

// isRow is whether a register has a row with a key.
func (c *compiler) isRow(args []ast.Node) *node {
	reg := c.register(args[0])
	key, ok := c.textual(args[1])
	if reg == nil || !ok {
		return c.wrongPart()
	}
	return boolean(func(x *run) tri {
		v := key.eval(x)
		if !v.known {
			return unsure
		}
		return truth(x.find(reg, v.s) != nil)
	})
}

// otherCell is a cell of another row, unknown where there is no such row.
func (c *compiler) otherCell(args []ast.Node) *node {
	reg := c.register(args[0])
	key, ok := c.textual(args[1])
	id, named := c.word(args[2], "the name of a column")
	if reg == nil || !ok || !named {
		return c.wrongPart()
	}
	i := reg.Index(id)
	if i < 0 {
		return c.fail(args[2].Location().From, nearest(id, columns(reg)), "register %s has no column %q", reg.ID, id)
	}
	col := &reg.Columns[i]
	return &node{kind: kindOf(col.Type), words: wordsOf(col), eval: func(x *run) value {
		v := key.eval(x)
		if !v.known {
			return unknown
		}
		row := x.find(reg, v.s)
		if row == nil {
			x.lacks(v.s + " in " + reg.ID)
			return unknown
		}
		return x.cell(row.Values[i], row.Key, id, false)
	}}
}

// inTarget is whether an environment is the one that goes live, or one that will do; unknown where none is set.
func (c *compiler) inTarget(arg ast.Node, willDo func(*run, string) bool) *node {
	env, ok := c.textual(arg)
	if !ok {
		return env
	}
	return boolean(func(x *run) tri {
		v := env.eval(x)
		if !v.known {
			return unsure
		}
		if willDo(x, v.s) {
			return yes
		}
		target := x.given("the environment", x.facts.Target)
		if !target.known {
			return unsure
		}
		return truth(strings.EqualFold(v.s, target.s))
	})
}

// anyRow is whether a register has a row whose cells are these. It is worked out once in a run.
func (c *compiler) anyRow(args []ast.Node) *node {
	reg := c.register(args[0])
	m, ok := args[1].(*ast.MapNode)
	if !ok {
		c.fail(args[1].Location().From, `write {column: "text"}`, "what the row has is wanted here")
	}
	if reg == nil || !ok {
		return c.wrongPart()
	}
	var wants []want
	for _, p := range m.Pairs {
		pair := p.(*ast.PairNode)
		id, named := c.word(pair.Key, "the name of a column")
		text, said := c.word(pair.Value, "a word")
		if !named || !said {
			return c.wrongPart()
		}
		i := reg.Index(id)
		if i < 0 {
			return c.fail(pair.Location().From, nearest(id, columns(reg)), "register %s has no column %q", reg.ID, id)
		}
		if words := wordsOf(&reg.Columns[i]); words != nil && !slices.Contains(words, text) {
			return c.fail(pair.Location().From, nearest(text, words), "%q is no word that can stand in %s", text, id)
		}
		wants = append(wants, want{i, text})
	}
	key := new(int)
	return boolean(func(x *run) tri {
		return onlyOnce(x, key, func() tri { return x.anyRow(reg, wants) })
	})
}

// personSteps is the work of telling people apart, in steps.
const personSteps = 10

// people is a question about texts, unknown where one of them is.
func (c *compiler) people(args []ast.Node, is func(*run, []string) bool) *node {
	nodes := make([]*node, len(args))
	for i, arg := range args {
		n, ok := c.textual(arg)
		if !ok {
			return n
		}
		nodes[i] = n
	}
	return boolean(func(x *run) tri {
		said := make([]string, len(nodes))
		for i, n := range nodes {
			v := n.eval(x)
			if !v.known {
				return unsure
			}
			said[i] = v.s
		}
		x.spend(personSteps)
		return truth(is(x, said))
	})
}

func (c *compiler) trait(arg ast.Node) *node {
	id, ok := c.word(arg, "the name of a trait")
	switch {
	case !ok:
		return c.wrongPart()
	case c.gate.Trait(id) == nil:
		var ids []string
		for _, t := range c.gate.Traits {
			ids = append(ids, t.ID)
		}
		return c.fail(arg.Location().From, nearest(id, ids), "no trait is called %q", id)
	}
	return boolean(func(x *run) tri { return truth(x.facts.Traits[id]) })
}
