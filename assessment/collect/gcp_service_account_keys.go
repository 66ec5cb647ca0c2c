package collect

import (
	"strings"

	"gonogo/assessment/collect/tree"
)

// The keys of service accounts, each a row beside its account. Those that Google keeps and rotates by itself are no credentials of
// anybody: they live for about two weeks, and to report them as expiring would be wrong.
var gcpServiceAccountKeys = Format{
	ID:    "gcp-service-account-keys",
	Title: "Google Cloud service account keys (gcloud iam service-accounts keys list --format=json, or the REST API)",
	Gives: []string{"identities"},
	Is: func(d *Doc) bool {
		if !d.Holds("/serviceAccounts/", "/keys/", "validAfterTime") {
			return false
		}
		l, err := gcpItems(d, "keys", "ServiceAccountKey")
		return err == nil && len(l.items) > 0 && gcpIsKey(l.items[0])
	},
	Read: readGCPServiceAccountKeys,
}

func gcpIsKey(n *tree.Node) bool {
	name := n.Get("name").Text()
	return n.Has("validAfterTime") && strings.Contains(name, "/serviceAccounts/") && strings.Contains(name, "/keys/")
}

func readGCPServiceAccountKeys(d *Doc, r *Reading) error {
	l, err := gcpItems(d, "keys", "ServiceAccountKey")
	if err != nil {
		return err
	}
	r.Tool = "gcloud iam service-accounts keys list"
	r.Unknown("where each key is kept, and when it was last used: the list has neither")
	google, of, left := 0, map[string]bool{}, false
	for _, n := range l.items {
		project, email, id := gcpName(n.Get("name").Text())
		if !gcpIsKey(n) || email == "" || id == "" {
			r.Misread(n.At(), "no key of a service account is described here")
			left = true
			continue
		}
		of[email] = true
		if data := n.Get("privateKeyData"); data.Given() {
			r.Drop("private keys", 1)
		}
		switch n.Get("keyType").Text() {
		case "SYSTEM_MANAGED":
			google++
			continue
		case "USER_MANAGED":
		default:
			r.Misread(n.At(), "a key does not say whether Google or a user manages it, and counts as a user's")
		}
		off, told := n.Get("disabled").Bool()
		if !n.Get("disabled").Exists() { // the API leaves out what is false
			off, told = false, true
		}
		made := n.Get("validAfterTime")
		r.Row("identities", email+"/key-"+id, n.At()).Names(n.Get("name").Text()).
			Set("kind", "api-key").Set("platform", gcpPlatform(project)).SetBoth("found_by", "platform").
			Set("credential", "static").YesNo("enabled", !off, told).
			Day("created", made.Text(), made.At()).Day("last_rotated", made.Text(), made.At()).
			Day("expires", n.Get("validBeforeTime").Text(), n.Get("validBeforeTime").At())
	}
	if google > 0 {
		r.Unknown("keys that Google keeps and rotates by itself (%d of them) are no rows", google)
	}
	if len(of) == 1 && !left {
		for email := range of {
			r.Source = r.Clean("gcp account " + email)
		}
	}
	if r.Source != "" && !l.more && !l.alone {
		r.Full = []string{"identities"}
	}
	return nil
}
