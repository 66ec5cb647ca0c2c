package collect

import (
	"bytes"
	"encoding/base64"
	"strings"

	"gonogo/assessment/collect/tree"
)

// The report has one line for each user of an account, the root user too. Each of its passwords, keys and certificates is a
// credential, and each credential is a row: the first one is told in the row of the user, what it has beyond that in rows of
// their own, since each is rotated and used by itself. Roles are not in it.
var awsCredentialReport = Format{
	ID:    "aws-credential-report",
	Title: "AWS IAM credential report (the CSV, or the JSON of aws iam get-credential-report)",
	Gives: []string{"identities"},
	Is: func(d *Doc) bool {
		if d.Starts() == '{' {
			return awsAnswer(d.node()).Has("Content", "ReportFormat")
		}
		first := d.FirstLine()
		return strings.HasPrefix(first, awsEncoded) ||
			strings.Contains(first, "user") && strings.Contains(first, "arn") && strings.Contains(first, "access_key_1_")
	},
	Read: readAWSCredentialReport,
}

// awsEncoded is "user,arn," in base64: what the command line writes with --query Content --output text.
const awsEncoded = "dXNlcixhcm4s"

// awsAnswer is what the API answered, also where a recording of it stands around.
func awsAnswer(n *tree.Node) *tree.Node {
	if data := n.Get("data"); data.Has("Content") {
		return data
	}
	return n
}

func readAWSCredentialReport(d *Doc, r *Reading) error {
	text, inside := d.Text, ""
	if bytes.HasPrefix(text, []byte(awsEncoded)) {
		var err error
		if text, err = awsDecoded(string(text)); err != nil {
			return err
		}
		inside = "Content"
	}
	if d.Starts() == '{' {
		n, err := d.JSON()
		if err != nil {
			return err
		}
		n = awsAnswer(n)
		if text, err = awsContent(n); err != nil {
			return err
		}
		inside = "Content"
		r.MadeAt(n.Get("GeneratedTime"))
	} // the CSV does not say when it was made
	t, err := tree.OpenTable(text)
	if err != nil {
		return within(err, inside)
	}
	if !t.Has("user", "arn") {
		return &tree.Error{Place: tree.Place{Line: 1, Col: 1, Inside: inside}, Msg: "there are no columns called user and arn", Hint: "give the report as AWS writes it, with commas between the cells"}
	}
	r.Tool = "aws iam get-credential-report"
	r.Unknown("owners, environments and rights: the report has none of them; account-authorization-details has the rights")
	r.Unknown("service-specific credentials and SSH keys of users: the report does not list them")
	u := &awsUser{r: r, t: t, inside: inside}
	for n := 0; ; n++ {
		more, err := t.Next()
		if err != nil {
			return within(err, inside)
		}
		if !more {
			break
		}
		u.read()
		if n%1000 == 0 {
			r.Progress(t.Done())
		}
	}
	if u.account == "" {
		r.Misread(tree.Place{Line: 1, Col: 1, Inside: inside}, "no line names an account")
		return nil
	}
	if !u.root {
		r.Unknown("whether these are all users: every report has a line of the root user, and this one has none")
	}
	if !u.mixed {
		r.Source = "aws " + u.account
	}
	if !u.mixed && u.root {
		r.Full = []string{"identities"}
	}
	return nil
}

// awsContent is the CSV inside the JSON: in base64 as the command line writes it, or plain as some tools do.
func awsContent(n *tree.Node) ([]byte, error) {
	content := n.Get("Content")
	if content.Kind() != tree.Text {
		return nil, &tree.Error{Place: content.At(), Msg: "Content holds no report", Hint: "export it again with aws iam get-credential-report"}
	}
	text := content.Text()
	if strings.HasPrefix(text, "user,") {
		return []byte(text), nil
	}
	b, err := awsDecoded(text)
	if err != nil {
		return nil, &tree.Error{Place: content.At(), Msg: "Content is neither CSV nor base64 of it", Hint: "export it again: the file may have been cut off"}
	}
	return b, nil
}

func awsDecoded(text string) ([]byte, error) {
	b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
	if err != nil {
		return nil, &tree.Error{Place: tree.Place{Line: 1, Col: 1}, Msg: "this is no whole base64 of a report", Hint: "export it again: the file may have been cut off"}
	}
	return tree.Plain(b)
}

// awsUser reads one line after the other.
type awsUser struct {
	r       *Reading
	t       *tree.Table
	inside  string
	account string
	mixed   bool // lines of several accounts
	root    bool // the root user has a line

	platform string
}

func (u *awsUser) at() tree.Place { p := u.t.At(); p.Inside = u.inside; return p }

