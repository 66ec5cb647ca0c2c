package main_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// rule says what a package, and all below it unless they have a rule of their own, may import.
type rule struct {
	inside  []string // packages of this module, "x/..." for all below
	outside []string // modules by path prefix; standard library apart
	never   []string // packages of the standard library that it must do without
}

var pure = []string{"os", "net", "net/http", "database/sql", "embed", "math/rand", "math/rand/v2", "log"}

// rules is the table of who may import whom; the longest path that fits a package is its rule.
var rules = map[string]rule{
	"gonogo/content":         {never: pure},
	"gonogo/content/clean":   {never: pure},
	"gonogo/content/rule":    {inside: []string{"gonogo/content"}, outside: []string{"github.com/expr-lang/expr"}, never: []string{"net", "net/http", "database/sql", "embed", "log"}},
	"gonogo/content/load":    {inside: []string{"gonogo/content", "gonogo/content/clean", "gonogo/content/rule"}, outside: []string{"go.yaml.in/yaml"}, never: []string{"net", "net/http", "database/sql"}},
	"gonogo/content/lint":    {inside: []string{"gonogo/content", "gonogo/content/clean", "gonogo/content/load", "gonogo/content/rule"}, never: pure},
	"gonogo/content/library": {inside: []string{"gonogo/content", "gonogo/content/load", "gonogo/content/lint", "gonogo/content/rule"}, never: []string{"os", "net", "net/http", "database/sql"}},

	"gonogo/assessment":           {inside: []string{"gonogo/content", "gonogo/content/clean", "gonogo/assessment/seal"}, never: append([]string{"fmt.Print"}, pure...)},
	"gonogo/assessment/seal":      {outside: []string{"github.com/go-json-experiment/json/jsontext", "github.com/hiddeco/sshsig", "golang.org/x/crypto/ssh"}, never: pure},
	"gonogo/assessment/report":    {inside: []string{"gonogo/content", "gonogo/content/clean", "gonogo/assessment", "gonogo/assessment/seal"}, outside: []string{"github.com/google/uuid", "github.com/mattn/go-runewidth", "github.com/yuin/goldmark"}, never: []string{"os", "net", "net/http", "database/sql"}},
	"gonogo/assessment/gatecheck": {inside: []string{"gonogo/content", "gonogo/content/lint", "gonogo/content/load", "gonogo/content/clean", "gonogo/assessment"}, never: []string{"os", "net", "net/http", "database/sql"}},

	"gonogo/assessment/collect":      {inside: []string{"gonogo/content", "gonogo/content/clean", "gonogo/content/load", "gonogo/assessment", "gonogo/assessment/collect/tree"}, never: pure},
	"gonogo/assessment/collect/tree": {outside: []string{"github.com/go-json-experiment/json/jsontext", "go.yaml.in/yaml"}, never: pure},

	"gonogo/store": {inside: []string{"gonogo/assessment", "gonogo/assessment/seal", "gonogo/content", "gonogo/store/..."}, outside: []string{"modernc.org/sqlite", "github.com/pressly/goose", "golang.org/x/sys"}},

	"gonogo/tui":        {inside: []string{"gonogo/tui/...", "gonogo/assessment", "gonogo/content", "gonogo/content/clean"}, outside: charm, never: []string{"net", "net/http", "database/sql"}},
	"gonogo/tui/ui":     {inside: []string{"gonogo/assessment", "gonogo/content", "gonogo/content/clean"}, outside: charm, never: []string{"net", "net/http", "database/sql"}},
	"gonogo/tui/widget": {inside: []string{"gonogo/tui/ui", "gonogo/assessment", "gonogo/content", "gonogo/content/clean"}, outside: append([]string{"github.com/yuin/goldmark"}, charm...), never: []string{"os", "net", "net/http", "database/sql"}},
	"gonogo/tui/screen": {inside: []string{"gonogo/tui/ui", "gonogo/tui/widget", "gonogo/assessment", "gonogo/content", "gonogo/content/clean"}, outside: charm, never: []string{"os", "net", "net/http", "database/sql"}},
	"gonogo/tui/uitest": {inside: []string{"gonogo/tui/ui", "gonogo/tui", "gonogo/assessment", "gonogo/content", "gonogo/content/clean", "gonogo/store/memory"}, outside: charm},

	"gonogo/cli": {inside: []string{"gonogo/..."}, outside: []string{"github.com/spf13/", "charm.land/", "github.com/charmbracelet/", "github.com/adrg/xdg", "golang.org/x/crypto/ssh", "golang.org/x/sys", "golang.org/x/term", "github.com/mattn/", "github.com/muesli/"}, never: []string{"database/sql"}},
	"gonogo":     {inside: []string{"gonogo/cli", "gonogo/assessment"}, never: []string{"database/sql"}},
}

