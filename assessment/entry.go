package assessment

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"gonogo/assessment/seal"
	"gonogo/content"
)

// Format is the format of every entry this program writes.
const Format = "gonogo/entry/1"

// Kind names what an entry records. A kind that this program does not know is an error, never skipped.
type Kind string

// The kinds of entry.
const (
	KindStarted           Kind = "started"
	KindSubjectChanged    Kind = "subject-changed"
	KindAnswered          Kind = "answered"
	KindParked            Kind = "parked"
	KindCommented         Kind = "commented"
	KindEvidenced         Kind = "evidenced"
	KindEvidenceWithdrawn Kind = "evidence-withdrawn"
	KindRowSet            Kind = "row-set"
	KindRowRemoved        Kind = "row-removed"
	KindImported          Kind = "imported"
	KindWaived            Kind = "waived"
	KindWaiverWithdrawn   Kind = "waiver-withdrawn"
	KindConditionSet      Kind = "condition-set"
	KindSnapshotted       Kind = "snapshotted"
	KindSigned            Kind = "signed"
	KindReopened          Kind = "reopened"
	KindGateUpgraded      Kind = "gate-upgraded"
	KindUndone            Kind = "undone"
	KindArchived          Kind = "archived"
)

// Entry is one fact in the journal. All of it is in the bytes that are stored and hashed.
type Entry struct {
	Format     string          `json:"format"`
	Assessment string          `json:"assessment"`
	ID         string          `json:"id"`            // random, made before the write
	Act        string          `json:"act,omitempty"` // entries of one act share it
	Writer     string          `json:"writer"`        // one installation
	Seq        int             `json:"seq"`           // 1, 2, 3 … in the writer's chain
	Prev       content.Digest  `json:"prev"`          // digest of the writer's entry before, "" for the first
	Seen       map[string]int  `json:"seen"`          // how many entries of each other writer it had seen
	At         time.Time       `json:"at"`            // UTC, whole seconds; for display only
	By         string          `json:"by"`            // "Name <mail>"
	Kind       Kind            `json:"kind"`
	Body       json.RawMessage `json:"body"`
}

// Sealed is an entry with the exact bytes it was written as and their digest.
type Sealed struct {
	Entry
	What   Body // the body, read
	Bytes  []byte
	Digest content.Digest
}

// Seal makes the exact bytes of e and their digest. What e records is given as what; e.Kind and e.Body follow it.
func Seal(e Entry, what Body) (Sealed, error) {
	body, err := encodeBody(what)
	if err != nil {
		return Sealed{}, err
	}
	e.Format, e.Kind, e.Body = Format, what.Kind(), body
	if e.Seen == nil {
		e.Seen = map[string]int{}
	}
	b, err := seal.Canonical(e)
	if err != nil {
		return Sealed{}, fmt.Errorf("seal entry %s: %w", e.ID, err)
	}
	return Sealed{Entry: e, What: what, Bytes: b, Digest: digestOf(b)}, nil
}

// Unseal reads an entry from the bytes it was stored as. It refuses another format, another spelling of the
// same value, and fields it does not know: what it cannot fully read it must not judge.
func Unseal(b []byte) (Sealed, error) {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	var e Entry
	if err := dec.Decode(&e); err != nil {
		return Sealed{}, fmt.Errorf("read entry: %w", err)
	}
	if e.Format != Format {
		return Sealed{}, fmt.Errorf("entry %s has format %q; this program reads %q", e.ID, e.Format, Format)
	}
	if e.ID == "" || e.Writer == "" || e.Assessment == "" || e.Seq < 1 {
		return Sealed{}, fmt.Errorf("entry %q lacks an id, a writer, an assessment or a number", e.ID)
	}
	what, err := bodyOf(e)
	if err != nil {
		return Sealed{}, err
	}
	// What was read must be all that the bytes say: a key in another case or written twice reads as one thing
	// here and as another elsewhere.
	if e.Seen == nil {
		e.Seen = map[string]int{}
	}
	again, err := seal.Canonical(struct {
		Entry
		Body Body `json:"body"` // in place of its bytes
	}{e, what})
	if err != nil {
		return Sealed{}, fmt.Errorf("read entry %s: %w", e.ID, err)
	}
	if !bytes.Equal(again, b) {
		return Sealed{}, fmt.Errorf("entry %s is not in the one form that its content has", e.ID)
	}
	return Sealed{Entry: e, What: what, Bytes: again, Digest: digestOf(again)}, nil
}

func digestOf(b []byte) content.Digest { return content.Digest(seal.Digest(Format, b)) }

// EntryDigest is the digest of an entry's exact bytes, as the chain uses it.
func EntryDigest(b []byte) content.Digest { return digestOf(b) }
