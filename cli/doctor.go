package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/store/sqlite"
)

// ailment is one thing that doctor found.
type ailment struct {
	Grave bool   `json:"grave"` // the record itself is hurt, or not what was seen of it
	Says  string `json:"says"`
	Do    string `json:"do"`
	calm  bool   // all is well, it is only said
}

type doctorJSON struct {
	Schema      string    `json:"schema"`
	File        string    `json:"file"`
	Assessments int       `json:"assessments"`
	Entries     int       `json:"entries"`
	Sound       bool      `json:"sound"` // nothing grave was found
	Findings    []ailment `json:"findings"`
}

func doctorVerb(a *app) *cobra.Command {
	var acceptOlder bool
	c := &cobra.Command{
		Use:   "doctor",
		Short: "look over the database, and say what to do",
		Long: `Checks the file, every entry and every chain, folds every assessment, makes the list anew and compares it, looks at
who may read the file, and compares each record with what this computer has seen of it. It changes nothing of the
record. Exit code 3 when the journal is damaged, or older than what was seen of it.`,
		Example: "gonogo doctor\ngonogo doctor --accept-older",
	}
	c.Flags().BoolVar(&acceptOlder, "accept-older", false, "I know why the record is older than what was seen: a backup was restored")
	return a.verb(c, 0, 0, func(ctx context.Context, args []string) error {
		doc := doctorJSON{Schema: "gonogo/doctor/1", File: a.database(), Findings: []ailment{}}
		if _, err := os.Stat(a.database()); errors.Is(err, fs.ErrNotExist) {
			doc.Sound = true
			if a.flags.json {
				return a.document(doc)
			}
			a.print("there is no database at %s yet: gonogo new makes one", a.database())
			return nil
		}
		stray, _ := sqlite.StrayLog(a.database()) // what cannot be looked at fails again on opening
		if err := a.examine(ctx, &doc, acceptOlder); err != nil {
			return err
		}
		if stray != "" {
			found, err := a.strayLog(stray)
			if err != nil {
				return err
			}
			doc.Findings = append([]ailment{found}, doc.Findings...)
		}
		return a.diagnosis(doc)
	})
}

// strayLog says what the log beside the database was: who closes the database last takes it away, so that what is
// there still when this program has closed it is somebody else's.
func (a *app) strayLog(says string) (ailment, error) {
	if a.store.ReadOnly() != nil {
		return ailment{Says: says, Do: "nothing to do"}, nil //nolint:nilerr // why it is read-only is said elsewhere
	}
	if err := a.close(); err != nil {
		return ailment{}, err
	}
	name, _, _ := strings.Cut(says, " lies beside")
	still, err := sqlite.StrayLog(a.database())
	if err != nil {
		return ailment{}, err
	}
	if still != "" {
		return ailment{Says: name + " lies beside the database: in use by another window", Do: "nothing to do", calm: true}, nil
	}
	return ailment{Says: name + " lay beside the database: the last one who wrote was cut off", Do: "nothing to do: what it held was taken in just now"}, nil
}

