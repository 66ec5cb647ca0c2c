package load_test

import (
	"fmt"
	"strings"
	"testing"

	"gonogo/content"
	"gonogo/content/load"
)

// question is a question of a section with as little as it needs.
const question = "  - {id: %s, title: T, question: \"Is it?\", severity: [minor, minor, minor, minor], needs: {kinds: [note], max_age: 1, strength: 0}}\n"

// questions is a section file of n questions, beginning with number first.
func questions(name string, first, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "section: %s\ntitle: T\nsummary: S.\nquestions:\n", name)
	for i := range n {
		fmt.Fprintf(&b, question, fmt.Sprintf("Q%c-%03d", 'A'+(first+i)/1000, (first+i)%1000))
	}
	return b.String()
}

func TestAGateMayOnlyBeSoLarge(t *testing.T) {
	list := func(n int, entry string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, entry, i)
		}
		return b.String()
	}
	replace := func(pack content.Pack, file, text string) content.Pack {
		for i := range pack {
			if pack[i].Path == file {
				pack[i].Text = text
			}
		}
		return pack
	}
	for _, c := range []struct {
		name, want string
		pack       content.Pack
	}{
		{"questions of one section", "people.yaml:5:3: there are 2001 questions, at most 1999 are read", replace(smallPack(t), "people.yaml", questions("people", 0, 2001))},
		{"traits", "gate.yaml:10:3: there are 303 traits, at most 200 are read", change(t, "gate.yaml", "traits:\n", "traits:\n"+list(300, "  - {id: t%d, title: t, always: true}\n"))},
		{"kinds", "there are 303 kinds of evidence, at most 200 are read", change(t, "gate.yaml", "kinds:\n", "kinds:\n"+list(300, "  - {id: t%d, title: t, ceiling: 1, help: H.}\n"))},
		{"roles", "there are 301 roles, at most 200 are read", change(t, "gate.yaml", "roles:\n", "roles:\n"+list(300, "  - {id: t%d, title: t, says: S, tiers: [none, none, none, none]}\n"))},
		{"floors", "gate.yaml:15:41: there are 300 floors, at most 200 are read", change(t, "gate.yaml", "floor: [{any: [writes]}]", "floor: ["+strings.Repeat("{any: [writes]}, ", 300)+"]")},
		{"retired ids", "there are 2001 retired ids, at most 2000 are read", change(t, "gate.yaml", "licence: none", "licence: none\nretired: ["+strings.Repeat("ZZ-01, ", 2001)+"]")},
		{"pairs", "there are 201 pairs, at most 200 are read", change(t, "gate.yaml", "licence: none", "licence: none\nalike: ["+strings.Repeat("{}, ", 201)+"]")},
		{"files", "gate.yaml:1:1: the gate has 30 files, at most 29 are read", func() content.Pack {
			pack := smallPack(t)
			for i := range 26 {
				pack = append(pack, content.File{Path: fmt.Sprintf("s%d.yaml", i), Text: "section: s\n"})
			}
			return pack
		}()},
		{"bytes", "bytes, at most 4194304 are read", func() content.Pack {
			pack := smallPack(t)
			for i := range 5 {
				pack = append(pack, content.File{Path: fmt.Sprintf("s%d.yaml", i), Text: strings.Repeat("x", load.MaxBytes)})
			}
			return pack
		}()},
	} {
		t.Run(c.name, func(t *testing.T) {
			g, _, err := load.GateWithSource(c.pack, frameworks(t))
			if g != nil {
				t.Error("it was read")
			}
			wantError(t, err, c.want, "")
		})
	}
	_, err := load.Cases(change(t, "cases.yaml", "cases:\n", "cases:\n"+list(2000, "  - {name: c%d}\n")))
	wantError(t, err, "there are 2001 cases, at most 2000 are read", "")
}

// A file of nothing but mistakes is refused like any other; that no hint is worth a minute shows in how long this runs.
func TestAGateOfNothingButMistakesIsRefused(t *testing.T) {
	for name, pack := range map[string]content.Pack{
		"unknown traits":  change(t, "keys.yaml", "any: [writes]}", "any: ["+strings.Repeat("writos,", 40_000)+"]}"),
		"unknown kinds":   change(t, "keys.yaml", "[drill-record]", "["+strings.Repeat("drill-recrod,", 20_000)+"]"),
		"unknown keys":    change(t, "keys.yaml", "    recheck: true\n", manyKeys("    ", 20_000)),
		"unknown ids":     change(t, "keys.yaml", "[L1,", "["+strings.Repeat("LL,", 80_000)),
		"unknown answers": change(t, "cases.yaml", "    answers:\n", "    answers:\n"+manyKeys("      ", 20_000)),
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := load.GateWithSource(pack, frameworks(t))
			if err == nil {
				_, err = load.Cases(pack)
			}
			if err == nil {
				t.Error("it was read")
			}
		})
	}
}

func manyKeys(indent string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%sk%d: a\n", indent, i)
	}
	return b.String()
}
