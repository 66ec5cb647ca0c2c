package rule

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
)

func (c *compiler) unary(n *ast.UnaryNode) *node {
	inner := c.node(n.Node)
	switch {
	case inner.kind == kindNone:
		return inner
	case (n.Operator == "not" || n.Operator == "!") && inner.kind == kindBool:
		return boolean(not(inner))
	case n.Operator == "-" && inner.kind == kindNumber:
		return &node{kind: kindNumber, slope: -inner.slope, eval: func(x *run) value {
			v := inner.eval(x)
			v.n = -v.n
			return v
		}}
	}
	return c.fail(n.Location().From, "", "%s does not go with %s", n.Operator, inner.kind)
}

func (c *compiler) binary(n *ast.BinaryNode) *node {
	l, r := c.node(n.Left), c.node(n.Right)
	if l.kind == kindNone || r.kind == kindNone {
		return c.wrongPart()
	}
	at := n.Location().From
	refuse := func() *node {
		return c.fail(at, "", "%s does not go with %s and %s", n.Operator, l.kind, r.kind)
	}
	switch n.Operator {
	case "and", "&&", "or", "||":
		if l.kind != kindBool || r.kind != kindBool {
			return refuse()
		}
		if n.Operator == "and" || n.Operator == "&&" {
			return boolean(and(l, r))
		}
		return boolean(or(l, r))
	case "+", "-":
		return c.sum(n.Operator, at, l, r, refuse)
	case "<", "<=", ">", ">=", "==", "!=":
		return c.comparison(n.Operator, at, l, r, refuse)
	case "in":
		return c.in(at, l, r, refuse)
	case "contains", "startsWith", "endsWith":
		if l.kind != kindText || r.kind != kindText {
			return refuse()
		}
		return boolean(within(n.Operator, l, r))
	default:
		return c.fail(at, "", "%s is not part of what a check can say", n.Operator)
	}
}

func (c *compiler) sum(op string, at int, l, r *node, refuse func() *node) *node {
	out := &node{}
	sign := 1
	if op == "-" {
		sign = -1
	}
	switch {
	case l.kind == kindNumber && r.kind == kindNumber:
		out.kind = kindNumber
	case l.kind == kindDay && r.kind == kindNumber:
		out.kind = kindDay
	case l.kind == kindNumber && r.kind == kindDay && sign > 0:
		out.kind = kindDay
	case l.kind == kindDay && r.kind == kindDay && sign < 0:
		out.kind = kindNumber
	default:
		return refuse()
	}
	if out.slope = l.slope + sign*r.slope; out.slope < -1 || out.slope > 1 {
		return c.fail(at, "use on once on each side", "the day stands in it several times")
	}
	s := float64(sign)
	out.eval = func(x *run) value {
		a, b := l.eval(x), r.eval(x)
		return value{known: a.known && b.known, n: a.n + s*b.n}
	}
	return out
}

func (c *compiler) comparison(op string, at int, l, r *node, refuse func() *node) *node {
	switch {
	case l.kind != r.kind || l.kind == kindList:
		if l.kind == kindDay && r.kind == kindNumber || l.kind == kindNumber && r.kind == kindDay {
			return c.fail(at, "write on - 90 for the day 90 days before", "a date is compared with a number")
		}
		return refuse()
	case l.kind == kindNumber || l.kind == kindDay:
		if slope := l.slope - r.slope; slope < -1 || slope > 1 {
			return c.fail(at, "use on once on each side", "the day stands in it several times")
		}
		return boolean(numbers(op, l, r))
	case op != "==" && op != "!=":
		return refuse()
	case l.kind == kindBool:
		return boolean(bools(op, l, r))
	}
	for _, side := range [][2]*node{{l, r}, {r, l}} {
		if words, said := side[0].words, side[1].literal; len(words) > 0 && said != nil && !slices.Contains(words, *said) {
			return c.fail(at, nearest(*said, words), "%q is no word that can stand here: %s", *said, strings.Join(words, ", "))
		}
	}
	return boolean(texts(op, l, r))
}

func (c *compiler) in(at int, l, r *node, refuse func() *node) *node {
	if l.kind != kindText || r.kind != kindList {
		return refuse()
	}
	for _, word := range r.words {
		if len(l.words) > 0 && !slices.Contains(l.words, word) {
			return c.fail(at, nearest(word, l.words), "%q is no word that can stand here: %s", word, strings.Join(l.words, ", "))
		}
	}
	if len(r.words) > 0 && l.column > 0 {
		words := r.words
		return boolean(ofColumn(l, len(words), func(s string) bool { return slices.Contains(words, s) }))
	}
	return boolean(func(x *run) tri {
		a, b := l.eval(x), r.eval(x)
		if !a.known || !b.known {
			return unsure
		}
		x.spend(len(b.list))
		return truth(slices.Contains(b.list, a.s))
	})
}

func within(op string, l, r *node) func(*run) tri {
	test := map[string]func(s, t string) bool{"contains": strings.Contains, "startsWith": strings.HasPrefix, "endsWith": strings.HasSuffix}[op]
	return func(x *run) tri {
		a, b := l.eval(x), r.eval(x)
		if !a.known || !b.known {
			return unsure
		}
		x.spend(textSteps(a.s))
		return truth(test(a.s, b.s))
	}
}
