package collect_test

import "testing"

func FuzzGCPServiceAccountKeys(f *testing.F) { fuzzFormat(f, "gcp-service-account-keys") }

const gcpKey = `{"name": "projects/p/serviceAccounts/a@p.iam.gserviceaccount.com/keys/1", "validAfterTime": "2026-01-01T00:00:00Z"`

func TestAKeyThatGoogleRotatesIsNoRow(t *testing.T) {
	rows, _ := cellsOf(t, `[`+gcpKey+`, "keyType": "SYSTEM_MANAGED", "validBeforeTime": "2026-01-17T00:00:00Z"}]`)
	if len(rows) != 0 {
		t.Errorf("it makes rows: %v", rows)
	}
}

func TestAKeyWithoutEndIsToldFromOneWhoseEndIsNotSaid(t *testing.T) {
	const key = "a@p.iam.gserviceaccount.com/key-1"
	rows, _ := cellsOf(t, `[`+gcpKey+`, "keyType": "USER_MANAGED", "validBeforeTime": "9999-12-31T23:59:59Z"}]`)
	rows.want(t, key, "expires", "none")
	rows, _ = cellsOf(t, `[`+gcpKey+`, "keyType": "USER_MANAGED"}]`)
	rows.want(t, key, "expires", "")
}

// What "describe" and "keys create" print is one of several.
func TestOneThingAloneDoesNotShowThatOthersAreGone(t *testing.T) {
	const key = gcpKey + `, "keyType": "USER_MANAGED"}`
	const account = `{"name": "projects/p/serviceAccounts/a@p.iam.gserviceaccount.com", "email": "a@p.iam.gserviceaccount.com", "uniqueId": "1", "projectId": "p"}`
	for text, full := range map[string]int{
		key: 0, `[` + key + `]`: 1, `{"keys": [` + key + `]}`: 1,
		account: 0, `[` + account + `]`: 1, `{"accounts": [` + account + `]}`: 1, `{"accounts": [` + account + `], "nextPageToken": "x"}`: 0,
	} {
		if _, in := cellsOf(t, text); len(in.Files[0].Full) != full {
			t.Errorf("%s lists %v", text, in.Files[0].Full)
		}
	}
}
