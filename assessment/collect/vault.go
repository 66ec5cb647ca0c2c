package collect

import (
	"time"

	"gonogo/assessment/collect/tree"
)

// What the answers of Vault and OpenBao share: each is one JSON value around "data" or "auth". A loop over several things writes
// them one after another. Nothing in them says of which server they are.

// vaultAnswers are the answers of a file.
func vaultAnswers(d *Doc) ([]*tree.Node, error) {
	values, err := d.Lines()
	if err != nil {
		return nil, err
	}
	var out []*tree.Node
	for _, v := range values {
		out = append(out, v.Each()...)
	}
	return out, nil
}

// vaultData is what an answer is about, with or without its wrapper.
func vaultData(n *tree.Node) *tree.Node {
	if data := n.Get("data"); data.Kind() == tree.Map {
		return data
	}
	return n
}

// vaultIs reports whether the first answer of a file fits.
func vaultIs(d *Doc, fits func(*tree.Node) bool) bool {
	answers, err := vaultAnswers(d)
	return err == nil && len(answers) > 0 && fits(answers[0])
}

// vaultSeconds is a length of time: seconds as the API writes them, or "768h" as people do.
func vaultSeconds(n *tree.Node) (int64, bool) {
	if s, ok := n.Int(); ok {
		return s, s >= 0
	}
	t, err := time.ParseDuration(n.Text())
	return int64(t / time.Second), err == nil && t >= 0
}

// vaultShort is the beginning of an accessor: enough to tell things apart, and too little to revoke them by.
func vaultShort(accessor string) string { return accessor[:min(8, len(accessor))] }

// vaultMay says what policies allow. Only root tells it by its name.
func vaultMay(r *Reading, row *Row, lists ...*tree.Node) {
	for _, list := range lists {
		for _, policy := range list.Texts() {
			if policy == "root" {
				row.SetMost("privileges", "admin").SetMost("wildcard", "yes")
				return
			}
		}
	}
	r.Unknown("what the policies allow: only their names are here, and only root says it by its name")
}
