package collect

import (
	"strings"

	"gonogo/assessment/collect/tree"
)

// What the exports of Google Cloud share. gcloud writes a list as a bare array, or as YAML documents; the REST API wraps it and
// pages it.

// gcpList is the things of a file, whether it is a page with more to follow, and whether it is one thing that nobody listed.
type gcpList struct {
	items       []*tree.Node
	more, alone bool
}

// gcpItems are the things of a file. Cloud Asset Inventory lists things of all
// kinds, one in each line or in one array: of those the ones of a kind are taken, such as "ServiceAccountKey".
func gcpItems(d *Doc, wrapper, kind string) (l gcpList, err error) {
	docs, err := gcpDocuments(d)
	if err != nil {
		return l, err
	}
	for _, n := range docs {
		switch list := n.Get(wrapper); {
		case n.Kind() == tree.List:
			l.items = append(l.items, n.List()...)
		case list.Kind() == tree.List:
			l.items = append(l.items, list.List()...)
			l.more = l.more || n.Get("nextPageToken").Text() != ""
		default:
			l.items = append(l.items, n)
			l.alone = len(docs) == 1
		}
	}
	if len(l.items) == 0 || gcpAsset(l.items[0]) == "" {
		return l, nil
	}
	var of []*tree.Node
	for _, n := range l.items {
		if gcpAsset(n) == "iam.googleapis.com/"+kind {
			of = append(of, n.Get("resource", "data"))
		}
	}
	l.items = of
	return l, nil
}

// gcpDocuments is the documents of YAML, the one of JSON, or the lines of an export of assets.
func gcpDocuments(d *Doc) ([]*tree.Node, error) {
	docs, err := d.Documents()
	if err != nil && d.Starts() == '{' && d.Holds("asset_type") {
		return d.Lines()
	}
	return docs, err
}

// gcpAsset is the type of an asset, "" where something is none.
func gcpAsset(n *tree.Node) string { return n.Any("asset_type", "assetType").Text() }

// gcpName takes apart "projects/P/serviceAccounts/EMAIL/keys/ID". What is not there is "", as is a project written "-".
func gcpName(name string) (project, email, key string) {
	parts := strings.Split(name, "/")
	for i := 0; i+1 < len(parts); i += 2 {
		switch parts[i] {
		case "projects":
			project = strings.TrimPrefix(parts[i+1], "-")
		case "serviceAccounts":
			email = parts[i+1]
		case "keys":
			key = parts[i+1]
		}
	}
	return project, email, key
}

// gcpPlatform is "gcp my-project", "" where the file names no project.
func gcpPlatform(project string) string {
	if project == "" {
		return ""
	}
	return "gcp " + project
}

// gcpShort is the name of an account without its project: what people call it by.
func gcpShort(email string) string {
	name, _, _ := strings.Cut(email, "@")
	return name
}
