package rule_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gonogo/content"
	"gonogo/content/rule"
)

// register of things, and of people, in every type of column.
func gate(checks ...content.Check) *content.Gate {
	return &content.Gate{
		ID: "g", Version: "1.0.0", Traits: []content.Trait{{ID: "writes"}},
		Registers: []content.Register{
			{ID: "things", Columns: []content.Column{
				{ID: "kind", Type: content.TypeChoice, Choices: []string{"key", "token"}},
				{ID: "live", Type: content.TypeYesNo},
				{ID: "date", Type: content.TypeDate},
				{ID: "age", Type: content.TypeNumber},
				{ID: "takes", Type: content.TypeDuration},
				{ID: "owner", Type: content.TypePerson},
				{ID: "used_by", Type: content.TypeList},
				{ID: "place", Type: content.TypeText},
			}},
			{ID: "people", People: true, Columns: []content.Column{
				{ID: "active", Type: content.TypeYesNo},
				{ID: "on_call_from", Type: content.TypeDate},
				{ID: "on_call_to", Type: content.TypeDate},
				{ID: "trained_on", Type: content.TypeDate},
			}},
		},
		Terms:    []content.Term{{Register: "things", Name: "in_use", Says: `live == "yes"`}},
		Limits:   []content.Limit{{Name: "days", Tiers: [4]int{10, 20, 30, 40}}},
		Lists:    []content.List{{Name: "good_kinds", Items: []string{"token"}}},
		Sections: []content.Section{{ID: "s", Questions: []content.Question{{ID: "Q-01", Checks: checks}}}},
	}
}

func day(s string) int {
	v, err := (&content.Column{Type: content.TypeDate}).Value(s)
	if err != nil {
		panic(err)
	}
	return v.(int)
}

// rows reads rows written as "key: column=text, column=text".
func rows(g *content.Gate, register string, lines ...string) []content.Row {
	reg := g.Register(register)
	var out []content.Row
	for _, line := range lines {
		key, cells, _ := strings.Cut(line, ":")
		row := content.Row{Key: key, Values: make([]any, len(reg.Columns))}
		for cell := range strings.SplitSeq(cells, ",") {
			id, text, ok := strings.Cut(strings.TrimSpace(cell), "=")
			if !ok {
				continue
			}
			if text == "?" {
				row.Values[reg.Index(id)] = content.Disputed{}
				continue
			}
			v, err := reg.Column(id).Value(text)
			if err != nil {
				panic(err)
			}
			row.Values[reg.Index(id)] = v
		}
		out = append(out, row)
	}
	slices.SortFunc(out, func(a, b content.Row) int { return strings.Compare(a.Key, b.Key) })
	return out
}

func factsOn(on int, held map[string][]content.Row) content.Facts {
	return content.Facts{
		On: on, Tier: 2, MaxAge: 90, Target: "production", Like: []string{"staging"}, Release: "sha256:aa",
		Traits: content.TraitSet{"writes": true},
		Builds: func(p string) bool { return p == "bo" }, Same: strings.EqualFold,
		Rows: func(id string) []content.Row { return held[id] },
	}
}

var judged = day("2026-12-15")

