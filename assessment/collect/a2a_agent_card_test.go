package collect_test

import (
	"slices"
	"strings"
	"testing"

	"gonogo/assessment/collect"
)

func FuzzA2AAgentCard(f *testing.F) { fuzzFormat(f, "a2a-agent-card") }

func TestACardWithoutSecurityDeclaresNoSignIn(t *testing.T) {
	const none, idle, open = "declares no sign-in", "asks for none of them", "without a sign-in too"
	for security, says := range map[string]string{
		``: none, `"security": []`: none, `"security": null`: none, `"securitySchemes": {"key": {"type": "apiKey"}}`: idle,
		`"securitySchemes": {"key": {"type": "apiKey"}}, "security": [{"key": []}]`:     "",
		`"securitySchemes": {"key": {"type": "apiKey"}}, "security": [{"key": []}, {}]`: open,
		`"authentication": {"schemes": ["bearer"]}`:                                     "", `"authentication": {"schemes": []}`: none, `"authentication": {"schemes": ["bearer", "none"]}`: open,
		`"securitySchemes": {"key": {}}, "securityRequirements": [{"schemes": {"key": {"list": []}}}]`: "",
		`"securitySchemes": {"key": {}}, "securityRequirements": [{"schemes": {}}]`:                    open,
	} {
		card := strings.Replace(`{"name": "Desk", "protocolVersion": "0.3.0", "skills": [{"id": "pay"}], `+security+`}`, ", }", "}", 1)
		_, in := cellsOf(t, card)
		for _, text := range []string{none, idle, open} {
			if said := slices.ContainsFunc(in.Files[0].Unknown, func(u string) bool { return strings.Contains(u, text) }); said != (text == says) {
				t.Errorf("of %s it says %q", card, in.Files[0].Unknown)
			}
		}
	}
}

func TestAnotherAgentJSONIsNoCard(t *testing.T) {
	for _, text := range []string{
		`{"name": "Desk", "description": "x", "url": "https://example.com", "version": "1.0"}`,
		`{"name": "Desk", "skills": [{"id": "pay"}]}`,
		`{"name": "Desk", "skills": "many", "protocolVersion": "0.3.0"}`,
	} {
		if _, err := read("", collect.File{Name: "agent.json", Bytes: []byte(text)}); err == nil {
			t.Errorf("%s is read", text)
		}
	}
}
