package assessment_test

import (
	"context"
	"errors"
	"testing"

	. "gonogo/assessment"
)

func export(file string) Keeping {
	day, _ := ParseDate("2026-11-20")
	return Keep(Evidenced{Questions: []string{"B-1"}, EvidenceKind: "export", Ref: "export.json", Observed: day}, []byte(file))
}

func TestAFileIsKeptAsItIsAndComesBack(t *testing.T) {
	o, ctx := openOffice(t), context.Background()
	o.does(export(`{"accounts": 1}`))
	p := o.rec.State.Evidence[0]
	if !p.FileKept || p.FileSize != 15 || p.FileDigest != PlainDigest([]byte(`{"accounts": 1}`)) {
		t.Fatalf("recorded %+v", p.Evidenced)
	}
	if got, err := o.File(ctx, &p); err != nil || string(got) != `{"accounts": 1}` {
		t.Fatalf("came back as %q, %v", got, err)
	}
	// Taken back, it is still held: the record keeps what it was given.
	if _, _, err := o.Undo(ctx, o.rec.Meta, nil, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := o.File(ctx, &p); err != nil {
		t.Fatal(err)
	}
	if _, err := o.File(ctx, &Piece{}); !errors.Is(err, ErrNotFound) {
		t.Fatalf("a piece without a copy: %v", err)
	}
}

func TestOnlyTheFileThatEvidenceNamesIsKept(t *testing.T) {
	o := openOffice(t)
	other, unmarked := export("x"), export("x")
	other.File, unmarked.FileKept = []byte("y"), false
	o.refuses("kept with its bytes", export("x").Evidenced)
	for _, b := range []Body{other, unmarked, NotASecret{Body: other}} {
		o.refuses("another one than the evidence names", b)
	}
	large := export("x")
	large.File = make([]byte, MaxKept+1)
	o.refuses("the record keeps files of up to 256 MiB", large)
	hidden := export("region: eu\nkey: AKIAIOSFODNN7EXAMPLX\n")
	var secret *SecretError
	if err := o.refuses("the file (line 2) looks like it holds an AWS access key", hidden); !errors.As(err, &secret) {
		t.Errorf("a secret: %v", err)
	}
	o.does(NotASecret{Body: hidden}) // a person has looked at it
	o.does(export(string(make([]byte, KeptUnasked+1))))
}
