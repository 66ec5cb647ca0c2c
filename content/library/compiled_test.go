package library

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"gonogo/content"
	"gonogo/content/load"
)

var update = flag.Bool("update", false, "write the compiled gates anew")

// The value that the program starts with must be what the YAML says, to the last field.
func TestTheCompiledGatesAreFresh(t *testing.T) {
	for _, id := range Gates() {
		pack, err := packOf(id)
		if err != nil {
			t.Fatal(err)
		}
		want, err := load.Gate(pack)
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			writeCompiled(t, id, want)
			continue
		}
		got, ok := Known(want.Digest)
		if !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("gate %s differs from its YAML: go test ./content/library -run TestTheCompiledGatesAreFresh -update", id)
		}
	}
}

func writeCompiled(t *testing.T, id string, g *content.Gate) {
	t.Helper()
	var out bytes.Buffer
	fmt.Fprintf(&out, "// Code generated from gates/%s by TestTheCompiledGatesAreFresh -update. DO NOT EDIT.\n\npackage library\n\nimport \"gonogo/content\"\n\n", id)
	fmt.Fprintf(&out, "var %s = ", variable(id))
	out.WriteString("content.Gate")
	bare := *g
	bare.Checker = nil // made anew from the rest
	literal(&out, reflect.ValueOf(bare))
	src, err := format.Source(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(strings.ReplaceAll(id, "-", "_")+"_gen.go", src, 0o644); err != nil {
		t.Fatal(err)
	}
}

// variable is "agenticNHI" of "agentic-nhi".
func variable(id string) string {
	first, rest, _ := strings.Cut(id, "-")
	return first + strings.ToUpper(strings.ReplaceAll(rest, "-", ""))
}

// literal writes a value as Go source, without the type of a struct, which stands before it; what is zero is left out.
func literal(out *bytes.Buffer, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		out.WriteString(strconv.Quote(v.String()))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		fmt.Fprint(out, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		fmt.Fprint(out, v.Uint())
	case reflect.Bool:
		fmt.Fprint(out, v.Bool())
	case reflect.Pointer:
		out.WriteString("&" + v.Type().Elem().String())
		literal(out, v.Elem())
	case reflect.Slice, reflect.Array:
		out.WriteString(v.Type().String() + "{\n")
		for i := range v.Len() {
			literal(out, v.Index(i))
			out.WriteString(",\n")
		}
		out.WriteByte('}')
	case reflect.Struct:
		out.WriteString("{\n")
		for i := range v.NumField() {
			if v.Field(i).IsZero() {
				continue
			}
			out.WriteString(v.Type().Field(i).Name + ": ")
			if v.Field(i).Kind() == reflect.Struct {
				out.WriteString(v.Field(i).Type().String())
			}
			literal(out, v.Field(i))
			out.WriteString(",\n")
		}
		out.WriteByte('}')
	default:
		panic("a gate holds a " + v.Kind().String())
	}
}
