package rule

import "math"

// mirrored is each comparison as it reads from the other side.
var mirrored = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}

// numbers compares two numbers or two days. Where the day judged on plays a part it notes when the comparison comes out
// otherwise.
func numbers(op string, l, r *node) func(*run) tri {
	slope := l.slope - r.slope
	if slope < 0 {
		l, r, op, slope = r, l, mirrored[op], -slope
	}
	return func(x *run) tri {
		a, b := l.eval(x), r.eval(x)
		if !a.known || !b.known {
			return unsure
		}
		d := a.n - b.n
		if slope == 1 {
			x.changes(otherwise(op, d))
		}
		return truth(holds(op, d))
	}
}

func holds(op string, d float64) bool {
	switch op {
	case "<":
		return d < 0
	case "<=":
		return d <= 0
	case ">":
		return d > 0
	case ">=":
		return d >= 0
	case "==":
		return d == 0
	default:
		return d != 0
	}
}

// otherwise is in how many days a comparison of d with 0 comes out otherwise where d grows by one a day; 0 for never.
func otherwise(op string, d float64) int {
	reaches := func() int { // the first day on which d is 0 or more
		if d < 0 {
			return int(math.Ceil(-d))
		}
		return 0
	}
	passes := func() int { // the first day on which d is more than 0
		if d <= 0 {
			return int(math.Floor(-d)) + 1
		}
		return 0
	}
	switch op {
	case "<", ">=":
		return reaches()
	case "<=", ">":
		return passes()
	default: // == and != change twice, on the day itself and on the next
		switch {
		case d == 0:
			return 1
		case d < 0 && d == math.Trunc(d):
			return int(-d)
		default:
			return 0
		}
	}
}

func texts(op string, l, r *node) func(*run) tri {
	equal := op == "=="
	if word := r.literal; word != nil && l.column > 0 {
		return ofColumn(l, 1, func(s string) bool { return (s == *word) == equal })
	}
	return func(x *run) tri {
		a, b := l.eval(x), r.eval(x)
		if !a.known || !b.known {
			return unsure
		}
		x.spend(textSteps(a.s))
		return truth((a.s == b.s) == equal)
	}
}

// ofColumn tests the text of a cell of the row itself against words that stand in the expression. Most of what checks say is
// this, so it goes without what the general way has to carry.
func ofColumn(column *node, steps int, test func(string) bool) func(*run) tri {
	i := column.column - 1
	return func(x *run) tri {
		s, ok := x.row.Values[i].(string)
		if !ok {
			column.eval(x) // notes that it is empty, or in dispute
			return unsure
		}
		x.spend(steps)
		return truth(test(s))
	}
}

func bools(op string, l, r *node) func(*run) tri {
	sign := truth(op == "==")
	return func(x *run) tri { return l.is(x) * r.is(x) * sign }
}
