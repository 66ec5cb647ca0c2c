package collect_test

import "testing"

func FuzzGCPServiceAccounts(f *testing.F) { fuzzFormat(f, "gcp-service-accounts") }

func TestOfAnInventoryOfAssetsOnlyTheAccountsAreRead(t *testing.T) {
	const account = `{"asset_type": "iam.googleapis.com/ServiceAccount", "resource": {"data": {"name": "projects/p/serviceAccounts/a@p.iam.gserviceaccount.com", "email": "a@p.iam.gserviceaccount.com", "uniqueId": "1", "projectId": "p"}}}`
	rows, in := cellsOf(t, `{"asset_type": "compute.googleapis.com/Instance", "resource": {"data": {"name": "i"}}}`+"\n"+account)
	rows.want(t, "a@p.iam.gserviceaccount.com", "enabled", "yes")
	if len(in.Rows) != 1 || len(in.Files[0].Misread) != 0 {
		t.Errorf("it reads %s", dump(in, nil))
	}
}
