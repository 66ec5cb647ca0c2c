package rule_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"gonogo/content"
	"gonogo/content/rule"
)

func ask(t *testing.T, check content.Check, facts func(*content.Facts), held map[string][]string) content.Checked {
	t.Helper()
	if check.Register == "" {
		check.Register = "things"
	}
	if check.Says == "" {
		check.Says = "wrong"
	}
	g := gate(check)
	made := map[string][]content.Row{}
	for id, lines := range held {
		made[id] = rows(g, id, lines...)
	}
	f := factsOn(judged, made)
	if facts != nil {
		facts(&f)
	}
	got, err := rule.New(g).Run("Q-01", 0, f)
	if err != nil {
		t.Fatalf("%s: %v", check.Passes, err)
	}
	return got
}

// Nothing that is empty, in dispute or not set may make a check pass, whichever way round the expression asks.
func TestWhatNobodyKnowsMakesNoCheckPass(t *testing.T) {
	people := func(rows ...string) []string { return rows }
	for _, c := range []struct {
		name   string
		check  content.Check
		facts  func(*content.Facts)
		things []string
		people []string
		want   content.Standing
	}{
		{"a scope that cannot be told leaves the row unknown", content.Check{Scope: "in_use", Passes: `kind == "key"`}, nil, []string{"a: kind=key"}, nil, content.Unknown},
		{"some: a row that may not be in scope is no row that passes", content.Check{Over: content.OverSome, Scope: "in_use", Passes: `kind == "key"`}, nil, []string{"a: kind=key", "b: kind=token, live=yes"}, nil, content.Unknown},
		{"latest: a row that may not be in scope hides no earlier one", content.Check{Over: content.OverLatest, Scope: "in_use", Passes: `kind == "key"`}, nil, []string{"a: kind=key, date=2026-12-02", "b: kind=token, date=2026-12-01, live=yes"}, nil, content.Unknown},
		{"latest: a date in dispute fails", content.Check{Over: content.OverLatest, Passes: `kind == "key"`}, nil, []string{"a: kind=key, date=?", "b: kind=key, date=2026-12-01"}, nil, content.Fails},
		{"target: not set", content.Check{Passes: `not in_target(place)`}, func(f *content.Facts) { f.Target = "" }, []string{"a: place=test"}, nil, content.Unknown},
		{"like: target not set", content.Check{Passes: `not like_target(place)`}, func(f *content.Facts) { f.Target, f.Like = "", nil }, []string{"a: place=test"}, nil, content.Unknown},
		{"rota: the end is in dispute", content.Check{Passes: `on_rota(owner)`}, nil, []string{"a: owner=ana"}, people("ana: active=yes, on_call_from=2026-12-01, on_call_to=?"), content.Fails},
		{"rota: the end is in dispute, and asked the other way", content.Check{Passes: `not on_rota(owner)`}, nil, []string{"a: owner=ana"}, people("ana: active=yes, on_call_from=?"), content.Fails},
		{"rota: nobody knows whether active", content.Check{Passes: `not on_rota(owner)`}, nil, []string{"a: owner=ana"}, people("ana: on_call_from=2026-12-01"), content.Unknown},
		{"fewest on call: training in dispute", content.Check{Register: "people", Over: content.OverWhole, Passes: `least_on_call(30) >= 1`}, nil, nil, people("ana: active=yes, on_call_from=2026-12-01, trained_on=?"), content.Fails},
		{"fewest on call: end in dispute", content.Check{Register: "people", Over: content.OverWhole, Passes: `least_on_call(30) >= 1`}, nil, nil, people("ana: active=yes, on_call_from=2026-12-01, trained_on=2026-01-01, on_call_to=?"), content.Fails},
		{"fewest on call: trained only later", content.Check{Register: "people", Over: content.OverWhole, Passes: `least_on_call(0) >= 1`}, nil, nil, people("ana: active=yes, on_call_from=2026-12-01, trained_on=2027-01-01"), content.Fails},
		{"any row: in dispute", content.Check{Passes: `not any_row("people", {active: "no"})`}, nil, []string{"a: ", "b: "}, people("ana: active=?"), content.Fails},
		{"any row: empty", content.Check{Passes: `not any_row("people", {active: "no"})`}, nil, []string{"a: "}, people("ana: trained_on=2026-01-01"), content.Unknown},
		{"any row: one that is whole settles it", content.Check{Passes: `any_row("people", {active: "yes"})`}, nil, []string{"a: "}, people("ana: active=yes", "ben: trained_on=2026-01-01"), content.Passes},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.check.Over == "" {
				c.check.Over = content.OverEvery
			}
			got := ask(t, c.check, c.facts, map[string][]string{"things": c.things, "people": c.people})
			if got.Standing != c.want {
				t.Errorf("%s, not %s: %v", got.Standing, c.want, got)
			}
			if got.Standing == content.Unknown && strings.HasSuffix(got.Says+lastSays(got), ": ") {
				t.Errorf("it does not say what is missing: %v", got)
			}
		})
	}
}

