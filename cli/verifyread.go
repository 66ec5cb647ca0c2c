package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"gonogo/assessment"
	"gonogo/assessment/report"
	"gonogo/assessment/seal"
)

// anchored checks an anchor against the record.
func anchored(v *assessment.Verification, line string, r *assessment.Record) (kept assessment.Anchored, holds bool, err error) {
	if kept, err = assessment.ReadAnchor(line); err != nil {
		return kept, false, err
	}
	if r == nil {
		return kept, false, usage("name an assessment that is held here", "there is no record here to hold against the anchor")
	}
	says := kept.Holds(r.State)
	if says != "" {
		v.Missing = append(v.Missing, says)
	}
	return kept, says == "", nil
}

// verification checks whatever arg names: a file where there is one, else an assessment.
func (a *app) verification(ctx context.Context, arg string, trust assessment.Trust) (v assessment.Verification, kind string, r *assessment.Record, err error) {
	info, err := os.Stat(arg)
	if arg != "-" && (err != nil || !info.Mode().IsRegular()) {
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
	if path == "-" {
		return v, kind, nil, usage("give both as files, a signed report, or a bundle", "a statement from the standard input has no signature beside it")
	}
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
