package sqlite

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// resolve is the real, absolute path of a database, whether it exists yet or not. A symbolic link is followed
// once, here: everything after uses one name.
func resolve(path string) (string, error) {
	if path == "" {
		return "", errors.New("no database was named")
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("find database: %w", err)
	}
	real, err := filepath.EvalSymlinks(abs)
	if err == nil {
		return real, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", cannotReach(abs, err)
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		return filepath.Join(dir, filepath.Base(abs)), nil
	}
	return abs, nil
}

// create makes an empty file that only its owner may read, before SQLite opens it: SQLite would make it
// readable for all. A file that is there already is left alone.
func create(path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return cannotCreate(path, err)
	}
	if err := refuseNetwork(dir); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return cannotCreate(path, err)
	}
	if err := errors.Join(f.Chmod(0o600), f.Close(), syncFolder(dir)); err != nil {
		return cannotCreate(path, err)
	}
	return nil
}

func cannotCreate(path string, err error) error {
	return &Trouble{
		Says: "the database " + path + " cannot be made",
		Next: "check that you may write to the folder and that its disk has space, or name another place with --db",
		Is:   ErrPlace, By: err,
	}
}

func cannotReach(path string, err error) error {
	return &Trouble{
		Says: path + " cannot be reached",
		Next: "check that you may read the folder and that its disk is there, or name another place with --db",
		Is:   ErrPlace, By: err,
	}
}

// inspect refuses what is no place for a database.
func inspect(path string) (os.FileInfo, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err != nil {
		return nil, cannotReach(path, err)
	}
	if !info.Mode().IsRegular() {
		return nil, &Trouble{
			Says: path + " is not a file",
			Next: "name a file with --db, such as " + filepath.Join(path, "gonogo.db"),
			Is:   ErrForeign,
		}
	}
	if links(info) > 1 {
		if err := finishRestore(path, info); err != nil {
			return nil, cannotReach(path, err)
		}
		if info, err = os.Stat(path); err != nil {
			return nil, cannotReach(path, err)
		}
	}
	if n := links(info); n > 1 {
		return nil, &Trouble{
			Says: fmt.Sprintf("the database %s has %d names (hard links): two names for one database lose answers", path, n),
			Next: "remove the other names, or make a real copy with gonogo backup",
			Is:   ErrPlace,
		}
	}
	return info, nil
}

// finishRestore takes away the second name that a restore gave the database and could not use: it was cut off
// before the new database stood in the place of this one.
func finishRestore(path string, info os.FileInfo) error {
	dir, base := filepath.Split(path)
	files, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, f := range files {
		if !strings.HasPrefix(f.Name(), base+oldMark) {
			continue
		}
		name := filepath.Join(dir, f.Name())
		other, err := os.Lstat(name)
		if err != nil || !os.SameFile(info, other) {
			continue
		}
		if err := os.Remove(name); err != nil {
			return err
		}
	}
	return nil
}

// refuseNetwork refuses a folder on a network file system, where locks and shared memory do not work.
func refuseNetwork(dir string) error {
	kind, err := networkKind(dir)
	if err != nil {
		return cannotReach(dir, err)
	}
	if kind == "" {
		return nil
	}
	return &Trouble{
		Says: fmt.Sprintf("%s is on a network file system (%s), where a database loses answers", dir, kind),
		Next: "keep the database on a local disk: name one with --db or GONOGO_DB, and use gonogo backup to copy it there",
		Is:   ErrPlace,
	}
}
