package cli

import (
	"context"
	"strings"
	"testing"

	"gonogo/store"
)

func TestDoctorIsCalmAboutALogInUse(t *testing.T) {
	w := home(t)
	run(w, "new", "--name", "Agent", "-q")
	window, err := store.Open(context.Background(), store.Options{Path: w.Database, StateDir: w.StateDir})
	if err != nil {
		t.Fatal(err)
	}
	run(w, "answer", "agent", "ID-01", "unmet", "-q")
	out, _, code := run(w, "doctor")
	if want := "· gonogo.db-wal lies beside the database: in use by another window — nothing to do\n"; code != 0 || !strings.HasPrefix(out, want) {
		t.Errorf("exit code %d: %s", code, out)
	}
	if err := window.Close(); err != nil {
		t.Fatal(err)
	}
	if out, _, code := run(w, "doctor"); code != 0 || !strings.HasPrefix(out, "sound: ") {
		t.Errorf("nobody has it open; exit code %d: %s", code, out)
	}
}
