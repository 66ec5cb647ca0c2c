package collect_test

import "testing"

func FuzzGCPIAMPolicy(f *testing.F) { fuzzFormat(f, "gcp-iam-policy") }

func TestARoleOfWhichNobodyKnowsWhatItAllowsLeavesTheRightsOpen(t *testing.T) {
	const account = `"serviceAccount:a@p.iam.gserviceaccount.com"`
	policy := func(roles ...string) string {
		text := `{"etag": "x", "bindings": [`
		for i, role := range roles {
			if i > 0 {
				text += ","
			}
			text += `{"role": "` + role + `", "members": [` + account + `]}`
		}
		return text + `]}`
	}
	rows, _ := cellsOf(t, policy("roles/storage.objectViewer", "projects/p/roles/own"))
	if len(rows) != 0 {
		t.Errorf("beside a role of its own, the right to read is taken for all: %v", rows)
	}
	rows, _ = cellsOf(t, policy("roles/iam.serviceAccountTokenCreator", "projects/p/roles/own"))
	rows.want(t, "a@p.iam.gserviceaccount.com", "privileges", "admin")
	rows, _ = cellsOf(t, policy("roles/storage.objectViewer", "roles/pubsub.publisher"))
	rows.want(t, "a@p.iam.gserviceaccount.com", "privileges", "write")
}
