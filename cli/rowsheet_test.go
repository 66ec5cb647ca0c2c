package cli

import (
	"bytes"
	"encoding/csv"
	"testing"
)

func TestACellComesBackFromASheetAsItWas(t *testing.T) {
	for _, text := range []string{
		"", "'", "''", "'=x", `=HYPERLINK("http://x")`, "+1", "-5", "@a", "＝1", "﹣2", "'a", "it's", `a, b; "c"`, "two\nlines", "one\rtwo",
		"esc \x1b[31m", "\u202eback", "#", "a\tb", "ü", `"`, ",", "''''=", "'\u200b=",
	} {
		safe := formulaSafe(text)
		if text != "" && beginsFormula(text) && safe[0] != '\'' {
			t.Errorf("%q is written as %q, which is a formula", text, safe)
		}
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		if err := w.Write([]string{safe, "x"}); err != nil {
			t.Fatal(err)
		}
		w.Flush()
		row, err := csv.NewReader(&out).Read()
		if err != nil {
			t.Fatal(err)
		}
		if got := unescaped(row[0]); got != text {
			t.Errorf("%q comes back as %q", text, got)
		}
	}
}
