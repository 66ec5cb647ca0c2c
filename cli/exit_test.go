package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/content/load"
	"gonogo/store/sqlite"
)

func TestEveryKindOfErrorHasItsExitCode(t *testing.T) {
	for _, c := range []struct {
		err  error
		want int
	}{
		{nil, 0},
		{errors.New("anything else"), 1},
		{fs.ErrPermission, 1},
		{&crash{what: "x"}, 1},
		{fmt.Errorf("save: %w", assessment.ErrNotSaved), 1},
		{assessment.ErrOutcomeUnknown, 1},
		{assessment.ErrReadOnly, 1},
		{sqlite.ErrFull, 1},
		{sqlite.ErrBusy, 1},
		{context.DeadlineExceeded, 1},
		{&usageError{}, 2},
		{fmt.Errorf("open: %w", &assessment.ArgumentError{}), 2},
		{&errFileExists{}, 2},
		{sqlite.ErrExists, 2},
		{&assessment.RefusedError{}, 3},
		{&assessment.ChangedError{}, 3},
		{&assessment.SecretError{}, 3},
		{fmt.Errorf("open: %w", &assessment.JournalError{Err: errors.New("x")}), 3},
		{&assessment.ChainError{}, 3},
		{&load.Error{}, 3},
		{&load.Errors{}, 3},
		{&invalid{}, 3},
		{&sqlite.Trouble{Is: sqlite.ErrDamaged}, 3},
		{&sqlite.Trouble{Is: sqlite.ErrForeign}, 3},
		{&sqlite.Trouble{Is: sqlite.ErrNewer}, 3},
		{fmt.Errorf("read: %w", context.Canceled), 130},
		{&verdictExit{verdict: 0}, 1},
		{&verdictExit{verdict: 99}, 1},
	} {
		if got := exitCode(c.err); got != c.want {
			t.Errorf("%T %v: exit code %d, want %d", c.err, c.err, got, c.want)
		}
	}
}

// With --signed the order is 12, 11, then 13, then 10 and 0.
func TestTheVerdictDecidesTheExitCode(t *testing.T) {
	for _, c := range []struct {
		verdict             assessment.Verdict
		plain, notAllSigned int
	}{
		{assessment.Go, 0, 13},
		{assessment.ConditionalGo, 10, 13},
		{assessment.Incomplete, 11, 11},
		{assessment.NoGo, 12, 12},
	} {
		if got := exitCode(&verdictExit{verdict: c.verdict}); got != c.plain {
			t.Errorf("%s: exit code %d, want %d", c.verdict, got, c.plain)
		}
		if got := exitCode(&verdictExit{verdict: c.verdict, unsigned: true}); got != c.notAllSigned {
			t.Errorf("%s, not signed: exit code %d, want %d", c.verdict, got, c.notAllSigned)
		}
	}
}

// brokenWriter takes some bytes and then no more.
type brokenWriter struct{ left int }

func (b *brokenWriter) Write(p []byte) (int, error) {
	if len(p) > b.left {
		n := b.left
		b.left = 0
		return n, errors.New("no space left on device")
	}
	b.left -= len(p)
	return len(p), nil
}

func TestAVerdictThatCouldNotBeWrittenIsNoVerdict(t *testing.T) {
	w := home(t)
	run(w, "demo", "-q")
	for _, verb := range [][]string{{"decide", "payments-agent"}, {"decide", "support-summaries", "--json"}, {"list"}, {"show", "payments-agent"}} {
		for _, room := range []int{0, 10, 100} {
			var stderr bytes.Buffer
			code := Run(context.Background(), w, verb, strings.NewReader(""), &brokenWriter{room}, &stderr)
			if code != exitFailed || !strings.Contains(stderr.String(), "could not be written") {
				t.Errorf("%v with room for %d bytes: exit code %d, %s", verb, room, code, stderr.String())
			}
		}
	}
}

func TestAnInterruptedVerbIs130(t *testing.T) {
	w := home(t)
	run(w, "new", "--name", "Agent", "-q")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, stderr bytes.Buffer
	if code := Run(ctx, w, []string{"apply", "agent", "-"}, strings.NewReader("answers: {ID-01: met}"), &out, &stderr); code != exitInterrupted {
		t.Errorf("exit code %d: %s", code, stderr.String())
	}
}

func TestGitIdentityTakesTheLastOfEach(t *testing.T) {
	for config, want := range map[string]string{
		"": "",
		"user.name Ana Ames\nuser.email ana@example.com\n": "Ana Ames <ana@example.com>",
		"user.email ana@example.com\n":                     "ana@example.com",
		"user.name Ana\n":                                  "Ana",
		"user.name A\nuser.email a@example.com\nuser.name B\nuser.email b@example.com": "B <b@example.com>",
	} {
		if got := gitIdentity(config); got != want {
			t.Errorf("%q: %q, want %q", config, got, want)
		}
	}
}
