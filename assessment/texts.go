package assessment

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"gonogo/content"
	"gonogo/content/clean"
)

// longTexts are the fields in which a person may write at length.
var longTexts = map[string]bool{"note": true, "text": true, "reason": true, "control": true, "tested": true, "checked": true, "limits": true}

// NotASecret wraps a body whose text a person has looked at and says is none.
type NotASecret struct{ Body }

// bare is the body itself.
func bare(b Body) Body {
	switch b := b.(type) {
	case NotASecret:
		return bare(b.Body)
	case Keeping:
		return b.Evidenced
	case upgrading:
		return b.GateUpgraded
	default:
		return b
	}
}

// checkTexts refuses what the record cannot keep safely: text that is not UTF-8, that holds NUL, that is too
// long, and text that looks like a secret.
func checkTexts(b Body) error {
	if _, signed := bare(b).(Signed); signed {
		return nil // its bytes are made here from texts that were looked at, and must stay as they are
	}
	_, looked := b.(NotASecret)
	if im, ok := bare(b).(Imported); ok { // its rows were looked at one by one while they were read
		im.Table, im.Packed = "", ""
		b = im
	}
	of := ""
	if r, ok := bare(b).(RowSet); ok { // of many rows a person must know which
		of = " of " + r.Key
	}
	return eachText(string(b.Kind()), reflect.ValueOf(bare(b)), func(field, text string) error {
		limit := MaxLine
		if longTexts[field] {
			limit = MaxNote
		}
		if len(text) > limit {
			return refused("put it into a file and give the path as evidence", "the %s has %d bytes; the record takes %d", field+of, len(text), limit)
		}
		if err := clean.Refuse(text); err != nil {
			return refused("", "the %s cannot be kept: %s", field+of, err)
		}
		if kind, found := clean.LooksSecret(text); found && !looked && !strings.HasSuffix(field, "digest") {
			return &SecretError{strings.ReplaceAll(field, "_", " ") + of, kind}
		}
		return nil
	})
}

// eachText walks the texts of a body as they are, before any encoding that would mend them silently.
func eachText(field string, v reflect.Value, f func(field, text string) error) error {
	switch v.Kind() {
	case reflect.String:
		return f(field, v.String())
	case reflect.Pointer:
		if !v.IsNil() {
			return eachText(field, v.Elem(), f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			if err := eachText(field, v.Index(i), f); err != nil {
				return err
			}
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, k := range keys {
			if err := eachText(field, k, f); err != nil {
				return err
			}
			if err := eachText(k.String(), v.MapIndex(k), f); err != nil {
				return err
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			if err := eachText(name, v.Field(i), f); err != nil {
				return err
			}
		}
	default: // numbers, dates and switches hold no text
	}
	return nil
}

// nearest is a hint with the known word closest to what was written, or otherwise when none is close.
func nearest(word string, known []string, otherwise string) string {
	if best := content.Nearest(word, known); best != "" {
		return fmt.Sprintf("did you mean %s?", best)
	}
	return otherwise
}
