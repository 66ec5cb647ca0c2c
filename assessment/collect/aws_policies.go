package collect

import (
	"net/url"
	"strings"

	"gonogo/assessment/collect/tree"
)

// awsRights is what policies allow: the most of read, write and admin.
type awsRights struct {
	most     int  // place in awsLevels; 0 for nothing yet
	wildcard bool // a grant names all actions or all resources
	unknown  bool // a policy is not in the file, or not to be read
}

var awsLevels = []string{"", "read", "write", "admin"}

const (
	awsRead = iota + 1
	awsWrite
	awsAdmin
)

func (w *awsRights) add(o awsRights) {
	w.most = max(w.most, o.most)
	w.wildcard, w.unknown = w.wildcard || o.wildcard, w.unknown || o.unknown
}

// set tells what is certain: that there is at least so much does not say that there is no more.
func (w awsRights) set(row *Row) {
	if !w.unknown || w.most == awsAdmin {
		row.Set("privileges", awsLevels[w.most])
	} else {
		row.r.Unknown("the rights of some identities: a policy of theirs is not in the file")
	}
	row.YesNo("wildcard", w.wildcard, w.wildcard || !w.unknown)
}

// rights are those of a user, a group or a role: its own policies, under name, and those attached.
func (a *awsDetails) rights(n *tree.Node, name string) awsRights {
	var out awsRights
	own := n.Get(name)
	for _, p := range own.List() {
		out.add(awsAllowed(p.Get("PolicyDocument")))
	}
	attached := n.Get("AttachedManagedPolicies")
	for _, p := range attached.List() {
		arn := p.Get("PolicyArn").Text()
		switch doc := a.managed[arn]; {
		case doc != nil:
			out.add(awsAllowed(doc))
		case strings.HasSuffix(arn, ":aws:policy/AdministratorAccess"):
			out.add(awsRights{most: awsAdmin, wildcard: true})
		default:
			out.unknown = true
		}
	}
	if !attached.Exists() && !own.Exists() {
		out.unknown = true
	}
	return out
}

// awsAllowed is what one policy allows.
func awsAllowed(document *tree.Node) awsRights {
	doc := awsDocument(document)
	if !doc.Given() {
		return awsRights{unknown: true}
	}
	var out awsRights
	for _, s := range awsAllows(doc) {
		if s.Get("NotAction").Exists() {
			out.add(awsRights{most: awsAdmin, wildcard: true}) // all but a few
		}
		for _, action := range s.Get("Action").Texts() {
			out.most = max(out.most, awsLevel(action))
			out.wildcard = out.wildcard || action == "*" || action == "*:*"
		}
		for _, resource := range s.Get("Resource").Texts() {
			out.wildcard = out.wildcard || resource == "*"
		}
		out.wildcard = out.wildcard || s.Get("NotResource").Exists()
	}
	return out
}

// awsReads begin the actions that change nothing.
var awsReads = []string{"get", "list", "describe", "head", "batchget", "query", "scan", "search", "lookup", "view", "select", "check", "validate", "simulate"}

// awsGivers are the services in which changing something is giving rights.
var awsGivers = []string{"iam", "organizations", "sso", "sso-directory", "identitystore"}

// awsLevel is what an action is. What is not known to only read may write; whoever can give rights is an admin.
func awsLevel(action string) int {
	service, verb, _ := strings.Cut(strings.ToLower(action), ":")
	if service == "*" {
		return awsAdmin
	}
	for _, reads := range awsReads {
		if strings.HasPrefix(verb, reads) && !strings.HasPrefix(verb, "*") {
			return awsRead
		}
	}
	for _, giver := range awsGivers {
		if service == giver && verb != "passrole" {
			return awsAdmin
		}
	}
	return awsWrite
}

// awsDocument is a policy: as JSON, or as the API itself gives it, as a text in the way of URLs. Missing where it is neither.
func awsDocument(n *tree.Node) *tree.Node {
	if n.Kind() != tree.Text {
		return n
	}
	text, err := url.PathUnescape(n.Text())
	if err != nil {
		return nil
	}
	doc, err := tree.JSON([]byte(text))
	if err != nil {
		return nil
	}
	return doc
}

// awsAllows are the statements of a policy that allow something.
func awsAllows(doc *tree.Node) []*tree.Node {
	var out []*tree.Node
	for _, s := range doc.Get("Statement").Each() {
		if s.Get("Effect").Text() == "Allow" {
			out = append(out, s)
		}
	}
	return out
}
