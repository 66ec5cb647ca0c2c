package collect_test

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"gonogo/assessment/collect"
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

func TestAnAlertmanagerConfigOfAClusterIsReadAndAllOfThemAre(t *testing.T) {
	const config = "---\nkind: AlertmanagerConfig\nspec: {route: {receiver: a}, receivers: [{name: a, %s: [{routingKey: {name: x, key: PLANTED}}]}]}\n"
	_, in := cellsOf(t, fmt.Sprintf(config, "pagerdutyConfigs")+fmt.Sprintf(config, "slackConfigs"))
	got := dump(in, nil)
	if len(in.Evidence) != 1 || !strings.Contains(got, "Receivers: 2, of which without any way to send: 0. Routes: 2, of which to a paging service: 1;") || !strings.Contains(got, "other namespaces") {
		t.Errorf("it reads\n%s", got)
	}
	if len(in.Files[0].Dropped) != 0 {
		t.Errorf("where a secret is kept counts as one: %v", in.Files[0].Dropped)
	}
}

// The operator packs what it made of all configurations: it is the one that runs.
func TestThePackedConfigurationOfAnOperatorIsRead(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte("route: {receiver: a}\nreceivers: [{name: a, webhook_configs: [{url: 'https://example.com/PLANTED'}]}]\n")); err != nil || z.Close() != nil {
		t.Fatal("it cannot be packed")
	}
	secret := func(b []byte) string {
		return "kind: Secret\nmetadata: {name: alertmanager-main-generated}\ndata:\n  alertmanager.yaml.gz: " + base64.StdEncoding.EncodeToString(b) + "\n"
	}
	if _, in := cellsOf(t, secret(packed.Bytes())); len(in.Evidence) != 1 || in.Evidence[0].At.Inside != "alertmanager.yaml.gz" {
		t.Errorf("it reads\n%s", dump(in, nil))
	}
	_, err := read("", collect.File{Name: "secret.yaml", Bytes: []byte(secret(packed.Bytes()[:20]))})
	if err == nil || !strings.HasPrefix(err.Error(), "secret.yaml:4:25:") {
		t.Errorf("of half of it, it says %v", err)
	}
}
