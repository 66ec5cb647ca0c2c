package rule

import (
	"github.com/expr-lang/expr/ast"
)

// overItems are the functions that ask something about each item of a list, which # stands for.
var overItems = []string{"all", "any", "none"}

// items reads all(list, ...), any(list, ...) and none(list, ...). Inside one another they would multiply, so they are refused.
func (c *compiler) items(n *ast.BuiltinNode) *node {
	at := n.Location().From
	list := c.node(n.Arguments[0])
	body, ok := n.Arguments[1].(*ast.PredicateNode)
	switch {
	case list.kind == kindNone:
		return list
	case list.kind != kindList:
		return c.fail(at, "name a column of type list", "%s is of a list, not of %s", n.Name, list.kind)
	case !ok:
		return c.fail(at, `write all(used_by, # != "x")`, "what is asked of each item is wanted here")
	case c.item:
		return c.fail(at, "ask it in another check", "%s cannot stand inside another one", n.Name)
	}
	c.item = true
	before := c.nodes
	each := c.node(body.Node)
	size := c.nodes - before
	c.item = false
	switch each.kind {
	case kindNone:
		return each
	case kindBool:
	default:
		return c.fail(body.Node.Location().From, "compare it with something", "%s is wanted here, not %s", kindBool, each.kind)
	}
	empty := truth(n.Name == "all") // what it is of no items
	is := func(x *run) tri {
		v := list.eval(x)
		if !v.known {
			return unsure
		}
		x.spend(len(v.list) * size)
		out := empty
		for _, x.item = range v.list {
			is := each.is(x)
			if is == -empty {
				return is
			}
			if is == unsure {
				out = unsure
			}
		}
		return out
	}
	if n.Name == "none" {
		return boolean(not(boolean(is)))
	}
	return boolean(is)
}

// pointer reads #, the item of the list.
func (c *compiler) pointer(n *ast.PointerNode) *node {
	if n.Name != "" || !c.item {
		return c.fail(n.Location().From, "write # for the item, inside all, any or none", "%s is not part of what a check can say", n.String())
	}
	return &node{kind: kindText, eval: func(x *run) value { return value{known: true, s: x.item} }}
}
