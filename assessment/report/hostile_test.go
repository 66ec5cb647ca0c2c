package report

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/clean"
)

// rewritten is in with every text in it changed by f: names, notes, references, people, and whatever gate, frameworks,
// engine and journal say. Texts that are empty stay so, and so do the enumerations that decide how things are shown.
func rewritten(in Input, f func(string) string) Input {
	r := rewriter{f: f, held: map[any]reflect.Value{}}
	return r.copy(reflect.ValueOf(in)).Interface().(Input)
}

type rewriter struct {
	f    func(string) string
	held map[any]reflect.Value // pointers, copied once
}

// kept are the types that are no text: a moment, bytes, and words that only the program writes.
var kept = []reflect.Type{
	reflect.TypeFor[time.Time](), reflect.TypeFor[json.RawMessage](), reflect.TypeFor[assessment.Answer](), reflect.TypeFor[assessment.OnFrom](),
	reflect.TypeFor[assessment.Rule](), reflect.TypeFor[content.Place](), reflect.TypeFor[content.Binding](), reflect.TypeFor[content.Relation](),
}

func (r rewriter) copy(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch {
	case slices.Contains(kept, v.Type()):
		return v
	case v.Kind() == reflect.String && v.Len() > 0:
		out.SetString(r.f(v.String()))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if !v.Type().Field(i).IsExported() {
				continue // what a report makes of the rest
			}
			out.Field(i).Set(r.copy(v.Field(i)))
		}
	case v.Kind() == reflect.Pointer && !v.IsNil():
		if made, ok := r.held[v.Interface()]; ok {
			return made
		}
		out.Set(reflect.New(v.Type().Elem()))
		r.held[v.Interface()] = out
		out.Elem().Set(r.copy(v.Elem()))
	case v.Kind() == reflect.Interface && !v.IsNil():
		out.Set(r.copy(v.Elem()))
	case v.Kind() == reflect.Slice && !v.IsNil():
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(r.copy(v.Index(i)))
		}
	case v.Kind() == reflect.Array:
		for i := range v.Len() {
			out.Index(i).Set(r.copy(v.Index(i)))
		}
	case v.Kind() == reflect.Map && !v.IsNil():
		out.Set(reflect.MakeMap(v.Type()))
		for at := v.MapRange(); at.Next(); {
			out.SetMapIndex(r.copy(at.Key()), r.copy(at.Value()))
		}
	default:
		return v
	}
	return out
}

func TestHostileTextInEveryFieldLeavesTheReportAsItIs(t *testing.T) {
	in := withSignOffs(everything(t).input(0))
	in.Look = houseLook()
	want := shape(t, markdown(t, in))
	for _, h := range hostile {
		h = h[:min(len(h), 500)] // some are long, and there are hundreds of fields
		out := markdown(t, rewritten(in, func(s string) string { return h + s + h }))
		if got := shape(t, out); !slices.Equal(got, want) {
			t.Errorf("%q around every text changes the report at %s", h, firstDifference(got, want))
		}
		if clean.New(string(out)).String() != string(out) {
			t.Errorf("%q around every text comes through package clean", h)
		}
	}
}

func firstDifference(got, want []string) string {
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			return got[i] + " instead of " + want[i] + " after " + strings.Join(want[max(0, i-5):i], ", ")
		}
	}
	return "its end"
}

func TestHostileTextInJSONReadsBackAndIsSafeToShow(t *testing.T) {
	in := everything(t).input(0)
	for _, h := range hostile {
		h = strings.ToValidUTF8(h[:min(len(h), 500)], "") // the record refuses anything else
		rewrote := rewritten(in, func(s string) string { return s + h })
		var buf bytes.Buffer
		if err := WriteJSON(&buf, []any{ReportJSON(rewrote), LogJSON(rewrote.Record, nil), GateJSON(rewrote.Record.State.Gate)}); err != nil {
			t.Fatal(err)
		}
		if clean.New(buf.String()).String() != buf.String() {
			t.Errorf("JSON with %q holds what a terminal may obey", h)
		}
		var back any
		if err := json.Unmarshal(buf.Bytes(), &back); err != nil {
			t.Fatalf("JSON with %q: %v", h, err)
		}
		if !contains(back, "Payments agent"+h) {
			t.Errorf("JSON does not hold %q as it was written", h)
		}
	}
}

// contains reports whether want is one of the strings in a JSON value.
func contains(v any, want string) bool {
	switch v := v.(type) {
	case string:
		return v == want
	case []any:
		return slices.ContainsFunc(v, func(x any) bool { return contains(x, want) })
	case map[string]any:
		for _, x := range v {
			if contains(x, want) {
				return true
			}
		}
	}
	return false
}
