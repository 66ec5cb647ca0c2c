package widget

import (
	"gonogo/assessment"
	"gonogo/tui/ui"
)

// answerKeys ties each answer to its key, in the order of the keys.
var answerKeys = []struct {
	Answer assessment.Answer
	Key    ui.KeyID
}{
	{assessment.Met, ui.KeyMet},
	{assessment.Partly, ui.KeyPartly},
	{assessment.Unmet, ui.KeyUnmet},
	{assessment.NotApplicable, ui.KeyNotApplicable},
	{assessment.DontKnow, ui.KeyDontKnow},
}

// AnswerBar shows the five answers with their keys; the one given stands out. A click on one is the press of its key.
func AnswerBar(given assessment.Answer, parked bool, w int) ui.Line {
	gap := 0
	if w >= 76 {
		gap = 2
	}
	var l ui.Line
	for _, a := range answerKeys {
		k := ui.Pick(a.Key)
		if a.Answer == given {
			l = append(append(l, ui.Line{(ui.Accent | ui.Bold | ui.Reverse).Of(" " + k.Label() + " " + k.Short() + " ")}.Pressing(a.Key)...), ui.Gap(gap))
			continue
		}
		l = append(append(l, ui.Line{(ui.Accent | ui.Bold).Of(" " + k.Label()), ui.Plain.Of(" " + k.Short() + " ")}.Pressing(a.Key)...), ui.Gap(gap))
	}
	if parked {
		l = append(l, ui.Warn.Of("‖ parked"))
	}
	return l.Cut(w)
}
