package sqlite_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"gonogo/assessment"
	"gonogo/store/sqlite"
	"gonogo/store/storetest"
)

func TestEightProcessesLoseNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gonogo.db")
	storetest.Processes(t, storetest.Place{
		Path: path,
		Open: func(t *testing.T) assessment.Journal { return open(t, sqlite.Options{Path: path}) },
	}, 8, 250/storetest.Scale)
}

// TestAHundredKillsLoseNothingAcknowledged kills a process that records without a pause, at moments that it
// does not choose, and looks for everything that it had called kept.
func TestAHundredKillsLoseNothingAcknowledged(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 23))
	acknowledged := 0
	for file := range 5 {
		path := filepath.Join(t.TempDir(), "gonogo.db")
		j := open(t, sqlite.Options{Path: path})
		storetest.BeginAll(t, j)
		must(t, j.Close()) // alone, the next one to open has a log to recover
		want := map[string]bool{}
		for kill := range 20 / storetest.Scale {
			ids := killed(t, path, fmt.Sprintf("f%dk%d", file, kill), random.IntN(12))
			for _, id := range ids {
				want[id] = true
			}
			acknowledged += len(ids)
		}
		j = open(t, sqlite.Options{Path: path})
		for _, id := range storetest.Assessments {
			storetest.Held(t, j, id) // checks the chains
			entries, err := j.Entries(ctx, id)
			must(t, err)
			for _, e := range entries {
				delete(want, e.ID)
			}
		}
		if len(want) > 0 {
			t.Fatalf("%d acknowledged entries are gone", len(want))
		}
		if wrong, err := j.IntegrityCheck(ctx); err != nil || len(wrong) > 0 {
			t.Fatalf("%v, %v", wrong, err)
		}
		must(t, j.Close())
	}
	if acknowledged < 300/storetest.Scale {
		t.Errorf("only %d entries were acknowledged: this proves little", acknowledged)
	}
}

// killed runs a recording process, kills it once it has acknowledged more than after entries, and returns
// all that it acknowledged.
func killed(t *testing.T, path, prefix string, after int) []string {
	t.Helper()
	cmd, err := storetest.Child(path, "w"+prefix, prefix, 0)
	must(t, err)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	var said bytes.Buffer
	lines := bufio.NewReader(io.TeeReader(out, &said))
	for range after + 1 {
		if _, err := lines.ReadString('\n'); err != nil {
			t.Fatalf("it ended by itself: %v: %s", err, errs.Bytes())
		}
	}
	must(t, cmd.Process.Kill())
	if _, err := io.Copy(io.Discard, lines); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
	return storetest.Acknowledged(said.Bytes())
}
