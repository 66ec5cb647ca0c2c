package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/assessment/report"
	"gonogo/assessment/seal"
)

func verifyVerb(a *app) *cobra.Command {
	var t trustFlags
	var anchor string
	c := &cobra.Command{
		Use:   "verify ID|FILE...",
		Short: "check who signed exactly what, and whether it still stands",
		Long: `Checks the sign-offs of an assessment, of a report with its sign-offs at the end, or of a statement with its
signature (STATEMENT and STATEMENT.sig). Bytes are verified before they are read. For each role it says who signed,
with which key and when, whether the key is known and allowed, whether the text is the one that was signed, and
whether it still is what stands, naming the entries that changed it.

Whose key it is says a list of allowed signers, as ssh-keygen reads it: --allowed-signers, else
$GONOGO_ALLOWED_SIGNERS, else git's gpg.ssh.allowedSignersFile. Without one no key is known, and nothing passes.

Exit codes: 0 all of it holds; 13 a sign-off is missing or does not verify; 3 it cannot be read.`,
		Example: `gonogo verify payments-agent --allowed-signers allowed_signers
gonogo verify payments-agent.md --allowed-signers allowed_signers --revoked revoked_keys
gonogo verify decision.json --allowed-signers allowed_signers   # with decision.json.sig, or a bundle
gonogo verify payments-agent --anchor "gonogo-anchor-1 6f2d… 2026-12-01 …"`,
	}
	f := c.Flags()
	t.bind(f)
	f.StringVar(&anchor, "anchor", "", "a line kept from earlier: check that the record still holds all that it held then")
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, -1, func(ctx context.Context, args []string) error {
		trust, err := t.read(ctx, a)
		if err != nil {
			return err
		}
		docs := []verifiedJSON{}
		good := true
		for _, arg := range withoutSignatures(args) {
			doc, err := a.verifyOne(ctx, arg, anchor, trust)
			if err != nil {
				return err
			}
			docs = append(docs, doc)
			good = good && doc.OK
		}
		if a.flags.json {
			err = a.document(verifyJSON{"gonogo/verify/1", good, docs})
		}
		if err != nil || good {
			return err
		}
		return &unverified{}
	})
}

// unverified is a verification that failed, on its way to the exit code; what failed has been told.
type unverified struct{}

func (*unverified) Error() string { return "a sign-off is missing or does not verify" }

type verifyJSON struct {
	Schema   string         `json:"schema"`
	OK       bool           `json:"ok"`
	Verified []verifiedJSON `json:"verified"`
}

type verifiedJSON struct {
	Of       string             `json:"of"`
	Kind     string             `json:"kind"` // record, report, statement or bundle
	OK       bool               `json:"ok"`
	Compared bool               `json:"compared"` // with a record held here
	SignOffs []verifiedSignJSON `json:"sign_offs"`
	Missing  []string           `json:"missing"`
	Anchor   string             `json:"anchor"`
}

type verifiedSignJSON struct {
	Role    string      `json:"role"`
	Name    string      `json:"name"`
	Key     string      `json:"key"`
	At      string      `json:"at"`
	Verdict string      `json:"verdict"`
	Counts  bool        `json:"counts"`
	Changed []int       `json:"changed"`
	Checks  []checkJSON `json:"checks"`
}

type checkJSON struct {
	What string `json:"what"`
	Good bool   `json:"good"`
	Says string `json:"says"`
}

// withoutSignatures leaves out the signature files that belong to a statement among the arguments.
func withoutSignatures(args []string) []string {
	named := map[string]bool{}
	for _, arg := range args {
		named[arg] = true
	}
	var out []string
	for _, arg := range args {
		if of, sig := strings.CutSuffix(arg, ".sig"); !sig || !named[of] {
			out = append(out, arg)
		}
	}
	return out
}

func (a *app) verifyOne(ctx context.Context, arg, anchor string, trust assessment.Trust) (verifiedJSON, error) {
	v, kind, record, err := a.verification(ctx, arg, trust)
	if err = cmp.Or(err, v.Err); err != nil {
		return verifiedJSON{}, err
	}
	if anchor != "" {
		if err := holds(&v, anchor, record); err != nil {
			return verifiedJSON{}, err
		}
	}
	if !a.flags.json {
		a.tellVerified(arg, kind, v)
	}
	return verifiedDoc(arg, kind, v), nil
}

// holds checks an anchor against the record.
func holds(v *assessment.Verification, line string, r *assessment.Record) error {
	kept, err := assessment.ReadAnchor(line)
	if err != nil {
		return err
	}
	if r == nil {
		return usage("name an assessment that is held here", "there is no record here to hold against the anchor")
	}
	if says := kept.Holds(r.State); says != "" {
		v.Missing = append(v.Missing, says)
	}
	return nil
}

