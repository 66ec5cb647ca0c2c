package storetest

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"gonogo/assessment"
)

// keeping is evidence with a kept file, as the next entry of a writer's chain, and the copy that goes with it.
func keeping(after assessment.Frontier, id, entryID string, file []byte) ([]assessment.Sealed, assessment.KeptFile) {
	k := assessment.Keep(assessment.Evidenced{Questions: []string{"ID-01"}, EvidenceKind: "export", Ref: "export.json", Observed: 1}, file)
	return []assessment.Sealed{Sealed(after, id, "w1", entryID, k.Evidenced)}, assessment.KeptFile{Digest: k.FileDigest, Bytes: file}
}

// KeepFile records evidence with a copy of its file.
func KeepFile(t testing.TB, j assessment.Journal, id, entryID string, file []byte) {
	t.Helper()
	held := Held(t, j, id)
	entries, copied := keeping(held, id, entryID, file)
	must(t, j.Append(ctx, id, held, entries, Summary(id, held.Total()+1), copied))
}

func keptFiles(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	begin(t, j, "a2", "two")
	large := bytes.Repeat([]byte("0123456789abcdef"), 1<<16)
	for i, file := range [][]byte{[]byte("plain"), {}, []byte("\x00\xff\x00"), large} {
		KeepFile(t, j, "a1", string(rune('a'+i)), file)
		KeepFile(t, j, "a2", string(rune('p'+i)), file) // the same one again, for another assessment
	}
	must(t, j.Close())
	for _, again := range []assessment.Journal{p.Open(t), p.OpenReadOnly(t)} {
		for _, want := range [][]byte{[]byte("plain"), {}, []byte("\x00\xff\x00"), large} {
			if got, err := again.File(ctx, assessment.PlainDigest(want)); err != nil || !bytes.Equal(got, want) {
				t.Errorf("a file of %d bytes came back with %d, %v", len(want), len(got), err)
			}
		}
		_, err := again.File(ctx, assessment.PlainDigest([]byte("unknown")))
		wantErr(t, err, assessment.ErrNotFound)
		cancelled, cancel := context.WithCancel(ctx)
		cancel()
		_, err = again.File(cancelled, assessment.PlainDigest(large))
		wantErr(t, err, context.Canceled)
	}
}

func keptOrNot(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	held := Held(t, j, "a1")
	entries, copied := keeping(held, "a1", "k1", []byte("the file"))
	lacks := func(after string) {
		t.Helper()
		if _, err := j.File(ctx, copied.Digest); !errors.Is(err, assessment.ErrNotFound) {
			t.Fatalf("%s: the file is held: %v", after, err)
		}
	}
	foreign := assessment.KeptFile{Digest: copied.Digest, Bytes: []byte("another file")}
	if err := j.Append(ctx, "a1", held, entries, Summary("one", 2), foreign); err == nil {
		t.Fatal("a file was kept under the digest of another")
	}
	lacks("a foreign digest")
	must(t, Record(j, "a1", "w2", "theirs", "first"))
	wantErr(t, j.Append(ctx, "a1", held, entries, Summary("one", 2), copied), assessment.ErrConflict)
	lacks("a conflict")
	held = Held(t, j, "a1")
	entries, _ = keeping(held, "a1", "k1", copied.Bytes)
	mend := p.FailNextWrite(t, j)
	wantErr(t, j.Append(ctx, "a1", held, entries, Summary("one", 3), copied), assessment.ErrNotSaved)
	mend()
	lacks("a failed write")
	for range 2 { // the second time is no error
		must(t, j.Append(ctx, "a1", held, entries, Summary("one", 3), copied))
	}
	if got, err := j.File(ctx, copied.Digest); err != nil || !bytes.Equal(got, copied.Bytes) {
		t.Fatalf("the file came back as %q, %v", got, err)
	}
}
