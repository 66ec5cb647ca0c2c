package collect

import (
	"strconv"
	"strings"

	"gonogo/assessment/collect/tree"
)

// Registration entries of a SPIRE server: which workload gets which SPIFFE ID. The server writes ids as objects and large numbers as
// texts; the files it takes in (-data) write ids as texts. Its certificates and tokens live short and renew themselves, so a
// row has no rotation.
var spireEntries = Format{
	ID:    "spire-entries",
	Title: "SPIRE registration entries (spire-server entry show -output json)",
	Gives: []string{"identities"},
	Is: func(d *Doc) bool {
		if !d.Holds("spiffe_id", "parent_id") {
			return false
		}
		entries, err := spireRead(d)
		return err == nil && len(entries) > 0 && entries[0].Has("spiffe_id", "parent_id")
	},
	Read: readSpireEntries,
}

func spireRead(d *Doc) ([]*tree.Node, error) {
	n, err := d.JSON()
	if err != nil {
		return nil, err
	}
	if n.Has("entries") {
		return n.Get("entries").Each(), nil
	}
	return n.Each(), nil
}

// spireID takes a SPIFFE ID apart, written in either way: "example.org" and "/claims/agent".
func spireID(n *tree.Node) (domain, path string) {
	if n.Kind() == tree.Map {
		return n.Get("trust_domain").Text(), n.Get("path").Text()
	}
	rest, is := strings.CutPrefix(n.Text(), "spiffe://")
	if !is {
		return "", ""
	}
	domain, path, _ = strings.Cut(rest, "/")
	return domain, "/" + path
}

func readSpireEntries(d *Doc, r *Reading) error {
	entries, err := spireRead(d)
	if err != nil {
		return err
	}
	r.Tool = "spire-server entry show"
	r.Unknown("what a workload may do: the services that it calls decide that")
	r.Unknown("for whom its tokens are, and who issues them: the workload asks for an audience when it needs a token, and the issuer stands in the server's configuration")
	domains := map[string]bool{}
	left := false
	for _, n := range entries {
		domain, path := spireID(n.Get("spiffe_id"))
		if domain == "" || strings.Trim(path, "/") == "" {
			r.Misread(n.At(), "an entry has no SPIFFE ID")
			left = true
			continue
		}
		domains[domain] = true
		spireEntry(r, n, domain, path)
	}
	if d := d.node().Get("next_page_token"); d.Text() != "" {
		r.Misread(d.At(), "this is one page of the entries: read the others too")
		left = true
	}
	if len(domains) == 1 && !left {
		for domain := range domains {
			r.Source = r.Clean("spire " + domain)
		}
	}
	if r.Source != "" && entries[0].Has("id") { // only what a server gives has ids
		r.Full = []string{"identities"}
	}
	return nil
}

func spireEntry(r *Reading, n *tree.Node, domain, path string) {
	id := "spiffe://" + domain + path
	short := path[strings.LastIndexByte(path, '/')+1:]
	row := r.Row("identities", strings.Trim(path, "/")+"@"+domain, n.At()).Names(id, short).
		Set("kind", "service-account").Set("platform", "spire "+domain).Set("subject", id)
	if n.Get("id").Text() != "" {
		row.SetBoth("found_by", "platform")
	} else {
		row.SetBoth("found_by", "list")
		r.Unknown("whether the server has these entries: the file is what one gives it, and not what it gave")
	}
	if stored, ok := n.Get("store_svid").Bool(); ok && stored { // its key is put into a store of secrets
		row.Set("credential", "certificate")
		r.Unknown("in which store the keys of stored certificates lie: the agent's configuration says it")
	} else {
		row.Set("credential", "managed")
	}
	if _, parent := spireID(n.Get("parent_id")); strings.HasPrefix(parent, "/spire/agent/") && !strings.HasPrefix(parent, "/spire/agent/join_token/") {
		row.Set("first_credential", "attested") // its node proved what it is, with no token that somebody brought
	}
	admin, _ := n.Get("admin").Bool()
	downstream, _ := n.Get("downstream").Bool()
	if admin || downstream { // it manages the server, or signs for others
		row.SetMost("privileges", "admin")
	}
	spireLife(r, n, row)
	switch ends := n.Get("expires_at"); {
	case ends.Text() == "0":
		row.None("expires")
	default:
		row.Day("expires", ends.Text(), ends.At())
	}
	if made := n.Get("created_at"); made.Text() != "0" {
		row.Day("created", made.Text(), made.At())
	}
}

// spireLife sets how long a certificate or token lives, the longer of the two. 0 is what the server's configuration says.
func spireLife(r *Reading, n *tree.Node, row *Row) {
	longest := int64(0)
	lives := []*tree.Node{n.Get("x509_svid_ttl"), n.Get("jwt_svid_ttl")}
	if n.Has("ttl") { // of older servers, one for both
		lives = []*tree.Node{n.Get("ttl")}
	}
	for _, life := range lives {
		seconds, ok := life.Int()
		if !ok || seconds <= 0 {
			r.Unknown("how long certificates and tokens live where an entry leaves it to the server (a life of 0)")
			return
		}
		longest = max(longest, seconds)
	}
	row.Set("token_minutes", minutesOf(longest))
}

// minutesOf is a life in seconds as the columns take it: whole minutes, rounded up. "" where it is none, or longer than ten years.
func minutesOf(seconds int64) string {
	if seconds <= 0 || seconds > 10*365*24*60*60 {
		return ""
	}
	return strconv.FormatInt((seconds+59)/60, 10)
}
