package collect_test

import "testing"

func FuzzVaultTokens(f *testing.F) { fuzzFormat(f, "vault-tokens") }

func TestARootTokenHasNoEndAndMayDoEverything(t *testing.T) {
	rows, _ := cellsOf(t, `{"data": {"accessor": "0123456789", "display_name": "root", "expire_time": null, "ttl": 0, "policies": ["root"]}}`)
	rows.want(t, "root@01234567", "expires", "none")
	rows.want(t, "root@01234567", "privileges", "admin")
}

func TestATokenOfWhichTheEndIsNotSaidIsNotWithoutOne(t *testing.T) {
	rows, _ := cellsOf(t, `{"data": {"accessor": "0123456789", "display_name": "ci", "ttl": 60, "policies": ["default"]}}`)
	rows.want(t, "ci@01234567", "expires", "")
	rows.want(t, "ci@01234567", "privileges", "")
}
