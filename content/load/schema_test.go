package load_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"gonogo/content"
	"gonogo/content/load"
)

// unseen is what the loader refuses and no schema can see: what needs a second place to know.
var unseen = []string{
	"is not known", "is no control of", "is neither true nor a role", "is no other role", "is not one that gate.yaml names", "stands twice",
	"the file is named", "has no file", "no section in gate.yaml names this file", "is graver than", "so nothing would ever count",
	"imply each other in a circle", "a case of this name stands above", "was retired",
	"the check of", "the term", "it is a column of", "means something in every expression",
	"to take away",
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(load.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("gate.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("gate.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// plain is a YAML value as an editor hands it to a schema. Dates are texts there, as in YAML 1.2.
func plain(t *testing.T, n *yaml.Node) any {
	t.Helper()
	switch n.Kind {
	case yaml.DocumentNode:
		return plain(t, n.Content[0])
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plain(t, n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, plain(t, c))
		}
		return list
	case yaml.ScalarNode:
	default:
		t.Fatalf("a node of kind %d", n.Kind)
	}
	switch n.ShortTag() {
	case "!!int", "!!float":
		return json.Number(n.Value)
	case "!!bool":
		return n.Value == "true"
	case "!!null":
		return nil
	default:
		return n.Value
	}
}

func parsed(t *testing.T, text string) *yaml.Node {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil {
		t.Fatal(err)
	}
	return &n
}

// full is the fixture with every key that a gate may have.
func full(t *testing.T) content.Pack {
	t.Helper()
	pack := smallPack(t)
	more := map[string][][2]string{
		"gate.yaml": {
			{"licence: none\n", "licence: none\nretired: [KY-09]\nalike: [{questions: [KY-01, PE-01], because: One is of keys.}]\n"},
			{"  signers: [2, 2, 1, 1]\n", "  signers: [2, 2, 1, 1]\n  waiver_owner: [owner, owner, owner, owner]\n"},
			{"when: {any: [agent]}}", "when: {any: [agent]}, note: Somebody signs., with: second, builds: true, alone: [1, 2], typed: [4]}\n  - {id: second, title: Second, says: Too., tiers: [signs, reviewer, none, signs]}"},
		},
		"cases.yaml": {
			{"cases:\n", "rows:\n  keys:\n    k1: {owner: Ana, uses: [read, write], turned: 2026-10-01}\n    k2: {owner: \"\"}\n  people: {}\ncases:\n"},
			{"    parked:", "    rows:\n      keys: {k1: {owner: \"\", uses: one}, k2: null, k3: {}}\n    parked:"},
			{"    parked:", "    disputed: {KY-01: met, PE-01: {answer: unmet, note: No.}}\n    evidence:\n      - {for: [KY-01], kind: note, observed: 2026-12-01, environment: none, strength: 1, " +
				"release_digest: 'sha256:" + strings.Repeat("a", 64) + "', behaviour_digest: 'sha256:" + strings.Repeat("b", 64) + "', collector: Ana, checker: Ben}\n    parked:"},
			{"checked: By reading.", "checked: By reading., note: Read."},
			{"      go_live:", "      behaviour_digest: 'sha256:" + strings.Repeat("a", 64) + "'\n      go_live:"},
			{"due: 2026-12-30", "due: 2026-12-30, control: Watched."},
			{"question: KY-01}", "question: KY-01, reasons: [KY-01]}"},
		},
		"people.yaml": {{"sign_off: true", "sign_off: owner\n    confirms_intake: false"}},
	}
	pack = append(pack, content.File{Path: load.RegistersFile, Text: registersText})
	for i := range pack {
		for _, m := range more[pack[i].Path] {
			pack[i].Text = swap(t, pack[i].Text, m[0], m[1])
		}
	}
	return pack
}

func TestTheSchemaTakesEveryGateThatTheLoaderTakes(t *testing.T) {
	schema := compiled(t)
	packs := []content.Pack{full(t)}
	if _, _, err := load.GateWithSource(packs[0], frameworks(t)); err != nil {
		t.Fatal(err)
	}
	if _, err := load.Cases(packs[0]); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"gates/agentic-nhi", "start"} {
		pack, err := load.ReadPack(os.DirFS("../library"), dir)
		if err != nil {
			t.Fatal(err)
		}
		packs = append(packs, pack)
	}
	for _, pack := range packs {
		for _, f := range pack {
			if err := schema.Validate(plain(t, parsed(t, f.Text))); err != nil {
				t.Errorf("%s: %v", f.Path, err)
			}
		}
	}
}

// Every value of a full gate is spoilt in every way that fits its kind, one at a time; what comes of it both take, or
// both refuse.
func TestTheSchemaAndTheLoaderRefuseTheSame(t *testing.T) {
	schema := compiled(t)
	pack := full(t)
	given := frameworks(t)
	tried, refused := 0, 0
	for i, f := range pack {
		spoil(parsed(t, f.Text), func(what string, root *yaml.Node) {
			text, err := yaml.Marshal(root)
			if err != nil {
				t.Fatal(err)
			}
			spoilt := slices.Clone(pack)
			spoilt[i].Text = string(text)
			inSchema, inLoader := schema.Validate(plain(t, root)), error(nil)
			if f.Path == load.CasesFile {
				_, inLoader = load.Cases(spoilt)
			} else {
				_, _, inLoader = load.GateWithSource(spoilt, given)
			}
			tried++
			if inLoader != nil {
				refused++
			}
			switch {
			case (inSchema == nil) == (inLoader == nil):
			case inSchema == nil && slices.ContainsFunc(unseen, func(says string) bool { return strings.Contains(inLoader.Error(), says) }):
			default:
				t.Errorf("%s: %s: the schema says %v, the loader %v", f.Path, what, inSchema, inLoader)
			}
		})
	}
	if tried < 1200 || refused < tried/2 {
		t.Errorf("only %d changes were tried, %d refused", tried, refused)
	}
}

// spoil changes every value below root in turn, calls try, and changes it back.
func spoil(root *yaml.Node, try func(what string, root *yaml.Node)) {
	var walk func(path string, n *yaml.Node)
	walk = func(path string, n *yaml.Node) {
		was := *n
		put := func(what string, now yaml.Node) {
			*n = now
			try(path+" "+what, root)
			*n = was
		}
		scalar := func(v string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: v} }
		put("is nothing", yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"})
		put("is an empty map", yaml.Node{Kind: yaml.MappingNode})
		put("is a map", yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{scalar("zzz"), scalar("1")}})
		put("is an empty list", yaml.Node{Kind: yaml.SequenceNode})
		put("is a list", yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{scalar("zzz")}})
		for _, v := range []string{"zzz", "77777", "true", "2026-13-45"} {
			put("is "+v, *scalar(v))
		}
		put("is blank", yaml.Node{Kind: yaml.ScalarNode, Style: yaml.DoubleQuotedStyle, Value: "  "})
		put("has two lines", yaml.Node{Kind: yaml.ScalarNode, Style: yaml.DoubleQuotedStyle, Value: "a\nb"})
		switch n.Kind {
		case yaml.MappingNode:
			more := was
			more.Content = append(slices.Clone(was.Content), scalar("zzz"), scalar("1"))
			put("has a key more", more)
			for i := 0; i < len(was.Content); i += 2 {
				less := was
				less.Content = slices.Delete(slices.Clone(was.Content), i, i+2)
				put("lacks "+was.Content[i].Value, less)
			}
			for i := 0; i < len(was.Content); i += 2 {
				walk(path+"."+was.Content[i].Value, was.Content[i+1])
			}
		case yaml.SequenceNode:
			for _, c := range []struct {
				what    string
				content []*yaml.Node
			}{
				{"lacks its last", was.Content[:max(0, len(was.Content)-1)]},
				{"has its last twice", append(slices.Clone(was.Content), was.Content[max(0, len(was.Content)-1):]...)},
				{"has too many", slices.Repeat(was.Content, 27)},
			} {
				now := was
				now.Content = c.content
				put(c.what, now)
			}
			for i, c := range was.Content {
				if i == 0 || i == len(was.Content)-1 && c.Kind == yaml.MappingNode { // the others are of the same kind
					walk(fmt.Sprintf("%s.%d", path, i), c)
				}
			}
		case yaml.DocumentNode, yaml.ScalarNode, yaml.AliasNode:
		}
	}
	walk("", root.Content[0])
}
