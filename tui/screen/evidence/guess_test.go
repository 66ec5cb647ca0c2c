package evidence

import "testing"

func TestTheKindIsGuessedOnlyWhereTheNameLeavesNoDoubt(t *testing.T) {
	among := []string{"config-export", "register-export", "log-query", "screenshot", "drill-record"}
	for ref, want := range map[string]string{
		"/proofs/2026-config-export.json": "config-export",
		`C:\proofs\Config_Export.json`:    "config-export",
		"export.json":                     "", // two are as likely
		"config.json":                     "config-export",
		"drill.md":                        "drill-record",
		"https://w.example/drill-record?": "drill-record",
		"https://w.example/drill/":        "drill-record",
		"screen.PNG":                      "screenshot",
		"app.log":                         "log-query",
		"app.jsonl":                       "log-query",
		"notes.txt":                       "",
		"recorder.txt":                    "",
		"":                                "",
	} {
		if got := guessKind(ref, among); got != want {
			t.Errorf("%q is guessed as %q, want %q", ref, got, want)
		}
	}
	if got := guessKind("app.log", []string{"log-query", "log-export"}); got != "" {
		t.Errorf("of two kinds of logs %q was guessed", got)
	}
}
