package collect_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"gonogo/assessment/collect"
	"gonogo/content/library"
)

func TestWhatIsReadOfEveryFixtureIsAsWritten(t *testing.T) {
	for _, f := range fixtures(t, "") {
		t.Run(f.format+"/"+f.name, func(t *testing.T) {
			got := dump(read("", f.files...))
			if *update {
				if err := os.WriteFile(f.golden(), []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(f.golden())
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("it reads\n%s\nand the golden says\n%s", got, want)
			}
		})
	}
}

func TestEveryFixtureIsRecognisedAsItsFormatAndNoOther(t *testing.T) {
	for _, f := range fixtures(t, "") {
		for _, file := range f.files {
			var fits []string
			for i := range collect.Formats {
				if collect.Formats[i].Is(collect.NewDoc(file)) {
					fits = append(fits, collect.Formats[i].ID)
				}
			}
			if len(fits) != 1 || len(f.files) == 1 && fits[0] != f.format {
				t.Errorf("%s/%s, file %s, is recognised as %v", f.format, f.name, file.Name, fits)
			}
		}
	}
}

// The preview says of each file whether anything tells when it was made; a person may have said it.
func TestNoFormatCountsTheDayItWasMadeAmongWhatIsUnknown(t *testing.T) {
	for _, f := range fixtures(t, "") {
		in, err := read("", f.files...)
		if err != nil {
			continue // a fixture of what is refused
		}
		for _, file := range in.Files {
			for _, says := range file.Unknown {
				if strings.Contains(says, "when it was read") || strings.Contains(says, "when it was made") || strings.Contains(says, "when the ") {
					t.Errorf("%s/%s: %s", f.format, f.name, says)
				}
			}
		}
	}
}

func TestEveryFormatSaysWhatItIsOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range collect.Formats {
		if f.ID == "" || f.Title == "" || len(f.Gives) == 0 || seen[f.ID] || strings.ToLower(f.ID) != f.ID {
			t.Errorf("format %q: its id must be its own and in small letters, and it needs a title and what it gives", f.ID)
		}
		seen[f.ID] = true
	}
}

// A column that the built-in gate does not have would be left out of every import without anybody seeing it.
func TestEveryFixtureNamesColumnsOfTheBuiltInGateAndFillsThemAsTheyTake(t *testing.T) {
	gate, _, err := library.Gate("agentic-nhi")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range fixtures(t, "") {
		in, err := read("", f.files...)
		if err != nil {
			continue // a fixture of what is refused
		}
		format := collect.Named(f.format)
		for _, r := range in.Rows {
			reg := gate.Register(r.Register)
			if reg == nil {
				t.Fatalf("%s/%s fills register %q, which is none", f.format, f.name, r.Register)
			}
			if len(f.files) == 1 && !slices.Contains(format.Gives, r.Register) {
				t.Errorf("format %s does not say that it gives %s", f.format, r.Register)
			}
			for _, c := range r.Cells {
				col := reg.Column(in.Columns[c.Column])
				if col == nil {
					t.Fatalf("%s/%s: register %s has no column %q", f.format, f.name, reg.ID, in.Columns[c.Column])
				}
				if own, err := col.Canonical(c.Text); err != nil || own != c.Text {
					t.Errorf("%s/%s: %s of %s %s is written %q (%v)", f.format, f.name, col.ID, reg.ID, r.Key, c.Text, err)
				}
			}
		}
		for _, e := range in.Evidence {
			if kind := gate.Kind(e.Kind); kind == nil || e.Strength > kind.Ceiling {
				t.Errorf("%s/%s: evidence of kind %q with strength %d", f.format, f.name, e.Kind, e.Strength)
			}
			for _, id := range e.For {
				if q := gate.Question(id); q == nil || !slices.Contains(q.Needs.Kinds, e.Kind) {
					t.Errorf("%s/%s: %s takes no evidence of kind %s", f.format, f.name, id, e.Kind)
				}
			}
		}
	}
}

