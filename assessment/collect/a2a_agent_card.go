package collect

import (
	"slices"
	"strings"

	"gonogo/assessment/collect/tree"
)

// The card with which an agent tells others what it can do and how to sign in. It is the agent's own word. A file of the same name
// is used by other things that know no skills.
var a2aAgentCard = Format{
	ID:    "a2a-agent-card",
	Title: "A2A agent card (/.well-known/agent-card.json)",
	Gives: []string{"tools"},
	Is: func(d *Doc) bool {
		if !d.Holds("skills") {
			return false
		}
		n := d.node()
		return n.Get("skills").Kind() == tree.List && n.Has("name") &&
			(n.Has("protocolVersion") || n.Has("supportedInterfaces") || n.Has("capabilities", "defaultInputModes") ||
				n.Has("url") && (n.Has("capabilities") || n.Has("authentication")))
	},
	Read: readA2AAgentCard,
}

func readA2AAgentCard(d *Doc, r *Reading) error {
	n, err := d.JSON()
	if err != nil {
		return err
	}
	name := n.Get("name")
	if n.Get("skills").Kind() != tree.List || name.Text() == "" {
		return &tree.Error{Place: n.At(), Msg: "this is no agent card: it has no name or no list of skills", Hint: "the card is at /.well-known/agent-card.json"}
	}
	r.Tool, r.Version = "A2A", r.Clean(a2aProtocol(n))
	r.Unknown("whether the agent does what its card says: a card is its own claim, and signatures on it are not checked")
	r.Unknown("what a skill changes, and who approves its use: it does not say")
	address := n.Get("url")
	if address.Text() == "" {
		address = a2aFirst(n.Get("supportedInterfaces")).Get("url")
	}
	server := mcpHost(r, address.Text())
	declared := n.Any("security", "securityRequirements")
	dropGiven(r, "credentials of a card", n.Get("authentication", "credentials"))
	switch ways := a2aWays(n); {
	case declared == nil && len(ways) > 0 && !slices.ContainsFunc(ways, a2aNoWay):
	case declared == nil && len(ways) > 0:
		r.Unknown("who may call the agent: by its card it may be called without a sign-in too")
	case len(declared.Each()) == 0 && !n.Get("securitySchemes").Given():
		r.Unknown("who may call the agent: its card declares no sign-in")
	case len(declared.Each()) == 0:
		r.Unknown("who may call the agent: its card describes ways to sign in and asks for none of them")
	case slices.ContainsFunc(declared.Each(), a2aOpen):
		r.Unknown("who may call the agent: by its card it may be called without a sign-in too")
	}
	skills := n.Get("skills").Each()
	if len(skills) == 0 {
		r.Unknown("what the agent can do: its card lists no skill")
	}
	for _, s := range skills {
		id := s.Any("id", "name").Text()
		if id == "" {
			r.Misread(s.At(), "a skill has neither an id nor a name")
			continue
		}
		r.Row("tools", a2aWord(id)+"@"+a2aWord(name.Text()), s.At()).Names(id).Set("server", server)
	}
	return nil
}

// a2aOpen reports whether one of the ways to sign in is none: any of them is enough.
func a2aOpen(way *tree.Node) bool {
	if way.Has("schemes") {
		way = way.Get("schemes")
	}
	return len(way.Names()) == 0
}

// a2aWays are the ways to sign in that cards of the first versions name.
func a2aWays(n *tree.Node) []string { return n.Get("authentication", "schemes").Texts() }

func a2aNoWay(way string) bool {
	return strings.EqualFold(way, "none") || strings.EqualFold(way, "public") || strings.EqualFold(way, "anonymous")
}

// a2aProtocol is the version of the protocol, which newer cards write beside each address.
func a2aProtocol(n *tree.Node) string {
	if v := n.Get("protocolVersion").Text(); v != "" {
		return v
	}
	return a2aFirst(n.Get("supportedInterfaces")).Get("protocolVersion").Text()
}

func a2aFirst(n *tree.Node) *tree.Node {
	for _, item := range n.Each() {
		return item
	}
	return nil
}

func a2aWord(text string) string { return strings.Join(strings.Fields(text), "-") }
