package clean_test

import (
	"strings"
	"testing"

	"gonogo/content/clean"
)

func TestEmptyMeaningIsToldFromAnAnswer(t *testing.T) {
	for _, s := range []string{
		"", "  ", "\n", "-", "--", ".", "...", "…", "?", "TBD", "tbd.", "[TBD]", "<tbd>", "n/a", "N.A.", "N/A - n/a", "na", "idem", "Ditto", "same as above",
		"Same as above.", "todo", "TO DO", "xxx", "XXXX", "x", "TBD, idem", "not applicable", "See above", "ＴＢＤ", "\u200b", "\u3164", "\u2800", "to be defined",
		"none", "pending", "lorem ipsum", "\x1b",
	} {
		if !clean.IsEmptyMeaning(s) {
			t.Errorf("%q passes as an answer", s)
		}
	}
	for _, s := range []string{
		"TBD with the board on 3 December", "The board accepted the risk", "nobody holds a key", "ok", "3", "n/a: the service keeps no state", "无", "same key as staging",
		"Foo Fighters GmbH runs it", "rate limit of 10 a minute", "na gut, bestätigt durch Ana",
	} {
		if clean.IsEmptyMeaning(s) {
			t.Errorf("%q passes as empty", s)
		}
	}
}

func TestSecretsAreToldFromWhatLooksLikeThem(t *testing.T) {
	r := strings.Repeat
	random := "q7Zt2LmX9vBc4KpR8sDf1GhJ6wNy3QaE" // written here, opens nothing
	for kind, list := range map[string][]string{
		"an AWS access key":     {"AK" + "IA" + "IOSFODNN7EXAMPLE", "key: AS" + "IA" + "IOSFODNN7EXAMPLE."},
		"a GitHub token":        {"gh" + "p_" + r("aB3", 12), "(gh" + "s_" + r("aB3", 12) + ")", "github" + "_pat_" + r("A1b2", 8)},
		"a GitLab token":        {"gl" + "pat-" + r("aB3-", 6)},
		"a Slack token":         {"xo" + "xb-123456789012-" + r("aB3", 6), "xo" + "xp-1234567890-abc"},
		"an API key":            {"s" + "k-proj-" + r("aB3", 12), "s" + "k-ant-api03-" + r("xY7", 12)},
		"a Stripe key":          {"s" + "k_live_" + r("aB3", 8)},
		"a Google API key":      {"AI" + "za" + r("aB3dE", 7)},
		"a Google access token": {"ya" + "29." + r("aB3-", 6)},
		"a web token (JWT)":     {"ey" + "JhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0." + r("aB3", 8)},
		"a Vault token":         {"hv" + "s." + r("aB3", 9), "VAULT=s" + "." + r("aB3", 8)},
		"a npm token":           {"np" + "m_" + r("aB3", 12)},
		"a private key":         {"-----BEGIN " + "OPENSSH PRIVATE KEY-----", "x\n-----BEGIN " + "PRIVATE KEY-----\nMII", "-----BEGIN " + "RSA PRIVATE KEY-----"},
		"a password in a URL":   {"postgres://app:hunter2@db/prod", "see https://bob:s3cret@example.com/x", "redis://:pa55@cache"},
		"a password":            {"PASSWORD=hunter22", "https://x.example/?api_key=abc12345", `client_secret="aB3dE6gH"`},
		"a bearer token":        {"Authorization: Bear" + "er " + r("a1b2.", 6)},
		"random characters":     {random, "the key is " + random + ".", random + "/" + random, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMP1eK3Y"},
	} {
		for _, s := range list {
			if got, found := clean.LooksSecret(s); !found || got != kind {
				t.Errorf("LooksSecret(%q) = %q, %v, want %q", s, got, found, kind)
			}
		}
	}
	for _, s := range []string{
		"", "short", "The owner rotates the key each month.",
		"sha256:" + r("0a1b2c3d", 8), r("deadbeef", 5), "DEADBEEF" + r("0A1B2C3D", 7), r("0a1b2c3d", 16),
		"550e8400-e29b-41d4-a716-446655440000", "550E8400-E29B-41D4-A716-446655440000",
		"https://docs.example.com/document/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms/edit",
		"https://ci.example.com/job/123/artifact/Release2026/Plan-v3.pdf", "https://example.com/?q=ownership&page=2",
		"SHA256:uNiVztksCsDhcc0u9e8BrLJXVF4sBhsNXkbgKYZzCX8", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ana",
		"sha512-" + r("aB3dE6gHj9", 8) + "==", "-----BEGIN CERTIFICATE-----\nMIIB" + random + random + "\n-----END CERTIFICATE-----",
		"-----BEGIN SSH SIGNATURE-----\nU1NIU0lH" + random + "\n-----END SSH SIGNATURE-----", "-----BEGIN PUBLIC KEY-----",
		"payments-api-7d9c5b8f6d-x2x9k", "registry.example.com/team/payments-agent@sha256:" + r("0a1b2c3d", 8),
		"/srv/Reports/2026/ReadinessReview/Payments-Agent-Release-1.4.1.pdf", "arn:aws:iam::123456789012:role/PaymentsAgentExecutionRole",
		"task-2026-11-review-of-all-identities", "desk-12345678901234567890", "sk-learn-and-other-libraries-of-the-team", "GetUserByIdFromTheDatabaseV2WithOwner",
		"password=$DB_PASSWORD", "password=<redacted>", "postgres://app:${PW}@db/prod", "token=*****", "tokens expire after 15 minutes",
		"bearer authentication-and-authorisation rules", "AKIA is the prefix of AWS keys", "Secret: kept in the vault", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "password=rotated", "mail ana@example.com",
	} {
		if kind, found := clean.LooksSecret(s); found {
			t.Errorf("LooksSecret(%q) = %q, want none", s, kind)
		}
	}
}

func BenchmarkSecretsInAParagraph(b *testing.B) {
	raw := strings.Repeat("Every identity has an owner and a deputy, see sha256:0a1b2c3d. ", 20)
	for b.Loop() {
		clean.LooksSecret(raw)
	}
}
