package seal_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"gonogo/assessment/seal"
)

// now is when the tests judge.
var now = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

// withKeys writes KEY for the key that signed and OTHER for another one.
func withKeys(t testing.TB, text string) []byte {
	t.Helper()
	return []byte(strings.NewReplacer("KEY", fixtureKey(t, "ed25519.pub").Authorized(), "OTHER", fixtureKey(t, "ecdsa256.pub").Authorized()).Replace(text))
}

func allowed(t testing.TB, text string) seal.AllowedSigners {
	t.Helper()
	s, err := seal.ParseAllowedSigners(withKeys(t, text), time.UTC)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return s
}

// What ssh-keygen -Y verify of OpenSSH 9.2 does with each of these was tried; .ci/signatures tries the same files again.
func TestAllowedSignersAreReadAsSSHKeygenReadsThem(t *testing.T) {
	for _, c := range []struct {
		name, file string
		want       error
	}{
		{"a key", "ana@example.com KEY\n", nil},
		{"a comment behind it", "ana@example.com KEY Ana's laptop\n", nil},
		{"comments and empty lines", "# hi\n\n   # hi\nana@example.com KEY\n", nil},
		{"blanks before and tabs between", " \tana@example.com\t  KEY\n", nil},
		{"Windows line ends", "ana@example.com KEY\r\n", nil},
		{"no newline at the end", "ana@example.com KEY", nil},
		{"an empty file", "", seal.ErrUnknownKey},
		{"another key", "ana@example.com OTHER\n", seal.ErrUnknownKey},
		{"another person", "ben@example.com KEY\n", seal.ErrOtherPrincipal},
		{"other letters", "ANA@example.com KEY\n", seal.ErrOtherPrincipal},
		{"a list of people", "ben@example.com,ana@example.com KEY\n", nil},
		{"a gap in the list", "ben@example.com,,ana@example.com KEY\n", nil},
		{"quoted people", `"ben b,ana@example.com" KEY`, nil},
		{"everybody", "* KEY\n", nil},
		{"a pattern", "*@example.com KEY\n", nil},
		{"single letters", "?n?@example.com KEY\n", nil},
		{"too few single letters", "??@example.com KEY\n", seal.ErrOtherPrincipal},
		{"everybody but her", "*@example.com,!ana@* KEY\n", seal.ErrOtherPrincipal},
		{"not her, then everybody", "!ana@example.com,* KEY\n", seal.ErrOtherPrincipal},
		{"everybody but another", "*,!ben@example.com KEY\n", nil},
		{"nobody but not another", "!ben@example.com KEY\n", seal.ErrOtherPrincipal},
		{"this purpose", `ana@example.com namespaces="gonogo-signoff" KEY`, nil},
		{"other letters in the option", `ana@example.com NameSpaces="gonogo-signoff" KEY`, nil},
		{"one of several purposes", `ana@example.com namespaces="git,gonogo-*" KEY`, nil},
		{"blanks in the option", `ana@example.com namespaces="a b,gonogo-signoff" KEY`, nil},
		{"a quote in the option", `ana@example.com namespaces="a\"b,gonogo-signoff" KEY`, nil},
		{"another purpose", `ana@example.com namespaces="git" KEY`, seal.ErrOtherNamespace},
		{"any purpose but this", `ana@example.com namespaces="*,!gonogo-signoff" KEY`, seal.ErrOtherNamespace},
		{"no purpose", `ana@example.com namespaces="" KEY`, seal.ErrOtherNamespace},
		{"valid since", `ana@example.com valid-after="20200101" KEY`, nil},
		{"valid from this second", `ana@example.com valid-after="20261125120000Z" KEY`, nil},
		{"valid from the next second", `ana@example.com valid-after="20261125120001Z" KEY`, seal.ErrNotYetValid},
		{"valid from the next minute", `ana@example.com valid-after="202611251201z" KEY`, seal.ErrNotYetValid},
		{"valid from the next day", `ana@example.com valid-after="20261126UTC" KEY`, seal.ErrNotYetValid},
		{"valid up to this second", `ana@example.com valid-before="20261125120000Z" KEY`, nil},
		{"valid up to the last second", `ana@example.com valid-before="20261125115959Z" KEY`, seal.ErrNoLongerValid},
		{"valid until", `ana@example.com valid-before="20200101" KEY`, seal.ErrNoLongerValid},
		{"valid between", `ana@example.com valid-after="20200101",valid-before="20300101Z",namespaces="*" KEY`, nil},
		{"an authority", "ana@example.com cert-authority KEY\n", seal.ErrOnlyAuthority},
		{"an authority twice, in other letters", "ana@example.com CERT-AUTHORITY,cert-authority KEY\n", seal.ErrOnlyAuthority},
		{"the second line allows it", "ana@example.com namespaces=\"git\" KEY\nana@example.com KEY\n", nil},
		{"the first line allows it", "ana@example.com KEY\nana@example.com valid-before=\"20200101\" KEY\n", nil},
		{"a key of a kind not known here", "ana@example.com new-kind AAAACG5ldy1raW5kAAAAAXg=\nana@example.com KEY\n", nil},
	} {
		err := allowed(t, c.file).Check("ana@example.com", fixtureKey(t, "ed25519.pub"), seal.Namespace, now)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

func TestARefusalNamesWhatCameClosest(t *testing.T) {
	s := allowed(t, `ben@example.com KEY
ana@example.com namespaces="git" KEY
ana@example.com valid-before="20200101Z" KEY
ana@example.com valid-after="20300101Z" KEY
`)
	err := s.Check("ana@example.com", fixtureKey(t, "ed25519.pub"), seal.Namespace, now)
	if !errors.Is(err, seal.ErrNoLongerValid) || !strings.Contains(err.Error(), "2020-01-01T00:00:00Z: line 3") {
		t.Errorf("got %v", err)
	}
}

func TestNobodyMatchesNoPattern(t *testing.T) {
	err := allowed(t, "* KEY\n").Check("", fixtureKey(t, "ed25519.pub"), seal.Namespace, now)
	if !errors.Is(err, seal.ErrOtherPrincipal) {
		t.Errorf("got %v", err)
	}
}

func TestAFileThatAllowsNobodyAndNoFileAllowNobody(t *testing.T) {
	if err := (seal.AllowedSigners{}).Check("ana@example.com", fixtureKey(t, "ed25519.pub"), seal.Namespace, now); !errors.Is(err, seal.ErrUnknownKey) {
		t.Errorf("got %v", err)
	}
	if err := allowed(t, "* KEY\n").Check("ana@example.com", seal.Key{}, seal.Namespace, now); !errors.Is(err, seal.ErrUnknownKey) {
		t.Errorf("no key: %v", err)
	}
}

func TestTimesWithoutZAreLocal(t *testing.T) {
	file := withKeys(t, `ana@example.com valid-after="202611251200" KEY`)
	for name, c := range map[string]struct {
		where *time.Location
		want  error
	}{
		"UTC":                    {time.UTC, nil},
		"nil, which is UTC":      {nil, nil},
		"an hour east, earlier":  {time.FixedZone("", 3600), nil},
		"an hour west, not yet":  {time.FixedZone("", -3600), seal.ErrNotYetValid},
		"a second west, not yet": {time.FixedZone("", -1), seal.ErrNotYetValid},
	} {
		s, err := seal.ParseAllowedSigners(file, c.where)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Check("ana@example.com", fixtureKey(t, "ed25519.pub"), seal.Namespace, now); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPrincipalsAreTheListsOfTheLinesThatPermit(t *testing.T) {
	s := allowed(t, `*@example.com,!ben@example.com KEY
ana@example.com KEY
ana@example.com KEY again
cai@example.com OTHER
dee@example.com valid-before="20200101Z" KEY
`)
	got, err := s.Principals(fixtureKey(t, "ed25519.pub"), seal.Namespace, now)
	if want := []string{"*@example.com,!ben@example.com", "ana@example.com"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := s.Principals(fixtureKey(t, "ecdsa384.pub"), seal.Namespace, now); !errors.Is(err, seal.ErrUnknownKey) || got != nil {
		t.Errorf("a key not listed: %q, %v", got, err)
	}
}

func TestALineThatCannotBeReadIsNamed(t *testing.T) {
	// The last letter before the padding holds two bits that no byte takes; it is one that ends in zeros.
	padded, _ := strings.CutSuffix(fixtureKey(t, "ecdsa256.pub").Authorized(), "=")
	loose := padded[:len(padded)-1] + string(padded[len(padded)-1]+1) + "="
	for name, line := range map[string]string{
		"no key":                         `ana@example.com`,
		"a word for a key":               `ana@example.com key`,
		"no principals":                  `KEY`,
		"empty principals":               `"" KEY`,
		"principals with a blank":        `ana@example.com, ben@example.com KEY`,
		"a quote that is not closed":     `"ana@example.com KEY`,
		"a quote inside":                 `ana"@example.com KEY`,
		"a quote glued to the key":       `"ana@example.com"KEY`,
		"a key with bytes behind":        `ana@example.com KEYAAAA`,
		"a key that is no base64":        `ana@example.com ssh-ed25519 AAAA%`,
		"a key without its padding":      `ana@example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AA`,
		"a key with loose bits":          `ana@example.com ` + loose,
		"a key of another kind":          `ana@example.com ssh-rsa ` + strings.Fields(fixtureKey(t, "ed25519.pub").Authorized())[1],
		"a known kind cut short":         `ana@example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5`,
		"an unknown option":              `ana@example.com foo KEY`,
		"an unknown option with a value": `ana@example.com foo="1" KEY`,
		"no cert-authority":              `ana@example.com no-cert-authority KEY`,
		"an authority with a value":      `ana@example.com cert-authority="yes" KEY`,
		"an option without quotes":       `ana@example.com namespaces=git KEY`,
		"an option without value":        `ana@example.com namespaces KEY`,
		"an option that is not closed":   `ana@example.com namespaces="git KEY`,
		"a comma too much":               `ana@example.com namespaces="git", KEY`,
		"a semicolon for a comma":        `ana@example.com namespaces="git";cert-authority KEY`,
		"text behind an option":          `ana@example.com namespaces="git"x KEY`,
		"namespaces twice":               `ana@example.com namespaces="a",namespaces="b" KEY`,
		"valid-after twice":              `ana@example.com valid-after="20200101",valid-after="20200102" KEY`,
		"valid-before twice":             `ana@example.com valid-before="20200101",valid-before="20200102" KEY`,
		"before after after":             `ana@example.com valid-after="20300101",valid-before="20200101" KEY`,
		"before the same as after":       `ana@example.com valid-after="20300101",valid-before="20300101" KEY`,
		"an hour without minutes":        `ana@example.com valid-after="2020010112" KEY`,
		"a thirteenth month":             `ana@example.com valid-after="20201301" KEY`,
		"the thirtieth of February":      `ana@example.com valid-before="20260230" KEY`,
		"the 24th hour":                  `ana@example.com valid-after="202001012400" KEY`,
		"before 1970":                    `ana@example.com valid-after="19690101" KEY`,
		"the first second of 1970":       `ana@example.com valid-after="19700101Z" KEY`,
		"no time":                        `ana@example.com valid-after="" KEY`,
		"only a Z":                       `ana@example.com valid-after="Z" KEY`,
		"a year with a sign":             `ana@example.com valid-after="+2020101" KEY`,
		"a NUL":                          "ana@example.com KEY \x00",
		"an escape":                      "ana@example.com KEY \x1b[2J",
		"bad UTF-8":                      "ana@example.com KEY \xff",
	} {
		file := withKeys(t, "# first\nben@example.com KEY\n"+line+"\ncai@example.com KEY\n")
		s, err := seal.ParseAllowedSigners(file, time.UTC)
		if err == nil || !strings.Contains(err.Error(), "line 3: ") {
			t.Errorf("%s: %v", name, err)
		}
		if s.Check("ben@example.com", fixtureKey(t, "ed25519.pub"), seal.Namespace, now) == nil {
			t.Errorf("%s: half a file allows somebody", name)
		}
	}
}

func TestAHugeFileIsRefused(t *testing.T) {
	if _, err := seal.ParseAllowedSigners([]byte(strings.Repeat("# x\n", 300_000)), time.UTC); err == nil {
		t.Error("read")
	}
}

// A pattern of many stars takes a matcher that tries everything for ever.
func TestManyStarsTakeNoTime(t *testing.T) {
	s := allowed(t, strings.Repeat("*a", 5_000)+"b KEY\n")
	err := s.Check(strings.Repeat("a", 10_000), fixtureKey(t, "ed25519.pub"), seal.Namespace, now)
	if !errors.Is(err, seal.ErrOtherPrincipal) {
		t.Errorf("got %v", err)
	}
}
