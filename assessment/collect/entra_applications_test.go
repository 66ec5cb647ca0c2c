package collect_test

import (
	"strings"
	"testing"
)

func FuzzEntraApplications(f *testing.F) { fuzzFormat(f, "entra-applications") }

const entraApp = `{"appId": "a1", "displayName": "x", "publisherDomain": "acme.example"`

func TestCredentialsThatAnExportLeavesOutAreNotNone(t *testing.T) {
	rows, _ := cellsOf(t, `[`+entraApp+`}]`)
	rows.want(t, "x@a1", "credential", "")
	rows, _ = cellsOf(t, `[`+entraApp+`, "passwordCredentials": [], "keyCredentials": []}]`)
	rows.want(t, "x@a1", "credential", "") // an outside issuer may still vouch for it
}

func TestWhichOfSeveralOwnersAnswersIsNotGuessed(t *testing.T) {
	const lena, tom = `{"displayName": "Lena M", "mail": "lena@acme.example"}`, `{"displayName": "Tom O", "mail": "tom@acme.example"}`
	rows, _ := cellsOf(t, `[`+entraApp+`, "owners": [`+lena+`]}]`)
	rows.want(t, "x@a1", "owner", "Lena M <lena@acme.example>")
	rows, _ = cellsOf(t, `[`+entraApp+`, "owners": [`+lena+`,`+tom+`]}]`)
	rows.want(t, "x@a1", "owner", "")
}

func TestAListOfOneThatPowerShellCollapsedIsRead(t *testing.T) {
	rows, _ := cellsOf(t, `{"AppId": "a1", "DisplayName": "x", "KeyCredentials": null, "PasswordCredentials":
		{"KeyId": "k", "StartDateTime": "\\/Date(1733343742000)\\/", "EndDateTime": "\/Date(4133980800000)\/"}}`)
	rows.want(t, "x@a1/secret-k", "last_rotated", "2024-12-04")
	rows.want(t, "x@a1/secret-k", "expires", "2101-01-01")
}

func TestWhatPowerShellCutsOffIsSaidAndNotTakenForNothing(t *testing.T) {
	rows, in := cellsOf(t, `{"value": [{"AppId": "a1", "DisplayName": "x", "KeyCredentials": "", "PasswordCredentials": ["Microsoft.Graph.PowerShell.Models.MicrosoftGraphPasswordCredential"]}], "Count": 1}`)
	rows.want(t, "x@a1/secret-1", "credential", "static")
	rows.want(t, "x@a1/secret-1", "expires", "")
	if m := in.Files[0].Misread; len(in.Rows) != 2 || len(m) != 1 || !strings.Contains(m[0].Says, "-Depth") {
		t.Errorf("it reads %s", dump(in, nil))
	}
}
