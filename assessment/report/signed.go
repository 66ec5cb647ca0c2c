package report

import (
	"errors"
	"fmt"
	"strings"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/clean"
)

// Marker is the line that ends what is signed. The body cannot hold it: every text in it is escaped.
const Marker = "<!-- gonogo:sign-offs:1 -->"

// Renderer names this way of making the body that is signed. It changes whenever the same record and decision
// would come to other bytes.
const Renderer = "gonogo/markdown/1"

// Words is the digest of this renderer's own words, which stand in the text that is signed: the signed text is never
// made with an organisation's template. It is the SHA-256 of what it writes of a few fixed records; a test works it out.
const Words content.Digest = "sha256:a9cc9a60658c405b302238a5f61723ed1f16afe757961c8bdd80242b4611bfe3"

// ToSign makes the body of the report that is signed.
func ToSign(b assessment.Basis, frameworks []*content.Framework) ([]byte, assessment.ReportRef, error) {
	var out strings.Builder
	in := Input{Record: b.Record, Decision: b.Decision, Frameworks: frameworks, ToSign: true}
	if err := Markdown(&out, in); err != nil {
		return nil, assessment.ReportRef{}, err
	}
	if err := plain(out.String()); err != nil {
		return nil, assessment.ReportRef{}, fmt.Errorf("the report cannot be signed: %w", err)
	}
	return []byte(out.String()), assessment.ReportRef{Renderer: Renderer, Template: Words}, nil
}

// SignedFile is a report with the sign-offs that stand behind it: the body, the marker, and one block.
func SignedFile(body []byte, signed []assessment.SignOff) []byte {
	var p page
	p.out.WriteString(Marker + "\n")
	p.heading(2, "Sign-offs")
	p.para("Everything above the line `", md(Marker), "` is what was signed. Each statement below names its SHA-256; the signature under it is over the exact bytes of ",
		"the statement, in the namespace `gonogo-signoff`.")
	p.signers(signed)
	for i := range signed {
		p.statement(&signed[i])
	}
	return append(append(append([]byte{}, body...), '\n'), p.out.String()...)
}

// signers lists who signed as what, and which roles have not.
func (p *page) signers(signed []assessment.SignOff) {
	var rows [][]md
	for i := range signed {
		s := &signed[i]
		c := s.Says.Predicate.SignOff
		who := text(c.Name)
		if c.DeputyFor != "" {
			who += ", deputy for " + text(c.DeputyFor) + " (" + text(c.Delegation) + ")"
		}
		rows = append(rows, []md{text(c.Role), who, date(s.On()), text(c.Meaning), keyOf(s), date(c.Expires)})
	}
	p.table([]md{"Role", "Name", "Date (as claimed)", "Says by signing", "Key", "Holds until"}, rows)
	if missing := assessment.Complete(signed); len(missing) > 0 {
		p.para("What is missing:")
		for _, m := range missing {
			p.item(0, text(m))
		}
	}
}

func keyOf(s *assessment.SignOff) md {
	if s.Key == nil {
		return "none: typed, not signed with a key"
	}
	return code(s.Key.Fingerprint())
}

func (p *page) statement(s *assessment.SignOff) {
	p.heading(3, text(s.Role), ": ", text(s.Name()))
	p.fence("json", s.Signed.Statement)
	if s.Signature == "" {
		p.para("Typed, without a key: a claim, and nothing that a machine can check.")
		return
	}
	p.fence("text", strings.TrimSuffix(s.Signature, "\n"))
}

// fence writes exact text. What stands in it begins with a brace or a dash and has no line that could end it.
func (p *page) fence(kind, exact string) {
	p.block()
	p.out.WriteString("```" + kind + "\n" + exact + "\n```\n")
}

// What a file that is no signed report says. Match with errors.Is.
var (
	ErrUnsigned    = errors.New("the report is not signed: it has no sign-offs at its end")
	ErrLineEndings = errors.New("only the line endings were changed (CRLF): the text is not the bytes that were signed; get the file again as it was")
	ErrAltered     = errors.New("the sign-offs at the end of the report were altered")
)

// MaxFile is the most bytes of a report that is read.
const MaxFile = 64 << 20

// ReadSigned takes a signed report apart: the exact bytes of the body and the sign-offs behind it, each verified. It
// refuses a file that differs in any byte from what SignedFile writes of them; what the body's digest must be, each
// statement says.
func ReadSigned(file []byte) (body []byte, signed []assessment.SignOff, err error) {
	s := string(file)
	if strings.Contains(s, "\r\n") && strings.Contains(strings.ReplaceAll(s, "\r\n", "\n"), "\n"+Marker+"\n") {
		if _, _, err := ReadSigned([]byte(strings.ReplaceAll(s, "\r\n", "\n"))); err == nil {
			return nil, nil, ErrLineEndings
		}
	}
	if len(s) > MaxFile {
		return nil, nil, fmt.Errorf("the file has %d bytes; a report has %d at the most", len(s), MaxFile)
	}
	if err := plain(s); err != nil {
		return nil, nil, err
	}
	head, block, found := strings.Cut(s, "\n"+Marker+"\n")
	if !found {
		return nil, nil, ErrUnsigned
	}
	if strings.Contains(block, Marker+"\n") {
		return nil, nil, fmt.Errorf("%w: the marker stands twice", ErrAltered)
	}
	for rest := block; ; {
		var one assessment.Signed
		var ok bool
		if one, rest, ok = nextSignOff(rest); !ok {
			break
		}
		signed = append(signed, assessment.ReadSignOff(one))
	}
	if len(signed) == 0 {
		return nil, nil, ErrUnsigned
	}
	for _, one := range signed {
		if one.Broken != "" {
			return nil, nil, fmt.Errorf("%w: %s: %s", ErrAltered, one.Role, one.Broken)
		}
	}
	if string(SignedFile([]byte(head), signed)) != s {
		return nil, nil, fmt.Errorf("%w: what stands around the statements is not what they say", ErrAltered)
	}
	return []byte(head), signed, nil
}

// nextSignOff finds the next statement and, right behind it, its signature.
func nextSignOff(s string) (one assessment.Signed, rest string, ok bool) {
	_, after, found := strings.Cut(s, "\n```json\n")
	if !found {
		return one, "", false
	}
	statement, rest, found := strings.Cut(after, "\n```\n")
	if !found {
		return one, "", false
	}
	one.Statement = statement
	if sig, cut := strings.CutPrefix(rest, "\n```text\n"); cut {
		armour, behind, found := strings.Cut(sig, "\n```\n")
		if !found {
			return one, "", false
		}
		one.Signature, rest = armour+"\n", behind
	}
	one.Role = assessment.RoleIn([]byte(statement))
	return one, "\n" + rest, true
}

// plain refuses what a reader could not see: bytes that are no text, control and bidi characters, CR.
func plain(s string) error {
	if at := strings.IndexAny(s, "\t\r"); at >= 0 {
		return fmt.Errorf("line %d holds a tab or a carriage return", 1+strings.Count(s[:at], "\n"))
	}
	if at, odd := clean.First(s); odd != "" {
		return fmt.Errorf("line %d holds what cannot be seen: %s", 1+strings.Count(s[:at], "\n"), odd)
	}
	return nil
}
