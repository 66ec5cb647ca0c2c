package report

import "gonogo/assessment"

type sprawlDoc struct {
	Schema     string           `json:"schema"`
	On         assessment.Date  `json:"on"`
	Days       int              `json:"days"`
	Programme  string           `json:"programme"`
	Read       int              `json:"read"`
	Unreadable []unreadDoc      `json:"unreadable"`
	NoRegister []string         `json:"no_register"`
	Counts     []sprawlCountDoc `json:"identities_with"`
	Identities []sprawledDoc    `json:"identities"`
}

type unreadDoc struct {
	ID    string `json:"id"`
	Error string `json:"error"`
}

type sprawlCountDoc struct {
	Kind       assessment.SprawlKind `json:"kind"`
	Identities int                   `json:"count"`
}

type sprawledDoc struct {
	Name     string             `json:"name"`
	Names    []string           `json:"other_names"`
	Owners   []string           `json:"owners"`
	Disabled bool               `json:"disabled"`
	Findings []sprawlFindingDoc `json:"findings"`
	Places   []sprawlPlaceDoc   `json:"rows"`
}

type sprawlFindingDoc struct {
	Kind    assessment.SprawlKind `json:"kind"`
	Says    string                `json:"says"`
	Unknown bool                  `json:"unknown"`
}

type sprawlPlaceDoc struct {
	Assessment string `json:"assessment"`
	Name       string `json:"name"`
	Programme  string `json:"programme"`
	Key        string `json:"key"`
}

// SprawlJSON is the identities of all assessments in the shape gonogo/sprawl/1, worst first. Each kind of finding has its
// count, also where that is 0.
func SprawlJSON(s assessment.Sprawl) any {
	doc := sprawlDoc{
		Schema: "gonogo/sprawl/1", On: s.On, Days: s.Days, Programme: s.Programme, Read: s.Read, Unreadable: []unreadDoc{}, NoRegister: orEmpty(s.Bare),
		Counts: []sprawlCountDoc{}, Identities: []sprawledDoc{},
	}
	for _, u := range s.Unreadable {
		doc.Unreadable = append(doc.Unreadable, unreadDoc{u.Slug, u.Why})
	}
	counts := s.Counts()
	for _, k := range assessment.SprawlKinds {
		doc.Counts = append(doc.Counts, sprawlCountDoc{k, counts[k]})
	}
	for _, id := range s.Identities {
		one := sprawledDoc{Name: id.Name, Names: orEmpty(id.Names), Owners: orEmpty(id.Owners), Disabled: id.Disabled, Findings: []sprawlFindingDoc{}}
		for _, f := range id.Findings {
			one.Findings = append(one.Findings, sprawlFindingDoc{f.Kind, f.Says, f.Kind.Unknown()})
		}
		for _, p := range id.Places {
			one.Places = append(one.Places, sprawlPlaceDoc{p.Slug, p.Name, p.Programme, p.Key})
		}
		doc.Identities = append(doc.Identities, one)
	}
	return doc
}
