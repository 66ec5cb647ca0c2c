package assessment

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"gonogo/content"

	"pgregory.net/rapid"
)

// facts of a subject as a list, so that one of them can be made worse.
type world struct {
	Subject    Subject
	Answers    map[string]Answer
	Evidence   []Evidenced
	Waivers    []Waived
	Conditions []ConditionSet
	Parked     []string
	Second     map[string]Answer // what a second writer answered without seeing the first
	Rival      []Body            // what a second writer accepted without seeing the first
	On         Date
}

func (w world) book(t tb) *book {
	b := newBook(t, w.Subject)
	for _, q := range sortedKeys(w.Answers) {
		if a := w.Answers[q]; a != Unanswered {
			b.add("w1", Answered{Question: q, Answer: a, Absent: "agent", Checked: "looked", ConfirmedBy: "Ben"})
		}
	}
	for _, e := range w.Evidence {
		b.add("w1", e)
	}
	for _, x := range w.Waivers {
		b.add("w1", x)
	}
	for _, c := range w.Conditions {
		b.add("w1", c)
	}
	for _, q := range w.Parked {
		b.add("w1", Parked{Question: q})
	}
	for _, q := range sortedKeys(w.Second) {
		b.addSeeing("w2", map[string]int{"w1": 1}, Answered{Question: q, Answer: w.Second[q], Absent: "agent", Checked: "looked", ConfirmedBy: "Ben"})
	}
	for _, body := range w.Rival {
		b.addSeeing("w2", map[string]int{"w1": 1}, body)
	}
	return b
}

func (w world) decide(t tb) Decision { return Decide(w.book(t).fold(), w.On, OnGiven) }

func questionIDs() []string {
	var ids []string
	for _, q := range smallGate().Questions() {
		ids = append(ids, q.ID)
	}
	return ids
}

func drawWorld(t *rapid.T) world {
	ids := questionIDs()
	tri := rapid.SampledFrom([]content.Trilean{content.Yes, content.No, content.Unsure})
	s := plainSubject()
	s.Tier = rapid.SampledFrom([]int{0, 1, 2, 3, 3, 3, 4, 4}).Draw(t, "tier")
	s.Traits = map[string]content.Trilean{"agent": tri.Draw(t, "agent"), "writes": tri.Draw(t, "writes"), "autonomous": tri.Draw(t, "autonomous")}
	w := world{Subject: s, Answers: map[string]Answer{}, On: goLive.Add(rapid.SampledFrom([]int{-20, 0, 0, 0, 0, 10, 30, 90}).Draw(t, "on"))}
	// Most states of many random facts are plain no-go, about which nothing can get worse: so a world says first how
	// much is wrong with it.
	wrong := rapid.SampledFrom([]int{0, 2, 5, 10, 40}).Draw(t, "wrong in a hundred")
	goesWrong := func(what string) bool { return rapid.IntRange(1, 100).Draw(t, what) <= wrong }
	open := rapid.SampledFrom([]Answer{Partly, Unmet, DontKnow, NotApplicable, Unanswered, Unanswered, Unanswered})
	for _, q := range ids {
		w.Answers[q] = Met
		if goesWrong("answer wrong " + q) {
			w.Answers[q] = open.Draw(t, "answer "+q)
		}
		if !goesWrong("evidence missing " + q) {
			e := goodPiece(q)
			if goesWrong("evidence old " + q) {
				e.Observed = e.Observed.Add(-rapid.SampledFrom([]int{20, 60, 100}).Draw(t, "age "+q))
			}
			w.Evidence = append(w.Evidence, e)
		}
		if rapid.IntRange(0, 3).Draw(t, "waiver "+q) > 0 {
			x := goodWaiver(q)
			x.Expires = x.Expires.Add(rapid.SampledFrom([]int{-35, -1, 0, 0, 0, 20, 40}).Draw(t, "expires "+q))
			x.FixedBy = min(x.FixedBy, x.Expires)
			w.Waivers = append(w.Waivers, x)
		}
		if rapid.IntRange(0, 3).Draw(t, "condition "+q) > 0 {
			w.Conditions = append(w.Conditions, goodCondition(q))
		}
		if wrong > 0 && rapid.IntRange(0, 29).Draw(t, "parked "+q) == 0 {
			w.Parked = append(w.Parked, q)
		}
	}
	return w
}

