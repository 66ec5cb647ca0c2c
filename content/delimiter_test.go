package content

import "testing"

func TestATableIsPartedByWhatItsFirstLineUses(t *testing.T) {
	for table, want := range map[string]rune{
		"key,owner\na;b;c": ',', "key;owner, if any;kind\na,b,c,d": ';', "key\towner, if any, or none\n": '\t', "key": ',', "": ',', "key\na\tb": ',',
	} {
		if got := Delimiter(table); got != want {
			t.Errorf("%q is parted by %q, want %q", table, got, want)
		}
	}
}
