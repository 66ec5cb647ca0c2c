package collect_test

import (
	"strings"
	"testing"
)

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

func TestAnOwnerWhoSaysNothingIsNobody(t *testing.T) {
	for owner, says := range map[string]string{"TBD": "by nobody: 1", "none": "by nobody: 1", "claims": "by a group: 1"} {
		_, in := cellsOf(t, "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: agent}\nspec: {owner: "+owner+"}\n---\napiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: {name: other}\nspec: {owner: 'user:lena'}\n")
		if len(in.Evidence) != 1 || !strings.Contains(in.Evidence[0].Note, says) {
			t.Errorf("of %s it reads\n%s", owner, dump(in, nil))
		}
	}
}
