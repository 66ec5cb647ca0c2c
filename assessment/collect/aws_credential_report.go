package collect

import (
	"encoding/base64"
	"strings"

	"gonogo/assessment/collect/tree"
)

// The report has one line for each user of an account, the root user too. Each of its passwords and keys is a credential, and so
// a row: keys stand beside their user, since each is rotated and used by itself. Roles are not in it.
var awsCredentialReport = Format{
	ID:    "aws-credential-report",
	Title: "AWS IAM credential report (the CSV, or the JSON of aws iam get-credential-report)",
	Gives: []string{"identities"},
	Is: func(d *Doc) bool {
		if d.Starts() == '{' {
			return d.node().Has("Content", "ReportFormat")
		}
		first := d.FirstLine()
		return strings.Contains(first, "access_key_1_last_rotated") && strings.Contains(first, "arn")
	},
	Read: readAWSCredentialReport,
}

func readAWSCredentialReport(d *Doc, r *Reading) error {
	text, inside := d.Text, ""
	if d.Starts() == '{' {
		n, err := d.JSON()
		if err != nil {
			return err
		}
		if text, err = awsContent(n); err != nil {
			return err
		}
		inside = "Content"
		r.MadeAt(n.Get("GeneratedTime"))
	} else {
		r.Unknown("when the report was made: the CSV does not say; the JSON of the command line does")
	}
	t, err := tree.OpenTable(text)
	if err != nil {
		return within(err, inside)
	}
	if !t.Has("user", "arn") {
		return &tree.Error{Place: tree.Place{Line: 1, Col: 1, Inside: inside}, Msg: "there are no columns called user and arn", Hint: "export the report again"}
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
	if !u.mixed {
		r.Source, r.Full = "aws "+u.account, []string{"identities"}
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
	b, err := base64.StdEncoding.DecodeString(strings.TrimSpace(text))
	if err != nil {
		return nil, &tree.Error{Place: content.At(), Msg: "Content is neither CSV nor base64 of it", Hint: "export it again: the file may have been cut off"}
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
		u.r.Misread(u.at(), "the line names no user of an account")
		return
	case u.account == "":
		u.account = account
	case u.account != account:
		u.mixed = true
	}
	kind := "service-account"
	if name == "<root_account>" {
		kind, name = "break-glass", "root"
	}
	key := awsKey("", name, account)
	row := u.r.Row("identities", key, u.at()).Names(arn, name).
		Set("kind", kind).Set("platform", "aws "+account).SetBoth("found_by", "platform")
	row.Day("created", u.cell("user_creation_time"), u.at())
	u.password(row)
	for _, n := range []string{"1", "2"} {
		u.key(n, key, arn+" key "+n, account, kind)
	}
	for _, n := range []string{"1", "2"} {
		if active, ok := u.yes("cert_" + n + "_active"); ok && active {
			u.r.Row("identities", key+"/cert-"+n, u.at()).Names(arn+" cert "+n).
				Set("kind", "certificate").Set("platform", "aws "+account).SetBoth("found_by", "platform").
				Set("credential", "certificate").Set("enabled", "yes").
				Day("last_rotated", u.cell("cert_"+n+"_last_rotated"), u.at())
		}
	}
}

// password says how the user itself signs in. Keys are rows of their own, so a user without a password has no credential.
func (u *awsUser) password(row *Row) {
	enabled, ok := u.yes("password_enabled")
	if !ok && u.cell("password_last_used") != "" { // of root older reports do not say it
		enabled, ok = true, true
	}
	switch {
	case !ok:
		u.r.Unknown("whether some users have a password: the report has no information on them")
	case enabled:
		row.Set("credential", "static").Set("interactive", "allowed").Set("enabled", "yes")
		row.Day("last_rotated", u.cell("password_last_changed"), u.at())
	default:
		row.Set("credential", "none").Set("interactive", "blocked")
	}
	u.lastUse(row)
}

// lastUse is the latest use of anything the user signs in with. "N/A" in all of them is that AWS has seen none, and
// "no_information" in one that it cannot tell.
func (u *awsUser) lastUse(row *Row) {
	latest, told := tree.When{}, true
	for _, name := range []string{"access_key_1_last_used_date", "access_key_2_last_used_date", "password_last_used"} {
		text, given := u.t.Cell(name)
		told = told && given && strings.EqualFold(strings.TrimSpace(text), "N/A")
		if w, ok := tree.ParseWhen(u.cell(name)); ok && w.Day > latest.Day {
			latest = w
		}
	}
	if told {
		row.None("last_used")
	}
	row.When("last_used", latest)
}

// key is one access key; a user has two places for them.
func (u *awsUser) key(n, user, long, account, kind string) {
	column := "access_key_" + n + "_"
	active, ok := u.yes(column + "active")
	rotated := u.cell(column + "last_rotated")
	if !active && rotated == "" { // no such key
		return
	}
	if kind == "service-account" {
		kind = "api-key"
	}
	row := u.r.Row("identities", user+"/key-"+n, u.at()).Names(long).
		Set("kind", kind).Set("platform", "aws "+account).SetBoth("found_by", "platform").
		Set("credential", "static").Set("interactive", "blocked").None("expires").
		YesNo("enabled", active, ok).
		Day("last_rotated", rotated, u.at())
	used, told := u.t.Cell(column + "last_used_date")
	if told && strings.EqualFold(strings.TrimSpace(used), "N/A") { // AWS has no record of a use
		row.None("last_used")
		return
	}
	row.Day("last_used", u.cell(column+"last_used_date"), u.at())
}

// awsKey is what a row is called: "deploy@123456789012", "role/deploy@123456789012".
func awsKey(kind, name, account string) string { return kind + name + "@" + account }

// awsAccount is the account of an ARN, "" where it is none.
func awsAccount(arn string) string {
	parts := strings.SplitN(arn, ":", 6)
	if len(parts) < 6 || parts[0] != "arn" || len(parts[4]) != 12 || strings.Trim(parts[4], "0123456789") != "" {
		return ""
	}
	return parts[4]
}
