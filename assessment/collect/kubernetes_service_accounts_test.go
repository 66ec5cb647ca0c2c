package collect_test

import (
	"fmt"
	"strings"
	"testing"
)

func FuzzKubernetesServiceAccounts(f *testing.F) { fuzzFormat(f, "kubernetes-service-accounts") }

const (
	k8sAccounts = `{"apiVersion": "v1", "kind": "List", "items": [
		{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "a", "namespace": "one", "uid": "1"}},
		{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "a", "namespace": "two", "uid": "2"}}]}`
	k8sBinding = `{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "b"},
		"roleRef": {"kind": "ClusterRole", "name": %q}, "subjects": [%s]}`
)

func TestABindingForAllServiceAccountsReachesEachOfThem(t *testing.T) {
	rows, _ := cellsOf(t, fmt.Sprintf(k8sBinding, "cluster-admin", `{"kind": "Group", "name": "system:serviceaccounts:two"}`), k8sAccounts)
	rows.want(t, "a@one", "privileges", "")
	rows.want(t, "a@two", "privileges", "admin")
	rows, _ = cellsOf(t, k8sAccounts, fmt.Sprintf(k8sBinding, "edit", `{"kind": "Group", "name": "system:serviceaccounts"}`))
	rows.want(t, "a@one", "privileges", "write")
	rows.want(t, "a@two", "privileges", "write")
}

func TestRightsStayOpenUntilTheRoleIsInSight(t *testing.T) {
	binding := fmt.Sprintf(k8sBinding, "own", `{"kind": "ServiceAccount", "name": "a", "namespace": "one"}`)
	rows, _ := cellsOf(t, k8sAccounts, binding)
	rows.want(t, "a@one", "privileges", "")
	rows, _ = cellsOf(t, k8sAccounts, binding, `{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "own"},
		"rules": [{"apiGroups": [""], "resources": ["*"], "verbs": ["get"]}, {"apiGroups": ["apps"], "resources": ["deployments"], "verbs": ["patch"]}]}`)
	rows.want(t, "a@one", "privileges", "write")
	rows.want(t, "a@one", "wildcard", "yes")
}

func TestWhoMayGiveRightsIsAnAdmin(t *testing.T) {
	for resource, rights := range map[string]string{"rolebindings": "admin", "serviceaccounts/token": "admin", "secrets": "write"} {
		rows, _ := cellsOf(t, k8sAccounts, fmt.Sprintf(k8sBinding, "own", `{"kind": "User", "name": "system:serviceaccount:one:a"}`),
			fmt.Sprintf(`{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "own"}, "rules": [{"resources": [%q], "verbs": ["create"]}]}`, resource))
		rows.want(t, "a@one", "privileges", rights)
	}
}

func TestASubjectWithoutNamespaceIsLeftOutAndSaid(t *testing.T) {
	rows, in := cellsOf(t, fmt.Sprintf(k8sBinding, "edit", `{"kind": "ServiceAccount", "name": "a"}`))
	if len(rows) != 0 || len(in.Files[0].Misread) != 1 || !strings.Contains(in.Files[0].Misread[0].Says, "without its namespace") {
		t.Errorf("it gives %v and says %v", rows, in.Files[0].Misread)
	}
}

func TestAManifestIsNotWhatAClusterHas(t *testing.T) {
	rows, _ := cellsOf(t, "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: one, creationTimestamp: null}\n")
	rows.want(t, "a@one", "found_by", "list")
	rows, _ = cellsOf(t, k8sAccounts)
	rows.want(t, "a@one", "found_by", "platform")
}

func TestAnAccountThatActsInACloudIsSaidToHaveRightsThere(t *testing.T) {
	const account = `{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "agent", "namespace": "claims", "uid": "1"%s}}`
	for more, said := range map[string]bool{``: false, `, "annotations": {"iam.gke.io/gcp-service-account": "x@p.iam.gserviceaccount.com"}`: true, `, "annotations": {"note": "x"}`: false} {
		_, in := cellsOf(t, fmt.Sprintf(account, more))
		if strings.Contains(dump(in, nil), "in the cloud") != said {
			t.Errorf("of %q it says %q", more, in.Files[0].Unknown)
		}
	}
}

func TestObjectsOneAfterAnotherAreRead(t *testing.T) {
	const account = `{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "%s", "namespace": "claims", "uid": "1"}}`
	rows, _ := cellsOf(t, fmt.Sprintf(account, "agent")+"\n"+fmt.Sprintf(account, "batch"))
	rows.want(t, "agent@claims", "found_by", "platform")
	rows.want(t, "batch@claims", "found_by", "platform")
}
