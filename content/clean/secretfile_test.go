package clean

import (
	"encoding/base64"
	"encoding/binary"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
)

const secretLine = "aws_access_key_id AKIAIOSFODNN7EXAMPLX\n"

func TestASecretIsFoundWhereverItStandsInAFile(t *testing.T) {
	plain := strings.Repeat("an honest line of a log, 2026-11-20T10:00:00Z, user=svc-payments\n", 4000)
	oneLine := strings.Repeat(`{"account": "svc-payments", "owner": "Ana"}, `, 5000)
	for name, tt := range map[string]struct {
		file string
		line int
	}{
		"alone":                    {secretLine, 1},
		"at the end of many lines": {plain + secretLine, 4001},
		"in the middle":            {plain + secretLine + plain, 4001},
		"in one long line":         {oneLine + secretLine + oneLine, 1},
		"over a cut":               {strings.Repeat(".", secretPart-10) + " " + secretLine, 1},
		"behind a certificate":     {certificate(200_000) + secretLine, strings.Count(certificate(200_000), "\n") + 1},
		"a key in a block":         {plain + "-----BEGIN OPENSSH PRIVATE KEY-----\n" + block(500), 4001},
	} {
		if kind, line, found := FileLooksSecret([]byte(tt.file)); !found || line != tt.line {
			t.Errorf("%s: found %v (%s) in line %d, want line %d", name, found, kind, line, tt.line)
		}
	}
}

func TestAnHonestFileIsNoSecretHoweverLong(t *testing.T) {
	noise := make([]byte, 1<<20)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	for name, file := range map[string]string{
		"nothing":        "",
		"a certificate":  certificate(300_000),
		"certificates":   strings.Repeat(certificate(2_000), 100),
		"a picture":      string(noise),
		"digests":        strings.Repeat("sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  file\n", 2000),
		"one long line":  strings.Repeat("word ", 100_000),
		"an open marker": "-----BEGIN " + strings.Repeat("x", 1000),
	} {
		if kind, line, found := FileLooksSecret([]byte(file)); found {
			t.Errorf("%s looks like %s in line %d", name, kind, line)
		}
	}
}

func TestASecretInUTF16IsFound(t *testing.T) {
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		var file []byte
		for _, unit := range utf16.Encode([]rune("\ufeffregion: eu\r\n" + secretLine)) {
			file = order.AppendUint16(file, unit)
		}
		if _, line, found := FileLooksSecret(file); !found || line != 2 {
			t.Errorf("%v: found %v in line %d", order, found, line)
		}
	}
}

// block is base64 of so many bytes, in lines.
func block(n int) string {
	raw := make([]byte, n)
	random := rand.New(rand.NewPCG(3, 4))
	for i := range raw {
		raw[i] = byte(random.Uint32())
	}
	text := base64.StdEncoding.EncodeToString(raw)
	var out strings.Builder
	for len(text) > 64 {
		out.WriteString(text[:64] + "\n")
		text = text[64:]
	}
	return out.String() + text + "\n"
}

func certificate(n int) string {
	return "-----BEGIN CERTIFICATE-----\n" + block(n) + "-----END CERTIFICATE-----\n"
}

func BenchmarkFileLooksSecret(b *testing.B) {
	file := []byte(strings.Repeat("an honest line of a log, 2026-11-20T10:00:00Z, user=svc-payments https://example.com/x?token=abc key-ghost\n", 25<<20/105))
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		if _, _, found := FileLooksSecret(file); found {
			b.Fatal("found one")
		}
	}
}
