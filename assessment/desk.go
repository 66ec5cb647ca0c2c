package assessment

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"gonogo/content"
)

// World is everything a Desk takes from outside, passed in by main.
type World struct {
	Now    func() time.Time                         // the clock
	By     string                                   // who acts: "Name <mail>"
	Writer func() string                            // this installation
	NewID  func() string                            // a random id; RandomID where nil
	Parse  func(pack []byte) (*content.Gate, error) // reads the source of a gate
	// Render makes the body of the report that is signed, and says what made it; nil where nobody signs.
	Render func(b Basis) (body []byte, made ReportRef, err error)
	// Known gives the gate with a digest where the program has it at hand, so that its source need not be read; may be nil.
	Known func(content.Digest) (*content.Gate, bool)
}

// RandomID is 128 random bits as 32 hex digits.
func RandomID() string {
	var b [16]byte
	rand.Read(b[:]) // never fails, says its documentation
	return hex.EncodeToString(b[:])
}

// Desk is the one door to the record: the terminal and the command line both act through it, so they cannot
// disagree. It checks every act against the gate, keeps it in the journal and works out what follows.
// It is safe for use by several goroutines.
type Desk struct {
	journal Journal
	world   World
	gates   gateCache
	held    entryCache
}

// NewDesk opens a desk over a journal.
func NewDesk(j Journal, w World) *Desk {
	if w.NewID == nil {
		w.NewID = RandomID
	}
	return &Desk{journal: j, world: w, gates: gateCache{known: w.Known}}
}

// Record is one assessment as it stands.
type Record struct {
	Meta
	State *State
}

// Today is the day on the desk's clock.
func (d *Desk) Today() Date { return DateOf(d.world.Now()) }

// By is who acts at this desk.
func (d *Desk) By() string { return d.world.By }

// Decide judges a record: on the date given, or where that is none on the later of go-live and today.
func (d *Desk) Decide(r Record, on Date) Decision {
	from := OnGiven
	if on.IsZero() {
		on, from = DateJudged(r.State, d.Today())
	}
	dec := Decide(r.State, on, from)
	dec.Assessment = r.Slug
	return dec
}

// Start opens an assessment of subject under the gate whose source is pack.
func (d *Desk) Start(ctx context.Context, pack content.Pack, subject Subject) (Record, error) {
	return d.start(ctx, pack, func(*content.Gate) Subject { return subject }, func(*State) []Body { return nil })
}

// start opens an assessment with what it holds from the beginning, all of it or nothing.
func (d *Desk) start(ctx context.Context, pack content.Pack, of func(*content.Gate) Subject, with func(*State) []Body) (Record, error) {
	src, err := pack.Bytes()
	if err != nil {
		return Record{}, err
	}
	gate, err := d.gates.get(pack.Digest(), func() ([]byte, error) { return src, nil }, d.world.Parse)
	if err != nil {
		return Record{}, err
	}
	subject := withDefaults(of(gate))
	if err := checkSubject(gate, subject); err != nil {
		return Record{}, err
	}
	id := d.world.NewID()
	e := Entry{Assessment: id, ID: d.world.NewID(), Writer: d.world.Writer(), Seq: 1, At: d.now(), By: d.world.By}
	sealed, err := Seal(e, Started{Gate: pack.Digest(), GateRef: gate.Ref(), Subject: subject})
	if err != nil {
		return Record{}, err
	}
	r := Record{Meta: Meta{ID: id, Gate: pack.Digest()}}
	if r.State, err = Fold(gate, []Sealed{sealed}); err != nil {
		return Record{}, err
	}
	r, more, err := d.prepare(r, with(r.State))
	if err != nil {
		return Record{}, err
	}
	r.Slug, err = d.journal.Begin(ctx, New{
		ID: id, Slug: Slug(subject.Name), Gate: pack.Digest(), Pack: src,
		Entries: append([]Sealed{sealed}, more...), Summary: d.summary(r.State),
	})
	return r, err
}

// Find finds the one assessment that a slug, an id or an unambiguous prefix of either names. What names none
// or several is an *ArgumentError.
func (d *Desk) Find(ctx context.Context, prefix string) (Meta, error) {
	found, err := d.journal.Find(ctx, prefix)
	switch {
	case err != nil:
		return Meta{}, err
	case len(found) == 0 || prefix == "":
		return Meta{}, &ArgumentError{fmt.Sprintf("no assessment is called %q", prefix), "gonogo list shows them all; gonogo new starts one"}
	case len(found) > 1:
		names := make([]string, len(found))
		for i, m := range found {
			names[i] = m.Slug
		}
		return Meta{}, &ArgumentError{fmt.Sprintf("%q could be %s", prefix, strings.Join(names, ", ")), "write more of its name"}
	}
	return found[0], nil
}

// Open reads an assessment and checks its chain on the way.
func (d *Desk) Open(ctx context.Context, m Meta) (Record, error) {
	return d.open(ctx, m, d.held.get)
}

// unheld reads entries and leaves those that are held where they are: whoever goes through all assessments is not at any.
func unheld(ctx context.Context, j Journal, id string) ([]Sealed, error) { return j.Entries(ctx, id) }

