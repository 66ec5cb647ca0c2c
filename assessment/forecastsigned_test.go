package assessment_test

import (
	"slices"
	"testing"

	. "gonogo/assessment"
)

func TestTheForecastNamesTheEndOfEachApproval(t *testing.T) {
	o := ready(t).allSign()
	f := o.Forecast(o.rec, 0)
	got := map[EventKind]int{}
	var days []Date
	for _, d := range f.Days {
		for _, e := range d.Events {
			if e.Kind == EventApproval || e.Kind == EventLaunchBy {
				claim := o.rec.State.Log[e.Entry-1].What.(Signed)
				says := ReadSignOff(claim).Says.Predicate.SignOff
				if want := map[EventKind]Date{EventApproval: says.Expires.Add(1), EventLaunchBy: says.LaunchBy.Add(1)}[e.Kind]; d.On != want {
					t.Errorf("%s on %s, want %s", e.Says, d.On, want)
				}
				got[e.Kind]++
			}
		}
		days = append(days, d.On)
	}
	if n := len(o.rec.State.SignOffs); n == 0 || got[EventApproval] != n || got[EventLaunchBy] != n {
		t.Errorf("%d sign-offs, told %v", n, got)
	}
	if !slices.IsSorted(days) {
		t.Errorf("the days are %v", days)
	}
}
