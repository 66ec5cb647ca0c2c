package collect

import (
	"strings"

	"gonogo/assessment/collect/tree"
)

// The list of a project's service accounts. It says little of each: that it is there, and whether it is switched off.
var gcpServiceAccounts = Format{
	ID:    "gcp-service-accounts",
	Title: "Google Cloud service accounts (gcloud iam service-accounts list --format=json, or the REST API)",
	Gives: []string{"identities"},
	Is: func(d *Doc) bool {
		if !d.Holds("/serviceAccounts/", "uniqueId", "email") {
			return false
		}
		l, err := gcpItems(d, "accounts", "ServiceAccount")
		return err == nil && len(l.items) > 0 && gcpIsAccount(l.items[0])
	},
	Read: readGCPServiceAccounts,
}

func gcpIsAccount(n *tree.Node) bool {
	return n.Has("name", "email", "uniqueId") && strings.Contains(n.Get("name").Text(), "/serviceAccounts/")
}

func readGCPServiceAccounts(d *Doc, r *Reading) error {
	l, err := gcpItems(d, "accounts", "ServiceAccount")
	if err != nil {
		return err
	}
	r.Tool = "gcloud iam service-accounts list"
	r.Unknown("when each account was made: the list does not say")
	r.Unknown("how each account signs in: the list of its keys says which it holds")
	r.Unknown("rights: the project's IAM policy has them")
	r.Unknown("owners, environments and the last use: the list has none of them")
	projects, left := map[string]bool{}, false
	for _, n := range l.items {
		email := n.Get("email").Text()
		if !gcpIsAccount(n) || !strings.Contains(email, "@") {
			r.Misread(n.At(), "no service account is described here")
			left = true
			continue
		}
		project := n.Get("projectId").Text()
		projects[project] = true
		off, told := n.Get("disabled").Bool()
		if !n.Get("disabled").Exists() { // the API leaves out what is false
			off, told = false, true
		}
		r.Row("identities", email, n.At()).Names(n.Get("name").Text(), n.Get("uniqueId").Text(), gcpShort(email), n.Get("displayName").Text()).
			Set("kind", "service-account").Set("platform", gcpPlatform(project)).SetBoth("found_by", "platform").
			YesNo("enabled", !off, told)
	}
	if l.more {
		r.Misread(firstPlace(l.items), "this is one page of the list: read the others too")
	}
	if len(projects) == 1 && !left {
		for project := range projects {
			r.Source = r.Clean(gcpPlatform(project))
		}
	}
	if r.Source != "" && !l.more && !l.alone {
		r.Full = []string{"identities"}
	}
	return nil
}