func TestWhatAnExpressionMakesOfARow(t *testing.T) {
	for _, c := range []struct {
		passes, row string
		want        content.Standing
		says        string
	}{
		{`kind == "key"`, "kind=key", content.Passes, ""},
		{`kind == "key"`, "kind=token", content.Fails, "r is wrong"},
		{`kind == "key"`, "", content.Unknown, "r: not filled: kind"},
		{`kind != "key"`, "", content.Unknown, "r: not filled: kind"},
		{`not (kind == "key")`, "kind=token", content.Passes, ""},
		{`!(kind == "key")`, "", content.Unknown, "kind"},
		{`kind == "key" or live == "yes"`, "live=yes", content.Passes, ""},
		{`kind == "key" || live == "yes"`, "live=no", content.Unknown, "kind"},
		{`kind == "key" and live == "yes"`, "live=no", content.Fails, "r is wrong"},
		{`kind == "key" && live == "yes"`, "live=yes", content.Unknown, "kind"},
		{`kind in ["key", "token"]`, "kind=key", content.Passes, ""},
		{`kind in good_kinds`, "kind=key", content.Fails, "r is wrong"},
		{`kind not in good_kinds`, "kind=key", content.Passes, ""},
		{`in_use`, "live=yes", content.Passes, ""},
		{`date >= on - days`, "date=2026-11-25", content.Passes, ""},
		{`date >= on - days`, "date=2026-11-24", content.Fails, "r is wrong"},
		{`on - date <= days`, "date=2026-11-25", content.Passes, ""},
		{`on < date`, "date=2026-12-16", content.Passes, ""},
		{`age + 1 == 3`, "age=2", content.Passes, ""},
		{`-age == -2`, "age=2", content.Passes, ""},
		{`takes <= 90`, "takes=1h30m", content.Passes, ""},
		{`len(used_by) == 1`, "used_by=a; b", content.Fails, "r is wrong"},
		{`"a" in used_by`, "used_by=a; b", content.Passes, ""},
		{`written(live) != "no"`, "", content.Passes, ""},
		{`filled(owner)`, "", content.Fails, "r is wrong"},
		{`filled(owner)`, "owner=Ana", content.Passes, ""},
		{`known("people", owner)`, "owner=ana", content.Passes, ""},
		{`known("people", owner)`, "owner=cy", content.Fails, "r is wrong"},
		{`cell("people", owner, "active") == "yes"`, "owner=ana", content.Passes, ""},
		{`cell("people", owner, "active") == "yes"`, "owner=cy", content.Unknown, "cy in people"},
		{`any_row("people", {active: "yes"})`, "", content.Passes, ""},
		{`any_row("people", {active: "no"})`, "", content.Fails, "r is wrong"},
		{`same(owner, "ANA")`, "owner=ana", content.Passes, ""},
		{`builds(owner)`, "owner=bo", content.Passes, ""},
		{`in_target(place)`, "place=Production", content.Passes, ""},
		{`in_target(place)`, "place=staging", content.Fails, "r is wrong"},
		{`like_target(place)`, "place=staging", content.Passes, ""},
		{`trait("writes")`, "", content.Passes, ""},
		{`on_rota(owner)`, "owner=ana", content.Passes, ""},
		{`on_rota(owner)`, "owner=ben", content.Fails, "r is wrong"},
		{`release == "sha256:aa" and tier == 2 and max_age == 90 and not first_launch`, "", content.Passes, ""},
		{`behaviour == place`, "place=x", content.Unknown, "the behaviour digest"},
		{`place contains "*"`, "place=repo:*", content.Passes, ""},
		{`place startsWith "repo" and place endsWith "*"`, "place=repo:*", content.Passes, ""},
		{`key == "r"`, "", content.Passes, ""},
		{`kind == "key"`, "kind=?", content.Fails, "two writers disagree"},
		{`not (kind == "key")`, "kind=?", content.Fails, "two writers disagree"},
		{`written(kind) == ""`, "kind=?", content.Fails, "two writers disagree"},
		{`kind == "key" or live == "yes"`, "kind=?, live=yes", content.Fails, "two writers disagree"},
		{`1 < age < 3`, "age=2", content.Passes, ""},
	} {
		g := gate(content.Check{Register: "things", Over: content.OverEvery, Passes: c.passes, Says: "{key} is wrong"})
		held := map[string][]content.Row{
			"things": rows(g, "things", "r: "+c.row),
			"people": rows(g, "people", "ana: active=yes, on_call_from=2026-12-01", "ben: active=yes, on_call_from=2026-12-16"),
		}
		got, err := rule.New(g).Run("Q-01", 0, factsOn(judged, held))
		if err != nil {
			t.Errorf("%s: %v", c.passes, err)
			continue
		}
		if got.Standing != c.want || len(got.Rows) != 1 || !strings.Contains(got.Rows[0].Says, c.says) {
			t.Errorf("%s of {%s}: %s, %v", c.passes, c.row, got.Standing, got.Rows)
		}
	}
}

