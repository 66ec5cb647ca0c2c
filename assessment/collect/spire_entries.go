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

// spireThere is the code of an answer that an entry was there already.
const spireThere = 6

// spireRead is the entries of a file: of a list, of the answer to one that was made or changed, or a single one.
func spireRead(d *Doc) ([]*tree.Node, error) {
	n, err := d.JSON()
	if err != nil {
		return nil, err
	}
	if n.Has("entries") {
		return n.Get("entries").Each(), nil
	}
	results := n.Get("results").List()
	if len(results) == 0 {
		return n.Each(), nil
	}
	var entries []*tree.Node
	for _, result := range results {
		code, _ := result.Get("status", "code").Int()
		if entry := result.Get("entry"); entry.Given() && (code == 0 || code == spireThere) {
			entries = append(entries, entry)
		}
	}
	return entries, nil
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
	var order []string
	byID := map[string][]*tree.Node{} // several entries may give the same SPIFFE ID, on other nodes or to other workloads
	for _, n := range entries {
		domain, path := spireID(n.Get("spiffe_id"))
		if domain == "" || strings.Trim(path, "/") == "" {
			r.Misread(n.At(), "an entry has no SPIFFE ID with a path")
			left = true
			continue
		}
		domains[domain] = true
		id := "spiffe://" + domain + "/" + strings.TrimPrefix(path, "/")
		if byID[id] == nil {
			order = append(order, id)
		}
		byID[id] = append(byID[id], n)
	}
	for _, id := range order {
		spireIdentity(r, id, byID[id])
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
	if r.Source != "" && d.node().Has("entries") && entries[0].Has("id") { // only what a server lists has ids
		r.Full = []string{"identities"}
	}
	return nil
}

// spireIdentity is the row of a SPIFFE ID, from all entries that give it. Of two that say otherwise the worse counts.
func spireIdentity(r *Reading, id string, entries []*tree.Node) {
	domain, path, _ := strings.Cut(strings.TrimPrefix(id, "spiffe://"), "/")
	row := r.Row("identities", path+"@"+domain, entries[0].At()).Names(id, path[strings.LastIndexByte(path, '/')+1:]).
		Set("kind", "service-account").Set("platform", "spire "+domain).Set("subject", id)
	found, credential, attested := "list", "managed", true
	for _, n := range entries {
		if n.Get("id").Text() != "" {
			found = "platform"
		}
		if stored, ok := n.Get("store_svid").Bool(); ok && stored { // its key is put into a store of secrets
			credential = "certificate"
		}
		_, parent := spireID(n.Get("parent_id"))
		if !strings.HasPrefix(parent, "/spire/agent/") || strings.HasPrefix(parent, "/spire/agent/join_token/") {
			attested = false
		}
		admin, _ := n.Get("admin").Bool()
		downstream, _ := n.Get("downstream").Bool()
		if admin || downstream { // it manages the server, or signs for others
			row.SetMost("privileges", "admin")
		}
	}
	row.SetBoth("found_by", found).Set("credential", credential)
	if found == "list" {
		r.Unknown("whether the server has these entries: the file is what one gives it, and not what it gave")
	}
	if credential == "certificate" {
		r.Unknown("in which store the keys of stored certificates lie: the agent's configuration says it")
	}
	if attested { // each node proved what it is, with no token that somebody brought
		row.Set("first_credential", "attested")
	}
	spireLife(r, entries, row)
	spireDays(entries, row)
}

// spireDays sets when an identity came into being, with the first of its entries, and when it ends, with the last.
func spireDays(entries []*tree.Node, row *Row) {
	var made, ends *tree.Node
	endless, open := false, false
	for _, n := range entries {
		if at, ok := n.Get("created_at").Int(); ok && at > 0 {
			if first, known := made.Int(); !known || at < first {
				made = n.Get("created_at")
			}
		}
		end := n.Get("expires_at")
		at, ok := end.Int()
		last, known := ends.Int()
		switch {
		case !end.Given():
			open = true
		case ok && at == 0:
			endless = true
		case !ok || !known || at > last:
			ends = end
		}
	}
	row.Day("created", made.Text(), made.At())
	switch {
	case endless:
		row.None("expires")
	case !open:
		row.Day("expires", ends.Text(), ends.At())
	}
}

// spireLife sets how long a certificate or token lives, the longest of all. 0 is what the server's configuration says.
func spireLife(r *Reading, entries []*tree.Node, row *Row) {
	longest := int64(0)
	for _, n := range entries {
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
