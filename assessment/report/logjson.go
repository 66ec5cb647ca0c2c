package report

import (
	"encoding/json"
	"maps"

	"gonogo/assessment"
	"gonogo/content"
)

type logDoc struct {
	Schema     string     `json:"schema"`
	Assessment string     `json:"assessment"`
	Entries    []entryDoc `json:"entries"`
}

type entryDoc struct {
	Number int             `json:"number"`
	ID     string          `json:"id"`
	Act    string          `json:"act"`
	Writer string          `json:"writer"`
	Seq    int             `json:"seq"`
	At     string          `json:"at"`
	By     string          `json:"by"`
	Kind   assessment.Kind `json:"kind"`
	Body   json.RawMessage `json:"body"`
	Seen   map[string]int  `json:"seen"`
	Prev   content.Digest  `json:"prev"`
	Digest content.Digest  `json:"digest"`
	Undone bool            `json:"undone"`
	Says   string          `json:"says"`
}

// LogJSON is the journal in folding order, in the shape gonogo/log/1. It has the entries whose number keep says
// yes to, all of them where keep is nil.
func LogJSON(r assessment.Record, keep func(number int) bool) any {
	doc := logDoc{Schema: "gonogo/log/1", Assessment: Input{Record: r}.name(), Entries: []entryDoc{}}
	for i := range r.State.Log {
		if l := &r.State.Log[i]; keep == nil || keep(i+1) {
			doc.Entries = append(doc.Entries, entryDoc{
				i + 1, l.ID, l.Act, l.Writer, l.Seq, stamp(l.At), l.By, l.Kind, l.Body, maps.Clone(l.Seen),
				l.Prev, l.Digest, l.Undone, r.State.Describe(i + 1),
			})
		}
	}
	return doc
}
