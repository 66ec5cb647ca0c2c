package collect_test

import (
	"fmt"
	"testing"
)

func FuzzAlertmanager(f *testing.F) { fuzzFormat(f, "alertmanager") }

func TestAReceiverThatSendsNothingIsNobody(t *testing.T) {
	for config, evidence := range map[string]int{
		`{route: {receiver: team}, receivers: [{name: team, webhook_configs: [{url: "https://example.com/x"}]}]}`:                                  1,
		`{route: {receiver: "null"}, receivers: [{name: "null"}]}`:                                                                                 0,
		`{route: {receiver: team}, receivers: [{name: team, pagerduty_configs: []}]}`:                                                              0,
		`{route: {receiver: team}, receivers: [{name: other, email_configs: [{to: a@example.com}]}]}`:                                              0,
		`{route: {receiver: "null", routes: [{receiver: team}]}, receivers: [{name: "null"}, {name: team, email_configs: [{to: a@example.com}]}]}`: 1,
	} {
		if _, in := cellsOf(t, "---\n"+config+"\n"); len(in.Evidence) != evidence {
			t.Errorf("of %s it reads\n%s", config, dump(in, nil))
		}
		secret := fmt.Sprintf("kind: Secret\nmetadata: {name: am}\nstringData:\n  alertmanager.yaml: |-\n    %s\n", config)
		if _, in := cellsOf(t, secret); len(in.Evidence) != evidence || evidence == 1 && in.Evidence[0].At.Inside != "alertmanager.yaml" {
			t.Errorf("inside a Secret it reads\n%s", dump(in, nil))
		}
	}
}
