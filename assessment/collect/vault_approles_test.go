package collect_test

import (
	"fmt"
	"testing"
)

func FuzzVaultAppRoles(f *testing.F) { fuzzFormat(f, "vault-approles") }

func TestTheLifeOfTokensIsReadOfOldServersToo(t *testing.T) {
	const role = `{"data": {"bind_secret_id": true, "secret_id_ttl": 0, "policies": ["x"], "token_ttl": 0, %s}}`
	rows, _ := cellsOf(t, fmt.Sprintf(role, `"period": 1800`))
	rows.want(t, "file-a@approle", "token_minutes", "30")
	rows, _ = cellsOf(t, fmt.Sprintf(role, `"period": 0`))
	rows.want(t, "file-a@approle", "token_minutes", "")
}

// Vault does not say what a role is called: what does is what somebody is about to send there.
func TestARoleThatIsSentToTheServerIsNotOneThatItGave(t *testing.T) {
	rows, _ := cellsOf(t, `{"role_name": "batch", "bind_secret_id": true, "secret_id_ttl": "10m", "policies": ["x"]}`)
	rows.want(t, "batch@approle", "found_by", "list")
}
