// Package widget holds drawn parts that screens are made of: forms, questions, outlines, tables and a pane for
// Markdown. A widget knows no route and no place, and it does no I/O.
package widget
