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
		}
		if got, ok := readLine(lineOf(want)); !ok || got != want {
			t.Fatalf("%+v came back as %+v, %v", want, got, ok)
		}
	})
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
