package collect_test

import (
	"testing"

	"gonogo/assessment/collect"
)

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

func TestARecordOfTheAuditLogIsNoToken(t *testing.T) {
	record := `{"type": "request", "time": "2026-01-01T00:00:00Z", "auth": {"client_token": "hmac-sha256:1", "accessor": "hmac-sha256:2", "policies": ["default"]}, "request": {"id": "1"}}`
	if collect.Named("vault-tokens").Is(collect.NewDoc(collect.File{Bytes: []byte(record)})) {
		t.Error("it is taken for one")
	}
}

func TestATokenThatHasRunOutIsNotOneWithoutEnd(t *testing.T) {
	rows, _ := cellsOf(t, `{"data": {"accessor": "0123456789", "display_name": "ci", "creation_ttl": 3600, "ttl": 0, "policies": ["default"]}}`)
	rows.want(t, "ci@01234567", "expires", "")
}
