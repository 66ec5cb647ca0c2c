package sqlite

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"gonogo/assessment"
)

func TestASummaryComesBackFromItsLine(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[|\\p]{0,9}`))
	date := rapid.Map(rapid.Int32Range(0, 3_000_000), func(n int32) assessment.Date { return assessment.Date(n) })
	rapid.Check(t, func(t *rapid.T) {
		want := assessment.Summary{
			Name: text.Draw(t, "name"), Programme: text.Draw(t, "programme"), GateID: text.Draw(t, "gate"), GateVersion: text.Draw(t, "version"),
			Verdict:  assessment.Verdict(rapid.IntRange(0, int(assessment.NoGo)).Draw(t, "verdict")),
			Answered: rapid.Int().Draw(t, "answered"), Applicable: rapid.Int().Draw(t, "applicable"), OpenBlockers: rapid.Int().Draw(t, "open"),
			GoLive: date.Draw(t, "go-live"), JudgedOn: date.Draw(t, "judged"), HoldsUntil: date.Draw(t, "until"),
			Updated: time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "updated"), 0).UTC(),
			Engine:  rapid.Int().Draw(t, "engine"), Entries: rapid.Int().Draw(t, "entries"),
			Archived: rapid.Bool().Draw(t, "archived"), SignOff: rapid.SampledFrom(assessment.SignStates).Draw(t, "signed"),
			ToSettle: rapid.Int().Draw(t, "to settle"), NextOn: date.Draw(t, "next on"), NextSays: text.Draw(t, "next"),
			FlipOn: date.Draw(t, "flip on"), FlipTo: assessment.Verdict(rapid.IntRange(0, int(assessment.NoGo)).Draw(t, "flip to")),
			FlipOf: text.Draw(t, "flip of"), Launched: text.Draw(t, "launched"),
		}
		if got, ok := readLine(lineOf(want)); !ok || got != want {
			t.Fatalf("%+v came back as %+v, %v", want, got, ok)
		}
	})
}

func TestALineOfAnOlderProgramKeepsItsNameAndNoVerdictOfItIsTrusted(t *testing.T) {
	const line = `Payments|Checkout|g|1.0.0|go|3|7|0|2026-12-15|2026-11-23T09:00:00Z|2026-12-15||3|12|false|not signed`
	s, ok := readLine(line)
	if !ok || s.Name != "Payments" || s.Programme != "Checkout" || s.Entries != 12 || s.Fresh(s.JudgedOn) {
		t.Errorf("it is read as %+v, %v", s, ok)
	}
}

func TestALineThatIsNoneIsMadeAgain(t *testing.T) {
	whole := lineOf(assessment.Summary{Name: "n"})
	for _, line := range []string{
		"", "x", whole + "|", whole + "|1", whole[1:len(whole)-1] + "x",
		"n||||no verdict|0|0|0|||||0|0|false|not signed", "n|||||zero|0|0|||||0|0|false|not signed",
	} {
		if s, ok := readLine(line); ok {
			t.Errorf("%q is read as %+v", line, s)
		}
	}
	if _, ok := readLine(whole); !ok {
		t.Error("the zero summary cannot be read")
	}
}