func TestAnUnknownFileIsRefusedWithAHint(t *testing.T) {
	for name, text := range map[string]string{
		"prose.txt": "nothing that any tool wrote\n", "empty.csv": "", "blank": " \n\t\n", "other.json": `{"hello": [1, 2]}`,
		"other.yaml": "a: 1\n---\nb: 2\n", "config.toml": "[mcp_servers.desk]\ncommand = \"desk-mcp\"\n",
	} {
		_, err := read("", collect.File{Name: name, Bytes: []byte(text)})
		if err == nil || !strings.HasPrefix(err.Error(), name+":") {
			t.Errorf("%s is refused with %v", name, err)
		}
	}
}

func TestTheSameFileTwiceIsSaid(t *testing.T) {
	f := fixtures(t, "aws-credential-report")[0].files[0]
	again := collect.File{Name: "copy", Bytes: f.Bytes}
	if _, err := read("", f, again); err == nil || !strings.Contains(err.Error(), "same file as "+f.Name) {
		t.Errorf("it says %v", err)
	}
}

func TestAFormatThatIsNoneNamesTheNearest(t *testing.T) {
	_, err := read("aws-credental-report", collect.File{Name: "x", Bytes: []byte("{}")})
	if err == nil || !strings.Contains(err.Error(), "no format is called") {
		t.Errorf("it says %v", err)
	}
}

// A server may answer with a page that holds nothing and names the next one.
func TestAnEmptyPageOfAListSaysThatThereAreOthers(t *testing.T) {
	for format, text := range map[string]string{
		"entra-applications":       `{"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#applications", "@odata.nextLink": "https://graph.microsoft.com/next", "value": []}`,
		"entra-service-principals": `{"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#servicePrincipals", "@odata.nextLink": "https://graph.microsoft.com/next", "value": []}`,
		"gcp-service-accounts":     `{"accounts": [], "nextPageToken": "next"}`,
	} {
		found, err := read(format, collect.File{Name: "page.json", Bytes: []byte(text)})
		if err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		if m := found.Files[0].Misread; len(found.Rows) != 0 || len(found.Files[0].Full) != 0 || len(m) != 1 || !strings.Contains(m[0].Says, "one page of the list") {
			t.Errorf("%s: it says %+v", format, m)
		}
	}
}

// What a person is told to be gone they may take out, and with it what a check fails on.
func TestAnExportOfWhichSomethingIsLeftOutListsNotAll(t *testing.T) {
	head := "user,arn,user_creation_time,password_enabled,access_key_1_active,access_key_1_last_rotated\n"
	root := "<root_account>,arn:aws:iam::123456789012:root,2026-01-02T00:00:00+00:00,false,false,N/A\n"
	for name, c := range map[string]struct {
		lines string
		full  int
	}{
		"whole":                {root, 1},
		"no account":           {root + "bob,nowhere,2026-01-02T00:00:00+00:00,false,false,N/A\n", 0},
		"a secret as its name": {root + "AKIA" + "QWERTYUIOPASDFGH,arn:aws:iam::123456789012:user/bob,2026-01-02T00:00:00+00:00,false,false,N/A\n", 0},
		"no root user":         {"ana,arn:aws:iam::123456789012:user/ana,2026-01-02T00:00:00+00:00,false,false,N/A\n", 0},
	} {
		found, err := read("", collect.File{Name: "report.csv", Bytes: []byte(head + c.lines)})
		if err != nil || len(found.Rows) != 1 || len(found.Files[0].Full) != c.full {
			t.Errorf("%s: %s", name, dump(found, err))
		}
	}
}

func TestMoreFilesThanAnImportTellsApartAreRefused(t *testing.T) {
	_, err := read("", make([]collect.File, collect.MaxFiles+1)...)
	if err == nil || !strings.Contains(err.Error(), "at most 1000 are read at once") {
		t.Errorf("it says %v", err)
	}
}