func lastSays(c content.Checked) string {
	if len(c.Rows) == 0 {
		return ""
	}
	return c.Rows[len(c.Rows)-1].Says
}

func TestAnItemOfAListIsAskedAbout(t *testing.T) {
	for passes, want := range map[string]content.Standing{
		`all(used_by, # in ["a", "b"])`:    content.Passes,
		`all(used_by, {# == "a"})`:         content.Fails,
		`any(used_by, # == "b")`:           content.Passes,
		`any(used_by, # startsWith "c")`:   content.Fails,
		`not any(used_by, # contains "*")`: content.Passes,
		`none(used_by, # == place)`:        content.Unknown,
		`any(used_by, known("people", #))`: content.Passes,
		`all(used_by, on_rota(#))`:         content.Fails,
		`all(used_by, date >= on - 10)`:    content.Unknown,
		`any(used_by, # == "a" or in_use)`: content.Passes,
	} {
		got := ask(t, content.Check{Over: content.OverEvery, Passes: passes}, nil, map[string][]string{
			"things": {"r: used_by=a; b"}, "people": {"a: active=yes, on_call_from=2026-12-01", "b: active=no, on_call_from=2026-12-01"},
		})
		if got.Standing != want {
			t.Errorf("%s: %s, not %s (%v)", passes, got.Standing, want, got.Rows)
		}
	}
}

func TestANumberIsWrittenAsItIsTyped(t *testing.T) {
	got := ask(t, content.Check{Over: content.OverEvery, Passes: `written(age) == "x"`, Says: "{key} is {age}, {takes} and {date}"}, nil, map[string][]string{"things": {"r: age=2500000, takes=2d, date=2026-12-01"}})
	if want := "r is 2500000, 2880 and 2026-12-01"; got.Rows[0].Says != want {
		t.Errorf("%q, not %q", got.Rows[0].Says, want)
	}
}

// Whatever a caller hands over, a run ends in an error and never in a panic.
func TestFactsThatAreNotWholeAreAnError(t *testing.T) {
	g := gate(content.Check{Register: "things", Over: content.OverEvery, Passes: "age < days", Says: "{key}"})
	for name, f := range map[string]content.Facts{
		"no tier": func() content.Facts {
			f := factsOn(judged, map[string][]content.Row{"things": rows(g, "things", "r: age=1")})
			f.Tier = 0
			return f
		}(),
		"a row cut short": factsOn(judged, map[string][]content.Row{"things": {{Key: "r"}}}),
	} {
		if _, err := rule.New(g).Run("Q-01", 0, f); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestAMistakeBehindLettersThatTakeSeveralBytesIsAtItsCharacter(t *testing.T) {
	wrong := rule.Compile(gate(), &content.Check{Register: "things", Passes: `place == "äöü€" and knd == "key"`})
	if len(wrong) != 1 || wrong[0].Col != 20 {
		t.Errorf("%v", wrong)
	}
}

// What one run may cost is bounded, whatever a stranger's gate and rows hold.
func TestACheckThatCostsTooMuchEndsInAnError(t *testing.T) {
	long := slices.Repeat([]string{"x"}, 30_000)
	text := strings.Repeat("x", 64_000)
	g := gate()
	things := make([]content.Row, 5_000)
	for i := range things {
		values := make([]any, len(g.Registers[0].Columns))
		values[6], values[7] = long, text
		things[i] = content.Row{Key: fmt.Sprintf("t%05d", i), Values: values}
	}
	people := make([]content.Row, 20_000)
	for i := range people {
		people[i] = content.Row{Key: fmt.Sprintf("p%05d", i), Values: make([]any, 4)}
	}
	for name, passes := range map[string]string{
		"items of long lists":       `all(used_by, ` + strings.Repeat(`# == "x" and `, 60) + `true)`,
		"words in long lists":       strings.Repeat(`not ("y" in used_by) and `, 60) + `true`,
		"long texts looked through": strings.Repeat(`not (place contains "xy") and `, 60) + `true`,
		"long texts compared":       strings.Repeat(`place == place and `, 60) + `true`,
		"people nobody knows":       `not known("people", key)`,
	} {
		check := content.Check{Register: "things", Over: content.OverEvery, Passes: passes, Says: "{key}"}
		if wrong := rule.Compile(g, &check); len(wrong) > 0 {
			t.Fatalf("%s: %v", name, wrong)
		}
		got, err := rule.New(gate(check)).Run("Q-01", 0, factsOn(judged, map[string][]content.Row{"things": things, "people": people}))
		if err == nil || !strings.Contains(err.Error(), "too long") || got.Standing != content.Unknown {
			t.Errorf("%s: %v, %v", name, got.Standing, err)
		}
	}
}

func TestManyMayRunOneCheckerAtOnce(t *testing.T) {
	g := gate(
		content.Check{Register: "things", Over: content.OverEvery, Passes: `on_rota(owner) and any_row("people", {active: "yes"})`, Says: "{key}"},
		content.Check{Register: "people", Over: content.OverWhole, Passes: `least_on_call(30) >= 1`, Says: "few"},
	)
	f := factsOn(judged, map[string][]content.Row{
		"things": rows(g, "things", "a: owner=ana", "b: owner=ben"),
		"people": rows(g, "people", "ana: active=yes, trained_on=2026-01-01, on_call_from=2026-12-01", "ben: active=no"),
	})
	c := rule.New(g)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for n, want := range []content.Standing{content.Fails, content.Passes} {
				if got, err := c.Run("Q-01", n, f); err != nil || got.Standing != want {
					t.Errorf("check %d: %s, %v", n, got.Standing, err)
				}
			}
		})
	}
	all.Wait()
}

