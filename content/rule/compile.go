package rule

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"gonogo/content"
)

// The bounds of an expression, the terms that it uses written out.
const (
	MaxBytes = 2_000
	maxNodes = 400
)

// compiler reads the parts of one check.
type compiler struct {
	gate  *content.Gate
	check *content.Check
	reg   *content.Register
	part  Part
	nodes int
	term  string // that is being read, "" outside terms
	whole bool   // the expression is about the register: no row is at hand
	item  bool   // an item of a list is at hand, and # stands for it
	wrong []*Error
	reads map[string]bool // the registers that it looks at
}

func newCompiler(g *content.Gate, check *content.Check) *compiler {
	return &compiler{gate: g, check: check, reg: g.Register(check.Register), part: PartRegister, reads: map[string]bool{check.Register: true}}
}

func (c *compiler) compile() (*program, []*Error) {
	g, check := c.gate, c.check
	if c.reg == nil {
		c.fail(0, nearest(check.Register, registers(g)), "no register is called %q", check.Register)
		return nil, c.wrong
	}
	p := &program{check: check, reg: c.reg, date: c.reg.Index("date")}
	if check.Over == content.OverLatest && (p.date < 0 || c.reg.Columns[p.date].Type != content.TypeDate) {
		c.part = PartOver
		c.fail(0, "give the register a column date of type date", "the latest row is the one with the latest date, and %s has no such column", c.reg.ID)
	}
	if check.Scope != "" {
		p.scope = c.text(PartScope, check.Scope)
	}
	c.whole = check.Over == content.OverWhole
	p.passes = c.text(PartPasses, check.Passes)
	c.part = PartSays
	for name := range names(check.Says) {
		switch {
		case c.whole:
			c.fail(0, "say it of the register as a whole", "the check is about no single row, so {%s} is nothing", name)
		case name != "key" && c.reg.Index(name) < 0:
			c.fail(0, nearest(name, columns(c.reg)), "register %s has no column %q", c.reg.ID, name)
		}
	}
	return p, c.wrong
}

func (c *compiler) fail(col int, hint, format string, args ...any) *node {
	c.wrong = append(c.wrong, &Error{c.part, c.term, col, fmt.Sprintf(format, args...), hint})
	return &node{eval: func(*run) value { return unknown }}
}

// text reads one part, which has to come to yes or no.
func (c *compiler) text(part Part, text string) *node {
	c.part, c.nodes = part, 0
	tree, ok := c.parse(text)
	if !ok {
		return c.wrongPart()
	}
	n := c.node(tree)
	if n.kind != kindBool && n.kind != kindNone {
		return c.fail(tree.Location().From, "compare it with something", "%s is wanted here, not %s", kindBool, n.kind)
	}
	return n
}

func (c *compiler) wrongPart() *node { return &node{eval: func(*run) value { return unknown }} }

func (c *compiler) parse(text string) (tree ast.Node, ok bool) {
	if len(text) > MaxBytes {
		c.fail(0, "name parts of it under terms", "the expression has %d bytes, at most %d are read", len(text), MaxBytes)
		return nil, false
	}
	if strings.TrimSpace(text) == "" || !utf8.ValidString(text) {
		c.fail(0, "", "an expression is wanted here")
		return nil, false
	}
	defer func() {
		if r := recover(); r != nil {
			c.fail(0, "write it in another way", "this cannot be read: %v", r)
			ok = false
		}
	}()
	read, err := parser.Parse(text)
	if err != nil {
		col, says := 0, err.Error()
		if e, is := errors.AsType[*file.Error](err); is {
			col, says = e.From, e.Message
		}
		c.fail(col, "", "%s", says)
		return nil, false
	}
	return read.Node, true
}

// node reads one part of an expression.
func (c *compiler) node(n ast.Node) *node {
	if c.nodes++; c.nodes > maxNodes {
		if c.nodes == maxNodes+1 {
			return c.fail(0, "split the check into several", "the expression has more than %d parts", maxNodes)
		}
		return c.wrongPart()
	}
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return c.name(n)
	case *ast.BoolNode:
		v := truth(n.Value)
		return boolean(func(*run) tri { return v })
	case *ast.IntegerNode:
		return number(float64(n.Value))
	case *ast.FloatNode:
		return number(n.Value)
	case *ast.StringNode:
		return &node{kind: kindText, literal: &n.Value, eval: constant(value{known: true, s: n.Value})}
	case *ast.ArrayNode:
		return c.list(n)
	case *ast.UnaryNode:
		return c.unary(n)
	case *ast.BinaryNode:
		return c.binary(n)
	case *ast.CallNode:
		return c.call(n)
	case *ast.BuiltinNode:
		if n.Name == "len" && len(n.Arguments) == 1 {
			return c.length(n)
		}
		if slices.Contains(overItems, n.Name) && len(n.Arguments) == 2 {
			return c.items(n)
		}
		return c.fail(n.Location().From, "functions: "+strings.Join(functionNames, ", "), "%s is no function of a check", n.Name)
	case *ast.PointerNode:
		return c.pointer(n)
	case nil:
		return c.fail(0, "", "an expression is wanted here")
	default:
		return c.fail(n.Location().From, "write it with and, or, not, comparisons and functions", "%s is not part of what a check can say", n.String())
	}
}

func constant(v value) func(*run) value { return func(*run) value { return v } }

func number(n float64) *node {
	return &node{kind: kindNumber, eval: constant(value{known: true, n: n})}
}

func (c *compiler) list(n *ast.ArrayNode) *node {
	v := value{known: true}
	for _, item := range n.Nodes {
		s, ok := item.(*ast.StringNode)
		if c.nodes++; !ok {
			return c.fail(item.Location().From, `write words: ["a", "b"]`, "a list holds words only")
		}
		v.list = append(v.list, s.Value)
	}
	return &node{kind: kindList, words: v.list, eval: constant(v)}
}

func nearest(word string, known []string) string {
	if best := content.Nearest(word, known); best != "" {
		return "did you mean " + best + "?"
	}
	return "there are: " + strings.Join(known, ", ")
}

func registers(g *content.Gate) []string {
	out := make([]string, len(g.Registers))
	for i := range g.Registers {
		out[i] = g.Registers[i].ID
	}
	return out
}

func columns(r *content.Register) []string {
	out := make([]string, len(r.Columns))
	for i := range r.Columns {
		out[i] = r.Columns[i].ID
	}
	return out
}