// worse is the table of what makes a fact worse. Each row changes one fact in place and says whether it could.
var worse = []struct {
	name string
	make func(*rapid.T, *world) bool
}{
	{"met to partly", answerTo(Met, Partly)},
	{"partly to unmet", answerTo(Partly, Unmet)},
	{"met to don't know", answerTo(Met, DontKnow)},
	{"proven to unanswered", func(t *rapid.T, w *world) bool {
		d := w.decide(t)
		var can []string
		for i := range d.Findings {
			if d.Findings[i].Base == OutcomeMet && !d.Findings[i].Question.SignOff {
				can = append(can, d.Findings[i].Question.ID)
			}
		}
		if len(can) == 0 {
			return false
		}
		w.Answers[rapid.SampledFrom(can).Draw(t, "which")] = Unanswered
		return true
	}},
	{"evidence removed", onPiece(func(w *world, i int) { w.Evidence = slices.Delete(w.Evidence, i, i+1) })},
	{"evidence weakened", onPiece(func(w *world, i int) { one := 1; w.Evidence[i].Strength = &one })},
	{"evidence aged", onPiece(func(w *world, i int) { w.Evidence[i].Observed -= 50 })},
	{"evidence unchecked", onPiece(func(w *world, i int) { w.Evidence[i].Checker = "" })},
	{"evidence of another release", onPiece(func(w *world, i int) { w.Evidence[i].ReleaseDigest = digestB })},
	{"evidence of another place", onPiece(func(w *world, i int) { w.Evidence[i].Environment = "laptop" })},
	{"waiver removed", func(t *rapid.T, w *world) bool {
		if len(w.Waivers) == 0 {
			return false
		}
		i := rapid.IntRange(0, len(w.Waivers)-1).Draw(t, "which")
		w.Waivers = slices.Delete(w.Waivers, i, i+1)
		return true
	}},
	{"condition removed", func(t *rapid.T, w *world) bool {
		if len(w.Conditions) == 0 {
			return false
		}
		i := rapid.IntRange(0, len(w.Conditions)-1).Draw(t, "which")
		w.Conditions = slices.Delete(w.Conditions, i, i+1)
		return true
	}},
	{"parked", func(t *rapid.T, w *world) bool {
		w.Parked = append(w.Parked, rapid.SampledFrom(questionIDs()).Draw(t, "which"))
		return true
	}},
	{"a more critical tier", func(t *rapid.T, w *world) bool {
		if w.Subject.EffectiveTier() == 1 {
			return false
		}
		w.Subject.Tier = w.Subject.EffectiveTier() - 1
		return true
	}},
	{"a trait that holds", func(t *rapid.T, w *world) bool {
		trait := rapid.SampledFrom([]string{"agent", "writes", "autonomous"}).Draw(t, "which")
		if w.Subject.Traits[trait] == content.Yes {
			return false
		}
		w.Subject.Traits[trait] = content.Yes
		return true
	}},
	{"a trait nobody is sure of", func(t *rapid.T, w *world) bool {
		trait := rapid.SampledFrom([]string{"agent", "writes", "autonomous"}).Draw(t, "which")
		if w.Subject.Traits[trait] != content.No {
			return false
		}
		w.Subject.Traits[trait] = content.Unsure
		return true
	}},
	{"a later date", func(t *rapid.T, w *world) bool {
		w.On = w.On.Add(rapid.IntRange(1, 200).Draw(t, "days"))
		return true
	}},
	{"disputed", func(t *rapid.T, w *world) bool {
		q := rapid.SampledFrom(questionIDs()).Draw(t, "which")
		if w.Answers[q] == Unanswered {
			return false // an answer where there was none is no dispute
		}
		w.Second = map[string]Answer{q: rapid.SampledFrom(Answers).Draw(t, "other answer")}
		return true
	}},
	{"a waiver that another writer gives otherwise", func(t *rapid.T, w *world) bool {
		if len(w.Waivers) == 0 {
			return false
		}
		x := rapid.SampledFrom(w.Waivers).Draw(t, "which")
		x.Expires, x.FixedBy = x.Expires.Add(rapid.IntRange(-60, 60).Draw(t, "days")), x.Approved
		w.Rival = append(w.Rival, x)
		return true
	}},
	{"a condition that another writer sets otherwise", func(t *rapid.T, w *world) bool {
		if len(w.Conditions) == 0 {
			return false
		}
		c := rapid.SampledFrom(w.Conditions).Draw(t, "which")
		c.Due = c.Due.Add(rapid.IntRange(-60, 200).Draw(t, "days"))
		w.Rival = append(w.Rival, c)
		return true
	}},
	{"a builder more", func(_ *rapid.T, w *world) bool {
		w.Subject.Builders = append(slices.Clone(w.Subject.Builders), "Cai <cai@example.com>")
		return true
	}},
}

