package collect

import (
	"slices"
	"strings"

	"gonogo/assessment/collect/tree"
)

// k8sRights is what a file says of who may do what. Roles, bindings and accounts may stand in different files: they are put
// together when all were read.
type k8sRights struct {
	accounts []k8sAccount
	roles    map[string]k8sGrant // "ClusterRole/view", "Role/claims/reader"
	bindings []k8sObject
}

// k8sGrant is what one role allows, or all of them together.
type k8sGrant struct {
	most int  // in k8sLevels
	all  bool // all verbs, or all resources
	dark bool // what it allows is not in sight
}

var k8sLevels = []string{"", "read", "write", "admin"}

func (g k8sGrant) with(o k8sGrant) k8sGrant {
	return k8sGrant{max(g.most, o.most), g.all || o.all, g.dark || o.dark}
}

// k8sBuiltIn are the roles that every cluster has, for exports without them. The last four let anybody who signed in ask what
// there is, and what he himself may do.
var k8sBuiltIn = map[string]k8sGrant{
	"cluster-admin": {3, true, false}, "admin": {3, false, false}, "edit": {2, false, false}, "view": {1, false, false},
	"system:basic-user": {1, false, false}, "system:discovery": {1, false, false}, "system:public-info-viewer": {1, false, false},
	"system:service-account-issuer-discovery": {1, false, false},
}

func (k *k8sRights) addRole(o k8sObject) {
	name := "ClusterRole/" + o.name()
	if o.kind == "Role" {
		name = "Role/" + o.namespace() + "/" + o.name()
	}
	var g k8sGrant
	rules := o.n.Get("rules").Each()
	for _, rule := range rules {
		g = g.with(k8sRule(rule))
	}
	if len(rules) == 0 && o.n.Get("aggregationRule").Given() { // a cluster fills its rules in, a manifest does not
		g.dark = true
	}
	k.roles[name] = g
}

// k8sRule is what one rule allows. Whoever may give rights, or act as somebody else, is an admin.
func k8sRule(rule *tree.Node) k8sGrant {
	verbs, resources := rule.Get("verbs").Texts(), rule.Get("resources").Texts()
	g := k8sGrant{all: slices.Contains(verbs, "*") || slices.Contains(resources, "*")}
	gives := slices.ContainsFunc(resources, func(res string) bool {
		return res == "*" || strings.HasPrefix(res, "roles") || strings.HasPrefix(res, "clusterroles") ||
			strings.HasPrefix(res, "rolebindings") || strings.HasPrefix(res, "clusterrolebindings") || res == "serviceaccounts/token"
	})
	for _, verb := range verbs {
		switch {
		case verb == "*" || verb == "escalate" || verb == "bind" || verb == "impersonate":
			g.most = 3
		case verb == "get" || verb == "list" || verb == "watch":
			g.most = max(g.most, 1)
		case gives:
			g.most = 3
		default:
			g.most = max(g.most, 2)
		}
	}
	return g
}

// joinKubernetesBindings gives each account what all bindings of all files give it.
func joinKubernetesBindings(rs []*Reading) {
	all := &k8sRights{roles: map[string]k8sGrant{}}
	for _, r := range rs {
		k, ok := r.Aside.(*k8sRights)
		if !ok {
			continue
		}
		all.accounts = append(all.accounts, k.accounts...)
		for name, g := range k.roles {
			all.roles[name] = all.roles[name].with(g)
		}
	}
	for _, r := range rs {
		if k, ok := r.Aside.(*k8sRights); ok && len(k.bindings) > 0 {
			b := &k8sBinder{r: r, all: all, grants: map[k8sAccount]*k8sGiven{}, groups: map[string]*k8sGiven{}}
			for _, o := range k.bindings {
				b.bind(o)
			}
			b.rows()
		}
	}
}

// k8sBinder adds up the bindings of one file.
type k8sBinder struct {
	r      *Reading
	all    *k8sRights
	order  []k8sAccount
	grants map[k8sAccount]*k8sGiven
	groups map[string]*k8sGiven // to all accounts of a namespace, or of "" to all there are
}

