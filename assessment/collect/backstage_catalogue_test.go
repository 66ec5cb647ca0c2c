package collect_test

import "testing"

func FuzzBackstageCatalogue(f *testing.F) { fuzzFormat(f, "backstage-catalogue") }

func TestAGroupIsNobodysOwner(t *testing.T) {
	const head = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: agent}\nspec: {owner: "
	const lena = "---\napiVersion: backstage.io/v1alpha1\nkind: User\nmetadata: {name: lena}\nspec: {profile: {displayName: Lena M, email: lena@acme.example}}\n"
	rows, _ := cellsOf(t, head+"lena}\n"+lena) // without a kind it is a group
	if len(rows) != 0 {
		t.Errorf("it makes rows: %v", rows)
	}
	rows, _ = cellsOf(t, head+"'user:lena'}\n"+lena)
	rows.want(t, "agent", "owner", "Lena M <lena@acme.example>")
}
