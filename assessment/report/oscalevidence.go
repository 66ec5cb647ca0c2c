package report

import (
	"fmt"
	"iter"
	"net/url"
	"strconv"
	"strings"

	"gonogo/assessment"
)

type oscalObservation struct {
	UUID        string          `json:"uuid"`
	Title       md              `json:"title"`
	Description md              `json:"description"`
	Props       oscalProps      `json:"props"`
	Methods     []string        `json:"methods"`
	Types       []string        `json:"types"`
	Origins     []oscalOrigin   `json:"origins,omitempty"`
	Subjects    []oscalSubject  `json:"subjects"`
	Evidence    []oscalEvidence `json:"relevant-evidence"`
	Collected   string          `json:"collected"`
	Expires     string          `json:"expires,omitempty"`
	Remarks     md              `json:"remarks,omitempty"`
}

type oscalSubject struct {
	UUID string `json:"subject-uuid"`
	Type string `json:"type"`
}

type oscalEvidence struct {
	Href        string `json:"href"`
	Description md     `json:"description"`
}

type oscalObserved struct {
	UUID string `json:"observation-uuid"`
}

// observations has one for each piece of evidence, those for questions that are not asked too.
func (o *oscal) observations() iter.Seq[oscalObservation] {
	return eachOf(o.in.state().Evidence, o.observation)
}

func (o *oscal) observation(p *assessment.Piece) oscalObservation {
	ob := oscalObservation{
		UUID: o.id("observation", p.ID), Title: pieceTitle(p), Methods: []string{o.method(p.EvidenceKind)}, Types: []string{"control-objective"},
		Description: text(p.EvidenceKind) + " for " + list(", ", texts(p.Questions)...) + ": " + code(p.Ref),
		Origins:     o.from(p.Collector), Subjects: []oscalSubject{{o.id("component", "subject"), "component"}},
		Evidence: []oscalEvidence{{"#" + o.id("evidence", p.ID), pieceTitle(p)}},
		Remarks: remarks(func(says *page) {
			says.longer(0, "Note", p.Note)
			says.longer(0, "Limits", p.Limits)
		}),
		Props: make(oscalProps, 0, 24), // there are many pieces, and growing costs more than room
	}
	ob.Props.add("evidence", pieceID(p.Entry))
	ob.Props.add("evidence-kind", p.EvidenceKind)
	for _, q := range p.Questions {
		ob.Props.add("question", q)
	}
	ob.Props.add("ref", p.Ref)
	ob.Props.day("observed", p.Observed)
	ob.Props.add("environment", p.Environment)
	if p.Strength != nil {
		ob.Props.add("strength-claimed", strconv.Itoa(*p.Strength))
	}
	ob.Props.add("release-digest", string(p.ReleaseDigest))
	ob.Props.add("behaviour-digest", string(p.BehaviourDigest))
	ob.Props.add("collector", p.Collector)
	ob.Props.add("checker", p.Checker)
	ob.Props.add("note", p.Note)
	ob.Props.add("limits", p.Limits)
	ob.Props.recorded(p.Entry, p.By)
	ob.Props.add("entry-id", p.ID)

	var stale assessment.Date
	for _, w := range o.weighed[p.Entry] {
		ob.Props.of("counts", w.question, countsSays(w.Weighed))
		ob.Props.of("strength", w.question, strconv.Itoa(w.Strength))
		ob.Props.of("stale-on", w.question, w.StaleOn.String())
		if stale.IsZero() || w.StaleOn < stale {
			stale = w.StaleOn
		}
	}
	ob.Expires = moment(stale)
	if ob.Collected = moment(p.Observed); ob.Collected == "" {
		ob.Collected = oscalTime(o.at(p.Entry))
	}
	return ob
}

func pieceTitle(p *assessment.Piece) md { return "Evidence " + md(pieceID(p.Entry)) }

func countsSays(w *assessment.Weighed) string {
	if w.Counts {
		return "yes"
	}
	fails := make([]string, len(w.Fails))
	for i, f := range w.Fails {
		fails[i] = f.Says
	}
	return "no: " + strings.Join(fails, "; ")
}

// method is how evidence of a kind was come by: the kinds that the gate gives the strength of an exercise are tests,
// what somebody says is an interview, and everything else was looked at.
func (o *oscal) method(kind string) string {
	k := o.in.state().Gate.Kind(kind)
	switch {
	case k == nil:
		return "UNKNOWN"
	case kind == "statement" || k.Ceiling == 0:
		return "INTERVIEW"
	case k.Ceiling == exerciseStrength:
		return "TEST"
	default:
		return "EXAMINE"
	}
}

// exerciseStrength is the strength of a test or drill with a result.
const exerciseStrength = 4

// pieces are the observations of the evidence that names a question.
func (o *oscal) pieces(f *assessment.Finding) []oscalObserved {
	var out []oscalObserved
	for i := range f.Pieces {
		if f.Pieces[i].Register == "" { // rows are told in the remarks, and have no observation of their own
			out = append(out, oscalObserved{o.id("observation", f.Pieces[i].ID)})
		}
	}
	return out
}

// evidence is the resource behind an observation: where it lies, and the digest of the file that was held then.
func (o *oscal) evidence(p *assessment.Piece) oscalResource {
	r := oscalResource{UUID: o.id("evidence", p.ID), Title: pieceTitle(p), Description: code(p.Ref)}
	r.Props = oscalProps{{Name: "type", Value: "evidence"}}
	r.Props.add("file-digest", string(p.FileDigest))
	if p.FileKept {
		r.Props.add("file-kept", "true")
	}
	if p.FileSize != 0 {
		r.Props.add("file-size", strconv.FormatInt(p.FileSize, 10))
	}
	if h := href(p.Ref); h != "" {
		r.Links = []oscalRlink{{h, hash(p.FileDigest)}}
	}
	return r
}

// href is a reference as a URI reference. Only web addresses stay addresses; anything else is a path, whatever scheme
// it seems to begin with.
func href(ref string) string {
	if u, err := url.Parse(ref); err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
		return percent(u.String())
	}
	path := (&url.URL{Path: ref}).String()
	if strings.HasPrefix(path, "//") {
		path = "/." + path // two strokes would begin the name of a computer
	}
	return path
}

// percent escapes every byte that no URI may hold.
func percent(s string) string {
	var out strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&out, "%%%02X", c)
		} else {
			out.WriteByte(c)
		}
	}
	return out.String()
}
