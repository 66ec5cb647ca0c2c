package collect

import (
	"slices"
	"strconv"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
	"gonogo/content/clean"
)

// Entities of a Backstage catalogue, which say who owns each component. An owner is mostly a group, and no group answers for
// anything: only where it is a person, and the file says who that is, does a row get an owner.
var backstageCatalogue = Format{
	ID:    "backstage-catalogue",
	Title: "Backstage catalogue (catalog-info.yaml, or /api/catalog/entities)",
	Gives: []string{"identities", "evidence"},
	Is: func(d *Doc) bool {
		if !d.Holds("backstage.io/", "metadata", "kind") {
			return false
		}
		entities, err := backstageEntities(d)
		return err == nil && slices.ContainsFunc(entities, func(n *tree.Node) bool {
			return strings.HasPrefix(n.Get("apiVersion").Text(), "backstage.io/") && n.Get("metadata").Has("name")
		})
	},
	Read: readBackstageCatalogue,
	Join: joinBackstageOwners,
}

func backstageEntities(d *Doc) ([]*tree.Node, error) {
	docs, err := d.Documents()
	if err != nil {
		return nil, err
	}
	var out []*tree.Node
	for _, n := range docs {
		if items := n.Get("items"); items.Kind() == tree.List {
			out = append(out, items.List()...)
			continue
		}
		out = append(out, n.Each()...)
	}
	return out, nil
}

// backstageFile is what of a file concerns the others: people may be listed in one and what they own in another.
type backstageFile struct {
	people map[string]string // "user:default/lena": "Lena Maurer <lena@acme.example>"
	owned  []backstageOwned
}

type backstageOwned struct {
	n     *tree.Node
	ref   string // "component:default/claims-agent"
	owner string // "group:default/claims", "" for none
}

func readBackstageCatalogue(d *Doc, r *Reading) error {
	entities, err := backstageEntities(d)
	if err != nil {
		return err
	}
	f := &backstageFile{people: map[string]string{}}
	r.Aside = f
	if docs, err := d.Documents(); err == nil {
		for _, n := range docs {
			if next := n.Get("pageInfo", "nextCursor"); next.Text() != "" {
				r.Misread(next.At(), "this is one page of the list: read the others too")
			}
		}
	}
	r.Unknown("whether the catalogue lists all there is, and when support of anything ends: it does not say")
	for _, n := range entities {
		name, kind := n.Get("metadata", "name").Text(), strings.ToLower(n.Get("kind").Text())
		if name == "" || kind == "" {
			r.Misread(n.At(), "no entity of a catalogue is described here")
			continue
		}
		namespace := n.Get("metadata", "namespace").Text()
		ref := backstageRef(name, kind, namespace)
		switch kind {
		case "user":
			profile := n.Get("spec", "profile")
			if who, mail := profile.Get("displayName").Text(), profile.Get("email").Text(); who != "" && strings.Contains(mail, "@") {
				f.people[ref] = who + " <" + mail + ">"
			}
		case "group", "location", "template":
		default:
			owner := n.Get("spec", "owner").Text()
			if clean.IsEmptyMeaning(owner) { // "unknown", "tbd"
				owner = ""
			}
			owner = backstageRef(owner, "group", namespace)
			for _, rel := range n.Get("relations").List() { // what the server made of it
				if owner == "" && rel.Get("type").Text() == "ownedBy" {
					owner = backstageRef(rel.Get("targetRef").Text(), "group", namespace)
				}
			}
			f.owned = append(f.owned, backstageOwned{n, ref, owner})
		}
	}
	return nil
}

// backstageRef writes a reference in full: kind, namespace and name. "" stays "".
func backstageRef(ref, kind, namespace string) string {
	if ref == "" {
		return ""
	}
	if k, rest, ok := strings.Cut(ref, ":"); ok {
		kind, ref = k, rest
	}
	if ns, rest, ok := strings.Cut(ref, "/"); ok {
		namespace, ref = ns, rest
	}
	if namespace == "" {
		namespace = "default"
	}
	return strings.ToLower(kind + ":" + namespace + "/" + ref)
}

func joinBackstageOwners(rs []*Reading) {
	people := map[string]string{}
	for _, r := range rs {
		if f, ok := r.Aside.(*backstageFile); ok {
			for ref, person := range f.people {
				people[ref] = person
			}
		}
	}
	for _, r := range rs {
		if f, ok := r.Aside.(*backstageFile); ok && len(f.owned) > 0 {
			f.rows(r, people)
		}
	}
}

func (f *backstageFile) rows(r *Reading, people map[string]string) {
	persons, groups, nobody := 0, 0, 0
	for _, o := range f.owned {
		switch {
		case o.owner == "":
			nobody++
			continue
		case !strings.HasPrefix(o.owner, "user:"):
			groups++
			continue
		}
		persons++
		person := people[o.owner]
		if person == "" {
			r.Unknown("who some owners are: they are people of whom no file has the name and address")
			continue
		}
		name := o.n.Get("metadata", "name").Text()
		r.Row("identities", name, o.n.At()).Names(o.ref, o.n.Get("metadata", "title").Text()).Joins().Set("owner", person)
	}
	if persons+groups == 0 {
		r.Unknown("who owns anything: no entity names an owner")
		return
	}
	r.Evidence(f.owned[0].n.At(), assessment.FoundEvidence{
		Topic: "who owns each component", For: []string{"SU-12"}, Kind: "register-export", Strength: 2,
		Note: "Entities owned by a person: " + strconv.Itoa(persons) + ", by a group: " + strconv.Itoa(groups) + ", by nobody: " +
			strconv.Itoa(nobody) + ". The catalogue has no ends of support.",
	})
}
