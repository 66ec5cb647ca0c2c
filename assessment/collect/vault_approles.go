package collect

import (
	"path"
	"strings"

	"gonogo/assessment/collect/tree"
)

// AppRoles of Vault or OpenBao, and their secret ids. An answer about a role does not say what the role is called: the file's own
// name stands for it. The secret id is never kept.
var vaultAppRoles = Format{
	ID:    "vault-approles",
	Title: "Vault or OpenBao AppRoles and secret ids (vault read -format=json auth/approle/role/NAME, secret-id lookup)",
	Gives: []string{"identities"},
	Is: func(d *Doc) bool {
		return d.Holds(`"secret_id_`) && vaultIs(d, func(n *tree.Node) bool {
			return vaultIsRole(vaultData(n)) || vaultData(n).Has("secret_id_accessor")
		})
	},
	Read: readVaultAppRoles,
}

func vaultIsRole(n *tree.Node) bool { return n.Has("bind_secret_id", "secret_id_ttl") }

func readVaultAppRoles(d *Doc, r *Reading) error {
	answers, err := vaultAnswers(d)
	if err != nil {
		return err
	}
	r.Tool = "vault read auth/approle"
	r.Unknown("of which server this is: the answer does not say")
	r.Unknown("where each secret id is kept, and when it was last used: the answer does not say")
	for _, n := range answers {
		data := vaultData(n)
		dropGiven(r, "secret ids", data.Get("secret_id"))
		dropGiven(r, "tokens", n.Get("wrap_info", "token"))
		switch {
		case vaultIsRole(data):
			vaultRole(r, data, vaultRoleName(d, r, data, len(answers)))
		case data.Get("secret_id_accessor").Text() != "":
			vaultSecretID(r, data)
		default:
			r.Misread(n.At(), "neither a role nor a secret id is described here")
		}
	}
	return nil
}

// vaultRoleName is what a role is called: as the file is, where it holds one answer.
func vaultRoleName(d *Doc, r *Reading, data *tree.Node, answers int) string {
	if name := data.Any("role_name", "name").Text(); name != "" {
		return name
	}
	if answers > 1 {
		return ""
	}
	r.Unknown("what the role is called: the answer does not say, so the row is called as the file is")
	name := path.Base(strings.ReplaceAll(d.Name, `\`, "/"))
	return strings.TrimSuffix(name, path.Ext(name))
}

func vaultRole(r *Reading, n *tree.Node, name string) {
	if name == "" {
		r.Misread(n.At(), "a role does not say what it is called: put each into a file of its own, called as the role is")
		return
	}
	row := r.Row("identities", strings.Join(strings.Fields(name), "-")+"@approle", n.At()).Names(name).
		Set("kind", "service-account").Set("platform", "vault")
	if n.Has("role_name") { // the server does not say it: somebody wrote this to be sent there
		row.SetBoth("found_by", "list")
		r.Unknown("whether the server has this role: the file is what one gives it, and not what it gave")
	} else {
		row.SetBoth("found_by", "platform")
	}
	vaultMay(r, row, n.Get("token_policies"), n.Get("policies"))
	if bound, ok := n.Get("bind_secret_id").Bool(); ok && bound {
		row.Set("credential", "static")
		if ends, ok := vaultSeconds(n.Get("secret_id_ttl")); ok && ends == 0 {
			row.None("expires")
		}
	} else {
		r.Unknown("how some roles sign in: they ask for no secret id, so that whoever knows the role id may, from where the role allows it")
	}
	life, told := vaultSeconds(n.Any("token_period", "period"))
	if !told || life == 0 {
		life, told = vaultSeconds(n.Get("token_ttl"))
	}
	if told && life > 0 {
		row.Set("token_minutes", minutesOf(life))
	} else {
		r.Unknown("how long tokens live where a role leaves it to the server (a life of 0)")
	}
}

func vaultSecretID(r *Reading, n *tree.Node) {
	r.Unknown("of which role a secret id is: the answer does not say")
	made := n.Get("creation_time")
	row := r.Row("identities", "secret-id-"+vaultShort(n.Get("secret_id_accessor").Text())+"@approle", n.At()).
		Set("kind", "api-key").Set("platform", "vault").SetBoth("found_by", "platform").Set("credential", "static").
		Day("created", made.Text(), made.At()).Day("last_rotated", made.Text(), made.At())
	ends := n.Get("expiration_time")
	if life, ok := vaultSeconds(n.Get("secret_id_ttl")); ok && life == 0 { // the time is then that of nothing
		row.None("expires")
	} else {
		row.Day("expires", ends.Text(), ends.At())
	}
}
