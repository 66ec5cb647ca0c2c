package collect

import (
	"strconv"
	"strings"

	"gonogo/assessment/collect/tree"
)

// What the exports of Entra ID share. Graph wraps a list in "value" and pages it; az prints a bare array; PowerShell (ScubaGear,
// the Graph module) writes names with a capital, times as "/Date(1)/", and a list of one as that one.

// entraList is the things of a file, what kind Graph says they are, and whether more pages follow.
type entraList struct {
	items []*tree.Node
	kind  string // "applications", "servicePrincipals", or ""
	more  bool
}

func entraRead(d *Doc) (l entraList, err error) {
	n, err := d.JSON()
	if err != nil {
		return l, err
	}
	if value := n.Any("value", "Value"); value != nil && n.Get("appId") == nil {
		l.items = value.Each()
		l.more = n.Any("@odata.nextLink", "odata.nextLink").Given()
	} else {
		l.items = n.Each()
	}
	if _, kind, is := strings.Cut(n.Get("@odata.context").Text(), "/$metadata#"); is {
		l.kind, _, _ = strings.Cut(kind, "(")
		l.kind, _, _ = strings.Cut(l.kind, "/")
	}
	return l, nil
}

// entraIs reports whether a file is a list of one of the two kinds. A service principal has fields that an application lacks.
func entraIs(d *Doc, kind string) bool {
	if !d.Holds("ppId") && !d.Holds("$metadata#"+kind) && !d.Holds("ervicePrincipalType") {
		return false
	}
	l, err := entraRead(d)
	if err != nil {
		return false
	}
	if l.kind == "applications" || l.kind == "servicePrincipals" {
		return l.kind == kind
	}
	return len(l.items) > 0 && entraKind(l.items[0]) == kind
}

func entraKind(n *tree.Node) string {
	switch {
	case entraAgent(n):
		return "servicePrincipals"
	case entra(n, "appId").Text() == "":
		return ""
	case entra(n, "servicePrincipalType").Exists():
		return "servicePrincipals"
	case !entra(n, "displayName").Exists():
		return ""
	}
	for _, name := range []string{"servicePrincipalNames", "appOwnerOrganizationId", "accountEnabled"} {
		if entra(n, name).Exists() {
			return "servicePrincipals"
		}
	}
	for _, name := range []string{
		"passwordCredentials", "keyCredentials", "identifierUris", "requiredResourceAccess", "isMultiTenantEnabled", "publisherDomain",
		"federatedIdentityCredentials", "web", "spa", "publicClient", "isFallbackPublicClient",
	} {
		if entra(n, name).Exists() {
			return "applications"
		}
	}
	return ""
}

// entraAgent reports whether something is the identity of an agent. It has no application of its own: the one that is its blueprint
// signs in for it, and for its other agents.
func entraAgent(n *tree.Node) bool {
	return entra(n, "appId").Text() == "" && entra(n, "id").Text() != "" &&
		(entra(n, "agentIdentityBlueprintId").Text() != "" && entra(n, "accountEnabled").Exists() ||
			entraOf(entra(n, "servicePrincipalType").Text(), "ServiceIdentity"))
}

// entra is a field by its name in Graph, or as PowerShell writes it.
func entra(n *tree.Node, name string) *tree.Node {
	return n.Any(name, strings.ToUpper(name[:1])+name[1:])
}

// entraEither is a field under its name in Graph, or in the interface before it, which old versions of az used.
func entraEither(n *tree.Node, name, before string) *tree.Node {
	if own := entra(n, name); own.Exists() {
		return own
	}
	return entra(n, before)
}

// entraKey is what an application and its service principals are called in common: "claims-agent@" and the application's id.
func entraKey(n *tree.Node) string {
	id := entra(n, "appId").Text()
	if id == "" {
		id = entra(n, "id").Text()
	}
	if name := strings.Join(strings.Fields(entra(n, "displayName").Text()), "-"); name != "" && id != "" {
		return name + "@" + id
	}
	return id
}

// entraRow begins the row of an application or a service principal.
func entraRow(r *Reading, n *tree.Node) *Row {
	id := entraEither(n, "id", "objectId").Text()
	return r.Row("identities", entraKey(n), n.At()).
		Names(entra(n, "appId").Text(), id, entra(n, "displayName").Text()).
		Set("platform", "entra").SetBoth("found_by", "platform")
}

