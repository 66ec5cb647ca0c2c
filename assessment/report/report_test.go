package report

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gonogo/assessment"
)

func TestTheSameRecordGivesTheSameBytes(t *testing.T) {
	b := everything(t)
	want := markdown(t, b.input(0))
	var wantJSON bytes.Buffer
	if err := WriteJSON(&wantJSON, ReportJSON(b.input(0))); err != nil {
		t.Fatal(err)
	}
	for range 20 { // maps are walked in another order each time
		slices.Reverse(b.entries)
		if got := markdown(t, b.input(0)); !bytes.Equal(got, want) {
			t.Fatal("the Markdown of one record differs from one time to the next")
		}
		var got bytes.Buffer
		if err := WriteJSON(&got, ReportJSON(b.input(0))); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), wantJSON.Bytes()) {
			t.Fatal("the JSON of one record differs from one time to the next")
		}
	}
}

func TestTheVerdictStandsInTheFirstTwentyLines(t *testing.T) {
	questions := []string{"ID-01", "ID-02", "ID-03", "ID-04", "DR-01", "DR-02", "DR-03", "DR-04"}
	rapid.Check(t, func(r *rapid.T) {
		b := newBook(t, nil)
		for _, q := range questions {
			switch rapid.IntRange(0, 4).Draw(r, q) {
			case 0:
			case 1:
				b.add(assessment.Answered{Question: q, Answer: assessment.Met}, export(q))
			case 2:
				b.add(assessment.Answered{Question: q, Answer: assessment.Unmet}, waiver(q))
			case 3:
				b.add(assessment.Answered{Question: q, Answer: assessment.DontKnow}, condition(q))
			case 4:
				b.add(assessment.Parked{Question: q})
			}
		}
		in := b.input(0)
		lines := strings.SplitN(string(markdown(t, in)), "\n", 21)
		top := strings.Join(lines[:20], "\n")
		if !strings.Contains(top, string(verdictMark(in.Decision.Verdict))) {
			r.Fatalf("%s is not in the first 20 lines:\n%s", in.Decision.Verdict, top)
		}
		if in.Decision.Unsigned() != strings.Contains(lines[0], "not signed") {
			r.Fatalf("the title is wrong about the sign-offs: %s", lines[0])
		}
	})
}

func TestASignedGoIsNotShownAsUnsigned(t *testing.T) {
	in := allMet(t).input(0)
	in.Decision.SignOffs.State, in.Decision.Signed = assessment.SignComplete, true
	if got := string(markdown(t, in)); !strings.HasPrefix(got, "# ✓ GO: Payments agent\n") || strings.Contains(got[:300], "not signed") {
		t.Errorf("a go with its sign-offs begins %q", got[:300])
	}
}

func TestAGateWithoutSignOffsGivesAnUnsignedGo(t *testing.T) {
	b := allMet(t)
	drills := &b.gate.Sections[1]
	drills.Questions = drills.Questions[:len(drills.Questions)-1]
	if got := markdown(t, b.input(0)); !bytes.HasPrefix(got, []byte("# ✓ GO, not signed: ")) {
		t.Errorf("a go under a gate that nobody signs begins %q", got[:60])
	}
}

func TestEveryOutcomeVerdictAndRuleHasItsWords(t *testing.T) {
	seen := map[md]bool{}
	for _, o := range assessment.Outcomes {
		glyph, word, ok := strings.Cut(string(outcomeMark(o)), " ")
		if !ok || glyph == "" || word == "" || seen[outcomeMark(o)] || strings.HasSuffix(word, "no outcome") {
			t.Errorf("outcome %s is shown as %q", o, outcomeMark(o))
		}
		seen[outcomeMark(o)] = true
	}
	for v := assessment.Go; v <= assessment.NoGo; v++ {
		if verdictMark(v) == verdictMark(0) {
			t.Errorf("verdict %s has no mark", v)
		}
	}
}

func TestCountsAddUpToWhatIsAsked(t *testing.T) {
	counts := countsDoc(everything(t).input(0).Decision.Counts)
	sum := 0
	for _, o := range assessment.Outcomes {
		n, ok := counts[o.String()]
		if !ok {
			t.Errorf("the counts have no key for %s", o)
		}
		sum += n
	}
	if sum != counts["applicable"] {
		t.Errorf("the outcomes add up to %d of %d questions", sum, counts["applicable"])
	}
}

func TestEverythingRecordedIsInTheReport(t *testing.T) {
	in := everything(t).input(0)
	got := string(markdown(t, in))
	for n := range in.Record.State.Log {
		switch what := in.Record.State.Log[n].What.(type) {
		case assessment.Evidenced:
			if !strings.Contains(got, string(code(what.Ref))) {
				t.Errorf("the evidence of entry %d is missing", n+1)
			}
		case assessment.Commented:
			if !strings.Contains(got, string(text(what.Text))) {
				t.Errorf("the comment of entry %d is missing", n+1)
			}
		}
	}
	for _, q := range in.Record.State.Gate.Questions() {
		if !strings.Contains(got, string(text(q.Title))) {
			t.Errorf("question %s is missing", q.ID)
		}
	}
}

func TestManyReasonsAreAllThereButNotAllOnTheFirstScreen(t *testing.T) {
	b := newBook(t, nil)
	sec := &b.gate.Sections[0]
	for n := range 30 {
		q := sec.Questions[0]
		q.ID = "ZZ-" + string(rune('A'+n/10)) + string(rune('0'+n%10))
		sec.Questions = append(sec.Questions, q)
		b.add(assessment.Answered{Question: q.ID, Answer: assessment.Unmet})
	}
	in := b.input(0)
	full := string(markdown(t, in))
	in.Summary = true
	short := string(markdown(t, in))
	if n := strings.Count(short, "| open blocker |"); n != firstReasons || !strings.Contains(short, "And 18 more reasons of the same weight, and 7 of less weight.") {
		t.Errorf("the first screen has %d reasons:\n%s", n, short)
	}
	if n := strings.Count(full, "| open blocker |"); n != 30 {
		t.Errorf("the report has %d of 30 reasons", n)
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestAWriterThatFailsIsReported(t *testing.T) {
	in := allMet(t).input(0)
	if Markdown(brokenPipe{}, in) == nil || WriteJSON(brokenPipe{}, DecisionJSON(in)) == nil {
		t.Error("a writer that fails is passed over")
	}
}
