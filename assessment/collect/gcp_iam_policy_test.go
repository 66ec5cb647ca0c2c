package collect_test

import (
	"fmt"
	"testing"
)

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

func TestOfSeveralPoliciesTheMostHolds(t *testing.T) {
	const policy = `{"bindings": [{"role": "%s", "members": ["serviceAccount:a@p.iam.gserviceaccount.com"]}]}`
	viewer, owner := fmt.Sprintf(policy, "roles/viewer"), fmt.Sprintf(policy, "roles/owner")
	for _, text := range []string{
		`[{"id": "p", "type": "project", "policy": ` + viewer + `}, {"id": "1", "type": "folder", "policy": ` + owner + `}]`,
		`[{"assetType": "x/Project", "policy": ` + owner + `}, {"assetType": "x/Bucket", "policy": ` + viewer + `}]`,
		`{"asset_type": "x/Project", "iam_policy": ` + viewer + `}` + "\n" + `{"asset_type": "x/Folder"}` + "\n" + `{"asset_type": "x/Folder", "iam_policy": ` + owner + `}`,
	} {
		rows, _ := cellsOf(t, text)
		rows.want(t, "a@p.iam.gserviceaccount.com", "privileges", "admin")
	}
	rows, _ := cellsOf(t, viewer)
	rows.want(t, "a@p.iam.gserviceaccount.com", "privileges", "read")
}
