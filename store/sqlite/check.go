package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"gonogo/assessment"
	"gonogo/content"
)

// IntegrityCheck asks SQLite what is wrong with the file; nothing for a sound one. It misses most flipped
// bits: Verify does not.
func (j *Journal) IntegrityCheck(ctx context.Context) ([]string, error) {
	var found []string
	for _, check := range []string{"PRAGMA integrity_check", "PRAGMA foreign_key_check"} {
		says, err := j.check(ctx, check)
		if err != nil {
			return nil, j.explain(err)
		}
		found = append(found, says...)
	}
	return found, nil
}

func (j *Journal) check(ctx context.Context, query string) ([]string, error) {
	rows, err := j.readers.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	var found []string
	for rows.Next() {
		row := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		switch {
		case len(row) == 1 && row[0] == "ok":
		case len(row) == 1:
			found = append(found, fmt.Sprint(row[0]))
		default:
			found = append(found, fmt.Sprintf("a row of %v names a row of %v that is not there", row[0], row[2]))
		}
	}
	return found, rows.Err()
}

// Verify reads everything and checks every digest and every chain. It returns what is wrong, a sentence each,
// and the frontier of every assessment that is sound.
func (j *Journal) Verify(ctx context.Context) (wrong []string, sound map[string]assessment.Frontier, err error) {
	sound = map[string]assessment.Frontier{}
	all, err := j.metas(ctx)
	if err != nil {
		return nil, nil, err
	}
	files := map[content.Digest]bool{}
	for _, m := range all {
		f, err := j.verifyOne(ctx, m, files)
		switch {
		case ctx.Err() != nil:
			return nil, nil, ctx.Err()
		case err != nil:
			wrong = append(wrong, fmt.Sprintf("assessment %s: %v", m.Slug, err))
		default:
			sound[m.ID] = f
		}
	}
	for _, m := range all {
		if m.sum != sumOf(m.Meta) {
			wrong = append(wrong, fmt.Sprintf("assessment %s: its id, its short name or its gate was changed", m.Slug))
		}
	}
	stray, err := j.strayEntries(ctx)
	if err != nil {
		return nil, nil, err
	}
	hurt, err := j.verifyFiles(ctx, files)
	if err != nil {
		return nil, nil, err
	}
	return append(append(wrong, stray...), hurt...), sound, nil
}

type summed struct {
	assessment.Meta
	sum string
}

// metas lists the assessments without judging their rows.
func (j *Journal) metas(ctx context.Context) ([]summed, error) {
	rows, err := j.readers.QueryContext(ctx, "SELECT id, slug, gate, sum FROM assessments ORDER BY num")
	if err != nil {
		return nil, j.explain(err)
	}
	defer rows.Close()
	var all []summed
	for rows.Next() {
		var m summed
		if err := rows.Scan(&m.ID, &m.Slug, (*string)(&m.Gate), &m.sum); err != nil {
			return nil, j.explain(err)
		}
		all = append(all, m)
	}
	return all, j.explain(rows.Err())
}

