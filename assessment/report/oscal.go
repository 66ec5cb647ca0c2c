package report

import (
	"iter"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/google/uuid"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/clean"
)

// The OSCAL files of a record. oscalresults.go and oscalplan.go are the two models; what both hold is made in the files
// beside them. The types are the part of NIST's models that is written: text that OSCAL reads as Markdown has the type
// md, all other text goes through oneLine or token, and an empty list is left out, since OSCAL refuses it.

const (
	oscalVersion = "1.2.2"
	oscalNS      = "urn:gonogo:oscal:1" // of every property of our own, and the system of every action
	oscalScheme  = "urn:gonogo:assessment:1"
)

// oscal gathers one file.
type oscal struct {
	in      Input
	space   uuid.UUID // of the assessment: every id is made from it and from a stable name
	asked   map[string]bool
	weighed map[int][]oscalWeighed // by the entry of the piece
	tracked []tracked
	atRisk  map[string]bool // ids of tracked questions
	parties []oscalParty
	known   map[string]string // what people are called, to their party's id
}

// oscalWeighed is a piece of evidence as it counts for a question.
type oscalWeighed struct {
	question string
	*assessment.Weighed
}

func newOSCAL(in Input) *oscal {
	in = in.ready()
	o := &oscal{
		in: in, space: uuid.NewSHA1(uuid.NameSpaceURL, []byte(oscalScheme+":"+in.state().Assessment)),
		asked: map[string]bool{}, weighed: map[int][]oscalWeighed{}, tracked: in.tracked(), atRisk: map[string]bool{}, known: map[string]string{},
	}
	for i := range in.Decision.Findings {
		f := &in.Decision.Findings[i]
		o.asked[f.Question.ID] = true
		for j := range f.Pieces {
			w := &f.Pieces[j]
			o.weighed[w.Entry] = append(o.weighed[w.Entry], oscalWeighed{f.Question.ID, w})
		}
	}
	for _, t := range o.tracked {
		o.atRisk[t.id] = true
	}
	o.meet()
	return o
}

// eachOf makes one thing of each, when it is asked for.
func eachOf[T, U any](all []T, make func(*T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		for i := range all {
			if !yield(make(&all[i])) {
				return
			}
		}
	}
}

// id is the UUID (version 5) of a thing of this assessment: the same thing has the same id in every file.
func (o *oscal) id(kind, name string) string {
	return uuid.NewSHA1(o.space, []byte(kind+"\x00"+name)).String()
}

// document is the UUID of a file. It is another one as soon as the record or the date judged is.
func (o *oscal) document(kind string) (string, error) {
	frontier, err := o.in.Decision.Frontier.Digest()
	if err != nil {
		return "", err
	}
	return o.id(kind, string(frontier)+" "+o.in.Decision.On.String()), nil
}

// oscalProps are properties of our own.
type oscalProps []oscalProp

type oscalProp struct {
	Name  string `json:"name"`
	NS    string `json:"ns,omitempty"`
	Value string `json:"value"`
	Class string `json:"class,omitempty"`
}

// add adds a property; one without a value is left out.
func (p *oscalProps) add(name, value string) { p.of(name, "", value) }

// of adds a property about something: a question, a trait.
func (p *oscalProps) of(name, about, value string) {
	if value == "" {
		return
	}
	if about != "" {
		about = token(about)
	}
	*p = append(*p, oscalProp{name, oscalNS, oneLine(value), about})
}

func (p *oscalProps) yes(name string, is bool) {
	if is {
		p.add(name, "yes")
	}
}

func (p *oscalProps) day(name string, d assessment.Date) { p.add(name, d.String()) }

// recorded says which entry of the journal it stands in, and who wrote that.
func (p *oscalProps) recorded(entry int, by string) {
	p.add("entry", strconv.Itoa(entry))
	p.add("recorded-by", by)
}

type oscalLink struct {
	Href string `json:"href"`
	Rel  string `json:"rel"`
}

type oscalOrigin struct {
	Actors []oscalActor `json:"actors"`
}

type oscalActor struct {
	Type string `json:"type"`
	UUID string `json:"actor-uuid"`
}

// from is the origin of something that a person did, none where nobody is named.
func (o *oscal) from(who string) []oscalOrigin {
	if id := o.party(who); id != "" {
		return []oscalOrigin{{[]oscalActor{{"party", id}}}}
	}
	return nil
}

type oscalParties struct {
	Role    string   `json:"role-id"`
	Parties []string `json:"party-uuids"`
}

// as names people in a role, nobody where none of them is anybody.
func (o *oscal) as(role string, people ...string) []oscalParties {
	var ids []string
	for _, who := range people {
		if id := o.party(who); id != "" {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return []oscalParties{{role, ids}}
}

// remarks writes Markdown of several blocks.
func remarks(write func(*page)) md {
	var p page
	write(&p)
	return md(strings.TrimSuffix(p.out.String(), "\n"))
}

// oneLine is s as OSCAL's strings can hold it: on one line, with no space around it. Text with line breaks is written
// as package clean writes it on one line.
func oneLine(s string) string {
	if strings.ContainsAny(s, "\n\r\u2028\u2029") {
		s = clean.Line(s).String()
	}
	s = strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\uFEFF' || r >= 0x1c && r <= 0x1f })
	if s == "" {
		return blankText
	}
	return s
}

// The years that OSCAL can write.
const (
	firstYear = "1900"
	afterYear = "3000"
)

// moment is the beginning of a day in UTC, "" for no day and for one that OSCAL cannot write.
func moment(d assessment.Date) string {
	s := d.String()
	if len(s) != len("2006-01-02") || s < firstYear || s >= afterYear {
		return ""
	}
	return s + "T00:00:00Z"
}

// oscalTime is a moment of the journal, drawn into the years that OSCAL can write.
func oscalTime(t time.Time) string {
	s := stamp(t)
	switch {
	case len(s) != len("2006-01-02T15:04:05Z") || s < firstYear:
		return firstYear + "-01-01T00:00:00Z"
	case s >= afterYear:
		return "2999-12-31T23:59:59Z"
	}
	return s
}

// at is when an entry was written.
func (o *oscal) at(entry int) time.Time {
	if log := o.in.state().Log; entry >= 1 && entry <= len(log) {
		return log[entry-1].At
	}
	return time.Time{}
}

// span is the time of the first and of the last entry.
func (o *oscal) span() (first, last time.Time) {
	log := o.in.state().Log
	for i := range log {
		if t := log[i].At; i == 0 || t.Before(first) {
			first = t
		}
		if t := log[i].At; t.After(last) {
			last = t
		}
	}
	return first, last
}

// hash is a digest as OSCAL names one, none where it is not in our form.
func hash(d content.Digest) []oscalHash {
	if !d.Valid() {
		return nil
	}
	return []oscalHash{{"SHA-256", strings.TrimPrefix(string(d), "sha256:")}}
}
