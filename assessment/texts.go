package assessment

import (
	"encoding/json"
	"fmt"
	"strings"

	"gonogo/content"
	"gonogo/content/clean"
)

// longTexts are the fields in which a person may write at length.
var longTexts = map[string]bool{"note": true, "text": true, "reason": true, "control": true, "tested": true, "checked": true}

// NotASecret wraps a body whose text a person has looked at and says is none.
type NotASecret struct{ Body }

// bare is the body itself.
func bare(b Body) Body {
	if n, ok := b.(NotASecret); ok {
		return n.Body
	}
	return b
}

// checkTexts refuses what the record cannot keep safely: text that is not UTF-8, that holds NUL, that is too
// long, and text that looks like a secret.
func checkTexts(b Body) error {
	_, looked := b.(NotASecret)
	b = bare(b)
	raw, err := json.Marshal(b)
	if err != nil {
		return fmt.Errorf("read %s: %w", b.Kind(), err)
	}
	var fields any
	if err := json.Unmarshal(raw, &fields); err != nil {
		return fmt.Errorf("read %s: %w", b.Kind(), err)
	}
	return eachText(string(b.Kind()), fields, func(field, text string) error {
		limit := MaxLine
		if longTexts[field] {
			limit = MaxNote
		}
		if len(text) > limit {
			return refused("put it into a file and give the path as evidence", "the %s has %d bytes; the record takes %d", field, len(text), limit)
		}
		if err := clean.Refuse(text); err != nil {
			return refused("", "the %s cannot be kept: %s", field, err)
		}
		if kind, found := clean.LooksSecret(text); found && !looked && !strings.HasSuffix(field, "digest") {
			return &SecretError{strings.ReplaceAll(field, "_", " "), kind}
		}
		return nil
	})
}

func eachText(field string, v any, f func(field, text string) error) error {
	switch v := v.(type) {
	case string:
		return f(field, v)
	case []any:
		for _, x := range v {
			if err := eachText(field, x, f); err != nil {
				return err
			}
		}
	case map[string]any:
		for _, k := range sortedKeys(v) {
			if err := eachText(k, v[k], f); err != nil {
				return err
			}
		}
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
