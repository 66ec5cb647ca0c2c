package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"gonogo/assessment"
	"gonogo/content"
)

// The schemas in docs/schemas are made here from the types that are written, so that the two cannot part; what the
// types do not say stands in says and in the tables of words.

const schemas = "../../docs/schemas"

// documents are the shapes that have a schema, each with a document of it.
func documents(t testing.TB) map[string]any {
	in := fullRecord(t)
	row := assessment.Row{Meta: in.Record.Meta, Summary: assessment.Summary{Name: "Payments agent", Verdict: assessment.NoGo, GoLive: day("2026-12-15")}}
	return map[string]any{
		"report": ReportJSON(in), "decision": DecisionJSON(in), "record": RecordJSON(in), "questions": QuestionsJSON(in, nil),
		"coverage": CoverageJSON(in), "list": ListJSON([]assessment.Row{row, {}}), "log": LogJSON(in.Record, nil), "import": ImportJSON(&assessment.ImportPlan{}),
		"sprawl": SprawlJSON(sprawlOf(in.Record)),
	}
}

// sprawlOf is what one record says of identities, beside one that cannot be read.
func sprawlOf(r assessment.Record) assessment.Sprawl {
	scan := assessment.NewSprawlScan(assessment.SprawlOptions{On: day("2026-12-15")})
	scan.Take(r)
	s := scan.Result()
	s.Bare = append(s.Bare, "another")
	s.Unreadable = []assessment.Unread{{Slug: "damaged", Why: "a byte is off"}}
	return s
}

// titles say what each shape is.
var titles = map[string]string{
	"report":    "A whole report: the decision, where each question stands, the record, and the frameworks. As gonogo report --format json prints it.",
	"decision":  "The verdict and what it rests on. As gonogo decide --json prints it.",
	"record":    "Everything that is held of one assessment. As gonogo show --json prints it.",
	"questions": "Where each question that is asked stands. As gonogo questions --json prints it.",
	"coverage":  "Where each control of each framework stands.",
	"list":      "The portfolio. As gonogo list --json prints it.",
	"import":    "What files of other tools say, and what taking them in does. As gonogo import --json prints it.",
	"sprawl":    "Identities over all assessments. As gonogo sprawl --json prints it.",
	"log":       "The journal of one assessment, in the order in which it counts. As gonogo log --json prints it.",
}

// maker makes one schema.
type maker struct {
	t    testing.TB
	defs map[string]any
}

type schemaObject = map[string]any

func (m *maker) schema(name string, doc any) schemaObject {
	root := m.schemaObject(reflect.ValueOf(doc), name)
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["$id"] = "urn:gonogo:schema:" + name + ":1"
	root["title"] = "gonogo/" + name + "/1"
	root["description"] = titles[name] + " Texts of people are as they were written; no date and no digest is the empty text. A later version of the program may add fields; this schema knows those of its own version."
	root["properties"].(schemaObject)["schema"].(schemaObject)["const"] = "gonogo/" + name + "/1"
	if len(m.defs) > 0 {
		root["$defs"] = m.defs
	}
	return root
}

// schemaObject is the schema of a struct: all of its fields and no other.
func (m *maker) schemaObject(v reflect.Value, path string) schemaObject {
	properties, required := schemaObject{}, []string{}
	m.fields(v, path, properties, &required)
	return schemaObject{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}

func (m *maker) fields(v reflect.Value, path string, properties schemaObject, required *[]string) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			m.fields(v.Field(i), path, properties, required)
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		s := m.value(v.Field(i), path+"."+name)
		if s["description"] == nil {
			s["description"] = m.says(path, name)
		}
		properties[name] = s
		if options == "" { // else it is left out where there is nothing to say
			*required = append(*required, name)
		} else {
			mayLack[name] = true
		}
	}
}

// mayLack are the names of fields that some shape leaves out where there is nothing to say.
var mayLack = map[string]bool{}

// says is the description of a field: of this field of this shape, else of every field of that name.
func (m *maker) says(path, name string) string {
	if s := says[path+"."+name]; s != "" {
		return s
	}
	if says[name] == "" {
		m.t.Errorf("says has nothing on %s.%s", path, name)
	}
	return says[name]
}