// k8sGiven is what all bindings so far give, and where the first of them stands.
type k8sGiven struct {
	k8sGrant
	at tree.Place
}

func (b *k8sBinder) bind(o k8sObject) {
	ref := o.n.Get("roleRef")
	if ref.Get("name").Text() == "" {
		b.r.Misread(o.n.At(), "a binding names no role")
		return
	}
	g := b.role(ref, o.namespace())
	for _, s := range o.n.Get("subjects").Each() {
		name := s.Get("name").Text()
		switch s.Get("kind").Text() {
		case "ServiceAccount":
			a := k8sAccount{name, s.Get("namespace").Text()}
			if a.name == "" || a.namespace == "" {
				b.r.Misread(s.At(), "a binding names a service account without its namespace: no cluster takes that, and it is left out")
				continue
			}
			b.give(a, s.At(), g)
		case "User":
			if parts := strings.Split(name, ":"); len(parts) == 4 && parts[0] == "system" && parts[1] == "serviceaccount" {
				b.give(k8sAccount{parts[3], parts[2]}, s.At(), g)
			}
		case "Group":
			b.group(name, s, g)
		}
	}
}

// group gives a role to every account that a group of the cluster holds. Other groups are of people.
func (b *k8sBinder) group(name string, s *tree.Node, g k8sGrant) {
	namespace, ofOne := strings.CutPrefix(name, "system:serviceaccounts:")
	switch {
	case name == "system:unauthenticated":
		b.r.Misread(s.At(), "a binding gives a role to whoever asks, without any sign-in")
		return
	case name != "system:serviceaccounts" && name != "system:authenticated" && !ofOne:
		return
	case len(b.all.accounts) == 0:
		b.r.Unknown("which accounts a binding for all service accounts is about: read the list of them along with it")
	}
	if !ofOne {
		namespace = ""
	}
	if b.groups[namespace] == nil {
		b.groups[namespace] = &k8sGiven{at: s.At()}
	}
	b.groups[namespace].k8sGrant = b.groups[namespace].with(g)
}

func (b *k8sBinder) give(a k8sAccount, at tree.Place, g k8sGrant) {
	if b.grants[a] == nil {
		b.grants[a] = &k8sGiven{at: at}
		b.order = append(b.order, a)
	}
	b.grants[a].k8sGrant = b.grants[a].with(g)
}

// role is what the role of a binding allows: from the files, or known of every cluster.
func (b *k8sBinder) role(ref *tree.Node, namespace string) k8sGrant {
	name := ref.Get("name").Text()
	if ref.Get("kind").Text() == "Role" {
		if g, ok := b.all.roles["Role/"+namespace+"/"+name]; ok {
			return g
		}
		return k8sGrant{dark: true}
	}
	g, ok := k8sBuiltIn[name]
	if ok && strings.HasPrefix(name, "system:") {
		return g
	}
	if own, there := b.all.roles["ClusterRole/"+name]; there && !own.dark {
		return own
	}
	if ok {
		return g
	}
	return k8sGrant{dark: true}
}

func (b *k8sBinder) rows() {
	for _, a := range b.all.accounts {
		for _, namespace := range slices.Compact([]string{"", a.namespace}) {
			if g := b.groups[namespace]; g != nil {
				b.give(a, g.at, g.k8sGrant)
			}
		}
	}
	for _, a := range b.order {
		g := b.grants[a]
		most := k8sLevels[g.most]
		if g.dark && most != "admin" {
			b.r.Unknown("the rights of some accounts: they hold roles that are not in the files (kubectl get roles,clusterroles -A -o json)")
			most = ""
		}
		if most == "" && !g.all {
			continue
		}
		row := b.r.Row("identities", a.key(), g.at).Names(a.names()...).Joins().SetMost("privileges", most)
		if g.all {
			row.SetMost("wildcard", "yes")
		}
	}
}
