package collect_test

import "testing"

func FuzzSpireEntries(f *testing.F) { fuzzFormat(f, "spire-entries") }

func spireEntry(more string) string {
	return `{"entries": [{"id": "e", "spiffe_id": {"trust_domain": "t", "path": "/agent"}, "parent_id": {"trust_domain": "t", "path": "/spire/agent/k8s_psat/x"}` + more + `}]}`
}

func TestALifeOfZeroIsTheServersAndStaysUnknown(t *testing.T) {
	rows, _ := cellsOf(t, spireEntry(`, "x509_svid_ttl": 3600, "jwt_svid_ttl": 0`))
	rows.want(t, "agent@t", "token_minutes", "")
	rows, _ = cellsOf(t, spireEntry(`, "x509_svid_ttl": 3600, "jwt_svid_ttl": 301`))
	rows.want(t, "agent@t", "token_minutes", "60")
}

func TestAnEntryWithoutEndIsToldFromOneThatDoesNotSay(t *testing.T) {
	rows, _ := cellsOf(t, spireEntry(`, "expires_at": "0"`))
	rows.want(t, "agent@t", "expires", "none")
	rows, _ = cellsOf(t, spireEntry(``))
	rows.want(t, "agent@t", "expires", "")
}

func TestATokenThatSomebodyBroughtIsNoAttestation(t *testing.T) {
	rows, _ := cellsOf(t, spireEntry(``))
	rows.want(t, "agent@t", "first_credential", "attested")
	rows, _ = cellsOf(t, `{"entries": [{"spiffe_id": "spiffe://t/agent", "parent_id": "spiffe://t/spire/agent/join_token/1"}]}`)
	rows.want(t, "agent@t", "first_credential", "")
}
