package rule

// kind is what a part of an expression comes to; it is known before anything is run.
type kind uint8

const (
	kindNone   kind = iota // nothing: what was refused
	kindBool               // true or false
	kindNumber             // a number, a duration in minutes
	kindDay                // a day, as so many since 1970-01-01
	kindText
	kindList // of texts
)

func (k kind) String() string {
	return [...]string{"nothing", "yes or no", "a number", "a date", "a text", "a list"}[k]
}

// value is what a part comes to for one row, yes and no apart. Where it is not known the rest says nothing.
type value struct {
	known bool
	n     float64 // a number, or a day
	s     string
	list  []string
}

var unknown = value{}

// tri is yes, no, or that nobody can tell, in the order no, unsure, yes.
type tri int8

const (
	no     tri = -1
	unsure tri = 0
	yes    tri = 1
)

func truth(b bool) tri {
	if b {
		return yes
	}
	return no
}

// node is a part of an expression: is works out what comes to yes or no, eval all else.
type node struct {
	kind    kind
	eval    func(*run) value
	is      func(*run) tri
	slope   int      // by how much it grows with each day: 0 where it does not depend on the day, at the day itself 1
	words   []string // of a text column that takes these alone: a choice, or yes and no
	literal *string  // a text that stands in the expression
	column  int      // 1 and its place for a column of the row itself, else 0
}

// boolean is a part that comes to yes or no.
func boolean(is func(*run) tri) *node { return &node{kind: kindBool, is: is} }

// and, or and not are Kleene's: what is unknown counts only where it could change the outcome.
func and(l, r *node) func(*run) tri {
	return func(x *run) tri {
		a := l.is(x)
		if a == no {
			return no
		}
		return min(a, r.is(x))
	}
}

func or(l, r *node) func(*run) tri {
	return func(x *run) tri {
		a := l.is(x)
		if a == yes {
			return yes
		}
		return max(a, r.is(x))
	}
}

func not(n *node) func(*run) tri {
	return func(x *run) tri { return -n.is(x) }
}
