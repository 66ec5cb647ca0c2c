package collect

import (
	"slices"
	"strings"

	"gonogo/assessment/collect/tree"
)

// Tokens of Vault or OpenBao: what a lookup says of them, or what was answered when one was made. The token itself is never kept.
var vaultTokens = Format{
	ID:    "vault-tokens",
	Title: "Vault or OpenBao tokens (vault token lookup -format=json, by token or by -accessor)",
	Gives: []string{"identities"},
	Is: func(d *Doc) bool {
		return d.Holds(`"accessor"`, `"policies"`) && vaultIs(d, func(n *tree.Node) bool {
			made := n.Get("auth").Has("accessor", "client_token") && !n.Has("request") // a record of the audit log has that too
			return made || vaultData(n).Has("accessor", "policies", "ttl")
		})
	},
	Read: readVaultTokens,
}

func readVaultTokens(d *Doc, r *Reading) error {
	answers, err := vaultAnswers(d)
	if err != nil {
		return err
	}
	r.Tool = "vault token lookup"
	r.Unknown("of which server these tokens are, and when they were looked up: the answer does not say")
	r.Unknown("where each token is kept, and when it was last used: a lookup does not say; the audit log has its use")
	for _, n := range answers {
		dropGiven(r, "tokens", n.Get("wrap_info", "token"))
		t, made := vaultData(n), n.Get("auth")
		if made.Kind() == tree.Map {
			t = made
		}
		dropGiven(r, "tokens", t.Get("id"))
		dropGiven(r, "tokens", t.Get("client_token"))
		accessor := t.Get("accessor").Text()
		if accessor == "" { // batch tokens have none
			r.Misread(n.At(), "a token has no accessor, and nothing else names it")
			continue
		}
		vaultToken(r, t, accessor)
	}
	return nil
}

// vaultPeople are the ways of sign-in that are made for people.
var vaultPeople = []string{"userpass", "ldap", "oidc", "okta", "github", "radius", "saml"}

func vaultToken(r *Reading, t *tree.Node, accessor string) {
	name := t.Get("display_name").Text()
	if name == "" {
		name = "token"
	}
	row := r.Row("identities", strings.Join(strings.Fields(name), "-")+"@"+vaultShort(accessor), t.At()).
		Set("kind", "api-key").Set("platform", "vault").SetBoth("found_by", "platform").
		Set("credential", "static").Set("enabled", "yes")
	made := t.Any("creation_time", "issue_time")
	row.Day("created", made.Text(), made.At()).Day("last_rotated", made.Text(), made.At())
	vaultMay(r, row, t.Get("policies"), t.Get("token_policies"), t.Get("identity_policies"))
	if parts := strings.Split(t.Get("path").Text(), "/"); len(parts) > 1 && parts[0] == "auth" && slices.Contains(vaultPeople, parts[1]) {
		row.Set("interactive", "allowed")
	}
	left, told := vaultSeconds(t.Any("ttl", "lease_duration"))
	begun, _ := vaultSeconds(t.Get("creation_ttl"))
	lives := begun > 0
	ends := t.Get("expire_time")
	switch {
	case ends.Given():
		row.Day("expires", ends.Text(), ends.At())
	case told && left == 0 && !lives: // one that has an end and no time left would not be there
		row.None("expires")
	}
	if whole, ok := vaultSeconds(t.Any("creation_ttl", "lease_duration")); ok {
		row.Set("token_minutes", minutesOf(whole))
	}
}
