package load_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"gonogo/content"
	"gonogo/content/load"
)

// smallPack is the fixture gate; smallList the one framework that it maps to.
func smallPack(t testing.TB) content.Pack {
	t.Helper()
	pack, err := load.ReadPack(os.DirFS("testdata"), "small")
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

func smallList(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile("testdata/list-2025.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func frameworks(t testing.TB) []*content.Framework {
	t.Helper()
	fw, err := load.Framework("list-2025.yaml", []byte(smallList(t)))
	if err != nil {
		t.Fatal(err)
	}
	return []*content.Framework{fw}
}

// swap replaces the first old in text and fails when there is none.
func swap(t testing.TB, text, old, replacement string) string {
	t.Helper()
	if !strings.Contains(text, old) {
		t.Fatalf("the fixture does not hold %q", old)
	}
	return strings.Replace(text, old, replacement, 1)
}

// change is the fixture with one text of one file replaced.
func change(t testing.TB, file, old, replacement string) content.Pack {
	t.Helper()
	pack := smallPack(t)
	for i := range pack {
		if pack[i].Path == file {
			pack[i].Text = swap(t, pack[i].Text, old, replacement)
		}
	}
	return pack
}

// wantError checks that one of the errors reads so and, where a hint is wanted, that its hint holds it.
func wantError(t *testing.T, err error, want, hint string) {
	t.Helper()
	var list []*load.Error
	var many *load.Errors
	var one *load.Error
	switch {
	case errors.As(err, &many):
		list = many.List
	case errors.As(err, &one):
		list = []*load.Error{one}
	}
	for _, e := range list {
		if strings.Contains(e.Error(), want) && strings.Contains(e.Hint, hint) {
			return
		}
	}
	t.Errorf("want an error %q with hint %q, got %v", want, hint, err)
	for _, e := range list {
		t.Logf("%s | %s", e, e.Hint)
	}
}