// cell is what a column says. Several words of AWS mean that it says nothing.
func (u *awsUser) cell(name string) string {
	text, _ := u.t.Cell(name)
	switch text = strings.TrimSpace(text); strings.ToLower(text) {
	case "n/a", "no_information", "not_supported", "none":
		return ""
	}
	return text
}

func (u *awsUser) yes(name string) (yes, ok bool) {
	switch strings.ToLower(u.cell(name)) {
	case "true":
		return true, true
	case "false":
		return false, true
	}
	return false, false
}

func (u *awsUser) read() {
	arn, _ := u.t.Cell("arn")
	name := u.cell("user")
	account := awsAccount(arn)
	switch {
	case account == "" || name == "":
		u.r.left = true
		u.r.Misread(u.at(), "the line names no user of an account")
		return
	case u.account == "":
		u.account, u.platform = account, "aws "+account
	case u.account != account:
		u.mixed, u.account, u.platform = true, account, "aws "+account
	}
	kind := "service-account"
	if name == "<root_account>" {
		kind, name, u.root = "break-glass", "root", true
	}
	u.user(kind, awsKey("", name, account), name, arn)
}

// awsSecret is one credential of a user.
type awsSecret struct {
	name             string // "key-2"
	credential, kind string
	active, known    bool
	rotated, used    string // columns; used is "" where the report does not tell the use
	interactive      string
}

// user writes the rows of one user.
func (u *awsUser) user(kind, key, name, arn string) {
	held := u.secrets(kind)
	if more := u.cell("additional_credentials_info"); more != "" && more != "0" {
		u.r.left = true
		u.r.Misread(u.at(), "a user has more keys or certificates than the report lists: those are no rows (aws iam list-access-keys)")
	}
	row := u.r.Row("identities", key, u.at()).Names(arn, name).
		Set("kind", kind).Set("platform", u.platform).SetBoth("found_by", "platform").
		Day("created", u.cell("user_creation_time"), u.at())
	if len(held) == 0 {
		if enabled, ok := u.yes("password_enabled"); ok && !enabled {
			row.Set("credential", "none").Set("interactive", "blocked").None("last_used")
		} else {
			u.r.Unknown("whether some users have a password: the report has no information on them")
		}
		return
	}
	u.secret(row, held[0])
	for _, s := range held[1:] {
		u.secret(u.r.Row("identities", key+"/"+s.name, u.at()).Names(arn+" "+s.name).
			Set("kind", s.kind).Set("platform", u.platform).SetBoth("found_by", "platform"), s)
	}
}

// secrets are the credentials of a user, those first that work: the password, then keys and certificates.
func (u *awsUser) secrets(kind string) []awsSecret {
	keys := "api-key"
	if kind == "break-glass" {
		keys = kind
	}
	var works, idle []awsSecret
	enabled, ok := u.yes("password_enabled")
	if ok && enabled || !ok && u.cell("password_last_used") != "" { // of root older reports do not say whether it has one
		works = append(works, awsSecret{"password", "static", kind, true, true, "password_last_changed", "password_last_used", "allowed"})
	}
	for _, n := range []string{"1", "2"} {
		active, ok := u.yes("access_key_" + n + "_active")
		rotated := "access_key_" + n + "_last_rotated"
		s := awsSecret{"key-" + n, "static", keys, active, ok, rotated, "access_key_" + n + "_last_used_date", "blocked"}
		switch {
		case active:
			works = append(works, s)
		case u.cell(rotated) != "":
			idle = append(idle, s)
		}
	}
	for _, n := range []string{"1", "2"} {
		if active, ok := u.yes("cert_" + n + "_active"); active {
			works = append(works, awsSecret{"cert-" + n, "certificate", "certificate", true, ok, "cert_" + n + "_last_rotated", "", ""})
		}
	}
	return append(works, idle...)
}

// secret tells one credential. "N/A" as its use is that AWS has seen none, and "no_information" that it cannot tell.
func (u *awsUser) secret(row *Row, s awsSecret) {
	row.Set("credential", s.credential).Set("interactive", s.interactive).YesNo("enabled", s.active, s.known).
		Day("last_rotated", u.cell(s.rotated), u.at())
	if s.credential == "static" && s.name != "password" {
		row.None("expires") // access keys have no end
	}
	if s.used == "" {
		return
	}
	used, told := u.t.Cell(s.used)
	if told && strings.EqualFold(strings.TrimSpace(used), "N/A") {
		row.None("last_used")
		return
	}
	row.Day("last_used", u.cell(s.used), u.at())
}

// awsKey is what a row is called: "deploy@123456789012", "role/deploy@123456789012".
func awsKey(kind, name, account string) string { return kind + name + "@" + account }

// awsAccount is the account of an ARN, "" where it is none.
func awsAccount(arn string) string {
	parts := strings.SplitN(arn, ":", 6)
	if len(parts) < 6 || parts[0] != "arn" {
		return ""
	}
	return parts[4]
}
