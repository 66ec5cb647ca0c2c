package collect

import (
	"slices"
	"strings"

	"gonogo/assessment/collect/tree"
)

// Service accounts of a cluster, their tokens that never end, and the rights that bindings give them.
var kubernetesServiceAccounts = Format{
	ID:    "kubernetes-service-accounts",
	Title: "Kubernetes service accounts, roles and bindings (kubectl get sa,roles,clusterroles,rolebindings,clusterrolebindings -A -o json)",
	Gives: []string{"identities"},
	Is: func(d *Doc) bool {
		if !d.Holds("apiVersion", "kind") || !d.Holds("ServiceAccount") && !d.Holds("Role") && !d.Holds(k8sTokenType) {
			return false
		}
		objects, err := k8sObjects(d)
		return err == nil && slices.ContainsFunc(objects, func(o k8sObject) bool {
			switch o.kind {
			case "ServiceAccount", "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding":
				return o.n.Has("metadata")
			}
			return k8sIsToken(o)
		})
	},
	Read: readKubernetesServiceAccounts,
	Join: joinKubernetesBindings,
}

// k8sTokenType is the type of a Secret that holds the token of a service account, one that never ends.
const k8sTokenType = "kubernetes.io/service-account-token"

// k8sElsewhere are the notes by which an account acts as an identity of AWS, Google Cloud or Azure.
var k8sElsewhere = []string{"eks.amazonaws.com/role-arn", "iam.gke.io/gcp-service-account", "azure.workload.identity/client-id"}

func k8sIsToken(o k8sObject) bool {
	return o.kind == "Secret" && o.n.Get("type").Text() == k8sTokenType
}

func readKubernetesServiceAccounts(d *Doc, r *Reading) error {
	objects, err := k8sObjects(d)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(objects, k8sObject.live) {
		r.Tool = "kubectl get"
	}
	r.Unknown("of which cluster this is: it does not say")
	r.Unknown("how an account signs in: pods get short-lived tokens, and Secrets of type " + k8sTokenType + " hold others that never end")
	r.Unknown("owners, environments and the last use: a cluster has none of them, except the last use of a token in a Secret")
	rights := &k8sRights{roles: map[string]k8sGrant{}}
	r.Aside = rights
	for _, o := range objects {
		switch o.kind {
		case "ServiceAccount":
			k8sReadAccount(r, o, rights)
		case "Secret":
			k8sReadSecret(r, o)
		case "Role", "ClusterRole":
			rights.addRole(o)
		case "RoleBinding", "ClusterRoleBinding":
			rights.bindings = append(rights.bindings, o)
		}
	}
	return nil
}

func k8sReadAccount(r *Reading, o k8sObject, rights *k8sRights) {
	a := k8sAccount{o.name(), o.namespace()}
	if a.name == "" {
		r.Misread(o.n.At(), "a service account has no name")
		return
	}
	if a.namespace == "" {
		r.Misread(o.n.At(), "a service account has no namespace: it goes where somebody applies it")
	}
	rights.accounts = append(rights.accounts, a)
	made := o.n.Get("metadata", "creationTimestamp")
	row := r.Row("identities", a.key(), o.n.At()).Names(a.names()...).
		Set("kind", "service-account").Set("platform", "kubernetes").Day("created", made.Text(), made.At())
	k8sFoundBy(r, row, o)
	for _, name := range k8sElsewhere {
		if o.n.Get("metadata", "annotations", name).Given() {
			r.Unknown("what accounts may do in the cloud: some act there as an identity of its own, which another list has")
		}
	}
	for _, s := range o.n.Get("secrets").Each() {
		switch name := s.Get("name").Text(); {
		case strings.HasPrefix(name, a.name+"-token-"):
			k8sToken(r, a, name, s, o)
		case strings.HasPrefix(name, a.name+"-dockercfg-"): // for pulling images
		default:
			r.Unknown("what the other secrets of accounts are: only their names are in the list of accounts")
		}
	}
}

// k8sReadSecret makes a row of a token that never ends. What other Secrets hold is nobody's business here.
func k8sReadSecret(r *Reading, o k8sObject) {
	r.Drop("values of Secrets", len(o.n.Get("data").Names())+len(o.n.Get("stringData").Names()))
	account := o.n.Get("metadata", "annotations", "kubernetes.io/service-account.name").Text()
	if !k8sIsToken(o) {
		return
	}
	if account == "" || o.name() == "" {
		r.Misread(o.n.At(), "the Secret of a token does not say whose it is")
		return
	}
	made, labels := o.n.Get("metadata", "creationTimestamp"), o.n.Get("metadata", "labels")
	used := labels.Get("kubernetes.io/legacy-token-last-used")
	row := k8sToken(r, k8sAccount{account, o.namespace()}, o.name(), o.n, o).
		Day("created", made.Text(), made.At()).Day("last_rotated", made.Text(), made.At()).
		Day("last_used", used.Text(), used.At())
	if labels.Get("kubernetes.io/legacy-token-invalid-since").Given() {
		row.Set("enabled", "no")
	}
}

func k8sToken(r *Reading, a k8sAccount, secret string, n *tree.Node, in k8sObject) *Row {
	row := r.Row("identities", a.key()+"/token-"+secret, n.At()).Names(secret).
		Set("kind", "api-key").Set("platform", "kubernetes").
		Set("credential", "static").None("expires")
	k8sFoundBy(r, row, in)
	return row
}

// k8sFoundBy says whether a cluster gave a thing, or a manifest asks for it.
func k8sFoundBy(r *Reading, row *Row, o k8sObject) {
	if o.live() {
		row.SetBoth("found_by", "platform")
		return
	}
	row.SetBoth("found_by", "list")
	r.Unknown("whether the cluster has what stands here: it is a manifest, and not what a cluster gave")
}
