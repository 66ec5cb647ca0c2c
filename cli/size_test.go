package cli

import "testing"

func TestASizeIsReadAsGitAndResticReadIt(t *testing.T) {
	for text, want := range map[string]int64{
		"1": 1, "26214400": 25 << 20, "25MiB": 25 << 20, "25 mib": 25 << 20, "25M": 25 << 20, "25m": 25 << 20, "3k": 3 << 10, "1GiB": 1 << 30, "2g": 2 << 30,
		"": 0, "0": 0, "0MiB": 0, "-1M": 0, "MiB": 0, "M": 0, "1.5M": 0, "25MB": 0, "25 X": 0, "1MkiB": 0, "99999999999GiB": 0, "0x10": 0,
	} {
		got, err := parseSize(text)
		if got != want || (err == nil) != (want > 0) {
			t.Errorf("%q is read as %d, %v; want %d", text, got, err, want)
		}
	}
	for n, want := range map[int64]string{25 << 20: "25 MiB", 1 << 30: "1 GiB", 1536: "1536 bytes", 3 << 10: "3 KiB", 7: "7 bytes"} {
		if got := sizeWords(n); got != want {
			t.Errorf("%d bytes are %q, want %q", n, got, want)
		}
	}
}