func (m *maker) value(v reflect.Value, path string) schemaObject {
	if words, ok := enums[v.Type()]; ok {
		return schemaObject{"enum": words}
	}
	if words, ok := wordFields[path]; ok {
		return schemaObject{"enum": words}
	}
	switch v.Interface().(type) {
	case assessment.Date:
		return schemaObject{"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"}
	case content.Digest:
		return schemaObject{"type": "string", "pattern": "^(sha256:[0-9a-f]{64})?$"}
	case json.RawMessage:
		return schemaObject{"type": "object"}
	case frontierDoc:
		return m.named(reflect.ValueOf(struct {
			Digest  content.Digest    `json:"digest"`
			Writers []assessment.Head `json:"writers"`
		}{}), "frontier")
	}
	switch v.Kind() {
	case reflect.String:
		return schemaObject{"type": "string"}
	case reflect.Bool:
		return schemaObject{"type": "boolean"}
	case reflect.Int, reflect.Int32, reflect.Int64:
		return schemaObject{"type": "integer", "minimum": 0}
	case reflect.Pointer:
		s := m.value(reflect.New(v.Type().Elem()).Elem(), path)
		if s["type"] != nil {
			s["type"] = []any{s["type"], "null"}
			return s
		}
		return schemaObject{"anyOf": []any{s, schemaObject{"type": "null"}}}
	case reflect.Slice:
		return schemaObject{"type": "array", "items": m.value(reflect.New(v.Type().Elem()).Elem(), path)}
	case reflect.Map:
		return m.dictionary(v, path)
	case reflect.Interface:
		if v.IsNil() {
			return schemaObject{} // whatever it is
		}
		return m.document(v.Elem())
	case reflect.Struct:
		return m.named(v, strings.TrimSuffix(v.Type().Name(), "Doc"))
	default:
		m.t.Fatalf("%s is of a kind that no schema is made of: %s", path, v.Type())
		return nil
	}
}

// document is a document inside another one.
func (m *maker) document(v reflect.Value) schemaObject {
	name := strings.TrimSuffix(v.Type().Name(), "Doc")
	s := m.named(v, name)
	m.defs[name].(schemaObject)["properties"].(schemaObject)["schema"].(schemaObject)["const"] = "gonogo/" + name + "/1"
	return s
}

