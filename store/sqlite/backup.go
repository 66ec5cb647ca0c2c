package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"gonogo/assessment"
)

// Kept says what a backup holds.
type Kept struct {
	Path        string
	Assessments int
	Entries     int
}

// Backup writes a copy of the whole database to target, which must not exist. The copy is written under
// another name beside it, put on the disk, opened again and verified, every chain of it, and only then renamed.
// It may be made while others write: it holds one moment.
func (j *Journal) Backup(ctx context.Context, target string) (Kept, error) {
	target, err := filepath.Abs(target)
	if err != nil {
		return Kept{}, fmt.Errorf("backup: %w", err)
	}
	if _, err := os.Lstat(target); err == nil {
		return Kept{}, exists(target)
	}
	var before int
	err = j.readers.QueryRowContext(ctx, "SELECT count(*) FROM entries").Scan(&before)
	if err != nil {
		return Kept{}, j.explain(err)
	}
	temp, kept, err := j.copyBeside(ctx, target)
	if err == nil && kept.Entries < before {
		err = errors.Join(fmt.Errorf("the copy holds %d entries of %d", kept.Entries, before), os.Remove(temp))
	}
	if err != nil {
		return Kept{}, fmt.Errorf("backup: %w", err)
	}
	if err := moveNew(temp, target); err != nil {
		return Kept{}, errors.Join(err, os.Remove(temp))
	}
	kept.Path = target
	return kept, nil
}

func exists(path string) error {
	return &Trouble{
		Says: path + " exists already: nothing was written",
		Next: "name a file that does not exist",
		Is:   ErrExists,
	}
}

// copyBeside writes a copy under another name in the folder of target and verifies it.
func (j *Journal) copyBeside(ctx context.Context, target string) (temp string, kept Kept, err error) {
	f, err := os.CreateTemp(filepath.Dir(target), "."+filepath.Base(target)+".*.tmp") // 0600, empty: VACUUM INTO takes it
	if err != nil {
		return "", Kept{}, cannotWrite(target, err)
	}
	temp = f.Name()
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := f.Close(); err != nil {
		return "", Kept{}, cannotWrite(target, err)
	}
	if err := j.vacuumInto(ctx, temp); err != nil {
		return "", Kept{}, err
	}
	if err := syncFile(temp); err != nil {
		return "", Kept{}, cannotWrite(target, err)
	}
	kept, _, err = verifyCopy(ctx, temp)
	return temp, kept, err
}

func cannotWrite(path string, err error) error {
	return &Trouble{
		Says: path + " cannot be written",
		Next: "check that you may write to its folder and that its disk has space",
		By:   err,
	}
}

func (j *Journal) vacuumInto(ctx context.Context, temp string) error {
	a := copies
	if j.frozen || folderIsFrozen(j.path) {
		a = frozen
	}
	db, err := pool(j.path, a, j.busy)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", temp)
	return errors.Join(j.explain(err), db.Close())
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0) // a copy that nobody else knows of: the rule on live files is not touched
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// verifyCopy opens a closed database and checks all of it.
func verifyCopy(ctx context.Context, path string) (Kept, map[string]assessment.Frontier, error) {
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return Kept{}, nil, &Trouble{
			Says: path + " has a log beside it: it is no backup but a database that somebody has open, or had when it was cut off",
			Next: "open it with --db, and make a backup of it with gonogo backup",
			Is:   ErrDamaged,
		}
	}
	j, err := Open(ctx, Options{Path: path, frozen: true})
	if err != nil {
		return Kept{}, nil, err
	}
	kept, sound, err := j.verifyAll(ctx)
	return kept, sound, errors.Join(err, j.Close())
}

func (j *Journal) verifyAll(ctx context.Context) (Kept, map[string]assessment.Frontier, error) {
	wrong, err := j.IntegrityCheck(ctx)
	if err != nil {
		return Kept{}, nil, err
	}
	more, sound, err := j.Verify(ctx)
	if err != nil {
		return Kept{}, nil, err
	}
	if wrong = append(wrong, more...); len(wrong) > 0 {
		return Kept{}, nil, j.damaged(fmt.Sprintf("%s is damaged: %s", j.path, wrong[0]), nil)
	}
	kept := Kept{Path: j.path, Assessments: len(sound)}
	for _, f := range sound {
		kept.Entries += f.Total()
	}
	return kept, sound, nil
}

// moveNew gives a file its name, never over another file, and puts the name on the disk. A second name for a
// moment would do too, but whoever is cut off in that moment leaves a database with two names.
func moveNew(from, to string) error {
	err := renameNew(from, to)
	if errors.Is(err, errors.ErrUnsupported) { // not in one step, then
		if _, there := os.Lstat(to); there == nil {
			return exists(to)
		}
		err = os.Rename(from, to)
	}
	if errors.Is(err, os.ErrExist) {
		return exists(to)
	}
	if err := errors.Join(err, syncFolder(filepath.Dir(to))); err != nil {
		return cannotWrite(to, err)
	}
	return nil
}
