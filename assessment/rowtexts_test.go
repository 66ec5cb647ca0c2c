package assessment

import (
	"errors"
	"strings"
	"testing"
)

func TestTheCellsOfARowAreLookedAtAsEveryOtherText(t *testing.T) {
	row := func(cell string) error {
		return checkTexts(RowSet{Register: "identities", Key: "svc-pay", Cells: map[string]string{"owner": "Ana", "store": cell}})
	}
	var secret *SecretError
	if err := row("AKIAIOSFODNN7EXAMPLQ"); !errors.As(err, &secret) || secret.Field != "store of svc-pay" {
		t.Errorf("a secret in a cell: %v", err)
	}
	for _, bad := range []string{"\xff", "a\x00b", strings.Repeat("x", MaxLine+1)} {
		if err := row(bad); err == nil || !strings.Contains(err.Error(), "store of svc-pay") {
			t.Errorf("%.8q: %v", bad, err)
		}
	}
	if err := row("the vault"); err != nil {
		t.Errorf("plain text: %v", err)
	}
}
