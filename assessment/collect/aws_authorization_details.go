package collect

import (
	"strings"

	"gonogo/assessment/collect/tree"
)

// Roles are the identities of machines here; users come with what they may do. What denies, boundaries and policies of the
// organisation take away is not counted: rights are the most that the policies in the file allow.
var awsAuthorizationDetails = Format{
	ID:    "aws-authorization-details",
	Title: "AWS IAM authorization details (the JSON of aws iam get-account-authorization-details)",
	Gives: []string{"identities"},
	Is: func(d *Doc) bool {
		n := d.node()
		lists := 0
		for _, name := range []string{"UserDetailList", "GroupDetailList", "RoleDetailList"} {
			if n.Get(name).Kind() == tree.List {
				lists++
			}
		}
		return lists >= 2
	},
	Read: readAWSAuthorizationDetails,
}

func readAWSAuthorizationDetails(d *Doc, r *Reading) error {
	n, err := d.JSON()
	if err != nil {
		return err
	}
	r.Tool = "aws iam get-account-authorization-details"
	r.Unknown("owners and environments: the details have none of them")
	r.Unknown("what denies, permission boundaries and policies of the organisation take away: rights are the most that policies allow")
	a := &awsDetails{r: r, managed: map[string]*tree.Node{}, groups: map[string]*tree.Node{}}
	for _, p := range n.Get("Policies").List() {
		for _, v := range p.Get("PolicyVersionList").List() {
			if is, _ := v.Get("IsDefaultVersion").Bool(); is {
				a.managed[p.Get("Arn").Text()] = v.Get("Document")
			}
		}
	}
	for _, g := range n.Get("GroupDetailList").List() {
		a.groups[g.Get("GroupName").Text()] = g
	}
	for _, u := range n.Get("UserDetailList").List() {
		a.user(u)
	}
	roles := n.Get("RoleDetailList").List()
	for i, role := range roles {
		if a.role(role); i%200 == 0 {
			r.Progress(float64(i) / float64(len(roles)))
		}
	}
	switch more, _ := n.Get("IsTruncated").Bool(); {
	case more:
		r.Misread(n.Get("IsTruncated").At(), "the list is cut off here: export without --max-items, or import its other parts too")
	case a.account == "" || a.mixed:
	case len(roles) == 0 || len(n.Get("UserDetailList").List()) == 0:
		r.Source = "aws " + a.account
		r.Unknown("whether these are all: a list is empty, as --filter leaves it, so that nothing shows what is gone")
	default:
		r.Source, r.Full = "aws "+a.account, []string{"identities"}
	}
	return nil
}

type awsDetails struct {
	r       *Reading
	managed map[string]*tree.Node // by ARN: the document in force
	groups  map[string]*tree.Node
	account string
	mixed   bool
}

// begin begins the row of a user or a role, nil where the file does not say whose account it is of.
func (a *awsDetails) begin(n *tree.Node, prefix, name, kind string) *Row {
	arn := n.Get("Arn").Text()
	account := awsAccount(arn)
	if account == "" || name == "" {
		a.r.left = true
		a.r.Misread(n.At(), "an entry names nothing of an account")
		return nil
	}
	a.mixed = a.mixed || a.account != "" && a.account != account
	a.account = account
	return a.r.Row("identities", awsKey(prefix, name, account), n.At()).Names(arn, name).
		Set("kind", kind).Set("platform", "aws "+account).SetBoth("found_by", "platform").
		Day("created", n.Get("CreateDate").Text(), n.At())
}

func (a *awsDetails) user(n *tree.Node) {
	row := a.begin(n, "", n.Get("UserName").Text(), "service-account")
	if row == nil {
		return
	}
	rights := a.rights(n, "UserPolicyList")
	for _, name := range n.Get("GroupList").Texts() {
		if g := a.groups[name]; g != nil {
			rights.add(a.rights(g, "GroupPolicyList"))
		} else {
			rights.unknown = true
		}
	}
	rights.set(row)
}

func (a *awsDetails) role(n *tree.Node) {
	trust := awsDocument(n.Get("AssumeRolePolicyDocument"))
	kind, credential := awsTrust(trust, awsAccount(n.Get("Arn").Text()))
	row := a.begin(n, "role/", n.Get("RoleName").Text(), kind)
	if row == nil {
		return
	}
	row.Set("credential", credential)
	switch credential {
	case "managed":
		row.Set("first_credential", "platform")
	case "federated":
		row.Set("first_credential", "attested")
		a.federation(row, trust)
	}
	if !trust.Given() {
		a.r.Misread(n.At(), "the trust policy of a role is missing or in no form that gonogo knows")
	}
	switch used := n.Get("RoleLastUsed"); {
	case used.Get("LastUsedDate").Given():
		row.Day("last_used", used.Get("LastUsedDate").Text(), used.At())
	case used.Kind() == tree.Map: // {}: no use in the time that AWS keeps, 400 days
		row.None("last_used")
	}
	a.rights(n, "RolePolicyList").set(row)
}

// federation says which tokens of which issuer a role accepts.
func (a *awsDetails) federation(row *Row, trust *tree.Node) {
	var issuers, audiences, subjects []string
	open := false
	for _, s := range awsAllows(trust) {
		for _, p := range s.Get("Principal", "Federated").Texts() {
			if _, issuer, ok := strings.Cut(p, ":oidc-provider/"); ok {
				issuers = append(issuers, "https://"+issuer)
			} else {
				issuers = append(issuers, p)
			}
		}
		before := len(subjects)
		condition := s.Get("Condition")
		for _, operator := range condition.Names() {
			tests := condition.Get(operator)
			for _, key := range tests.Names() {
				switch {
				case strings.HasSuffix(key, ":sub"):
					subjects = append(subjects, tests.Get(key).Texts()...)
				case strings.HasSuffix(key, ":aud"):
					audiences = append(audiences, tests.Get(key).Texts()...)
				}
			}
		}
		open = open || len(subjects) == before
	}
	if open {
		subjects = append(subjects, "*") // nothing says whose tokens, so all of the issuer's are accepted
	}
	row.Set("issuer", strings.Join(issuers, ", ")).Items("audience", audiences...).Set("subject", strings.Join(subjects, ", "))
}

// awsTrust says what kind of identity a role is by whom it trusts, and how it signs in.
func awsTrust(trust *tree.Node, account string) (kind, credential string) {
	kind = "service-account"
	for _, s := range awsAllows(trust) {
		p := s.Get("Principal")
		for _, who := range append(p.Get("AWS").Texts(), p.Text()) {
			if who == "*" || awsElsewhere(who, account) {
				return "outside-grant", credential
			}
		}
		if p.Get("Service").Given() && credential == "" {
			kind, credential = "managed-identity", "managed"
		}
		for _, who := range p.Get("Federated").Texts() {
			credential = "federated"
			if strings.Contains(who, "token.actions.githubusercontent.com") || strings.Contains(who, "gitlab") {
				kind = "pipeline"
			}
		}
	}
	return kind, credential
}

// awsElsewhere reports whether a principal is of another account. The bare id of one says that it was deleted, and nobody can be it.
func awsElsewhere(who, account string) bool {
	if of := awsAccount(who); of != "" {
		return of != account
	}
	return len(who) == len("123456789012") && strings.Trim(who, "0123456789") == "" && who != account
}
