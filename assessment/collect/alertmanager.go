package collect

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
)

// The routes by which Alertmanager passes alerts on. A receiver without any way to send is there to swallow alerts, whatever it is
// called ("null" is a custom). Nearly all that a receiver holds is a secret, addresses of webhooks too: only how many ways of
// sending it has is read.
var alertmanagerConfig = Format{
	ID:    "alertmanager",
	Title: "Alertmanager configuration (alertmanager.yml, or a Secret of a cluster that holds it)",
	Gives: []string{"evidence"},
	Is: func(d *Doc) bool {
		if !d.Holds("receiver") && !d.Holds("alertmanager.y") {
			return false
		}
		n, _, err := alertmanagerInside(d)
		if err != nil { // of the text within, or of the whole
			return d.Holds("kind: Secret", "alertmanager.y")
		}
		return n != nil
	},
	Read: readAlertmanager,
}

// alertmanagerInside is the configuration of a file: the file itself, or a text within a Secret or ConfigMap, which it names.
func alertmanagerInside(d *Doc) (config *tree.Node, inside string, err error) {
	objects, err := k8sObjects(d)
	if err != nil {
		return nil, "", err
	}
	for _, o := range objects {
		if o.n.Get("route").Kind() == tree.Map && o.n.Has("receivers") {
			return o.n, "", nil
		}
		if o.kind != "Secret" && o.kind != "ConfigMap" {
			continue
		}
		for _, where := range []string{"stringData", "data"} {
			for _, name := range o.n.Get(where).Names() {
				if name != "alertmanager.yaml" && name != "alertmanager.yml" {
					continue
				}
				text := o.n.Get(where, name)
				b := []byte(text.Text())
				if o.kind == "Secret" && where == "data" {
					if b, err = base64.StdEncoding.DecodeString(text.Text()); err != nil {
						return nil, "", &tree.Error{Place: text.At(), Msg: "what stands here is no base64", Hint: "export the Secret again"}
					}
				}
				docs, err := tree.YAML(b)
				if err != nil {
					return nil, name, within(err, name)
				}
				if len(docs) > 0 && docs[0].Get("route").Kind() == tree.Map {
					return docs[0], name, nil
				}
			}
		}
	}
	return nil, "", nil
}

// alertmanagerRoutes is what was counted of the routes.
type alertmanagerRoutes struct {
	r         *Reading
	inside    string
	senders   map[string]alertmanagerSender
	all, lost int
	reached   bool // some route leads to somebody
	pages     int
	muted     int // for some of the time
}

// alertmanagerSender is what a receiver can do.
type alertmanagerSender struct{ sends, pages bool }

func readAlertmanager(d *Doc, r *Reading) error {
	n, inside, err := alertmanagerInside(d)
	if err != nil {
		return err
	}
	if n == nil {
		return &tree.Error{Place: tree.Place{Line: 1, Col: 1}, Msg: "there is no configuration with a route and receivers in it", Hint: "give alertmanager.yml, or the Secret that holds it"}
	}
	r.Tool = "Alertmanager"
	r.Unknown("which alerts take which route, whether any has reached a person, and when this was written: the file does not say")
	c := &alertmanagerRoutes{r: r, inside: inside, senders: map[string]alertmanagerSender{}}
	silent := 0
	for _, receiver := range n.Get("receivers").Each() {
		name := receiver.Get("name").Text()
		if name == "" {
			r.Misread(c.at(receiver), "a receiver has no name")
			continue
		}
		s := alertmanagerSends(r, receiver)
		if !s.sends {
			silent++
		}
		c.senders[name] = s
	}
	for _, name := range n.Get("global").Names() {
		if alertmanagerSecret(name) {
			dropGiven(r, "keys and addresses of receivers", n.Get("global", name))
		}
	}
	root := n.Get("route")
	c.walk(root, "")
	if !c.senders[root.Get("receiver").Text()].sends {
		r.Unknown("who hears of alerts that no route takes: the receiver of the last resort has no way to send")
	}
	if c.muted > 0 {
		r.Unknown("what happens with alerts while a route is muted or not active (%d of them)", c.muted)
	}
	if !c.reached {
		r.Unknown("whether any alert reaches anybody: no route leads to a receiver that has a way to send")
		return nil
	}
	r.Evidence(c.at(root), assessment.FoundEvidence{
		Topic: "where alerts are sent", Kind: "config-export", Strength: 1,
		Note: fmt.Sprintf("Receivers: %d, of which without any way to send: %d. Routes: %d, of which to a paging service: %d; to a receiver without any way to send: %d; muted for some of the time: %d. Whether a page reaches anybody is not in it.",
			len(c.senders), silent, c.all, c.pages, c.lost, c.muted),
	})
	return nil
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
	if len(route.Get("mute_time_intervals").Each())+len(route.Get("active_time_intervals").Each()) > 0 {
		c.muted++
	}
	for _, below := range route.Get("routes").Each() {
		c.walk(below, name)
	}
}

// alertmanagerSends counts the ways in which a receiver sends, and the secrets that it holds for them.
func alertmanagerSends(r *Reading, receiver *tree.Node) (s alertmanagerSender) {
	for _, name := range receiver.Names() {
		if !strings.HasSuffix(name, "_configs") {
			continue
		}
		for _, way := range receiver.Get(name).Each() {
			s.sends = true
			s.pages = s.pages || slices.Contains([]string{"pagerduty_configs", "opsgenie_configs", "victorops_configs", "incidentio_configs"}, name)
			alertmanagerDrop(r, way)
		}
	}
	return s
}

func alertmanagerDrop(r *Reading, n *tree.Node) {
	for _, name := range n.Names() {
		switch v := n.Get(name); {
		case v.Kind() == tree.Map:
			alertmanagerDrop(r, v)
		case alertmanagerSecret(name):
			dropGiven(r, "keys and addresses of receivers", v)
		}
	}
}

// alertmanagerSecret reports whether a field holds a secret. Addresses do: whoever knows that of a webhook may send to it.
func alertmanagerSecret(name string) bool {
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