func TestWhichRowsHaveToPass(t *testing.T) {
	for _, c := range []struct {
		name  string
		check content.Check
		rows  []string
		want  content.Standing
		keys  string // of the rows in scope
	}{
		{"every", content.Check{Over: content.OverEvery}, []string{"a: kind=key", "b: kind=token"}, content.Fails, "a b"},
		{"every, one unknown", content.Check{Over: content.OverEvery}, []string{"a: kind=key", "b: "}, content.Unknown, "a b"},
		{"a failure is worse than not knowing", content.Check{Over: content.OverEvery}, []string{"a: kind=token", "b: "}, content.Fails, "a b"},
		{"scope", content.Check{Over: content.OverEvery, Scope: "in_use"}, []string{"a: kind=key, live=yes", "b: kind=token, live=no"}, content.Passes, "a"},
		{"scope that nobody can tell", content.Check{Over: content.OverEvery, Scope: "in_use"}, []string{"a: kind=token"}, content.Unknown, "a"},
		{"scope that nobody can tell, and all is well", content.Check{Over: content.OverEvery, Scope: "in_use"}, []string{"a: kind=key"}, content.Unknown, "a"},
		{"latest", content.Check{Over: content.OverLatest}, []string{"a: kind=token, date=2026-01-01", "b: kind=key, date=2026-01-02"}, content.Passes, "b"},
		{"latest, two of a day", content.Check{Over: content.OverLatest}, []string{"a: kind=token, date=2026-01-02", "b: kind=key, date=2026-01-02"}, content.Fails, "a b"},
		{"latest, one without a date", content.Check{Over: content.OverLatest}, []string{"a: kind=key", "b: kind=key, date=2026-01-02"}, content.Unknown, "a b"},
		{"latest in scope", content.Check{Over: content.OverLatest, Scope: "in_use"}, []string{"a: kind=key, date=2026-01-01, live=yes", "b: kind=token, date=2026-01-02, live=no"}, content.Passes, "a"},
		{"some", content.Check{Over: content.OverSome}, []string{"a: kind=key", "b: kind=token"}, content.Passes, "a b"},
		{"some, none", content.Check{Over: content.OverSome}, []string{"a: kind=token"}, content.Fails, "a"},
		{"some, nobody can tell", content.Check{Over: content.OverSome}, []string{"a: kind=token", "b: "}, content.Unknown, "a b"},
		{"no rows", content.Check{Over: content.OverEvery}, nil, content.Unknown, ""},
		{"no rows where none is best", content.Check{Over: content.OverEvery, None: content.NonePasses}, nil, content.Unknown, ""},
		{"none in scope", content.Check{Over: content.OverEvery, Scope: "in_use"}, []string{"a: live=no"}, content.Unknown, ""},
		{"none in scope where none is best", content.Check{Over: content.OverEvery, Scope: "in_use", None: content.NonePasses}, []string{"a: live=no"}, content.Passes, ""},
	} {
		c.check.Register, c.check.Passes = "things", `kind == "key"`
		g := gate(c.check)
		got, err := rule.New(g).Run("Q-01", 0, factsOn(judged, map[string][]content.Row{"things": rows(g, "things", c.rows...)}))
		if err != nil {
			t.Fatal(err)
		}
		var keys []string
		for _, r := range got.Rows {
			keys = append(keys, r.Key)
		}
		if got.Standing != c.want || strings.Join(keys, " ") != c.keys {
			t.Errorf("%s: %s over %v (%s)", c.name, got.Standing, keys, got.Says)
		}
		if len(got.Rows) == 0 && got.Standing == content.Unknown && got.Says == "" {
			t.Errorf("%s: it does not say why", c.name)
		}
	}
}

