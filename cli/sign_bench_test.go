package cli

import (
	"context"
	"crypto/ed25519"
	"io"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"gonogo/assessment"
	"gonogo/assessment/seal"
	"gonogo/store/memory"
)

// signer has the filled example in a memory journal, and a key that is at hand.
func signer(b *testing.B) (*app, assessment.Meta, ssh.Signer) {
	b.Helper()
	a := &app{world: World{Now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }}, stderr: io.Discard}
	a.desk = a.deskOver(memory.New(), "Sam <sam@example.com>", func() string { return "w" })
	if _, err := a.fillDemo(context.Background(), a.desk); err != nil {
		b.Fatal(err)
	}
	m, err := a.desk.Find(context.Background(), "support-summaries")
	if err != nil {
		b.Fatal(err)
	}
	key, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)))
	if err != nil {
		b.Fatal(err)
	}
	return a, m, key
}

// BenchmarkSign is a sign-off of the filled example, from the draft with its report to the entry.
func BenchmarkSign(b *testing.B) {
	a, m, key := signer(b)
	for b.Loop() {
		draft, err := a.desk.Draft(context.Background(), m, assessment.SignAsk{Role: "security"})
		if err != nil {
			b.Fatal(err)
		}
		signature, err := seal.Sign(key, draft.Bytes)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := a.desk.Sign(context.Background(), m, draft, string(signature), ""); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		a, m, key = signer(b) // else each round finds the signatures of those before
		b.StartTimer()
	}
}

// BenchmarkVerify is the check of a signed record: signature, key apart, and the report made again.
func BenchmarkVerify(b *testing.B) {
	a, m, key := signer(b)
	draft, err := a.desk.Draft(context.Background(), m, assessment.SignAsk{Role: "security"})
	if err != nil {
		b.Fatal(err)
	}
	signature, err := seal.Sign(key, draft.Bytes)
	if err != nil {
		b.Fatal(err)
	}
	r, err := a.desk.Sign(context.Background(), m, draft, string(signature), "")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if v := a.desk.VerifyRecord(r, assessment.Trust{}); len(v.SignOffs) != 1 {
			b.Fatal(v)
		}
	}
}
