package report

import (
	"bytes"
	"fmt"
	"html"
	"io"

	"github.com/yuin/goldmark"

	"gonogo/content"
	"gonogo/content/clean"
)

// QuestionnaireHTML is Questionnaire as one HTML file to print: no scripts, nothing fetched from anywhere.
func QuestionnaireHTML(w io.Writer, g *content.Gate) error {
	var source, body bytes.Buffer
	if err := Questionnaire(&source, g); err != nil {
		return err
	}
	if err := goldmark.Convert(source.Bytes(), &body); err != nil { // raw HTML is left out by default, and there is none
		return fmt.Errorf("make HTML: %w", err)
	}
	_, err := fmt.Fprintf(w, handOut, html.EscapeString(clean.Line(g.Ref()).String()), body.Bytes())
	if err != nil {
		return fmt.Errorf("write questionnaire: %w", err)
	}
	return nil
}

const handOut = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<style>
body { font: 11pt/1.4 sans-serif; max-width: 48em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff; }
h2 { border-bottom: 1px solid #888; margin-top: 2em; }
h3 { margin-bottom: 0.2em; }
h3 + p { margin-top: 0.2em; font-weight: bold; }
code { font-size: 0.9em; overflow-wrap: anywhere; }
li { margin: 0.2em 0; }
@media print {
  body { margin: 0; max-width: none; font-size: 10pt; }
  h2 { break-before: page; }
  h1, h2, h3 { break-after: avoid; }
  li, p { break-inside: avoid; }
}
</style>
</head>
<body>
%s</body>
</html>
`