func TestTheRotaIsCountedOnTheDayWithTheFewest(t *testing.T) {
	g := gate(content.Check{Register: "people", Over: content.OverWhole, Passes: "least_on_call(30) >= 2", Says: "too few"})
	people := []string{
		"ana: active=yes, trained_on=2026-01-01, on_call_from=2026-12-01",
		"ben: active=yes, trained_on=2026-01-01, on_call_from=2026-12-01, on_call_to=2027-01-14",
		"cy: active=no, trained_on=2026-01-01, on_call_from=2026-12-01",
		"di: active=yes, on_call_from=2026-12-01",
	}
	for on, want := range map[string]content.Standing{"2026-12-15": content.Passes, "2026-12-16": content.Fails} {
		got, err := rule.New(g).Run("Q-01", 0, factsOn(day(on), map[string][]content.Row{"people": rows(g, "people", people...)}))
		if err != nil || got.Standing != want {
			t.Errorf("on %s: %v, %v", on, got, err)
		}
	}
}

func TestAMistakeNamesItsPlaceAndWhatWasMeant(t *testing.T) {
	for passes, want := range map[string]string{
		`knd == "key"`:              "passes, character 1: nothing is called knd|did you mean kind?",
		`kind == "kee"`:             `"kee" is no word that can stand here: key, token|did you mean key?`,
		`live == "yess"`:            "is no word that can stand here",
		`kind in ["token", "toke"]`: `"toke" is no word`,
		`date >= 90`:                "a date is compared with a number|on - 90",
		`age`:                       "yes or no is wanted here, not a number",
		`age == "2"`:                "== does not go with a number and a text",
		`kind < "key"`:              "< does not go with",
		`on + on > date`:            "+ does not go with a date and a date",
		`on - date > date - on`:     "the day stands in it several times",
		`unfilled(owner)`:           "unfilled is no function of a check|did you mean filled?",
		`filled("x")`:               "a column is wanted here",
		`filled()`:                  "takes another number",
		`known("persons", owner)`:   `no register is called "persons"`,
		`cell("people", owner, "activ") == "yes"`:  `register people has no column "activ"|did you mean active?`,
		`cell("people", owner, "active") == "yep"`: "is no word that can stand here",
		`any_row("people", {activ: "yes"})`:        "no column",
		`any_row("people", {active: "perhaps"})`:   "is no word that can stand in active",
		`any_row("people", "active")`:              "what the row has is wanted here",
		`trait("rites")`:                           `no trait is called "rites"|did you mean writes?`,
		`least_on_call(9999) > 1`:                  "up to 366",
		`least_on_call(age) > 1`:                   "a number of days",
		`len(kind) == 1`:                           "len is of a list",
		`kind ==`:                                  "unexpected token EOF",
		`(`:                                        "unexpected token EOF",
		``:                                         "an expression is wanted here",
		`kind matches "a+"`:                        "matches is not part of what a check can say",
		`live == "yes" ? true : false`:             "is not part of what a check can say",
		`let x = 1; x == 1`:                        "is not part of what a check can say",
		`filter(used_by, # == "a") == used_by`:     "filter is no function of a check",
		`all(kind, # == "a")`:                      "all is of a list, not of a text",
		`all(used_by, age)`:                        "yes or no is wanted here",
		`any(used_by, any(used_by, # == "a"))`:     "cannot stand inside another one",
		`any(used_by, #index == 1)`:                "is not part of what a check can say",
		`repeat("x", 1000000000) == "y"`:           "repeat is no function",
		`1..1000000000 == 1`:                       "is not part of what a check can say",
		`used_by[0] == "a"`:                        "is not part of what a check can say",
		`kind.x == "a"`:                            "is not part of what a check can say",
		`age ** 9 > 1`:                             "is not part of what a check can say",
		`[1, 2] == [1]`:                            "a list holds words only",
		strings.Repeat("(", 900) + `true`:          "unexpected token EOF",
		strings.Repeat("not ", 450) + `in_use`:     "more than 400 parts",
		strings.Repeat(" ", 2001) + `in_use`:       "at most 2000 are read",
		"kind == \"\xff\"":                         "an expression is wanted here",
		`in_use == "yes"`:                          "does not go with",
		`nil == nil`:                               "is not part of what a check can say",
	} {
		g := gate()
		wrong := rule.Compile(g, &content.Check{Register: "things", Over: content.OverEvery, Passes: passes})
		if len(wrong) == 0 {
			t.Errorf("%.60q is taken", passes)
			continue
		}
		says := wrong[0].Error() + "|" + wrong[0].Hint
		for part := range strings.SplitSeq(want, "|") {
			if !strings.Contains(says, part) {
				t.Errorf("%.60q: %s", passes, says)
			}
		}
	}
}