// examine looks at everything once. What cannot be looked at is a finding too.
func (a *app) examine(ctx context.Context, doc *doctorJSON, acceptOlder bool) error {
	find := func(grave bool, do, format string, args ...any) {
		doc.Findings = append(doc.Findings, ailment{Grave: grave, Says: fmt.Sprintf(format, args...), Do: do})
	}
	const keep = "keep this file as it is; gonogo restore BACKUP puts a backup in its place and keeps the damaged file; assessments that are not named here are unaffected"
	desk, err := a.reading(ctx)
	if err != nil {
		return err
	}
	if err := a.store.ReadOnly(); err != nil {
		find(false, hintOf(err), "%v", err)
	}
	damage, err := a.store.IntegrityCheck(ctx)
	if err != nil {
		damage = append(damage, err.Error())
	}
	wrong, sound, err := a.store.Verify(ctx)
	if err != nil {
		wrong = append(wrong, err.Error())
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for _, says := range append(damage, wrong...) {
		find(true, keep, "%s", says)
	}
	for _, f := range sound {
		doc.Entries += f.Total()
	}
	doc.Assessments = len(sound)
	a.refold(ctx, desk, sound, find, keep)
	for _, says := range a.store.Surroundings() {
		find(false, "as it says", "%s", says)
	}
	return a.compareSeen(ctx, find, acceptOlder)
}

// refold folds every sound assessment and makes its line of the portfolio anew.
func (a *app) refold(ctx context.Context, desk *assessment.Desk, sound map[string]assessment.Frontier, find func(bool, string, string, ...any), keep string) {
	rows, err := a.store.List(ctx)
	if err != nil {
		find(true, keep, "the list of assessments cannot be read: %v", err)
		return
	}
	for _, row := range rows {
		if _, ok := sound[row.ID]; !ok {
			continue // told already
		}
		a.brokenSignOffs(ctx, desk, row, find)
		same, err := desk.Rebuild(ctx, row)
		switch {
		case errors.Is(err, assessment.ErrReadOnly):
		case err != nil:
			find(true, keep, "assessment %s cannot be judged: %v", row.Slug, err)
		case !same && row.Fresh(desk.Today()):
			find(false, "nothing: it was made anew from the record", "the line of %s in the list said something else than its record", row.Slug)
		}
	}
}

// brokenSignOffs names sign-offs whose bytes prove nothing. What cannot be opened is told elsewhere.
func (a *app) brokenSignOffs(ctx context.Context, desk *assessment.Desk, row assessment.Row, find func(bool, string, string, ...any)) {
	r, err := desk.Open(ctx, row.Meta)
	if err != nil {
		return
	}
	for _, s := range r.State.SignOffs {
		if s.Broken != "" {
			find(true, "find out who recorded it; it counts for nothing", "the sign-off of %s as %s (entry %d) does not hold: %s", row.Slug, s.Role, s.Entry, s.Broken)
		}
	}
}

// compareSeen compares the record with what this computer has seen of it.
func (a *app) compareSeen(ctx context.Context, find func(bool, string, string, ...any), acceptOlder bool) error {
	// A record that cannot be read was told already.
	_ = a.store.CheckHeads(ctx)
	older := a.store.Older()
	if acceptOlder && len(older) > 0 {
		if err := a.store.AcceptOlder(ctx); err != nil {
			return err
		}
		for _, o := range older {
			find(false, "nothing: you accepted it just now; what was seen is kept in the state folder", "%s", a.bySlug(ctx, o.String()))
		}
		return nil
	}
	for _, o := range older {
		find(true, "find out why; when you know, because a backup was restored: gonogo doctor --accept-older", "%s", a.bySlug(ctx, o.String()))
	}
	if len(older) == 0 {
		for _, says := range a.store.Warnings() {
			find(false, "check that the state folder "+a.world.StateDir+" can be written", "%s", says)
		}
	}
	a.told = true
	return nil
}

// diagnosis prints the findings and says whether the journal is sound.
func (a *app) diagnosis(doc doctorJSON) error {
	grave := 0
	for _, f := range doc.Findings {
		if f.Grave {
			grave++
		}
	}
	doc.Sound = grave == 0
	if a.flags.json {
		if err := a.document(doc); err != nil {
			return err
		}
	} else {
		for _, f := range doc.Findings {
			mark := a.paint(yellow, "△")
			switch {
			case f.Grave:
				mark = a.paint(red, "✗")
			case f.calm:
				mark = "·"
			}
			fmt.Fprint(a.out, mark+" ")
			a.print("%s — %s", f.Says, f.Do)
		}
		if doc.Sound && !a.flags.quiet {
			a.print("sound: %s with %s; every digest and chain holds, in %s", counted(doc.Assessments, "assessment"), entriesWord(doc.Entries), doc.File)
		}
	}
	if grave > 0 {
		return &invalid{fmt.Sprintf("the journal is not as it should be: %s", counted(grave, "grave finding")), "each line says what to do"}
	}
	return nil
}
