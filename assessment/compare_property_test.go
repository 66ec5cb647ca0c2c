package assessment

import (
	"fmt"
	"slices"
	"testing"

	"gonogo/content"

	"pgregory.net/rapid"
)

// drawHistory is a world in which more was done since: everything that can make a verdict another one.
func drawHistory(t tb, rt *rapid.T) *book {
	b := drawWorld(rt).book(t)
	if rapid.Bool().Draw(rt, "rows") {
		b.withRows()
		for _, r := range drawRows(rt) {
			b.add("w1", r)
		}
	}
	question := rapid.SampledFrom(questionIDs())
	day := func(what string) Date { return goLive.Add(rapid.IntRange(-60, 60).Draw(rt, what)) }
	acts := []func() Body{
		func() Body {
			return Answered{Question: question.Draw(rt, "q"), Answer: rapid.SampledFrom(Answers).Draw(rt, "answer"), Absent: "agent", Checked: "looked", ConfirmedBy: rapid.SampledFrom([]string{"", "Ben"}).Draw(rt, "confirmed")}
		},
		func() Body {
			e := goodPiece(question.Draw(rt, "q"))
			e.Observed = min(e.Observed, day("observed"))
			e.Checker = rapid.SampledFrom([]string{"", "Ben", "Ben", "Bo <bo@example.com>"}).Draw(rt, "checker")
			e.ReleaseDigest = rapid.SampledFrom([]content.Digest{digestA, digestB, ""}).Draw(rt, "release")
			e.Environment = rapid.SampledFrom([]string{"staging", "production", "laptop"}).Draw(rt, "place")
			return e
		},
		func() Body {
			var held []string
			for _, e := range b.entries {
				if e.Kind == KindEvidenced {
					held = append(held, e.ID)
				}
			}
			if len(held) == 0 {
				return Commented{Text: "nothing to withdraw"}
			}
			return EvidenceWithdrawn{Evidence: rapid.SampledFrom(held).Draw(rt, "piece")}
		},
		func() Body {
			w := goodWaiver(question.Draw(rt, "q"))
			w.Owner = rapid.SampledFrom([]string{w.Owner, w.Owner, "Bo <bo@example.com>"}).Draw(rt, "owner")
			w.Expires = day("expires")
			w.FixedBy, w.Approved = w.Expires, min(w.Approved, w.Expires)
			return w
		},
		func() Body { return WaiverWithdrawn{Question: question.Draw(rt, "q")} },
		func() Body {
			c := goodCondition(question.Draw(rt, "q"))
			c.Due = day("due")
			return c
		},
		func() Body {
			return Parked{Question: question.Draw(rt, "q"), Lifted: rapid.Bool().Draw(rt, "lifted")}
		},
		func() Body { return drawSubjectChange(rt) },
		func() Body {
			e := rapid.SampledFrom(b.entries).Draw(rt, "undone")
			if !CanUndo(e.Kind) {
				return Commented{Text: "nothing to take back"}
			}
			return Undone{Entries: []string{e.ID}}
		},
		func() Body { return Commented{Text: "a remark"} },
		func() Body {
			if b.gate.Registers == nil {
				return Commented{Text: "no register"}
			}
			return drawRow(rt)
		},
	}
	for range rapid.IntRange(0, 15).Draw(rt, "acts") {
		body := rapid.SampledFrom(acts).Draw(rt, "act")()
		if _, undo := body.(Undone); !undo && rapid.IntRange(0, 5).Draw(rt, "unseen") == 0 {
			b.addSeeing("w2", map[string]int{"w1": rapid.IntRange(1, b.heads["w1"].Count).Draw(rt, "seen")}, body)
			continue
		}
		b.add("w1", body)
	}
	return b
}

func drawSubjectChange(rt *rapid.T) Body {
	c := SubjectChanged{Reason: "decided in the review", ConfirmedBy: rapid.SampledFrom([]string{"", "Ben"}).Draw(rt, "second person")}
	switch rapid.IntRange(0, 6).Draw(rt, "field") {
	case 0:
		n := rapid.IntRange(1, 4).Draw(rt, "tier")
		c.Tier = &n
	case 1:
		c.Traits = map[string]content.Trilean{
			rapid.SampledFrom([]string{"agent", "writes", "autonomous"}).Draw(rt, "trait"): rapid.SampledFrom([]content.Trilean{content.Yes, content.No, content.Unsure}).Draw(rt, "said"),
		}
	case 2:
		d := rapid.SampledFrom([]content.Digest{digestA, digestB}).Draw(rt, "release")
		c.ReleaseDigest = &d
	case 3:
		d := goLive.Add(rapid.IntRange(-10, 60).Draw(rt, "go-live"))
		c.GoLive = &d
	case 4:
		e := rapid.SampledFrom([]string{"production", "live"}).Draw(rt, "environment")
		c.Environment = &e
	case 5:
		l := rapid.SampledFrom([][]string{{"staging"}, {}, {"laptop"}}).Draw(rt, "like")
		c.Like = &l
	default:
		who := rapid.SampledFrom([][]string{{"Bo <bo@example.com>"}, {"Bo <bo@example.com>", "Cai <cai@example.com>"}}).Draw(rt, "builders")
		c.Builders = &who
	}
	return c
}

func drawPoint(rt *rapid.T, s *State, name string) Point {
	n := rapid.IntRange(1, len(s.Log)).Draw(rt, name)
	at, err := s.At(n)
	if err != nil {
		rt.Fatalf("the first %d entries do not fold: %v", n, err)
	}
	on := goLive.Add(rapid.SampledFrom([]int{-20, 0, 0, 30, 80}).Draw(rt, name+" on"))
	return Point{Name: fmt.Sprintf("entry %d", n), State: at, Decision: Decide(at, on, OnGiven)}
}

func TestAPointComparedWithItselfDiffersInNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawHistory(t, rt).fold()
		p := drawPoint(rt, s, "point")
		if c := Compare(s, p, p); len(c.Changes) > 0 || len(c.Rest) > 0 {
			rt.Fatalf("%+v %v", c.Changes, c.Rest)
		}
	})
}

func TestEveryDifferenceIsNamedOnceWithItsCause(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawHistory(t, rt).fold()
		a, b := drawPoint(rt, s, "from"), drawPoint(rt, s, "to")
		c := Compare(s, a, b)
		named := map[string]int{}
		for _, d := range c.Changes {
			named[d.What]++
			if len(d.Causes) == 0 {
				rt.Fatalf("%s went from %s to %s for no reason", d.What, d.Was, d.Is)
			}
			for _, cause := range d.Causes {
				if cause.Kind == CauseOther {
					rt.Fatalf("nobody can say why %s went from %s to %s: %+v", d.What, d.Was, d.Is, cause)
				}
				if len(cause.Entries) == 0 {
					rt.Fatalf("%s: no entry made that %s", d.What, cause.Says)
				}
				for _, n := range cause.Entries {
					if n < 1 || n > len(s.Log) {
						rt.Fatalf("%s: there is no entry %d", d.What, n)
					}
				}
			}
		}
		for _, id := range questionIDs() {
			want := 0
			if f, g := a.Decision.Finding(id), b.Decision.Finding(id); differently(f, g) {
				want = 1
			}
			if named[id] < want || named[id] > 1 {
				rt.Fatalf("%s is named %d times, want %d", id, named[id], want)
			}
		}
		if deciding := len(c.Deciding()); (deciding > 0) != (a.Decision.Verdict != b.Decision.Verdict) {
			rt.Fatalf("%s became %s, and %d changes decide", a.Decision.Verdict, b.Decision.Verdict, deciding)
		}
		worse := max(a.Decision.Verdict, b.Decision.Verdict)
		if deciding := c.Deciding(); len(deciding) > 0 && deciding[0].gravest() != worse {
			rt.Fatalf("the gravest change is %s, the worse verdict %s", deciding[0].gravest(), worse)
		}
	})
}

// differently is what a question contributes and comes to, said apart from the code that compares.
func differently(f, g *Finding) bool {
	if f == nil || g == nil {
		return f != g
	}
	rules := func(f *Finding) (out []string) {
		for _, r := range f.Reasons {
			out = append(out, string(r.Rule))
		}
		return out
	}
	return f.Outcome != g.Outcome || f.Severity != g.Severity || !slices.Equal(rules(f), rules(g))
}

func TestBackwardsTheSameIsNamed(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawHistory(t, rt).fold()
		a, b := drawPoint(rt, s, "from"), drawPoint(rt, s, "to")
		names := func(c Comparison) (out []string) {
			for _, d := range c.Changes {
				out = append(out, fmt.Sprintf("%s %v", d.What, d.Deciding))
			}
			slices.Sort(out)
			return out
		}
		if there, back := names(Compare(s, a, b)), names(Compare(s, b, a)); !slices.Equal(there, back) {
			rt.Fatalf("there %v, back %v", there, back)
		}
	})
}

func TestEveryEntryBetweenTwoPointsIsNamedOrSaidToHaveChangedNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawHistory(t, rt).fold()
		a, b := drawPoint(rt, s, "from"), drawPoint(rt, s, "to")
		c := Compare(s, a, b)
		seen := map[int]bool{}
		for _, n := range c.Rest {
			seen[n] = true
		}
		for _, d := range c.Changes {
			for _, cause := range d.Causes {
				for _, n := range cause.Entries {
					seen[n] = true
				}
			}
		}
		for n := min(len(a.State.Log), len(b.State.Log)) + 1; n <= max(len(a.State.Log), len(b.State.Log)); n++ {
			if !seen[n] {
				rt.Fatalf("entry %d (%s) is passed over", n, s.Describe(n))
			}
		}
	})
}

// What another laptop wrote before it knew of the snapshot is no part of it, wherever it folds.
func TestASnapshotHoldsWhatItsWriterHeld(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	snap := b.add("w1", Snapshotted{Label: "ready", On: goLive, OnFrom: OnGoLive, Verdict: Go, Rule: RuleClear})
	b.addSeeing("w0", map[string]int{"w1": 1}, Answered{Question: "B-1", Answer: Unmet})
	r := Record{Meta{Slug: "payments-agent"}, b.fold()}
	n, err := r.State.EntryNamed(snap.ID)
	if err != nil || n != len(r.State.Log) {
		t.Fatalf("the snapshot is entry %d of %d (%v): the other entry was to fold before it", n, len(r.State.Log), err)
	}
	p, err := NewDesk(nil, World{}).pointAt(r, n)
	if err != nil || p.Decision.Verdict != Go || len(p.State.Log) != len(r.State.Log)-1 || p.Remark != "" {
		t.Fatalf("%s with %d entries, %q (%v)", p.Decision.Verdict, len(p.State.Log), p.Remark, err)
	}
	now := Point{Name: "now", State: r.State, Decision: Decide(r.State, goLive, OnGoLive)}
	c := Compare(r.State, p, now)
	if len(c.Deciding()) != 1 || c.Changes[0].Is != "disputed" || !slices.Equal(c.Changes[0].Causes[0].Entries, []int{2}) {
		t.Errorf("%+v", c.Changes)
	}
}