func TestWhatIsWrongWithACheckAsAWhole(t *testing.T) {
	g := gate()
	g.Terms = append(g.Terms, content.Term{Register: "things", Name: "again", Says: "in_use"})
	for _, c := range []struct {
		check content.Check
		want  string
	}{
		{content.Check{Register: "thing", Passes: "true"}, "register, character 1: no register"},
		{content.Check{Register: "people", Over: content.OverLatest, Passes: "true"}, "over, character 1: the latest row"},
		{content.Check{Register: "things", Passes: "true", Says: "{kind} of {knd}"}, `says, character 1: register things has no column "knd"`},
		{content.Check{Register: "things", Over: content.OverWhole, Passes: `kind == "key"`}, "about no single row"},
		{content.Check{Register: "things", Over: content.OverWhole, Passes: "true", Says: "{key}"}, "about no single row"},
		{content.Check{Register: "things", Passes: "true and again"}, "term again, character 1: a term cannot use the term in_use"},
		{content.Check{Register: "things", Scope: "age", Passes: "true"}, "scope, character 1: yes or no"},
	} {
		wrong := rule.Compile(g, &c.check)
		if len(wrong) == 0 || !strings.Contains(wrong[0].Error(), c.want) {
			t.Errorf("%v: %v", c.check, wrong)
		}
	}
}

// Between a day and the next on which the check says that something may change, nothing does.
func TestNothingChangesBeforeTheDayThatIsNamed(t *testing.T) {
	exprs := []string{
		"date >= on - days", "on < date", "on - date > 5", "date == on + 3", "date != on", "on_rota(owner)", "on + days <= date or in_use",
		"not (date - on >= -2)", `kind == "key" and date > on - 1`, "least_on_call(7) >= 1",
	}
	rapid.Check(t, func(t *rapid.T) {
		expr := rapid.SampledFrom(exprs).Draw(t, "expression")
		check := content.Check{Register: "things", Over: content.OverEvery, Passes: expr, Says: "{key}"}
		if strings.HasPrefix(expr, "least") {
			check = content.Check{Register: "people", Over: content.OverWhole, Passes: expr, Says: "few"}
		}
		g := gate(check)
		near := func(label string) string {
			return fmt.Sprintf("2026-12-%02d", rapid.IntRange(5, 25).Draw(t, label))
		}
		var things, people []string
		for i := range rapid.IntRange(1, 3).Draw(t, "things") {
			things = append(things, fmt.Sprintf("t%d: owner=p%d, live=no, kind=key, date=%s", i, i, near("date")))
		}
		for i := range rapid.IntRange(1, 3).Draw(t, "people") {
			people = append(people, fmt.Sprintf("p%d: active=yes, trained_on=2026-01-01, on_call_from=%s, on_call_to=%s", i, near("from"), near("to")))
		}
		held := map[string][]content.Row{"things": rows(g, "things", things...), "people": rows(g, "people", people...)}
		c := rule.New(g)
		on := day(near("on"))
		now, err := c.Run("Q-01", 0, factsOn(on, held))
		if err != nil {
			t.Fatal(err)
		}
		stands := now.Stands
		if stands == 0 {
			stands = on + 60
		}
		for d := on + 1; d < stands; d++ {
			then, err := c.Run("Q-01", 0, factsOn(d, held))
			if err != nil {
				t.Fatal(err)
			}
			if now.Standing != then.Standing {
				t.Fatalf("on day %d of %d it %s, and was said to stand as it does: it %s", d-on, stands-on, then.Standing, now.Standing)
			}
		}
		until := now.Next
		if until == 0 {
			until = on + 60
		}
		for d := on + 1; d < until; d++ {
			then, err := c.Run("Q-01", 0, factsOn(d, held))
			if err != nil {
				t.Fatal(err)
			}
			if now.Next, now.Stands = then.Next, then.Stands; !reflect.DeepEqual(now, then) {
				t.Fatalf("on day %d of %d: %v, before %v", d-on, until-on, then, now)
			}
		}
	})
}