var charm = []string{"charm.land/", "github.com/charmbracelet/"}

type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

func modulePackages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,Deps", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func ruleFor(path string) (string, rule) {
	best := ""
	for prefix := range rules {
		if (path == prefix || strings.HasPrefix(path, prefix+"/")) && len(prefix) > len(best) {
			best = prefix
		}
	}
	return best, rules[best]
}

func TestPackagesImportOnlyWhatTheArchitectureAllows(t *testing.T) {
	packages := modulePackages(t)
	if len(packages) < 10 {
		t.Fatalf("go list names only %d packages", len(packages))
	}
	for _, p := range packages {
		name, r := ruleFor(p.ImportPath)
		if name == "" {
			t.Errorf("%s stands under no rule: the layout in docs/architecture.md has no room of that name", p.ImportPath)
			continue
		}
		for _, imp := range p.Imports {
			if !allowed(p.ImportPath, imp, r) {
				t.Errorf("%s imports %s, which the rule of %s does not allow", p.ImportPath, imp, name)
			}
		}
	}
}

func allowed(from, imp string, r rule) bool {
	switch {
	case imp == "gonogo" || strings.HasPrefix(imp, "gonogo/"):
		return slices.ContainsFunc(r.inside, func(in string) bool {
			base, below := strings.CutSuffix(in, "/...")
			return imp == base || below && strings.HasPrefix(imp, base+"/")
		})
	case strings.Contains(strings.SplitN(imp, "/", 2)[0], "."):
		return slices.ContainsFunc(r.outside, func(m string) bool { return strings.HasPrefix(imp, m) })
	default:
		return !slices.Contains(r.never, imp)
	}
}

func TestNoScreenKnowsAnotherScreen(t *testing.T) {
	for _, p := range modulePackages(t) {
		for _, imp := range p.Imports {
			if strings.HasPrefix(p.ImportPath, "gonogo/tui/screen/") && strings.HasPrefix(imp, "gonogo/tui/screen/") {
				t.Errorf("%s imports %s: screens name routes, never each other", p.ImportPath, imp)
			}
		}
	}
}

// What is only for tests, or slow to start, must not be paid for at every start of the program.
func TestTheProgramDoesNotCarryWhatOnlyTestsNeed(t *testing.T) {
	for _, p := range modulePackages(t) {
		if p.ImportPath != "gonogo" {
			continue
		}
		for _, heavy := range []string{"testing", "pgregory.net/rapid", "github.com/rogpeppe/go-internal", "github.com/santhosh-tekuri/jsonschema", "gonogo/store/storetest", "gonogo/tui/uitest"} {
			for _, dep := range p.Deps {
				if dep == heavy || strings.HasPrefix(dep, heavy+"/") {
					t.Errorf("the program links %s", dep)
				}
			}
		}
		return
	}
	t.Fatal("go list does not name the program")
}

func TestThereIsOneSQLiteDriver(t *testing.T) {
	for _, p := range modulePackages(t) {
		for _, dep := range p.Deps {
			for _, other := range []string{"github.com/mattn/go-sqlite3", "github.com/ncruces/go-sqlite3", "github.com/glebarez/"} {
				if strings.HasPrefix(dep, other) {
					t.Errorf("%s links %s: two copies of SQLite in one program drop each other's locks", p.ImportPath, dep)
				}
			}
		}
	}
}
