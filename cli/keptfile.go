package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// fileToKeep is what is in the plain file that ref names. It is opened once, so that what is hashed is what is kept;
// a link in its place is followed no further than its folder.
func fileToKeep(ctx context.Context, ref string) ([]byte, error) {
	if strings.Contains(ref, "://") {
		return nil, usage("give the path of a file on this computer, or leave --keep out", "only a file can be kept, and %s is a link", ref)
	}
	if ref == "" {
		return nil, usage("give a path with --ref", "evidence needs to say where it is")
	}
	root, err := os.OpenRoot(filepath.Dir(ref))
	if err != nil {
		return nil, unreadable(ref, err)
	}
	defer root.Close() //nolint:errcheck // it was only read
	f, err := root.OpenFile(filepath.Base(ref), os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		if info, look := root.Lstat(filepath.Base(ref)); look == nil && info.Mode()&fs.ModeSymlink != 0 && !errors.Is(err, fs.ErrNotExist) {
			return nil, usage("name the file itself", "%s is a link that leads out of its folder", ref)
		}
		return nil, unreadable(ref, err)
	}
	defer f.Close()
	switch info, err := f.Stat(); {
	case err != nil:
		return nil, unreadable(ref, err)
	case info.IsDir():
		return nil, usage("pack it into one file, or name one in it", "%s is a folder: a copy is kept of a plain file", ref)
	case !info.Mode().IsRegular():
		return nil, usage("name a plain file", "%s is no plain file", ref)
	case info.Size() > assessment.MaxKept:
		return nil, tooLargeToKeep(ref)
	}
	b, err := readAll(ctx, f, assessment.MaxKept)
	if err != nil {
		return nil, unreadable(ref, err)
	}
	if len(b) > assessment.MaxKept { // it has grown meanwhile
		return nil, tooLargeToKeep(ref)
	}
	return b, nil
}

func tooLargeToKeep(ref string) error {
	return &invalid{
		fmt.Sprintf("%s has more than %d MiB, which is the most that the record keeps of a file; nothing was recorded", ref, assessment.MaxKept>>20),
		"leave --keep out: its digest is recorded all the same; or give a smaller extract",
	}
}

// lookAtFile says what a path names, for a form that is half filled from it.
func lookAtFile(ctx context.Context, path string) (ui.File, error) {
	digest, size, err := localFile(ctx, path)
	if err != nil || digest == "" {
		return ui.File{}, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return ui.File{}, unreadable(path, err)
	}
	return ui.File{Digest: digest, Size: size, Modified: assessment.DateOf(info.ModTime())}, nil
}

// unreadable says that a file cannot be read.
func unreadable(ref string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return usage("look at the spelling, and at the folder you are in", "no file is called %s", ref)
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("read %s: %w", ref, err)
}
