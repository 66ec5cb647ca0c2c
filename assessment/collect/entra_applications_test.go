package collect_test

import "testing"

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
