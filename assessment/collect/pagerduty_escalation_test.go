package collect_test

import "testing"

func FuzzPagerDutyEscalation(f *testing.F) { fuzzFormat(f, "pagerduty-escalation") }
