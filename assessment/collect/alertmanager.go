package collect

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"io"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
)

// The routes by which Alertmanager passes alerts on. A receiver without any way to send is there to swallow alerts, whatever it is
// called ("null" is a custom). Nearly all that a receiver holds is a secret, addresses of webhooks too: only how many ways of
// sending it has is read.
var alertmanagerConfig = Format{
	ID:    "alertmanager",
	Title: "Alertmanager configuration (file, Secret or ConfigMap, AlertmanagerConfig, /api/v2/status)",
	Gives: []string{"evidence"},
	Is: func(d *Doc) bool {
		if !d.Holds("receiver") && !d.Holds("alertmanager.y") {
			return false
		}
		found, err := alertmanagerInside(d)
		if err != nil { // of the text within, or of the whole
			return d.Holds("kind: Secret", "alertmanager.y")
		}
		return len(found) > 0
	},
	Read: readAlertmanager,
}

// alertmanagerFile is a configuration and where it stands.
type alertmanagerFile struct {
	n      *tree.Node
	inside string // the name of a text within a Secret or ConfigMap
	part   bool   // it is added to another one, for one namespace

	version string // of the server that has loaded it; "" for a file
}

// alertmanagerInside are the configurations of a file: the file itself, what AlertmanagerConfigs of a cluster add to one, or texts within
// Secrets and ConfigMaps.
func alertmanagerInside(d *Doc) (found []alertmanagerFile, err error) {
	objects, err := k8sObjects(d)
	if err != nil {
		return nil, err
	}
	for _, o := range objects {
		switch {
		case alertmanagerIs(o.n):
			found = append(found, alertmanagerFile{n: o.n})
		case o.kind == "AlertmanagerConfig" && alertmanagerIs(o.n.Get("spec")):
			found = append(found, alertmanagerFile{n: o.n.Get("spec"), part: true})
		case o.n.Get("config", "original").Text() != "": // what the server says of itself
			n, err := alertmanagerDocument("config", []byte(o.n.Get("config", "original").Text()))
			if err != nil {
				return nil, err
			}
			if n != nil {
				found = append(found, alertmanagerFile{n: n, inside: "config", version: o.n.Get("versionInfo", "version").Text()})
			}
		case o.kind == "Secret", o.kind == "ConfigMap":
			for _, where := range []string{"stringData", "data"} {
				for _, name := range o.n.Get(where).Names() {
					n, err := alertmanagerText(o, where, name)
					if err != nil {
						return nil, err
					}
					if n != nil {
						found = append(found, alertmanagerFile{n: n, inside: name})
					}
				}
			}
		}
	}
	return found, nil
}

func alertmanagerIs(n *tree.Node) bool {
	return n.Get("route").Kind() == tree.Map && n.Has("receivers")
}

// alertmanagerText is the configuration in a text of a Secret or ConfigMap, nil where it is another text. A broken text is an error
// only where it is called as the configuration is.
func alertmanagerText(o k8sObject, where, name string) (*tree.Node, error) {
	plain, packed := strings.CutSuffix(name, ".gz") // as the operator writes what it made of all
	surely := plain == "alertmanager.yaml" || plain == "alertmanager.yml"
	if !surely && !strings.HasSuffix(name, ".yaml") && !strings.HasSuffix(name, ".yml") {
		return nil, nil
	}
	text := o.n.Get(where, name)
	b, ok := alertmanagerUnpack(text.Text(), o.kind == "Secret" && where == "data", packed)
	switch {
	case !ok && surely:
		return nil, &tree.Error{Place: text.At(), Msg: "what stands here is no base64, or is not packed as its name says", Hint: "export the Secret again"}
	case !ok:
		return nil, nil
	}
	n, err := alertmanagerDocument(name, b)
	if err != nil && !surely {
		return nil, nil
	}
	return n, err
}

// alertmanagerUnpack gives as much of a text as may be read of YAML, and one byte more; not ok where it is not written so.
func alertmanagerUnpack(text string, encoded, packed bool) (b []byte, ok bool) {
	b, err := []byte(text), error(nil)
	if encoded {
		b, err = base64.StdEncoding.DecodeString(text)
	}
	if err != nil || !packed {
		return b, err == nil
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, false
	}
	b, err = io.ReadAll(io.LimitReader(z, tree.MaxYAMLBytes+1))
	return b, err == nil
}

// alertmanagerDocument reads the text of a configuration, nil where it is another one.
func alertmanagerDocument(name string, b []byte) (*tree.Node, error) {
	docs, err := tree.YAML(b)
	if err != nil {
		return nil, within(err, name)
	}
	if len(docs) > 0 && alertmanagerIs(docs[0]) {
		return docs[0], nil
	}
	return nil, nil
}

// alertmanagerRoutes is what was counted of receivers and routes.
type alertmanagerRoutes struct {
	r                 *Reading
	inside            string
	senders           map[string]alertmanagerSender // of the configuration that is walked through
	receivers, silent int
	all, lost         int
	reached           bool // some route leads to somebody
	pages             int
	muted             int // for some of the time
}

// alertmanagerSender is what a receiver can do.
type alertmanagerSender struct{ sends, pages bool }

