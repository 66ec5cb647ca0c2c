package library_test

import (
	"errors"
	"io/fs"
	"os"
	"testing"

	"gonogo/content"
	"gonogo/content/library"
	"gonogo/content/lint"
	"gonogo/content/load"
)

func explain(t *testing.T, err error) {
	t.Helper()
	var many *load.Errors
	if errors.As(err, &many) {
		for _, e := range many.List {
			t.Errorf("%s (%s)", e, e.Hint)
		}
	}
	t.Fatal(err)
}

func TestEveryFrameworkLoads(t *testing.T) {
	catalogues, err := library.Frameworks()
	if err != nil {
		explain(t, err)
	}
	if len(catalogues) != 11 {
		t.Errorf("there are %d frameworks", len(catalogues))
	}
}

func TestAGateIsReadWithoutAnyCatalogueAndAReportWithItsOwn(t *testing.T) {
	g, _, err := library.Gate("agentic-nhi")
	if err != nil {
		explain(t, err)
	}
	catalogues, err := library.FrameworksOf(g)
	if err != nil {
		explain(t, err)
	}
	for i, f := range catalogues {
		if f.ID != g.Frameworks[i].Framework {
			t.Errorf("%s stands where %s should", f.ID, g.Frameworks[i].Framework)
		}
		if again, err := library.Framework(f.ID); again != f || err != nil {
			t.Errorf("%s was read twice: %v", f.ID, err)
		}
	}
	kept := content.Gate{Frameworks: []content.Use{{Framework: "gone-1999"}, {Framework: "eu-ai-act"}}}
	if catalogues, err = library.FrameworksOf(&kept); err != nil || len(catalogues) != 1 || catalogues[0].ID != "eu-ai-act" {
		t.Errorf("got %v, %v", catalogues, err)
	}
	for _, id := range []string{"", "gone-1999", "../gates/agentic-nhi/gate"} {
		if f, err := library.Framework(id); f != nil || !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("Framework(%q) = %v, %v", id, f, err)
		}
	}
}

func TestEveryGateLoadsWithItsCases(t *testing.T) {
	for _, id := range library.Gates() {
		g, pack, err := library.Gate(id)
		if err != nil {
			explain(t, err)
		}
		if g.ID != id {
			t.Errorf("gate %s stands in folder %s", g.ID, id)
		}
		cases, err := load.Cases(pack)
		if err != nil {
			explain(t, err)
		}
		if len(cases) == 0 {
			t.Errorf("gate %s has no cases of its own", id)
		}
		for _, c := range cases {
			for _, a := range c.Answers {
				if g.Question(a.Question) == nil {
					t.Errorf("%s: question %s is not in the gate", a.Pos, a.Question)
				}
			}
			for trait := range c.Subject.Traits {
				if g.Trait(trait) == nil {
					t.Errorf("%s: trait %s is not in the gate", c.Subject.Pos, trait)
				}
			}
		}
	}
}

func TestEveryGateLintsClean(t *testing.T) {
	catalogues, err := library.Frameworks()
	if err != nil {
		explain(t, err)
	}
	for _, id := range library.Gates() {
		_, pack, err := library.Gate(id)
		if err != nil {
			explain(t, err)
		}
		g, source, err := load.GateWithSource(pack, catalogues)
		if err != nil {
			explain(t, err)
		}
		for _, f := range lint.Run(g, source, catalogues...) {
			t.Errorf("%s/%s (%s)", id, f, f.Hint)
		}
	}
}

func TestTheDigestIsThatOfTheFilesAndStable(t *testing.T) {
	for _, id := range library.Gates() {
		g, pack, err := library.Gate(id)
		if err != nil {
			explain(t, err)
		}
		fromDisk, err := load.ReadPack(os.DirFS("gates"), id)
		if err != nil {
			t.Fatal(err)
		}
		if g.Digest != pack.Digest() || g.Digest != fromDisk.Digest() || !g.Digest.Valid() {
			t.Errorf("the digests are %s, %s and %s", g.Digest, pack.Digest(), fromDisk.Digest())
		}
		b, err := pack.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		kept, err := content.ParsePack(b)
		if err != nil || kept.Digest() != g.Digest {
			t.Errorf("kept and read again it is %s, %v", kept.Digest(), err)
		}
		again, _, err := library.Gate(id)
		if err != nil || again != g {
			t.Errorf("the gate was read twice: %v", err)
		}
	}
}

func TestAnUnknownGateIsRefused(t *testing.T) {
	for _, id := range []string{"nothing", "", "..", "../frameworks", "agentic-nhi/x"} {
		g, pack, err := library.Gate(id)
		if !errors.Is(err, library.ErrUnknown) || g != nil || pack != nil {
			t.Errorf("Gate(%q) = %v, %v, %v", id, g, pack, err)
		}
	}
	if errors.Is(library.ErrUnknown, fs.ErrNotExist) {
		t.Error("an unknown gate must not read as a missing file")
	}
}

func BenchmarkReadAGate(b *testing.B) {
	_, pack, err := library.Gate("agentic-nhi")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := load.Gate(pack); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLintAGate(b *testing.B) {
	catalogues, err := library.Frameworks()
	if err != nil {
		b.Fatal(err)
	}
	g, _, err := library.Gate("agentic-nhi")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		lint.Run(g, nil, catalogues...)
	}
}
