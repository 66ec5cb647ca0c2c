package collect

import (
	"slices"
	"strings"

	"gonogo/assessment/collect/tree"
)

// The IAM policy of a project, or of anything else in Google Cloud: who holds which role there. It says more of service accounts
// that another list has, and never all that they may do: folders, the organisation and single things have policies too.
var gcpIAMPolicy = Format{
	ID:    "gcp-iam-policy",
	Title: "Google Cloud IAM policy (gcloud projects get-iam-policy)",
	Gives: []string{"identities"},
	Is: func(d *Doc) bool {
		if !d.Holds("bindings", "role") {
			return false
		}
		policies, err := gcpPolicies(d)
		return err == nil && len(policies) > 0 && gcpIsPolicy(policies[0])
	},
	Read: readGCPIAMPolicy,
}

// gcpPolicies are the policies of a file: one, those of a thing and of all above it, or those of an inventory of assets.
func gcpPolicies(d *Doc) ([]*tree.Node, error) {
	docs, err := gcpDocuments(d)
	if err != nil {
		return nil, err
	}
	var policies []*tree.Node
	for _, n := range docs {
		for _, item := range n.Each() {
			if policy := item.Any("iamPolicy", "iam_policy", "policy"); policy.Kind() == tree.Map {
				item = policy
			} else if gcpAsset(item) != "" { // one without a policy
				continue
			}
			policies = append(policies, item)
		}
	}
	return policies, nil
}

func gcpIsPolicy(n *tree.Node) bool {
	for _, name := range n.Names() {
		if !slices.Contains([]string{"auditConfigs", "audit_configs", "bindings", "etag", "version", "kind", "resourceId"}, name) {
			return false
		}
	}
	bindings := n.Get("bindings").List()
	if len(bindings) == 0 {
		return n.Has("etag", "bindings") && n.Get("bindings").Kind() == tree.List
	}
	role, members := bindings[0].Get("role"), bindings[0].Get("members")
	return role.Exists() && (n.Has("etag") || members.Kind() == tree.List && strings.Contains(role.Text(), "roles/"))
}

// gcpRights are the rights of the rows' column, from the least on.
var gcpRights = []string{"", "read", "write", "admin"}

// gcpGrants is what one account holds.
type gcpGrants struct {
	at    tree.Place
	email string
	most  int  // in gcpRights
	all   bool // a basic role: it is for everything in the project
	dark  bool // a role of which nobody knows what it allows
}

func readGCPIAMPolicy(d *Doc, r *Reading) error {
	policies, err := gcpPolicies(d)
	if err != nil {
		return err
	}
	r.Tool = "gcloud get-iam-policy"
	r.Unknown("of which project or thing this is the policy: it does not say")
	r.Unknown("rights given at a folder, at the organisation, on other things, or through a group: only this policy is read")
	var all []*gcpGrants
	byEmail := map[string]*gcpGrants{}
	for _, n := range policies {
		for _, binding := range n.Get("bindings").Each() {
			role := binding.Get("role")
			if role.Text() == "" {
				r.Misread(binding.At(), "a binding names no role")
				continue
			}
			for _, member := range binding.Get("members").Each() {
				email := gcpMember(r, member)
				if email == "" {
					continue
				}
				g := byEmail[email]
				if g == nil {
					g = &gcpGrants{at: member.At(), email: email}
					byEmail[email] = g
					all = append(all, g)
				}
				g.add(role.Text())
			}
		}
	}
	for _, g := range all {
		most := gcpRights[g.most]
		if g.dark && most != "admin" {
			r.Unknown("the rights of some accounts: they hold custom roles, or others whose name does not say what they allow")
			most = ""
		}
		if most == "" && !g.all {
			continue
		}
		row := r.Row("identities", g.email, g.at).Names(gcpShort(g.email)).Joins().SetMost("privileges", most)
		if g.all {
			row.SetMost("wildcard", "yes")
		}
	}
	return nil
}

// gcpMember is the service account that a member of a binding is, "" where it is none.
func gcpMember(r *Reading, n *tree.Node) string {
	kind, name, _ := strings.Cut(n.Text(), ":")
	switch kind {
	case "serviceAccount":
		if strings.Contains(name, "@") && !strings.ContainsAny(name, "[/?") {
			return name
		}
		r.Unknown("the rights of accounts of Kubernetes that act in this project: they are no rows here")
	case "deleted":
		r.Unknown("nothing of accounts that are deleted and still stand in the policy: they are no rows")
	case "principal", "principalSet":
		r.Unknown("the rights of identities from outside issuers: they are no rows here")
	case "allUsers", "allAuthenticatedUsers":
		r.Misread(n.At(), "a role is given to everybody, and so to every account too: no row says that")
	case "user", "group", "domain", "projectOwner", "projectEditor", "projectViewer":
	default:
		r.Misread(n.At(), "a member of a binding is of a kind that gonogo does not know")
	}
	return ""
}

func (g *gcpGrants) add(role string) {
	rights, all := gcpRole(role)
	g.all = g.all || all
	g.dark = g.dark || rights == ""
	g.most = max(g.most, slices.Index(gcpRights, rights))
}

// gcpRole is the most that a role allows, "" where its name does not say it, and whether it is for all there is in a project.
// Whoever can act as another account, or give it keys, can do what that one can.
func gcpRole(role string) (rights string, all bool) {
	name, predefined := strings.CutPrefix(role, "roles/")
	if !predefined { // a custom role, called as somebody liked
		return "", false
	}
	switch name {
	case "owner", "admin":
		return "admin", true
	case "editor", "writer":
		return "write", true
	case "viewer", "reader":
		return "read", true
	case "iam.serviceAccountTokenCreator", "iam.serviceAccountUser", "iam.serviceAccountOpenIdTokenCreator", "iam.workloadIdentityUser":
		return "admin", false
	}
	name = strings.ToLower(name)
	for _, is := range []struct{ rights, ends string }{
		{"admin", "admin"},
		{"admin", "owner"},
		{"write", "editor"},
		{"write", "writer"},
		{"write", "creator"},
		{"write", "publisher"},
		{"write", "invoker"},
		{"write", "user"},
		{"write", "developer"},
		{"write", "agent"},
		{"write", "client"},
		{"write", "operator"},
		{"write", "subscriber"},
		{"read", "viewer"},
		{"read", "reader"},
		{"read", "browser"},
		{"read", "accessor"},
		{"read", "auditor"},
	} {
		if strings.HasSuffix(name, is.ends) {
			return is.rights, false
		}
	}
	return "", false
}