func (d *Desk) open(ctx context.Context, m Meta, read func(context.Context, Journal, string) ([]Sealed, error)) (Record, error) {
	gate, err := d.gates.get(m.Gate, func() ([]byte, error) { return d.journal.Pack(ctx, m.Gate) }, d.world.Parse)
	if err != nil {
		return Record{}, fmt.Errorf("open %s: %w", m.Slug, err)
	}
	entries, err := read(ctx, d.journal, m.ID)
	if err != nil {
		return Record{}, fmt.Errorf("open %s: %w", m.Slug, err)
	}
	upgraded, err := d.upgradedTo(ctx, entries)
	if err != nil {
		return Record{}, fmt.Errorf("open %s: %w", m.Slug, err)
	}
	s, err := FoldUnder(gate, upgraded, entries)
	if err != nil {
		return Record{}, &JournalError{fmt.Errorf("open %s: %w", m.Slug, err)}
	}
	if want := s.Log[0].What.(Started).Gate; want != m.Gate {
		return Record{}, &JournalError{fmt.Errorf("open %s: it was started under gate %s, the database says %s", m.Slug, want.Short(), m.Gate.Short())}
	}
	return Record{m, s}, nil
}

// Act records bodies as one act, all or none, and returns the record after it. Nothing is recorded where the
// gate refuses one of them. Seen, where it is not nil, is the record that the person was looking at: when
// somebody else has since touched the same thing, nothing is recorded and a *ChangedError says so.
func (d *Desk) Act(ctx context.Context, m Meta, seen *Record, bodies ...Body) (Record, error) {
	return d.act(ctx, m, seen, nil, func(Record) ([]Body, error) { return bodies, nil })
}

// act records what plan makes of the record as it stands, which is held where nobody has written since; held may be nil.
func (d *Desk) act(ctx context.Context, m Meta, seen *Record, held *State, plan func(Record) ([]Body, error)) (Record, error) {
	for ; ; held = nil {
		r, err := d.openAfter(ctx, m, held)
		if err != nil {
			return Record{}, err
		}
		bodies, err := plan(r)
		if err != nil {
			return r, err
		}
		if seen != nil {
			if err := changedSince(seen.State, r.State, bodies); err != nil {
				return r, err
			}
		}
		after, entries, err := d.prepare(r, bodies)
		if err != nil {
			return r, err
		}
		if len(entries) == 0 {
			return r, nil
		}
		err = d.journal.Append(ctx, m.ID, r.State.Frontier, entries, d.summary(after.State), besideOf(bodies)...)
		switch {
		case err == nil:
			d.held.keep(after.State)
			return after, nil
		case errors.Is(err, ErrConflict):
			// Somebody else's entry is in: look again, check again, and write after it.
		default:
			return r, err
		}
	}
}

// prepare checks bodies in turn, each against what the ones before it made, and seals them.
func (d *Desk) prepare(r Record, bodies []Body) (Record, []Sealed, error) {
	state := r.State.knowing(bodies)
	all := make([]Sealed, 0, len(state.Log)+len(bodies))
	for _, l := range state.Log {
		all = append(all, l.Sealed)
	}
	held := len(all)
	e := d.next(state)
	if len(bodies) > 1 {
		e.Act = d.world.NewID()
	}
	for _, b := range bodies {
		if len(all) > len(state.Log) && restsOnOthers(bare(b), all[len(state.Log):]) {
			var err error
			if state, err = state.Refold(all); err != nil {
				return r, nil, err
			}
		}
		b = spelled(state, b)
		if err := check(state, b, d.world.By, d.Today()); err != nil {
			return r, nil, err
		}
		e.ID = d.world.NewID()
		sealed, err := Seal(e, bare(b))
		if err != nil {
			return r, nil, err
		}
		e.Seq, e.Prev = e.Seq+1, sealed.Digest
		all = append(all, sealed)
		if _, ok := bare(b).(SubjectChanged); ok { // what follows is asked under the changed subject
			if state, err = state.Refold(all); err != nil {
				return r, nil, err
			}
		}
	}
	after, err := state.Refold(all)
	if err != nil {
		return r, nil, err
	}
	if err := checkRegisters(after, bodies); err != nil {
		return r, nil, err
	}
	for _, b := range bodies {
		if u, ok := bare(b).(Undone); ok {
			if err := checkMilderUndo(r.State, after, u); err != nil {
				return r, nil, err
			}
		}
	}
	return Record{r.Meta, after}, all[held:], nil
}

// restsOnOthers reports whether a body names what an earlier one of the same act may have made.
func restsOnOthers(b Body, earlier []Sealed) bool {
	switch b.(type) {
	case EvidenceWithdrawn, WaiverWithdrawn, Undone, Archived:
		return true
	case RowRemoved: // thousands of rows may go in one act: only what touched this one matters
		return slices.ContainsFunc(earlier, func(e Sealed) bool { return sameThing(b, e.What) != "" })
	default:
		return false
	}
}

// next is the entry that follows in this writer's chain, without an id and a body.
func (d *Desk) next(s *State) Entry {
	w := d.world.Writer()
	own := s.Frontier.Of(w)
	e := Entry{
		Assessment: s.Assessment, Writer: w, Seq: own.Count + 1, Prev: own.Head,
		Seen: map[string]int{}, At: d.now(), By: d.world.By,
	}
	for _, h := range s.Frontier {
		if h.Writer != w {
			e.Seen[h.Writer] = h.Count
		}
	}
	return e
}

func (d *Desk) now() time.Time { return d.world.Now().UTC().Truncate(time.Second) }

// Change is a number that differs after anyone, in any process, has written.
func (d *Desk) Change(ctx context.Context) (int64, error) { return d.journal.Change(ctx) }
