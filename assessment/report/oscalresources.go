package report

import (
	"encoding/base64"
	"strconv"

	"gonogo/assessment"
	"gonogo/content"
)

type oscalResource struct {
	UUID        string       `json:"uuid"`
	Title       md           `json:"title"`
	Description md           `json:"description,omitempty"`
	Props       oscalProps   `json:"props,omitempty"`
	Links       []oscalRlink `json:"rlinks,omitempty"`
	Base64      *oscalBase64 `json:"base64,omitempty"`
	Remarks     md           `json:"remarks,omitempty"`
}

type oscalRlink struct {
	Href   string      `json:"href"`
	Hashes []oscalHash `json:"hashes,omitempty"`
}

type oscalHash struct {
	Algorithm string `json:"algorithm"`
	Value     string `json:"value"`
}

type oscalBase64 struct {
	Filename  string `json:"filename"`
	MediaType string `json:"media-type"`
	Value     string `json:"value"`
}

// backMatter has the gate, the frameworks it maps to, each piece of evidence and the bytes of each sign-off.
func (o *oscal) backMatter(j *jsonStream) {
	j.begin("back-matter", object)
	j.begin("resources", array)
	j.element(o.gate())
	for _, f := range o.in.Frameworks {
		j.element(o.framework(f))
	}
	for r := range eachOf(o.in.state().Evidence, o.evidence) {
		j.element(r)
	}
	for _, g := range o.in.Decision.SignOffs.Given {
		for _, r := range o.signedBytes(g) {
			j.element(r)
		}
	}
	j.close()
	j.close()
}

// gate stands for the assessment plan: it says what was asked.
func (o *oscal) gate() oscalResource {
	g := o.in.state().Gate
	r := oscalResource{
		UUID: o.id("gate", string(g.Digest)), Title: orNone(text(g.Title), text(g.ID)), Description: prose(g.Summary, ""),
		Props: oscalProps{{Name: "type", Value: "plan"}}, Remarks: prose(g.Licence, ""),
	}
	r.Props.add("gate", g.ID)
	r.Props.add("gate-version", g.Version)
	r.Props.add("gate-digest", string(g.Digest))
	return r
}

func (o *oscal) framework(f *content.Framework) oscalResource {
	r := oscalResource{UUID: o.id("framework", f.ID), Title: orNone(text(f.Title), text(f.ID)), Remarks: prose(f.Licence, "")}
	r.Props.add("framework", f.ID)
	r.Props.add("framework-version", f.Version)
	r.Props.add("checked", f.Checked)
	if h := href(f.Source); h != "" {
		r.Links = []oscalRlink{{Href: h}}
	}
	return r
}

// signedBytes are the exact bytes of a sign-off: the statement, the signature over it, and a bundle of both.
func (o *oscal) signedBytes(g *assessment.GivenSignOff) []oscalResource {
	var out []oscalResource
	for _, b := range []struct {
		what, bytes, ending, media string
		title                      md
	}{
		{"statement", g.Statement, ".json", "application/vnd.in-toto+json", "Statement that was signed"},
		{"signature", g.Signature, ".sig", "text/plain", "Signature over the statement"},
		{"bundle", g.Bundle, ".bundle.json", "application/json", "Bundle of statement and signature"},
	} {
		if b.bytes == "" {
			continue
		}
		name := "sign-off-" + strconv.Itoa(g.Entry)
		out = append(out, oscalResource{
			UUID: o.id(b.what, name), Title: b.title + " as " + orNone(text(g.Role), blankText),
			Base64: &oscalBase64{name + b.ending, b.media, base64.StdEncoding.EncodeToString([]byte(b.bytes))},
		})
	}
	return out
}
