package collect_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"gonogo/assessment/collect"
)

// planted stands in fixtures wherever a tool would leak a secret, and in fields that nobody knows. Nothing of it may come out.
const planted = "PLANTED"

// secretLike is what the net below must catch wherever it stands: the form of a token that no project uses.
const secretLike = "ghp_" + "R4nd0mT0k3nF0rT3stsOnlyAbCdEfGhIjKl"

func TestEveryFormatPlantsSecretsAndLeavesThemBehind(t *testing.T) {
	plants := map[string]bool{}
	for _, f := range fixtures(t, "") {
		for _, file := range f.files {
			plants[f.format] = plants[f.format] || bytes.Contains(file.Bytes, []byte(planted))
		}
		if got := dump(read("", f.files...)); strings.Contains(got, planted) {
			t.Errorf("%s/%s lets a planted secret out:\n%s", f.format, f.name, got)
		}
	}
	for _, id := range collect.IDs() {
		if !plants[id] {
			t.Errorf("no fixture of %s plants a secret (%s)", id, planted)
		}
	}
}

// Each text of each fixture is made a token in turn: whatever a reader takes it for, it may not come out.
func TestATokenInAnyPlaceOfAnyFileStaysInside(t *testing.T) {
	for _, f := range fixtures(t, "") {
		for n := range f.files {
			for i, spoilt := range spoil(t, f.files[n].Bytes) {
				files := append([]collect.File(nil), f.files...)
				files[n].Bytes = spoilt
				for _, format := range []string{"", f.format} {
					if len(files) > 1 && format != "" {
						continue
					}
					if got := dump(read(format, files...)); strings.Contains(got, secretLike) {
						t.Fatalf("%s/%s, place %d of %s, lets a token out:\n%s", f.format, f.name, i, files[n].Name, got)
					}
				}
			}
		}
	}
}

// Errors are read by people and end in logs: a file that breaks off in the middle of a secret may not bring it there.
func TestABrokenFileChangesNothingAndRepeatsNothing(t *testing.T) {
	for _, f := range fixtures(t, "") {
		for n := range f.files {
			b := f.files[n].Bytes
			for cut := 0; cut < len(b); cut += max(1, len(b)/97) {
				for _, broken := range [][]byte{b[:cut], append(append([]byte{}, b[:cut]...), b[min(cut+7, len(b)):]...), append(append([]byte{}, b[:cut]...), "\"}]PLANTED{[*PLANTED &PLANTED"...)} {
					files := append([]collect.File(nil), f.files...)
					files[n].Bytes = broken
					in, err := read("", files...)
					if err != nil && in != nil {
						t.Fatalf("%s/%s cut at %d gives both an error and rows", f.format, f.name, cut)
					}
					if err != nil && (strings.Contains(err.Error(), planted) || !strings.HasPrefix(err.Error(), files[n].Name+":") && len(files) == 1) {
						t.Fatalf("%s/%s cut at %d says %v", f.format, f.name, cut, err)
					}
				}
			}
		}
	}
}

// spoil gives copies of a file, each with another of its texts replaced by a token: the cells of a CSV, the scalars and keys of
// YAML and JSON.
func spoil(t *testing.T, b []byte) [][]byte {
	t.Helper()
	const most = 400
	var out [][]byte
	if trimmed := bytes.TrimSpace(b); len(trimmed) > 0 && (trimmed[0] == '{' || trimmed[0] == '[') {
		for i := 0; i < len(b) && len(out) < most; i++ { // every text in quotes, keys too
			if b[i] != '"' {
				continue
			}
			end := i + 1
			for end < len(b) && b[end] != '"' {
				if b[end] == '\\' {
					end++
				}
				end++
			}
			out = append(out, fmt.Appendf(nil, "%s%s%s", b[:i+1], secretLike, b[min(end, len(b)):]))
			i = end
		}
		return out
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(b, &doc); err == nil && len(doc.Content) > 0 && doc.Content[0].Kind != yaml.ScalarNode {
		lines := strings.SplitAfter(string(b), "\n")
		for i, line := range lines {
			_, value, is := strings.Cut(line, ": ")
			if value = strings.TrimSpace(value); !is || value == "" || strings.ContainsAny(value[:1], "[{|>") || len(out) >= most {
				continue
			}
			lines[i] = strings.Replace(line, value, secretLike, 1)
			out = append(out, []byte(strings.Join(lines, "")))
			lines[i] = line
		}
		return out
	}
	rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil || len(rows) == 0 || len(rows[0]) < 2 { // lines of a format of its own: each word in turn
		words := strings.Fields(string(b))
		for _, w := range words[:min(most, len(words))] {
			out = append(out, bytes.Replace(b, []byte(w), []byte(secretLike), 1))
		}
		return out
	}
	for r := range rows {
		for c := range rows[r] {
			if len(out) >= most {
				return out
			}
			was := rows[r][c]
			rows[r][c] = secretLike
			var text bytes.Buffer
			w := csv.NewWriter(&text)
			if err := w.WriteAll(rows); err != nil {
				t.Fatal(err)
			}
			out = append(out, text.Bytes())
			rows[r][c] = was
		}
	}
	return out
}
