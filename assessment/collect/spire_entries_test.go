package collect_test

import (
	"strings"
	"testing"
)

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

// A workload has the rights of any entry that gives it its id, and has them until the last of them ends.
func TestOfSeveralEntriesForOneIDTheWorseCounts(t *testing.T) {
	const entry = `{"id": "e", "spiffe_id": {"trust_domain": "t", "path": "/agent"}, "parent_id": {"trust_domain": "t", "path": "/spire/agent/%PARENT%/x"}, "x509_svid_ttl": %LIFE%, "jwt_svid_ttl": 60, "expires_at": "%END%", "admin": %ADMIN%}`
	file := func(entries ...[4]string) string {
		var all []string
		for _, e := range entries {
			all = append(all, strings.NewReplacer("%PARENT%", e[0], "%LIFE%", e[1], "%END%", e[2], "%ADMIN%", e[3]).Replace(entry))
		}
		return `{"entries": [` + strings.Join(all, ",") + `]}`
	}
	mild, worse := [4]string{"k8s_psat", "600", "1798761600", "false"}, [4]string{"join_token", "7200", "0", "true"}
	for _, text := range []string{file(mild, worse), file(worse, mild)} {
		rows, in := cellsOf(t, text)
		if len(in.Rows) != 1 {
			t.Fatalf("one id makes %d rows", len(in.Rows))
		}
		rows.want(t, "agent@t", "expires", "none")
		rows.want(t, "agent@t", "token_minutes", "120")
		rows.want(t, "agent@t", "privileges", "admin")
		rows.want(t, "agent@t", "first_credential", "")
	}
	later, open := mild, mild
	later[2], open[1] = "1830297600", "0"
	rows, _ := cellsOf(t, file(mild, later))
	rows.want(t, "agent@t", "expires", "2028-01-01")
	rows, _ = cellsOf(t, file(mild, open))
	rows.want(t, "agent@t", "token_minutes", "")
}

func TestTheAnswerToOneEntryListsNotAll(t *testing.T) {
	const entry = `"entry": {"id": "e", "spiffe_id": {"trust_domain": "t", "path": "/agent"}, "parent_id": {"trust_domain": "t", "path": "/p"}}`
	rows, in := cellsOf(t, `{"results": [{"status": {"code": 0}, `+entry+`}]}`)
	rows.want(t, "agent@t", "found_by", "platform")
	if len(in.Files[0].Full) != 0 {
		t.Error("it is taken for the whole list")
	}
	if _, in := cellsOf(t, `{"results": [{"status": {"code": 0}, `+entry+`}, {"status": {"code": 3}, `+strings.Replace(entry, "/agent", "/other", 1)+`}]}`); len(in.Rows) != 1 {
		t.Errorf("an entry that was refused is a row: %v", in.Rows)
	}
}
