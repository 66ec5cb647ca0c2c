package collect_test

import "testing"

func FuzzEntraServicePrincipals(f *testing.F) { fuzzFormat(f, "entra-service-principals") }

const (
	entraOurs      = `{"appId": "a1", "displayName": "x", "servicePrincipalType": "Application", "signInAudience": "AzureADMyOrg", "appOwnerOrganizationId": "home"}`
	entraTheirs    = `{"appId": "a2", "displayName": "y", "servicePrincipalType": "Application", "signInAudience": "AzureADMultipleOrgs", "appOwnerOrganizationId": "away"}`
	entraMicrosoft = `{"appId": "a3", "displayName": "z", "servicePrincipalType": "Application", "appOwnerOrganizationId": "f8cdef31-a31e-4b4a-93e4-5f571e91255a", "keyCredentials": `
)

func TestAnotherCompanysApplicationIsToldFromOnesOwnOnlyWhereTheHomeTenantIsInSight(t *testing.T) {
	rows, _ := cellsOf(t, `[`+entraOurs+`,`+entraTheirs+`]`)
	rows.want(t, "x@a1", "kind", "app-registration")
	rows.want(t, "y@a2", "kind", "outside-grant")
	rows, _ = cellsOf(t, `[`+entraTheirs+`]`)
	rows.want(t, "y@a2", "kind", "")
}

func TestMicrosoftsOwnAreLeftOutUnlessSomebodyGaveThemACredential(t *testing.T) {
	rows, _ := cellsOf(t, `[`+entraMicrosoft+`[]}]`)
	if len(rows) != 0 {
		t.Errorf("it makes rows: %v", rows)
	}
	rows, _ = cellsOf(t, `[`+entraMicrosoft+`[{"keyId": "k"}]}]`)
	rows.want(t, "z@a3/certificate-k", "credential", "certificate")
}

func TestAListIsKnownByItsThingsWhereGraphDoesNotSayWhatTheyAre(t *testing.T) {
	for text, format := range map[string]string{
		`{"value": [{"appId": "a1", "id": "o", "servicePrincipalType": "ManagedIdentity"}]}`:                                                           "entra-service-principals",
		`{"value": [{"appId": "a1", "displayName": "x", "federatedIdentityCredentials": []}]}`:                                                         "entra-applications",
		`{"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#directoryObjects", "value": [{"appId": "a1", "displayName": "x", "spa": {}}]}`: "entra-applications",
		`{"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#applications", "value": [{"appId": "a1", "displayName": "x"}]}`:                "entra-applications",
		`{"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#servicePrincipals/$entity", "appId": "a1", "displayName": "x"}`:                "entra-service-principals",
	} {
		if _, in := cellsOf(t, text); in.Files[0].Format != format {
			t.Errorf("%s is read as %s", text, in.Files[0].Format)
		}
	}
}

func TestWhatOldVersionsOfAzWriteIsReadToo(t *testing.T) {
	rows, in := cellsOf(t, `[{"odata.type": "Microsoft.DirectoryServices.ServicePrincipal", "objectId": "o", "appId": "a1", "displayName": "x", "accountEnabled": "True", "appOwnerTenantId": "home",
		"signInAudience": "AzureADMyOrg", "servicePrincipalType": "Application", "keyCredentials": [],
		"passwordCredentials": [{"keyId": "k", "startDate": "2021-03-04T05:06:07.000000+00:00", "endDate": "2022-03-04T05:06:07+00:00"}]}]`)
	rows.want(t, "x@a1", "enabled", "yes")
	rows.want(t, "x@a1", "kind", "app-registration")
	rows.want(t, "x@a1/secret-k", "last_rotated", "2021-03-04")
	rows.want(t, "x@a1/secret-k", "expires", "2022-03-04")
	if in.Files[0].Source != "entra home" {
		t.Errorf("its source is %q", in.Files[0].Source)
	}
}

func TestTheIdentityOfAnAgentIsARowAlthoughItHasNoApplication(t *testing.T) {
	const agent = `{"id": "o1", "displayName": "claims agent", "createdDateTime": "2026-03-04T05:06:07Z", "createdByAppId": "b1", "agentIdentityBlueprintId": "b1", "accountEnabled": true, "servicePrincipalType": "ServiceIdentity", "tags": []}`
	for _, text := range []string{agent, `{"value": [` + agent + `]}`, `[` + entraOurs + `,` + agent + `]`} {
		rows, in := cellsOf(t, text)
		rows.want(t, "claims-agent@o1", "kind", "agent")
		rows.want(t, "claims-agent@o1", "enabled", "yes")
		rows.want(t, "claims-agent@o1", "created", "2026-03-04")
		rows.want(t, "claims-agent@o1", "credential", "")
		if len(in.Files[0].Misread) != 0 {
			t.Errorf("it does not understand %+v", in.Files[0].Misread)
		}
	}
}
