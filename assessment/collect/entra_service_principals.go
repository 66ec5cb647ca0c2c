package collect

import (
	"strings"

	"gonogo/assessment/collect/tree"
)

// A service principal is an application as it signs in to one tenant: one's own, another company's, or a managed identity.
var entraServicePrincipals = Format{
	ID:    "entra-service-principals",
	Title: "Entra ID service principals (az ad sp list --all, Graph /servicePrincipals, ScubaGear)",
	Gives: []string{"identities"},
	Is:    func(d *Doc) bool { return entraIs(d, "servicePrincipals") },
	Read:  readEntraServicePrincipals,
}

// entraMicrosoft are the tenants from which Microsoft's own applications come into every other.
var entraMicrosoft = []string{"f8cdef31-a31e-4b4a-93e4-5f571e91255a", "72f988bf-86f1-41af-91ab-2d7cd011db47"}

func readEntraServicePrincipals(d *Doc, r *Reading) error {
	l, err := entraRead(d)
	if err != nil {
		return err
	}
	r.Tool = "Microsoft Graph servicePrincipals"
	r.Unknown("the last sign-in: the list does not have it")
	home := entraHome(l.items)
	if home != "" {
		r.Source = r.Clean("entra " + home)
	} else {
		r.Unknown("of which tenant the list is: it shows no application that must be at home there")
	}
	microsoft := 0
	for _, n := range l.items {
		if entraAgent(n) {
			on, told := entra(n, "accountEnabled").Bool()
			row := entraRow(r, n).Set("kind", "agent").YesNo("enabled", on, told)
			entraDay(row, "created", entra(n, "createdDateTime"))
			entraOwner(r, n, row)
			r.Unknown("how identities of agents sign in: with the credentials of their blueprint, which is an application")
			continue
		}
		if entra(n, "appId").Text() == "" {
			r.Misread(n.At(), "no service principal is described here")
			continue
		}
		by := entraEither(n, "appOwnerOrganizationId", "appOwnerTenantId").Text()
		ours := len(entra(n, "passwordCredentials").Each())+len(entra(n, "keyCredentials").Each()) > 0
		if entraOf(by, entraMicrosoft...) && !ours { // every tenant has hundreds
			microsoft++
			continue
		}
		row := entraRow(r, n)
		on, told := entra(n, "accountEnabled").Bool()
		row.YesNo("enabled", on, told)
		entraDay(row, "created", entra(n, "createdDateTime"))
		if entraOf(entra(n, "servicePrincipalType").Text(), "ManagedIdentity") { // Azure keeps and renews its certificate
			row.Set("kind", "managed-identity").Set("credential", "managed")
			continue
		}
		switch {
		case home != "" && by == home:
			row.Set("kind", "app-registration")
		case home != "" && by != "":
			row.Set("kind", "outside-grant")
		default:
			r.Unknown("which are the organisation's own and which another company's: the list shows no application that must be its own")
		}
		entraCredentials(r, n, row)
		entraOwner(r, n, row)
		entraPermissions(r, n, row)
	}
	if microsoft > 0 {
		r.Unknown("service principals of Microsoft's own applications without a credential (%d of them) are no rows", microsoft)
	}
	if l.more {
		r.Misread(firstPlace(l.items), "this is one page of the list: read the others too")
	}
	return nil
}

// entraHome is the tenant that the list is of: an application for one tenant only can be nowhere but at home. "" where there is
// none, or where two say otherwise.
func entraHome(items []*tree.Node) string {
	home := ""
	for _, n := range items {
		by := entraEither(n, "appOwnerOrganizationId", "appOwnerTenantId").Text()
		if entra(n, "signInAudience").Text() != "AzureADMyOrg" || by == "" || entraOf(by, entraMicrosoft...) {
			continue
		}
		if home != "" && by != home {
			return ""
		}
		home = by
	}
	return home
}

func entraOf(text string, any ...string) bool {
	for _, a := range any {
		if strings.EqualFold(text, a) {
			return true
		}
	}
	return false
}

// entraPermissions reads what ScubaGear lists: permissions by name, and whether an administrator gave them.
func entraPermissions(r *Reading, n *tree.Node, row *Row) {
	permissions := n.Get("Permissions")
	most, all, dark := 0, false, false
	for _, p := range permissions.Each() {
		if given, ok := p.Get("IsAdminConsented").Bool(); !ok || !given {
			continue
		}
		name := p.Get("RoleDisplayName").Text()
		all = all || strings.HasSuffix(name, ".All")
		switch {
		case name == "":
			dark = true
		case entraGivesRights(name):
			most = 3
		case strings.Contains(name, "Write") || strings.Contains(name, "Send") || strings.Contains(name, "FullControl") || strings.Contains(name, "full_access"):
			most = max(most, 2)
		case strings.Contains(name, "Read"):
			most = max(most, 1)
		default:
			dark = true
		}
	}
	if all {
		row.SetMost("wildcard", "yes")
	}
	if dark && most < 3 {
		r.Unknown("the rights of some of them: permissions are among them whose name does not say what they allow")
		return
	}
	row.SetMost("privileges", []string{"", "read", "write", "admin"}[most])
}

// entraGivesRights knows the permissions with which an application can give itself any other.
func entraGivesRights(name string) bool {
	return entraOf(name, "RoleManagement.ReadWrite.Directory", "AppRoleAssignment.ReadWrite.All", "Application.ReadWrite.All",
		"Directory.ReadWrite.All", "PrivilegedAccess.ReadWrite.AzureAD", "PrivilegedAccess.ReadWrite.AzureADGroup",
		"PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup", "RoleAssignmentSchedule.ReadWrite.Directory",
		"RoleEligibilitySchedule.ReadWrite.Directory", "DelegatedPermissionGrant.ReadWrite.All", "Policy.ReadWrite.ConditionalAccess",
		"full_access_as_app", "Sites.FullControl.All", "Exchange.ManageAsApp")
}