// entraCredentials makes a row of each secret, certificate and outside issuer that can sign in as the application, and says of
// the application that it has no other way in. A list that is not in the file is not an empty one.
func entraCredentials(r *Reading, n *tree.Node, row *Row) {
	key := entraKey(n)
	made, told := 0, true
	for _, list := range []struct{ field, called, kind, credential string }{
		{"passwordCredentials", "secret", "api-key", "static"},
		{"keyCredentials", "certificate", "certificate", "certificate"},
	} {
		credentials := entra(n, list.field)
		told = told && credentials.Exists()
		for i, c := range credentials.Each() {
			if c.Kind() == tree.Text { // of what is nested too deep for it PowerShell writes the type, and of an empty list nothing
				if c.Text() == "" {
					continue
				}
				r.Misread(c.At(), "what a credential holds is cut off here: export with ConvertTo-Json -Depth 8")
			}
			id := entra(c, "keyId").Text()
			called := key + "/" + list.called + "-" + id
			if id == "" { // it is there all the same
				called += strconv.Itoa(i + 1)
			}
			if entraEither(c, "secretText", "value").Given() {
				r.Drop("client secrets", 1)
			}
			made++
			begins, ends := entraEither(c, "startDateTime", "startDate"), entraEither(c, "endDateTime", "endDate")
			out := r.Row("identities", called, c.At()).Names(id).
				Set("kind", list.kind).Set("platform", "entra").SetBoth("found_by", "platform").Set("credential", list.credential)
			entraDay(out, "created", begins)
			entraDay(out, "last_rotated", begins)
			entraDay(out, "expires", ends)
		}
	}
	federated := n.Any("federatedIdentityCredentials", "FederatedIdentityCredentials", "federatedCredentials", "FederatedCredentials")
	for i, c := range federated.Each() {
		name := entra(c, "name").Text()
		if name == "" {
			name = strconv.Itoa(i + 1)
		}
		made++
		r.Row("identities", key+"/federated-"+strings.Join(strings.Fields(name), "-"), c.At()).
			Set("kind", "app-registration").Set("platform", "entra").SetBoth("found_by", "platform").Set("credential", "federated").
			Set("issuer", entra(c, "issuer").Text()).Set("subject", entra(c, "subject").Text()).
			Items("audience", entra(c, "audiences").Texts()...)
	}
	if !federated.Exists() {
		r.Unknown("which outside issuers an application trusts: ask for them with $expand=federatedIdentityCredentials")
	}
	switch {
	case made > 0 && told:
		row.Set("credential", "none") // it signs in with what stands beside it
	case !told:
		r.Unknown("which secrets and certificates some of them hold: the export has not all of these fields")
	}
}

// entraDay sets a column to a time, which PowerShell may have escaped twice.
func entraDay(row *Row, column string, n *tree.Node) {
	row.Day(column, strings.ReplaceAll(n.Text(), `\`, ""), n.At())
}

// entraOwner is the one person who owns an application, where the owners are in the file (as $expand=owners does) and there is
// exactly one. Which of several answers for it is for a person to say.
func entraOwner(r *Reading, n *tree.Node, row *Row) {
	owners := entra(n, "owners")
	if !owners.Exists() {
		r.Unknown("owners: ask for them with $expand=owners")
		return
	}
	var people []string
	for _, o := range owners.Each() {
		mail := entra(o, "mail").Text()
		if mail == "" {
			mail = entra(o, "userPrincipalName").Text()
		}
		if name := entra(o, "displayName").Text(); name != "" && strings.Contains(mail, "@") && !strings.Contains(mail, "#") {
			people = append(people, name+" <"+mail+">")
		}
	}
	switch {
	case len(people) == 1 && len(owners.Each()) == 1:
		row.Set("owner", people[0])
	case len(owners.Each()) > 1:
		r.Unknown("the owner of some of them: several are listed, and which of them answers is for a person to say")
	case len(people) == 0:
		r.Unknown("the owner of some of them: none is listed who is a person with an address")
	}
}