func answerTo(from, to Answer) func(*rapid.T, *world) bool {
	return func(t *rapid.T, w *world) bool {
		var can []string
		for _, q := range sortedKeys(w.Answers) {
			if w.Answers[q] == from {
				can = append(can, q)
			}
		}
		if len(can) == 0 {
			return false
		}
		w.Answers[rapid.SampledFrom(can).Draw(t, "which")] = to
		return true
	}
}

func onPiece(change func(*world, int)) func(*rapid.T, *world) bool {
	return func(t *rapid.T, w *world) bool {
		if len(w.Evidence) == 0 {
			return false
		}
		change(w, rapid.IntRange(0, len(w.Evidence)-1).Draw(t, "which"))
		return true
	}
}

func (w world) copy() world {
	c := w
	c.Answers, c.Subject.Traits = map[string]Answer{}, map[string]content.Trilean{}
	for k, v := range w.Answers {
		c.Answers[k] = v
	}
	for k, v := range w.Subject.Traits {
		c.Subject.Traits[k] = v
	}
	c.Evidence, c.Waivers = slices.Clone(w.Evidence), slices.Clone(w.Waivers)
	c.Conditions, c.Parked = slices.Clone(w.Conditions), slices.Clone(w.Parked)
	return c
}

func TestAWorseFactNeverGivesABetterVerdict(t *testing.T) {
	for _, row := range worse {
		t.Run(row.name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				before := drawWorld(rt)
				after := before.copy()
				if !row.make(rt, &after) {
					return
				}
				a, b := before.decide(t), after.decide(t)
				if b.WithoutWaivers < a.WithoutWaivers {
					rt.Fatalf("without waivers %s became %s", a.WithoutWaivers, b.WithoutWaivers)
				}
				if b.Verdict < a.Verdict {
					rt.Fatalf("%s became %s\nbefore %+v\nafter %+v", a.Verdict, b.Verdict, a.Reasons, b.Reasons)
				}
			})
		})
	}
}

// A waiver or a condition covers what fails and never what nobody answered, so failing is compared with
// unanswered only where neither is held.
func TestFailingIsNoBetterThanUnanswered(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		before := drawWorld(rt)
		before.Waivers, before.Conditions = nil, nil
		q := rapid.SampledFrom(questionIDs()).Draw(rt, "which")
		before.Answers[q] = Unanswered
		after := before.copy()
		after.Answers[q] = rapid.SampledFrom([]Answer{Partly, Unmet, DontKnow}).Draw(rt, "answer")
		if a, b := before.decide(t), after.decide(t); b.Verdict < a.Verdict {
			rt.Fatalf("answering %s %s made %s out of %s", q, after.Answers[q], b.Verdict, a.Verdict)
		}
	})
}

func TestEveryStateHasExactlyOneVerdictAndReasonsThatBearIt(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		d := w.decide(t)
		if d.Verdict < Go || d.Verdict > NoGo {
			rt.Fatalf("%s is no verdict", d.Verdict)
		}
		highest := Go
		for i := range d.Findings {
			highest = max(highest, d.Findings[i].Level())
		}
		if highest > d.Verdict || len(d.Reasons) == 0 || d.Reasons[0].Rule != d.Rule || d.Rule.Level() != d.Verdict {
			rt.Fatalf("verdict %s by %s, highest finding %s", d.Verdict, d.Rule, highest)
		}
		if d.WithoutWaivers < d.Verdict {
			rt.Fatalf("without waivers it is better: %s before %s", d.WithoutWaivers, d.Verdict)
		}
		if (d.Verdict == Go) != (len(d.ToChange) == 0) {
			rt.Fatalf("%s, and to change: %v", d.Verdict, d.ToChange)
		}
		total := 0
		for _, n := range d.Counts.By {
			total += n
		}
		if total != d.Counts.Applicable {
			rt.Fatalf("%d outcomes for %d questions", total, d.Counts.Applicable)
		}
		if raw, err := json.Marshal(d.Counts); err != nil || len(raw) == 0 {
			rt.Fatalf("counts do not encode: %v", err)
		}
	})
}

func TestTheFlipIsTheFirstDateThatDiffers(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		s := w.book(t).fold()
		d := Decide(s, w.On, OnGiven)
		for n := 1; n <= 200; n++ {
			then := Decide(s, w.On.Add(n), OnGiven).Verdict
			if then == d.Verdict {
				continue
			}
			if d.Flips == nil || d.Flips.On != w.On.Add(n) || d.Flips.To != then {
				rt.Fatalf("%s turns %s on %s; said %+v", d.Verdict, then, w.On.Add(n), d.Flips)
			}
			return
		}
		if d.Flips != nil && d.Flips.On <= w.On.Add(200) {
			rt.Fatalf("said to flip on %s, and it does not", d.Flips.On)
		}
	})
}

