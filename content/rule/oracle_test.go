package rule_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"gonogo/content"
	"gonogo/content/rule"
)

// said is an expression with what it comes to, worked out apart from the package: 1 true, -1 false, 0 unknown.
type said struct {
	text string
	is   func(on int, row content.Row) int
}

// Any expression of and, or, not and comparisons stands as the three-valued tables say, and no row changes between a day and
// the next one that is named.
func TestAnyExpressionComesToWhatTheTablesOfThreeValuesSay(t *testing.T) {
	g := gate()
	reg := g.Register("things")
	at := func(r content.Row, column string) any { return r.Values[reg.Index(column)] }
	sign := func(b bool) int {
		if b {
			return 1
		}
		return -1
	}
	leaf := rapid.Custom(func(t *rapid.T) said {
		n := rapid.IntRange(-4, 4).Draw(t, "n")
		switch rapid.IntRange(0, 5).Draw(t, "leaf") {
		case 0:
			return said{`kind == "key"`, func(_ int, r content.Row) int {
				if at(r, "kind") == nil {
					return 0
				}
				return sign(at(r, "kind") == "key")
			}}
		case 1:
			return said{`written(live) != "no"`, func(_ int, r content.Row) int { return sign(at(r, "live") != "no") }}
		case 2:
			return said{`filled(owner)`, func(_ int, r content.Row) int { return sign(at(r, "owner") != nil) }}
		case 3:
			return said{fmt.Sprintf("age > %d", n), func(_ int, r content.Row) int {
				if at(r, "age") == nil {
					return 0
				}
				return sign(at(r, "age").(float64) > float64(n))
			}}
		default:
			op := rapid.SampledFrom([]string{"<", "<=", ">", ">=", "==", "!="}).Draw(t, "op")
			text, d := fmt.Sprintf("date %s on + %d", op, n), func(on int, r content.Row) int { return at(r, "date").(int) - on - n }
			if rapid.Bool().Draw(t, "the other way") {
				text, d = fmt.Sprintf("on - date %s %d", op, n), func(on int, r content.Row) int { return on - at(r, "date").(int) - n }
			}
			return said{text, func(on int, r content.Row) int {
				if at(r, "date") == nil {
					return 0
				}
				d := d(on, r)
				return sign(map[string]bool{"<": d < 0, "<=": d <= 0, ">": d > 0, ">=": d >= 0, "==": d == 0, "!=": d != 0}[op])
			}}
		}
	})
	var tree func(t *rapid.T, deep int) said
	tree = func(t *rapid.T, deep int) said {
		if deep == 0 {
			return leaf.Draw(t, "leaf")
		}
		switch rapid.IntRange(0, 3).Draw(t, "branch") {
		case 0:
			a := tree(t, deep-1)
			return said{"not (" + a.text + ")", func(on int, r content.Row) int { return -a.is(on, r) }}
		case 1:
			a, b := tree(t, deep-1), tree(t, deep-1)
			return said{"(" + a.text + " and " + b.text + ")", func(on int, r content.Row) int { return min(a.is(on, r), b.is(on, r)) }}
		case 2:
			a, b := tree(t, deep-1), tree(t, deep-1)
			return said{"(" + a.text + " or " + b.text + ")", func(on int, r content.Row) int { return max(a.is(on, r), b.is(on, r)) }}
		default:
			return tree(t, deep-1)
		}
	}
	cell := func(t *rapid.T, id string, values ...any) any {
		return rapid.SampledFrom(append(values, nil)).Draw(t, id)
	}
	rapid.Check(t, func(t *rapid.T) {
		passes := tree(t, rapid.IntRange(0, 3).Draw(t, "depth"))
		var held []content.Row
		for i := range rapid.IntRange(1, 3).Draw(t, "rows") {
			r := content.Row{Key: fmt.Sprintf("r%d", i), Values: make([]any, len(reg.Columns))}
			r.Values[reg.Index("kind")] = cell(t, "kind", "key", "token")
			r.Values[reg.Index("live")] = cell(t, "live", "yes", "no")
			r.Values[reg.Index("owner")] = cell(t, "owner", "ana")
			r.Values[reg.Index("age")] = cell(t, "age", -1.0, 0.5, 3.0)
			r.Values[reg.Index("date")] = cell(t, "date", judged-5, judged-1, judged, judged+2, judged+6)
			held = append(held, r)
		}
		g := gate(content.Check{Register: "things", Over: content.OverEvery, Passes: passes.text, Says: "{key}"})
		c := rule.New(g)
		run := func(on int) content.Checked {
			got, err := c.Run("Q-01", 0, factsOn(on, map[string][]content.Row{"things": held}))
			if err != nil {
				t.Fatalf("%s: %v", passes.text, err)
			}
			return got
		}
		want := map[int]content.Standing{1: content.Passes, 0: content.Unknown, -1: content.Fails}
		now := run(judged)
		until := now.Next
		if until == 0 {
			until = judged + 20
		}
		for on := judged; on < until; on++ {
			got := run(on)
			for i, r := range got.Rows {
				if r.Standing != want[passes.is(on, held[i])] {
					t.Fatalf("%s of %v, day %d: %s", passes.text, held[i].Values, on-judged, r.Standing)
				}
				if r.Standing != now.Rows[i].Standing {
					t.Fatalf("%s of %v changes on day %d, before day %d", passes.text, held[i].Values, on-judged, until-judged)
				}
			}
		}
	})
}