// verification checks whatever arg names: a file where there is one, else an assessment.
func (a *app) verification(ctx context.Context, arg string, trust assessment.Trust) (v assessment.Verification, kind string, r *assessment.Record, err error) {
	info, err := os.Stat(arg)
	if err != nil || !info.Mode().IsRegular() {
		record, err := a.find(ctx, arg)
		if err != nil {
			return v, "", nil, err
		}
		return a.desk.VerifyRecord(record, trust), "record", &record, nil
	}
	name, file, err := a.readInput(ctx, arg, report.MaxFile)
	if err != nil {
		return v, "", nil, err
	}
	desk, err := a.reading(ctx)
	if err != nil {
		return v, "", nil, err
	}
	if bytes.HasPrefix(file, []byte("{")) {
		return a.verifyStatement(ctx, desk, arg, file, trust)
	}
	body, signed, err := report.ReadSigned(file)
	switch {
	case errors.Is(err, report.ErrUnsigned), errors.Is(err, report.ErrLineEndings), errors.Is(err, report.ErrAltered):
		return assessment.Verification{Missing: []string{err.Error()}}, "report", nil, nil
	case err != nil:
		return v, "", nil, &invalid{fmt.Sprintf("%s cannot be read as a report: %v", name, err), "give the file as gonogo report wrote it"}
	}
	if r, err = a.heldHere(ctx, signed[0]); err != nil {
		return v, "", nil, err
	}
	return desk.VerifyReport(body, signed, r, trust), "report", r, nil
}

// verifyStatement checks a statement with the signature that lies beside it.
func (a *app) verifyStatement(ctx context.Context, desk *assessment.Desk, path string, file []byte, trust assessment.Trust) (v assessment.Verification, kind string, r *assessment.Record, err error) {
	if bytes.HasPrefix(file, []byte(`{"dsseEnvelope"`)) || bytes.Contains(file, []byte("application/vnd.dev.sigstore.bundle")) {
		return a.verifyBundle(ctx, desk, file, trust)
	}
	kind = "statement"
	_, armour, err := a.readInput(ctx, path+".sig", assessment.MaxStatement)
	if err != nil {
		return v, kind, nil, usage("keep the signature beside it, as "+path+".sig", "%s has no signature beside it", path)
	}
	signed := assessment.ReadSignOff(assessment.Signed{Statement: string(file), Signature: string(armour), Role: assessment.RoleIn(file)})
	if signed.Broken == "" {
		if r, err = a.heldHere(ctx, signed); err != nil {
			return v, kind, nil, err
		}
	}
	return desk.VerifyStatement(signed, r, trust), kind, r, nil
}

// verifyBundle checks a Sigstore bundle with the keys of the list: it does not carry its own.
func (a *app) verifyBundle(ctx context.Context, desk *assessment.Desk, file []byte, trust assessment.Trust) (v assessment.Verification, kind string, r *assessment.Record, err error) {
	var keys []seal.Key
	if trust.Signers != nil {
		keys = trust.Signers.Keys()
	}
	signed := assessment.ReadBundle(file, keys)
	if signed.Broken == "" {
		if r, err = a.heldHere(ctx, signed); err != nil {
			return v, "bundle", nil, err
		}
	}
	return desk.VerifyStatement(signed, r, trust), "bundle", r, nil
}

// heldHere is the record that a sign-off speaks of, nil where this database does not hold it.
func (a *app) heldHere(ctx context.Context, s assessment.SignOff) (*assessment.Record, error) {
	m, err := a.desk.Find(ctx, s.Says.Predicate.Assessment)
	if as[*assessment.ArgumentError](err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	r, err := a.desk.Open(ctx, m)
	if err != nil {
		return nil, err
	}
	return &r, nil
}

// tellVerified prints what was checked, for a person.
func (a *app) tellVerified(of, kind string, v assessment.Verification) {
	if v.OK() {
		a.print("%s: verified (%s)", of, kind)
	} else {
		a.print("%s: NOT verified (%s)", of, kind)
	}
	for i := range v.SignOffs {
		s := &v.SignOffs[i]
		if s.Broken != "" {
			a.print("  %s", s.Role)
		} else {
			a.print("  %s: %s on %s, %s, signed %s", s.Role, s.Name(), s.On(), keySays(s.SignOff), s.Says.Predicate.Verdict)
		}
		var t table
		for _, c := range s.Checks {
			mark, h := "ok", green
			if !c.Good {
				mark, h = "FAILED", red
			}
			t.add(mark, string(c.What), c.Says)
			t.tint(0, h)
		}
		t.write(a, "    ")
	}
	for _, m := range v.Missing {
		a.print("  missing: %s", m)
	}
	if !v.Compared && len(v.SignOffs) > 0 {
		a.print("  the record itself is not held here, so it was not compared")
	}
	if v.Anchor != "" {
		a.print("  %s", v.Anchor)
	}
}

func verifiedDoc(of, kind string, v assessment.Verification) verifiedJSON {
	doc := verifiedJSON{Of: of, Kind: kind, OK: v.OK(), Compared: v.Compared, SignOffs: []verifiedSignJSON{}, Missing: append([]string{}, v.Missing...), Anchor: v.Anchor}
	for i := range v.SignOffs {
		s := &v.SignOffs[i]
		out := verifiedSignJSON{Role: s.Role, Name: s.Name(), Counts: s.Counts, Changed: append([]int{}, s.Changed...), Checks: []checkJSON{}}
		if s.Key != nil {
			out.Key = s.Key.Fingerprint()
		}
		if s.Broken == "" {
			out.At = stampOf(s.Says.Predicate.SignOff.At)
			out.Verdict = s.Says.Predicate.Verdict.String()
		}
		for _, c := range s.Checks {
			out.Checks = append(out.Checks, checkJSON{string(c.What), c.Good, c.Says})
		}
		doc.SignOffs = append(doc.SignOffs, out)
	}
	return doc
}