// essence is a decision without its references to entries and the frontier.
func essence(d Decision) string {
	type row struct{ Q, Outcome, Says string }
	var rows []row
	for _, f := range d.Findings {
		rows = append(rows, row{f.Question.ID, f.Outcome.String(), f.Level().String()})
	}
	var rules []string
	for _, r := range d.Reasons {
		rules = append(rules, string(r.Rule)+" "+r.Question)
	}
	flips := ""
	if d.Flips != nil {
		flips = fmt.Sprintf("%s %s", d.Flips.On, d.Flips.To)
	}
	raw, _ := json.Marshal([]any{d.Verdict.String(), d.WithoutWaivers.String(), rows, rules, flips})
	return string(raw)
}

func TestUndoRestoresTheDecision(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		b := w.book(t)
		before := Decide(b.fold(), w.On, OnGiven)
		act := rapid.SampledFrom([]Body{
			Answered{Question: "B-1", Answer: Unmet},
			Answered{Question: "M-1", Answer: Met},
			goodPiece("B-1"), goodWaiver("B-4"),
			WaiverWithdrawn{Question: "B-1"},
			goodCondition("M-1"),
			Parked{Question: "B-2"},
			SubjectChanged{Tier: new(int)},
		}).Draw(rt, "act")
		e := b.add("w1", act)
		b.add("w1", Undone{Entries: []string{e.ID}})
		if after := Decide(b.fold(), w.On, OnGiven); essence(after) != essence(before) {
			rt.Fatalf("undo of %T left\n%s\nwas\n%s", act, essence(after), essence(before))
		}
	})
}

func TestEntriesAboutUnrelatedFactsCommute(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		acts := []Body{
			Answered{Question: "B-1", Answer: Unmet},
			Answered{Question: "B-2", Answer: Met},
			goodPiece("B-4"), goodWaiver("B-1"),
			goodCondition("M-1"),
			Parked{Question: "M-2"},
			SubjectChanged{Release: new(string)},
			Commented{Text: "x"},
		}
		order := rapid.Permutation(acts).Draw(rt, "order")
		one, other := w.book(t), w.book(t)
		for i := range acts {
			one.add("w1", acts[i])
			other.add("w1", order[i])
		}
		a, b := Decide(one.fold(), w.On, OnGiven), Decide(other.fold(), w.On, OnGiven)
		if essence(a) != essence(b) {
			rt.Fatalf("order matters:\n%s\n%s", essence(a), essence(b))
		}
	})
}

func TestTheOrderOfArrivalDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBook(t, plainSubject())
		writers := []string{"w1", "w2", "w3"}
		for range rapid.IntRange(1, 30).Draw(rt, "entries") {
			w := rapid.SampledFrom(writers).Draw(rt, "writer")
			seen := map[string]int{"w1": 1}
			for _, o := range writers {
				if h := b.heads[o]; o != w && h.Count > 0 {
					seen[o] = max(seen[o], rapid.IntRange(0, h.Count).Draw(rt, "seen"))
				}
			}
			delete(seen, w)
			q := rapid.SampledFrom([]string{"B-1", "M-1"}).Draw(rt, "question")
			b.addSeeing(w, seen, Answered{Question: q, Answer: rapid.SampledFrom(Answers).Draw(rt, "answer"), Absent: "agent"})
		}
		want := essence(Decide(b.fold(), goLive, OnGiven))
		shuffled := slices.Clone(b.entries)
		rand.New(rand.NewPCG(1, uint64(len(shuffled)))).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		s, err := Fold(b.gate, shuffled)
		if err != nil {
			rt.Fatal(err)
		}
		if got := essence(Decide(s, goLive, OnGiven)); got != want {
			rt.Fatalf("in another order:\n%s\n%s", got, want)
		}
	})
}

func TestTheWorldsThatPropertiesAreTriedOnReachEveryVerdict(t *testing.T) {
	seen := map[Verdict]int{}
	worlds := rapid.Custom(drawWorld)
	for i := range 2000 {
		seen[worlds.Example(i).decide(t).Verdict]++
	}
	for v := Go; v <= NoGo; v++ {
		if seen[v] < 50 {
			t.Errorf("too few worlds come to %s: the properties are tried on too little (%v)", v, seen)
		}
	}
}
