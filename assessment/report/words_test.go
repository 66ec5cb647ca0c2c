package report

import (
	"bytes"
	"testing"

	"gonogo/assessment"
)

// rendererWords holds what each renderer that was ever given out writes. A line that stands here stays as it is: what
// was signed with it names it.
var rendererWords = map[string]string{
	"gonogo/markdown/1": "sha256:a9cc9a60658c405b302238a5f61723ed1f16afe757961c8bdd80242b4611bfe3",
}

func TestAnotherWordingOfTheSignedTextIsAnotherRenderer(t *testing.T) {
	var all bytes.Buffer
	for _, b := range []*book{everything(t), accepting(t), allMet(t), newBook(t, func(s *assessment.Subject) { s.Tier, s.GoLive, s.Release, s.ReleaseDigest = 0, 0, "", "" })} {
		in := b.input(0)
		body, ref, err := ToSign(assessment.Basis{Record: in.Record, Decision: in.Decision}, in.Frameworks)
		if err != nil {
			t.Fatal(err)
		}
		if ref.Renderer != Renderer || ref.Template != Words {
			t.Errorf("the text is made by %+v", ref)
		}
		all.Write(body)
	}
	got := assessment.PlainDigest(all.Bytes())
	if want := rendererWords[Renderer]; string(got) != want {
		t.Errorf("%s writes %s, and is known to write %q: give the renderer its next number in signed.go, and add a line here", Renderer, got, want)
	}
	if got != Words {
		t.Errorf("the words have the digest %s, and statements name %s", got, Words)
	}
}