func TestTwoFreshCheckersOfOneGateAreAlike(t *testing.T) {
	g := gate(content.Check{Register: "things", Passes: "true"})
	if !reflect.DeepEqual(rule.New(g), rule.New(g)) {
		t.Error("they differ")
	}
	if _, err := rule.New(g).Run("Q-02", 0, content.Facts{}); err == nil {
		t.Error("a question that is not there was judged")
	}
	if _, err := rule.New(gate(content.Check{Register: "things", Passes: "nonsense"})).Run("Q-01", 0, content.Facts{Tier: 1}); err == nil {
		t.Error("nonsense was judged")
	}
}

func FuzzExpression(f *testing.F) {
	f.Add(`known("people", owner) and cell("people", owner, "active") == "yes" and date >= on - days`, "2026-12-01")
	f.Add(`not (kind in good_kinds) or any_row("people", {active: "yes"})`, "?")
	f.Add(`least_on_call(30) >= 2 or on_rota(owner)`, "")
	f.Add(`all(used_by, # in ["a", "b"]) and not in_target(place)`, "2026-12-16")
	f.Fuzz(func(t *testing.T, expr, date string) {
		check := content.Check{Register: "things", Over: content.OverEvery, Passes: expr, Says: "{key}"}
		g := gate(check)
		row := content.Row{Key: "r", Values: make([]any, len(g.Registers[0].Columns))}
		if v, err := g.Registers[0].Column("date").Value(date); err == nil {
			row.Values[2] = v
		}
		wrong := rule.Compile(g, &check)
		got, err := rule.New(g).Run("Q-01", 0, factsOn(judged, map[string][]content.Row{"things": {row}}))
		if (err == nil) != (len(wrong) == 0) {
			t.Fatalf("compiled with %v, run with %v", wrong, err)
		}
		if err == nil && got.Next != 0 && got.Next <= judged {
			t.Errorf("it changes on day %d, judged on %d", got.Next, judged)
		}
		for _, e := range wrong {
			if e.Col < 0 || e.Col > len(expr) {
				t.Errorf("the mistake is at %d of %d", e.Col, len(expr))
			}
		}
	})
}

func BenchmarkThirtyChecksOfTwoThousandRows(b *testing.B) { benchmark(b, 30, "p%d") }

func BenchmarkOneCheckOfTwoThousandRows(b *testing.B) { benchmark(b, 1, "p%d") }

// Owners are written otherwise than the keys of the people are.
func BenchmarkOneCheckOfTwoThousandRowsWithNamesInOtherLetters(b *testing.B) { benchmark(b, 1, "P%d") }

func benchmark(b *testing.B, count int, owner string) {
	checks := make([]content.Check, count)
	for i := range checks {
		checks[i] = content.Check{
			Register: "things", Over: content.OverEvery, Scope: "in_use and kind in [\"key\", \"token\"]",
			Passes: `known("people", owner) and cell("people", owner, "active") == "yes" and date >= on - days`, Says: "{key} is wrong",
		}
	}
	g := gate(checks...)
	var things []string
	for i := range 2000 {
		things = append(things, fmt.Sprintf("t%04d: kind=key, live=yes, date=2026-12-%02d, owner=%s", i, 1+i%15, fmt.Sprintf(owner, i%20)))
	}
	var people []string
	for i := range 20 {
		people = append(people, fmt.Sprintf("p%d: active=yes", i))
	}
	held := map[string][]content.Row{"things": rows(g, "things", things...), "people": rows(g, "people", people...)}
	c := rule.New(g)
	for b.Loop() {
		for i := range checks {
			if got, err := c.Run("Q-01", i, factsOn(judged, held)); err != nil || got.Standing != content.Passes {
				b.Fatal(got.Standing, err)
			}
		}
	}
}
