package rule

import "gonogo/content"

// named finds the first row of a person, by what people are named by. The index is made when the first one is looked for whose
// key is not written letter by letter.
func (x *run) named(reg *content.Register, rows []content.Row, key string) *content.Row {
	index, made := x.byName[reg]
	if !made {
		x.spend(len(rows) * personSteps)
		index = make(map[string]int, 2*len(rows))
		for i := range rows {
			for _, name := range x.facts.Names(rows[i].Key) {
				if _, taken := index[name]; !taken {
					index[name] = i
				}
			}
		}
		if x.byName == nil {
			x.byName = map[*content.Register]map[string]int{}
		}
		x.byName[reg] = index
	}
	first := -1
	for _, name := range x.facts.Names(key) {
		if i, is := index[name]; is && (first < 0 || i < first) {
			first = i
		}
	}
	if first < 0 {
		return nil
	}
	return &rows[first]
}
