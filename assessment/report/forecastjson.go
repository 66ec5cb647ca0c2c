package report

import "gonogo/assessment"

type forecastDoc struct {
	Schema     string             `json:"schema"`
	Assessment string             `json:"assessment"`
	On         assessment.Date    `json:"on"`
	OnFrom     assessment.OnFrom  `json:"on_from"`
	Verdict    assessment.Verdict `json:"verdict"`
	Flips      []forecastFlipDoc  `json:"flips"`
	Events     []eventDoc         `json:"events"`
}

type forecastFlipDoc struct {
	On       assessment.Date    `json:"on"`
	Days     int                `json:"days"`
	To       assessment.Verdict `json:"to"`
	Question string             `json:"question"`
	Says     string             `json:"says"`
}

type eventDoc struct {
	On        assessment.Date      `json:"on"`
	Days      int                  `json:"days"`
	Kind      assessment.EventKind `json:"kind"`
	Questions []string             `json:"questions"`
	Entry     int                  `json:"entry"`
	EntryID   string               `json:"entry_id"`
	Last      bool                 `json:"last"`
	Says      string               `json:"says"`
}

// ForecastJSON is what ends when and which verdicts follow, in the shape gonogo/forecast/1. Days are counted from on; what
// ends does so on the first day on which it no longer counts; last is evidence that nothing else held stands in for.
func ForecastJSON(r assessment.Record, f assessment.Forecast) any {
	doc := forecastDoc{"gonogo/forecast/1", r.Slug, f.On, f.OnFrom, f.Verdict, []forecastFlipDoc{}, []eventDoc{}}
	for _, x := range f.Flips {
		doc.Flips = append(doc.Flips, forecastFlipDoc{x.On, x.On.DaysFrom(f.On), x.To, x.Question, x.Says})
	}
	for _, d := range f.Days {
		for _, e := range d.Events {
			id := ""
			if e.Entry > 0 {
				id = r.State.Log[e.Entry-1].ID
			}
			doc.Events = append(doc.Events, eventDoc{d.On, d.On.DaysFrom(f.On), e.Kind, orEmpty(e.Questions), e.Entry, id, e.Last, e.Says})
		}
	}
	return doc
}
