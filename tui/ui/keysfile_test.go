package ui

import (
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write docs/keys.md anew")

func TestTheKeySheetIsFresh(t *testing.T) {
	const sheet = "../../docs/keys.md"
	if *update {
		if err := os.WriteFile(sheet, []byte(KeysDoc()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	held, err := os.ReadFile(sheet)
	if err != nil {
		t.Fatal(err)
	}
	if string(held) != KeysDoc() {
		t.Error("docs/keys.md is not what the key table says: go test ./tui/ui -run KeySheet -update")
	}
}
