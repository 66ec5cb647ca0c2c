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

// keeper reads the files that one act keeps copies of.
type keeper struct {
	most int64 // bytes of one file
	held int64 // bytes read so far
}

// newKeeper reads how large a file that is kept may be, as --keep-limit says it.
func newKeeper(limit string) (*keeper, error) {
	most, err := parseSize(limit)
	switch {
	case err != nil:
		return nil, usage("write it as 40MiB; k, M and G alone mean the same", "--keep-limit: %v", err)
	case most > assessment.MaxKept:
		return nil, usage("leave the copy out: the digest is recorded all the same; or give a smaller extract", "--keep-limit: %s is more than the record keeps of a file, which is %s", limit, sizeWords(assessment.MaxKept))
	}
	return &keeper{most: most}, nil
}

// read is what is in the plain file that ref names. It is opened once, so that what is hashed is what is kept; a link in
// its place is followed no further than its folder.
func (k *keeper) read(ctx context.Context, ref string) ([]byte, error) {
	if strings.Contains(ref, "://") {
		return nil, usage("give the path of a file on this computer, or leave the copy out", "only a file can be kept, and %s is a link", ref)
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
	default:
		if err := k.refuses(ref, info.Size()); err != nil {
			return nil, err
		}
	}
	b, err := readAll(ctx, f, k.most)
	if err != nil {
		return nil, unreadable(ref, err)
	}
	if err := k.refuses(ref, int64(len(b))); err != nil { // it has grown meanwhile
		return nil, err
	}
	k.held += int64(len(b))
	return b, nil
}

// refuses says that a file of so many bytes is too large to be kept, nil where it is not.
func (k *keeper) refuses(ref string, size int64) error {
	leave := "leave the copy out: its digest is recorded all the same; or give a smaller extract"
	switch {
	case size > assessment.MaxKept:
		return &invalid{fmt.Sprintf("%s has more than %s, which is the most that the record keeps of a file; nothing was recorded", ref, sizeWords(assessment.MaxKept)), leave}
	case size > k.most:
		enough := fmt.Sprintf("%dMiB", (size+1<<20-1)>>20)
		return &invalid{
			fmt.Sprintf("%s has more than %s, which is the most that is kept of a file unless you say otherwise; nothing was recorded", ref, sizeWords(k.most)),
			"gonogo evidence add and apply keep it with --keep-limit " + enough + "; or " + leave,
		}
	case k.held+size > assessment.MaxKept:
		return &invalid{fmt.Sprintf("with %s the files to be kept have more than %s, which is the most that one act keeps; nothing was recorded", ref, sizeWords(assessment.MaxKept)), "record them in several acts"}
	}
	return nil
}

// keepUnasked is withFile where nobody was asked how large a file may be.
func keepUnasked(ctx context.Context, e assessment.Evidenced, keep bool) (assessment.Body, error) {
	k := keeper{most: assessment.KeptUnasked}
	return k.withFile(ctx, e, keep)
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
