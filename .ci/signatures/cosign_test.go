//go:build outside

package signatures

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"testing"

	"gonogo/assessment/seal"
)

// The file that is attested, and a statement about it as sign-offs make them.
var report = []byte("# Report\n")

const predicate = "https://example.com/sign-off/v1"

func statementOn(file []byte) []byte {
	return fmt.Appendf(nil, `{"_type":"https://in-toto.io/Statement/v1","predicate":{"meaning":"I approve"},"predicateType":%q,"subject":[{"digest":{"sha256":"%x"},"name":"report.md"}]}`,
		predicate, sha256.Sum256(file))
}

func TestCosignVerifiesOurBundles(t *testing.T) {
	cosign := os.Getenv("COSIGN")
	if cosign == "" {
		t.Fatal("COSIGN names no cosign: run this from .ci/signatures/run")
	}
	verified := 0
	for _, k := range stockKeys(t) {
		bundle, err := seal.SignBundle(k.signer(t), statementOn(report))
		if errors.Is(err, seal.ErrNoBundle) {
			t.Logf("%s: %v", k.name, err)
			continue
		}
		verified++
		if err != nil {
			t.Fatal(err)
		}
		public, err := seal.PublicPEM(k.public(t))
		if err != nil {
			t.Fatal(err)
		}
		verify := func(bundle, file []byte) (string, bool) {
			return run(t, nil, nil, cosign, "verify-blob-attestation", "--key", write(t, "key.pem", public), "--bundle", write(t, "bundle.json", bundle),
				"--insecure-ignore-tlog", "--type", predicate, write(t, "report.md", file))
		}
		if said, ok := verify(bundle, report); !ok {
			t.Errorf("%s: %s", k.name, said)
		}
		if said, ok := verify(bundle, append(report, 'x')); ok {
			t.Errorf("%s: another report passes: %s", k.name, said)
		}
		bad := []byte(string(bundle))
		bad[len(bad)/2] ^= 1
		if said, ok := verify(bad, report); ok {
			t.Errorf("%s: a changed bundle passes: %s", k.name, said)
		}
	}
	if verified != 8 {
		t.Errorf("%d kinds of key made a bundle, not 8", verified)
	}
}