// The rota is counted day by day here, and so is the day on which the count changes.
func TestTheFewestOnCallAreThoseOfADayByDayCount(t *testing.T) {
	for want := 1; want <= 2; want++ {
		g := gate(content.Check{Register: "people", Over: content.OverWhole, Passes: fmt.Sprintf("least_on_call(6) >= %d", want), Says: "few"})
		rapid.Check(t, func(t *rapid.T) {
			type person struct{ active, from, to, trained any }
			var held []person
			var people []content.Row
			for i := range rapid.IntRange(1, 4).Draw(t, "people") {
				day := func(label string) any {
					if rapid.IntRange(0, 4).Draw(t, label+" filled") == 0 {
						return nil
					}
					return judged + rapid.IntRange(-12, 12).Draw(t, label)
				}
				p := person{rapid.SampledFrom([]any{"yes", "yes", "yes", "no", nil}).Draw(t, "active"), day("from"), day("to"), day("trained")}
				held = append(held, p)
				people = append(people, content.Row{Key: fmt.Sprintf("p%d", i), Values: []any{p.active, p.from, p.to, p.trained}})
			}
			count := func(on int, perhaps bool) int {
				least := len(held)
				for d := on; d <= on+6; d++ {
					now := 0
					for _, p := range held {
						from, begins := p.from.(int)
						to, ends := p.to.(int)
						trained, is := p.trained.(int)
						if (p.active == "yes" || perhaps && p.active == nil) && begins && is && from <= d && trained <= d && (!ends || d <= to) {
							now++
						}
					}
					least = min(least, now)
				}
				return least
			}
			c := rule.New(g)
			standing := func(on int) content.Checked {
				got, err := c.Run("Q-01", 0, factsOn(on, map[string][]content.Row{"people": people}))
				if err != nil {
					t.Fatal(err)
				}
				return got
			}
			now := standing(judged)
			until := now.Next
			if until == 0 {
				until = judged + 40
			}
			for on := judged; on < until; on++ {
				sure, perhaps := count(on, false), count(on, true)
				expected := content.Fails
				switch {
				case sure != perhaps:
					expected = content.Unknown
				case sure >= want:
					expected = content.Passes
				}
				if got := standing(on); got.Standing != expected || got.Standing != now.Standing {
					t.Fatalf("day %d: %s, by count %s, on the first %s; next is day %d", on-judged, got.Standing, expected, now.Standing, until-judged)
				}
			}
		})
	}
}

// Looking a person up by names finds the same row as asking of each pair of them.
func TestPeopleAreFoundByTheirNamesAsByPairs(t *testing.T) {
	g := gate(content.Check{Register: "things", Over: content.OverEvery, Passes: `cell("people", owner, "active") == "yes"`, Says: "{key}"})
	names := func(s string) []string { return strings.Split(strings.ToLower(s), "/") }
	same := func(a, b string) bool {
		return slices.ContainsFunc(names(a), func(n string) bool { return slices.Contains(names(b), n) })
	}
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"a", "A", "b", "a/b", "B/c", "c", "d/a", "D"})
		var people, things []content.Row
		for _, key := range rapid.SliceOfNDistinct(word, 0, 4, rapid.ID).Draw(t, "people") {
			people = append(people, content.Row{Key: key, Values: []any{rapid.SampledFrom([]any{"yes", "no"}).Draw(t, "active"), nil, nil, nil}})
		}
		slices.SortFunc(people, func(a, b content.Row) int { return strings.Compare(a.Key, b.Key) })
		for i, owner := range rapid.SliceOfN(word, 1, 4).Draw(t, "owners") {
			values := make([]any, len(g.Registers[0].Columns))
			values[5] = owner
			things = append(things, content.Row{Key: fmt.Sprint(i), Values: values})
		}
		f := factsOn(judged, map[string][]content.Row{"things": things, "people": people})
		f.Same = same
		byPairs, err := rule.New(g).Run("Q-01", 0, f)
		if err != nil {
			t.Fatal(err)
		}
		f.Names = names
		if byNames, err := rule.New(g).Run("Q-01", 0, f); err != nil || !reflect.DeepEqual(byNames, byPairs) {
			t.Fatalf("by names %v, by pairs %v, %v", byNames, byPairs, err)
		}
	})
}
