package collect

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"gonogo/assessment/collect/tree"
	"gonogo/content"
)

// Format is one kind of export.
type Format struct {
	ID    string   // "aws-credential-report"
	Title string   // "AWS IAM credential report (CSV, or JSON of the command line)"
	Gives []string // the registers it fills, and "evidence"
	// Is reports, by its content alone, whether a file is one. It is asked of every file, broken ones too.
	Is func(*Doc) bool
	// Read says into r what the file holds. An error means that nothing of it is taken: *tree.Error where it has a place.
	Read func(d *Doc, r *Reading) error
	// Join is called once after all files of an import were read, with the readings of this format; nil where there is nothing
	// to join beyond equal keys.
	Join func(rs []*Reading)
}

// Named finds a format by its id, nil when there is none.
func Named(id string) *Format {
	for i := range Formats {
		if Formats[i].ID == id {
			return &Formats[i]
		}
	}
	return nil
}

// IDs are the ids of all formats, in the order of the list.
func IDs() []string {
	ids := make([]string, len(Formats))
	for i := range Formats {
		ids[i] = Formats[i].ID
	}
	return ids
}

// Recognise is the one format that a file has by its content, nil where it is none or could be several.
func Recognise(f File) *Format {
	text, err := tree.Plain(f.Bytes)
	if err != nil {
		return nil
	}
	format, err := recognise(&Doc{Name: f.Name, Text: text})
	if err != nil {
		return nil
	}
	return format
}

// recognise finds the one format of a file.
func recognise(d *Doc) (*Format, error) {
	var fits []*Format
	for i := range Formats {
		if Formats[i].Is(d) {
			fits = append(fits, &Formats[i])
		}
	}
	switch {
	case len(fits) == 1:
		return fits[0], nil
	case len(fits) > 1:
		ids := make([]string, len(fits))
		for i, f := range fits {
			ids[i] = f.ID
		}
		return nil, &tree.Error{Msg: "it could be " + strings.Join(ids, " or "), Hint: "say which with --format"}
	}
	if err := d.broken(); err != nil {
		var e *tree.Error
		if errors.As(err, &e) && e.Msg == "this is not YAML" && !d.looksJSON() { // it may be none to begin with
			e.Msg = "no format that gonogo reads is recognised in it, and it is not YAML"
			e.Hint = "say with --format which one it is; if it is YAML, " + cmp.Or(e.Hint, "mend it")
		}
		return nil, err
	}
	return nil, &tree.Error{Msg: "no format that gonogo reads is recognised in it", Hint: "gonogo import --formats lists them; say which one it is with --format"}
}

// nearest is a hint at the format that was meant.
func nearest(id string) string {
	if near := content.Nearest(id, IDs()); near != "" {
		return "did you mean " + near + "?"
	}
	return "formats: " + strings.Join(sorted(IDs()), ", ")
}

func sorted(ids []string) []string {
	slices.SortFunc(ids, cmp.Compare[string])
	return ids
}
