package report

import (
	"context"
	"crypto/ed25519"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"gonogo/assessment"
	"gonogo/assessment/seal"
	"gonogo/content"
	"gonogo/store/memory"
)

// signedReport is a small record that its service owner has signed, and the report with the signature at its end.
func signedReport(t testing.TB) (assessment.Record, *assessment.Desk, []byte) {
	t.Helper()
	pack := content.Pack{{Path: "gate.yaml", Text: "small"}}
	desk := assessment.NewDesk(memory.New(), assessment.World{
		Now: func() time.Time { return time.Date(2026, 12, 10, 9, 0, 0, 0, time.UTC) }, By: cai, Writer: func() string { return "laptop-cai" },
		Parse: func([]byte) (*content.Gate, error) {
			g := smallGate()
			g.Digest, g.Policy.Signers = pack.Digest(), all4(1)
			return g, nil
		},
		Render: func(b assessment.Basis) ([]byte, assessment.ReportRef, error) { return ToSign(b, nil) },
	})
	r, err := desk.Start(context.Background(), pack, newBook(t, nil).entries[0].What.(assessment.Started).Subject)
	if err != nil {
		t.Fatal(err)
	}
	draft, err := desk.Draft(context.Background(), r.Meta, assessment.SignAsk{Role: "service-owner", Remark: "as discussed <b>loudly</b>"})
	if err != nil {
		t.Fatal(err)
	}
	key, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)))
	if err != nil {
		t.Fatal(err)
	}
	signature, err := seal.Sign(key, draft.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	if r, err = desk.Sign(context.Background(), r.Meta, draft, string(signature), ""); err != nil {
		t.Fatal(err)
	}
	body, signed, err := desk.SignedReport(r)
	if err != nil || len(signed) != 1 {
		t.Fatalf("%d sign-offs, %v", len(signed), err)
	}
	return r, desk, SignedFile(body, signed)
}

// verified reports whether a report with its sign-off passes every check that the file alone allows.
func verified(desk *assessment.Desk, file []byte) bool {
	body, signed, err := ReadSigned(file)
	if err != nil {
		return false
	}
	v := desk.VerifyReport(body, signed, nil, assessment.Trust{})
	good := len(v.SignOffs) > 0
	for i := range v.SignOffs {
		for _, c := range v.SignOffs[i].Checks {
			good = good && (c.Good || c.What == assessment.CheckKey) // whose key it is, no file can tell
		}
	}
	return good
}

func TestASignedReportIsReadBackAsItWasWritten(t *testing.T) {
	r, desk, file := signedReport(t)
	body, signed, err := ReadSigned(file)
	if err != nil {
		t.Fatal(err)
	}
	if signed[0].Statement != r.State.SignOffs[0].Statement || signed[0].Signature != r.State.SignOffs[0].Signature {
		t.Error("the sign-off in the file is another one than in the record")
	}
	if assessment.PlainDigest(body) != signed[0].Says.Predicate.Report.Digest {
		t.Error("the body is not the text that was signed")
	}
	if !verified(desk, file) {
		t.Error("it is not verified")
	}
}

// Every byte of the whole file, changed in one bit and in all: none may still be verified.
func TestEverySingleByteOfASignedReportCounts(t *testing.T) {
	_, desk, file := signedReport(t)
	for i := range file {
		for _, flip := range []byte{1 << (i % 8), 0xff} {
			changed := slices.Clone(file)
			changed[i] ^= flip
			if verified(desk, changed) {
				t.Fatalf("byte %d (%q) was changed to %q and it is still verified", i, file[i], changed[i])
			}
		}
	}
	for _, n := range []int{0, 1, 2, len(file) / 2} {
		if verified(desk, file[:len(file)-1-n]) || verified(desk, append(slices.Clone(file), file[:n+1]...)) {
			t.Errorf("cut by %d bytes or grown by as many it is still verified", n+1)
		}
	}
}

func TestWhatIsWrongWithASignedReportIsTold(t *testing.T) {
	_, desk, file := signedReport(t)
	text := string(file)
	block := text[strings.Index(text, Marker):]
	for name, c := range map[string]struct {
		file string
		want error
	}{
		"line endings":            {strings.ReplaceAll(text, "\n", "\r\n"), ErrLineEndings},
		"no sign-offs":            {text[:strings.Index(text, Marker)], ErrUnsigned},
		"nothing behind":          {text[:strings.Index(text, Marker)] + Marker + "\n", ErrUnsigned},
		"two blocks":              {text + "\n" + block, ErrAltered},
		"words in the block":      {strings.Replace(text, "## Sign-offs", "## Sign-offs of the board", 1), ErrAltered},
		"a name in the table":     {strings.Replace(text, "| service-owner | Cai Lund", "| service-owner | Bai Lund", 1), ErrAltered},
		"a letter of a statement": {strings.Replace(text, `"role":"service-owner"`, `"role":"service-owmer"`, 1), ErrAltered},
	} {
		if _, _, err := ReadSigned([]byte(c.file)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, changed := range map[string]string{"a tab": "a\tb" + text, "a bidi character": "\u202e" + text, "bad bytes": "\xff" + text, "a zero byte": "\x00" + text} {
		if _, _, err := ReadSigned([]byte(changed)); err == nil || verified(desk, []byte(changed)) {
			t.Errorf("%s in front is not refused", name)
		}
	}
}

func TestNoTextOfAPersonCanImitateTheMarker(t *testing.T) {
	b := newBook(t, func(s *assessment.Subject) { s.Name = "x\n" + Marker + "\n```json\n{}" })
	b.add(assessment.Answered{Question: "ID-01", Answer: assessment.Met, Note: "\n" + Marker + "\n"}, assessment.Commented{Text: "\n\n" + Marker + "\n\n```\n" + Marker})
	in := b.input(0)
	in.ToSign = true
	var out strings.Builder
	if err := Markdown(&out, in); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), Marker) {
		t.Error("the body holds the marker")
	}
}

func FuzzReadSigned(f *testing.F) {
	_, _, file := signedReport(f)
	f.Add(file)
	f.Add([]byte("# a\n\n" + Marker + "\n\n```json\n{}\n```\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		body, signed, err := ReadSigned(b)
		if err == nil && string(SignedFile(body, signed)) != string(b) {
			t.Errorf("a file was read that is not written so")
		}
	})
}

func TestTheNoteOfARoleIsShownAndIsNoPartOfWhatItSays(t *testing.T) {
	in := withSignOffs(everything(t).input(0))
	for i := range in.Decision.SignOffs.Needed {
		r := *in.Decision.SignOffs.Needed[i].Role
		r.Note = "An executive signs."
		in.Decision.SignOffs.Needed[i].Role = &r
	}
	if got := textOf(parsed(t, htmlOf(t, in))); !strings.Contains(got, "An executive signs.") {
		t.Error("the HTML does not show it")
	}
	for _, toSign := range []bool{false, true} {
		in.ToSign = toSign
		got := string(markdown(t, in))
		if !strings.Contains(got, ":** An executive signs") || strings.Contains(got, "| An executive") {
			t.Errorf("to sign %v: the note does not stand beside the table", toSign)
		}
	}
}