// verifyOne adds to files the copies of files that the assessment names.
func (j *Journal) verifyOne(ctx context.Context, m summed, files map[content.Digest]bool) (assessment.Frontier, error) {
	entries, err := j.Entries(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	keptIn(entries, files)
	f, err := assessment.FrontierOf(entries)
	if err != nil {
		return nil, err
	}
	for _, name := range []string{m.ID, m.Slug} {
		found, err := j.Find(ctx, name)
		if err != nil {
			return nil, err
		}
		if len(found) != 1 || found[0] != m.Meta {
			return nil, fmt.Errorf("looking for %q does not lead to it", name)
		}
	}
	gates := []content.Digest{m.Gate}
	for i := range entries {
		if u, ok := entries[i].What.(assessment.GateUpgraded); ok {
			gates = append(gates, u.Gate)
		}
	}
	for _, digest := range gates {
		if err := j.verifyPack(ctx, digest); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func (j *Journal) verifyPack(ctx context.Context, digest content.Digest) error {
	source, err := j.Pack(ctx, digest)
	if err != nil {
		return err
	}
	pack, err := content.ParsePack(source)
	if err != nil {
		return err
	}
	if got := pack.Digest(); got != digest {
		return fmt.Errorf("the source of its gate has digest %s, not %s", got.Short(), digest.Short())
	}
	return nil
}

// strayEntries finds entries that no assessment leads to.
func (j *Journal) strayEntries(ctx context.Context) ([]string, error) {
	var n int
	err := j.readers.QueryRowContext(ctx,
		"SELECT count(*) FROM entries WHERE assessment NOT IN (SELECT num FROM assessments)").Scan(&n)
	if err != nil {
		return nil, j.explain(err)
	}
	if n == 0 {
		return nil, nil
	}
	return []string{fmt.Sprintf("%d entries belong to no assessment", n)}, nil
}

// Surroundings says, a sentence each, what is not as it should be around the file: who may read it, and what
// lies beside it.
func (j *Journal) Surroundings() []string {
	var notes []string
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		notes = append(notes, wide(j.path+suffix)...)
	}
	notes = append(notes, openFolder(filepath.Dir(j.path))...)
	if info, err := os.Lstat(j.path + "-journal"); err == nil {
		notes = append(notes, fmt.Sprintf("%s lies beside the database (%d bytes) and is not gonogo's: if another program made it, do not delete it before that program is done", info.Name(), info.Size()))
	}
	if dir, name := syncedFolder(j.path); name != "" {
		notes = append(notes, fmt.Sprintf("the database is in a folder that %s copies elsewhere (%s): copies made while it is written are broken; keep it outside and use gonogo backup", name, dir))
	}
	return notes
}

// wide says when more people may use a file than its owner.
func wide(path string) []string {
	info, err := os.Stat(path)
	if err != nil || !modesCount || info.Mode().Perm()&0o077 == 0 {
		return nil
	}
	return []string{fmt.Sprintf("others on this computer may use %s (mode %04o): chmod 600 %s", path, info.Mode().Perm(), path)}
}

// openFolder says when others may put another file in the place of the database.
func openFolder(dir string) []string {
	info, err := os.Stat(dir)
	if err != nil || !modesCount || info.Mode().Perm()&0o022 == 0 || info.Mode()&os.ModeSticky != 0 {
		return nil
	}
	return []string{fmt.Sprintf("others on this computer may change what is in %s (mode %04o): chmod go-w %s", dir, info.Mode().Perm(), dir)}
}

// syncedFolder names the service that copies the folder of path to other computers, if its name gives it away.
func syncedFolder(path string) (dir, service string) {
	services := map[string]string{
		"Dropbox": "Dropbox", "OneDrive": "OneDrive", "Google Drive": "Google Drive", "GoogleDrive": "Google Drive",
		"iCloud Drive": "iCloud", "Mobile Documents": "iCloud", "Nextcloud": "Nextcloud", "Syncthing": "Syncthing",
	}
	for dir = filepath.Dir(path); ; dir = filepath.Dir(dir) {
		if name, ok := services[filepath.Base(dir)]; ok {
			return dir, name
		}
		if dir == filepath.Dir(dir) {
			return "", ""
		}
	}
}

// StrayLog says when a log lies beside a database that nobody has open: the last one who wrote was cut off.
// Opening the database folds it in; deleting it would lose answers. Ask before Open.
func StrayLog(path string) (string, error) {
	real, err := resolve(path)
	if err != nil {
		return "", err
	}
	info, err := os.Stat(real + "-wal")
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("look beside the database: %w", err)
	}
	return fmt.Sprintf("%s lies beside the database (%d bytes): somebody has it open, or the last one was cut off; never delete it, the next start folds it in", info.Name(), info.Size()), nil
}
