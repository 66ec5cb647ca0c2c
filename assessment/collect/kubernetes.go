package collect

import (
	"strings"

	"gonogo/assessment/collect/tree"
)

// k8sObject is one thing of a cluster or of a manifest.
type k8sObject struct {
	kind string
	n    *tree.Node
}

// k8sObjects are all that a file holds: documents one after another, a List, a list of one kind (whose items do not say their
// kind again), or a single one.
func k8sObjects(d *Doc) ([]k8sObject, error) {
	docs, err := d.Documents()
	if err != nil && d.Starts() == '{' { // one object after another, as a loop writes them
		docs, err = d.Lines()
	}
	if err != nil {
		return nil, err
	}
	var out []k8sObject
	for _, n := range docs {
		if n.Kind() == tree.List {
			for _, item := range n.List() {
				out = append(out, k8sObject{item.Get("kind").Text(), item})
			}
			continue
		}
		kind := n.Get("kind").Text()
		of, isList := strings.CutSuffix(kind, "List")
		if !isList || !n.Has("items") {
			out = append(out, k8sObject{kind, n})
			continue
		}
		for _, item := range n.Get("items").List() {
			if own := item.Get("kind").Text(); own != "" {
				out = append(out, k8sObject{own, item})
			} else {
				out = append(out, k8sObject{of, item})
			}
		}
	}
	return out, nil
}

func (o k8sObject) name() string      { return o.n.Get("metadata", "name").Text() }
func (o k8sObject) namespace() string { return o.n.Get("metadata", "namespace").Text() }

// live reports whether a cluster gave it: only a cluster says which uid a thing has.
func (o k8sObject) live() bool { return o.n.Get("metadata", "uid").Text() != "" }

// k8sAccount is a service account by name and namespace.
type k8sAccount struct{ name, namespace string }

// key is "agent@claims", or the name alone where a manifest leaves the namespace to whoever applies it.
func (a k8sAccount) key() string {
	if a.namespace == "" {
		return a.name
	}
	return a.name + "@" + a.namespace
}

// names is what it goes by elsewhere: kubectl, the cluster itself, and people.
func (a k8sAccount) names() []string {
	if a.namespace == "" {
		return nil
	}
	return []string{a.namespace + "/" + a.name, "system:serviceaccount:" + a.namespace + ":" + a.name, a.name}
}
