package rule

import (
	"slices"

	"gonogo/content"
)

// operators are the words of the language: it would not take them for a name.
var operators = []string{"and", "or", "not", "in", "contains", "startsWith", "endsWith", "matches", "let", "if", "else", "true", "false", "nil"}

// Reserved reports whether a word means something in every expression, so that nothing else can be called that.
func Reserved(word string) bool {
	return facts[word] != nil || word == "key" || slices.Contains(operators, word)
}

// CompileTerm says what is wrong with a term, whatever it comes to.
func CompileTerm(g *content.Gate, t *content.Term) []*Error {
	c := newCompiler(g, &content.Check{Register: t.Register})
	c.term = t.Name
	if c.reg == nil {
		return nil // which is told where the register is named
	}
	if tree, ok := c.parse(t.Says); ok {
		c.node(tree)
	}
	return c.wrong
}