func (m *maker) dictionary(v reflect.Value, path string) schemaObject {
	if path == "decision.counts" {
		properties, required := schemaObject{}, []string{}
		for _, name := range slices.Sorted(maps.Keys(v.Interface().(map[string]int))) {
			properties[name] = schemaObject{"type": "integer", "minimum": 0}
			required = append(required, name)
		}
		return schemaObject{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
	}
	return schemaObject{"type": "object", "additionalProperties": m.value(reflect.New(v.Type().Elem()).Elem(), path)}
}

// named is a reference to a shape that may stand in several places.
func (m *maker) named(v reflect.Value, name string) schemaObject {
	name = strings.ToLower(name[:1]) + name[1:]
	if m.defs[name] == nil {
		m.defs[name] = schemaObject{} // a shape may hold itself
		m.defs[name] = m.schemaObject(v, name)
	}
	return schemaObject{"$ref": "#/$defs/" + name}
}

// wordsOf are the words of a type, as they are written, with "" where that may stand for none.
func wordsOf[T fmt.Stringer](all []T, none ...any) []any {
	for _, w := range all {
		none = append(none, w.String())
	}
	return none
}

func plainWords[T ~string](all ...T) []any {
	var out []any
	for _, w := range all {
		out = append(out, string(w))
	}
	return out
}

// enums are the types that are one of a few words.
var enums = map[reflect.Type][]any{
	reflect.TypeFor[assessment.Verdict]():    wordsOf([]assessment.Verdict{assessment.Go, assessment.ConditionalGo, assessment.Incomplete, assessment.NoGo}),
	reflect.TypeFor[assessment.Rule]():       ruleNames(),
	reflect.TypeFor[assessment.OnFrom]():     plainWords(assessment.OnGiven, assessment.OnGoLive, assessment.OnToday),
	reflect.TypeFor[assessment.Answer]():     append(plainWords(assessment.Unanswered), plainWords(assessment.Answers...)...),
	reflect.TypeFor[assessment.LaunchKind](): append([]any{""}, plainWords(assessment.LaunchKinds...)...),
	reflect.TypeFor[assessment.Depth]():      {"", "full", "core"},
	reflect.TypeFor[assessment.SignState]():  {"not-signed", "partly-signed", "signed", "sign-off-void", "approval-lapsed"},
	reflect.TypeFor[assessment.SprawlKind](): plainWords(assessment.SprawlKinds...),
	reflect.TypeFor[assessment.Test]():       {"kind", "strength", "age", "environment", "bound", "checker"},
	reflect.TypeFor[assessment.Kind]():       kindNames(),
	reflect.TypeFor[content.Trilean]():       wordsOf([]content.Trilean{content.Yes, content.No, content.Unsure}),
	reflect.TypeFor[content.Binding]():       plainWords(content.BoundNothing, content.BoundRelease, content.BoundBehaviour),
	reflect.TypeFor[content.RoleNeed]():      plainWords(content.RoleNotNeeded, content.RoleSigns, content.RoleReviews, content.RoleWith),
}

// wordFields are the fields of plain text that are one of a few words.
var wordFields = map[string][]any{
	"importRow.fate": {"added", "changed", "unchanged", "taken-out-by-a-person", "gone"}, "importCell.fate": {"set", "clash"},
	"import.verdict":  wordsOf([]assessment.Verdict{assessment.Go, assessment.ConditionalGo, assessment.Incomplete, assessment.NoGo}, ""),
	"reason.severity": append([]any{""}, severityNames...), "question.severity": severityNames,
	"reason.outcome": wordsOf(assessment.Outcomes, ""), "question.outcome": wordsOf(assessment.Outcomes), "controlCover.outcome": wordsOf(assessment.Outcomes),
	"listRow.flips_to": wordsOf([]assessment.Verdict{assessment.Go, assessment.ConditionalGo, assessment.Incomplete, assessment.NoGo}, ""),
	"listRow.verdict":  wordsOf([]assessment.Verdict{assessment.Go, assessment.ConditionalGo, assessment.Incomplete, assessment.NoGo}, ""),
}

var severityNames = wordsOf([]content.Severity{content.Blocker, content.Major, content.Minor})

func ruleNames() []any {
	return plainWords(assessment.RuleOpenBlocker, assessment.RuleUnwaivable, assessment.RuleUnownedMajor, assessment.RuleTooMuchAccepted, assessment.RuleUnanswered,
		assessment.RuleParked, assessment.RuleDisputed, assessment.RuleUnconfirmed, assessment.RuleNothingAsked, assessment.RuleAcceptedRisk, assessment.RuleClear)
}

func kindNames() []any {
	var out []any
	for _, b := range []assessment.Body{
		assessment.Started{},
		assessment.SubjectChanged{},
		assessment.Answered{},
		assessment.Parked{},
		assessment.Commented{},
		assessment.Evidenced{},
		assessment.EvidenceWithdrawn{},
		assessment.Waived{},
		assessment.WaiverWithdrawn{},
		assessment.ConditionSet{},
		assessment.RowSet{},
		assessment.RowRemoved{},
		assessment.Snapshotted{},
		assessment.Signed{},
		assessment.Reopened{},
		assessment.Undone{},
		assessment.Archived{},
	} {
		out = append(out, string(b.Kind()))
	}
	return out
}

func TestTheSchemasAreThoseOfWhatIsWritten(t *testing.T) {
	for name, doc := range documents(t) {
		b, err := json.MarshalIndent((&maker{t, schemaObject{}}).schema(name, doc), "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		b = append(b, '\n')
		path := filepath.Join(schemas, name+".schema.json")
		if *update {
			if err := os.WriteFile(path, b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if held, err := os.ReadFile(path); err != nil || !bytes.Equal(held, b) {
			t.Errorf("%s is not what is written (%v): go test ./assessment/report -run Schemas -update writes it anew", path, err)
		}
	}
}

// compiled reads a schema as it stands in the documents.
func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	f, err := os.ReadFile(filepath.Join(schemas, name+".schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name, decoded(t, f)); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func decoded(t *testing.T, b []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func encoded(t *testing.T, doc any) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := WriteJSON(&buf, doc); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestEveryDocumentFitsItsSchema(t *testing.T) {
	unset := newBook(t, func(s *assessment.Subject) {
		s.Tier, s.GoLive, s.Release, s.ReleaseDigest, s.Traits = 0, 0, "", "", nil
	})
	for name, in := range map[string]Input{
		"everything": everything(t).input(0), "all met": allMet(t).input(0), "accepting": accepting(t).input(0), "unset": unset.input(0), "full": fullRecord(t), "large": large(t, 20, 40),
	} {
		for shape, doc := range map[string]any{
			"report": ReportJSON(in), "decision": DecisionJSON(in), "record": RecordJSON(in), "questions": QuestionsJSON(in, nil), "coverage": CoverageJSON(in), "log": LogJSON(in.Record, nil),
		} {
			if err := compiled(t, shape).Validate(decoded(t, encoded(t, doc))); err != nil {
				t.Errorf("the %s of %s: %v", shape, name, err)
			}
		}
	}
	if err := compiled(t, "list").Validate(decoded(t, encoded(t, ListJSON([]assessment.Row{{}})))); err != nil {
		t.Error(err)
	}
}

// Each schemaObject of each document in turn loses a field, gains one, or has one that says something else.
func TestADocumentThatIsNotAsItMustBeIsRefused(t *testing.T) {
	for name, doc := range documents(t) {
		(&maker{t, schemaObject{}}).schema(name, doc) // fills mayLack
		s, raw := compiled(t, name), encoded(t, doc)
		for at := range len(objects(decoded(t, raw), "")) {
			hurt := decoded(t, raw)
			o := objects(hurt, "")[at]
			if !o.closed {
				continue
			}
			o.fields["unknown_field"] = "x"
			if s.Validate(hurt) == nil {
				t.Errorf("%s: an unknown field of %s passes", name, o.path)
			}
			for field := range o.fields {
				hurt := decoded(t, raw)
				delete(objects(hurt, "")[at].fields, field)
				if field != "unknown_field" && !mayLack[field] && s.Validate(hurt) == nil {
					t.Errorf("%s: %s without its %s passes", name, o.path, field)
				}
			}
		}
		for _, wrong := range [][2]string{{`"no-go"`, `"go-go"`}, {`"on": "2026-12-15"`, `"on": "15.12.2026"`}, {`"digest": "sha256:`, `"digest": "sha1:`}, {`"gonogo/` + name + `/1"`, `"gonogo/` + name + `/2"`}} {
			if hurt := strings.Replace(string(raw), wrong[0], wrong[1], 1); hurt != string(raw) && s.Validate(decoded(t, []byte(hurt))) == nil {
				t.Errorf("%s: %s passes", name, wrong[1])
			}
		}
	}
}

type anObject struct {
	path   string
	fields map[string]any
	closed bool // its fields are known beforehand
}

// objects lists the objects of a document in an order that stays. One of each list is enough.
func objects(v any, path string) []anObject {
	var out []anObject
	switch v := v.(type) {
	case map[string]any:
		open := slices.ContainsFunc([]string{".answers", ".parked", ".traits", ".registers", ".seen", ".body", "[].values", "[].from", "[].others", "[].beside"}, func(end string) bool { return strings.HasSuffix(path, end) })
		out = append(out, anObject{path, v, !open})
		for _, k := range slices.Sorted(maps.Keys(v)) {
			if !strings.HasSuffix(path, ".body") && !strings.HasSuffix(path+"."+k, ".body") {
				out = append(out, objects(v[k], path+"."+k)...)
			}
		}
	case []any:
		if len(v) > 0 {
			out = append(out, objects(v[0], path+"[]")...)
		}
	}
	return out
}