func readAlertmanager(d *Doc, r *Reading) error {
	found, err := alertmanagerInside(d)
	if err != nil {
		return err
	}
	if len(found) == 0 {
		return &tree.Error{Place: tree.Place{Line: 1, Col: 1}, Msg: "there is no configuration with a route and receivers in it", Hint: "give alertmanager.yml, or the Secret that holds it"}
	}
	r.Tool = "Alertmanager"
	r.Unknown("which alerts take which route, whether any has reached a person, and when this was written: the file does not say")
	c, strength := &alertmanagerRoutes{r: r}, 2 // a document
	for _, f := range found {
		c.read(f)
		if f.version != "" {
			strength, r.Version = 3, r.Clean(f.version) // a server has loaded it
		}
	}
	if c.muted > 0 {
		r.Unknown("what happens with alerts while a route is muted or not active (%d of them)", c.muted)
	}
	if !c.reached {
		r.Unknown("whether any alert reaches anybody: no route leads to a receiver that has a way to send")
		return nil
	}
	c.inside = found[0].inside
	r.Evidence(c.at(found[0].n.Get("route")), assessment.FoundEvidence{
		Topic: "where alerts are sent", Kind: "config-export", Strength: strength,
		Note: fmt.Sprintf("Receivers: %d, of which without any way to send: %d. Routes: %d, of which to a paging service: %d; to a receiver without any way to send: %d; muted for some of the time: %d. Whether a page reaches anybody is not in it.",
			c.receivers, c.silent, c.all, c.pages, c.lost, c.muted),
	})
	return nil
}

// read counts one configuration.
func (c *alertmanagerRoutes) read(f alertmanagerFile) {
	c.inside, c.senders = f.inside, map[string]alertmanagerSender{}
	for _, receiver := range f.n.Get("receivers").Each() {
		name := receiver.Get("name").Text()
		if name == "" {
			c.r.Misread(c.at(receiver), "a receiver has no name")
			continue
		}
		s := alertmanagerSends(c.r, receiver)
		c.receivers++
		if !s.sends {
			c.silent++
		}
		c.senders[name] = s
	}
	for _, name := range f.n.Get("global").Names() {
		if alertmanagerSecret(name) {
			dropGiven(c.r, "keys and addresses of receivers", f.n.Get("global", name))
		}
	}
	root := f.n.Get("route")
	c.walk(root, "")
	switch {
	case f.part:
		c.r.Unknown("what becomes of alerts of other namespaces: an AlertmanagerConfig is for the alerts of its own, unless the operator is told otherwise")
	case !c.senders[root.Get("receiver").Text()].sends:
		c.r.Unknown("who hears of alerts that no route takes: the receiver of the last resort has no way to send")
	}
}

func (c *alertmanagerRoutes) at(n *tree.Node) tree.Place {
	at := n.At()
	at.Inside = c.inside
	return at
}

// walk counts a route and those below it. One without a receiver has that of the route above.
func (c *alertmanagerRoutes) walk(route *tree.Node, above string) {
	name := route.Get("receiver").Text()
	if name == "" {
		name = above
	}
	c.all++
	s, known := c.senders[name]
	switch {
	case !known:
		c.r.Misread(c.at(route), "a route leads to a receiver that is not there")
		c.lost++
	case !s.sends:
		c.lost++
	default:
		c.reached = true
	}
	if s.pages {
		c.pages++
	}
	if len(route.Any("mute_time_intervals", "muteTimeIntervals").Each())+len(route.Any("active_time_intervals", "activeTimeIntervals").Each()) > 0 {
		c.muted++
	}
	for _, below := range route.Get("routes").Each() {
		c.walk(below, name)
	}
}

// alertmanagerPages are the ways of sending that wake somebody.
var alertmanagerPages = map[string]bool{
	"pagerdutyconfigs": true, "opsgenieconfigs": true, "jsmconfigs": true, "victoropsconfigs": true, "incidentioconfigs": true, "signl4configs": true,
}

// alertmanagerSends counts the ways in which a receiver sends, and the secrets that it holds for them.
func alertmanagerSends(r *Reading, receiver *tree.Node) (s alertmanagerSender) {
	for _, name := range receiver.Names() {
		if !strings.HasSuffix(name, "_configs") && !strings.HasSuffix(name, "Configs") { // as a cluster spells them
			continue
		}
		for _, way := range receiver.Get(name).Each() {
			s.sends = true
			s.pages = s.pages || alertmanagerPages[strings.ToLower(strings.ReplaceAll(name, "_", ""))]
			alertmanagerDrop(r, way)
		}
	}
	return s
}

func alertmanagerDrop(r *Reading, n *tree.Node) {
	for _, name := range n.Names() {
		switch v := n.Get(name); {
		case v.Has("name", "key"): // says in which Secret it is
		case v.Kind() == tree.Map:
			alertmanagerDrop(r, v)
		case alertmanagerSecret(name):
			dropGiven(r, "keys and addresses of receivers", v)
		}
	}
}

// alertmanagerSecret reports whether a field holds a secret. Addresses do: whoever knows that of a webhook may send to it.
func alertmanagerSecret(name string) bool {
	name = strings.ToLower(name)
	if strings.HasSuffix(name, "_file") {
		return false
	}
	for _, part := range []string{"url", "key", "token", "password", "secret", "credentials"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}
