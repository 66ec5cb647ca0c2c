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

// value is what a part comes to for one row. Where it is not known the rest says nothing.
type value struct {
	known bool
	yes   bool
	n     float64 // a number, or a day
	s     string
	list  []string
}

var (
	unknown = value{}
	yes     = value{known: true, yes: true}
	no      = value{known: true}
)

func truth(b bool) value {
	if b {
		return yes
	}
	return no
}

// node is a part of an expression.
type node struct {
	kind    kind
	eval    func(*run) value
	slope   int      // by how much it grows with each day: 0 where it does not depend on the day, at the day itself 1
	words   []string // of a text column that takes these alone: a choice, or yes and no
	literal *string  // a text that stands in the expression
	column  int      // 1 and its place for a column of the row itself, else 0
}

// and, or and not are Kleene's: what is unknown counts only where it could change the outcome.
func and(l, r *node) func(*run) value {
	return func(x *run) value {
		a := l.eval(x)
		if a.known && !a.yes {
			return no
		}
		b := r.eval(x)
		switch {
		case b.known && !b.yes:
			return no
		case a.known && b.known:
			return yes
		default:
			return unknown
		}
	}
}

func or(l, r *node) func(*run) value {
	return func(x *run) value {
		a := l.eval(x)
		if a.known && a.yes {
			return yes
		}
		b := r.eval(x)
		switch {
		case b.known && b.yes:
			return yes
		case a.known && b.known:
			return no
		default:
			return unknown
		}
	}
}

func not(n *node) func(*run) value {
	return func(x *run) value {
		v := n.eval(x)
		v.yes = v.known && !v.yes
		return v
	}
}
