package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"gonogo/content"
)

// errFileExists says that a file is there already and was kept.
type errFileExists struct{ path string }

func (e *errFileExists) Error() string { return fmt.Sprintf("%s exists already; it was kept", e.path) }
func (e *errFileExists) Hint() string  { return "name another file, or add --force to replace it" }
func (e *errFileExists) Is(target error) bool {
	return target == fs.ErrExist
}

// cannotWrite says that a file could not be written; of the name it was written under first, nothing.
type cannotWrite struct {
	path string
	err  error
}

func (e *cannotWrite) Error() string {
	says := e.err
	if p, ok := errors.AsType[*fs.PathError](says); ok {
		says = p.Err
	} else if l, ok := errors.AsType[*os.LinkError](says); ok {
		says = l.Err
	}
	return fmt.Sprintf("%s cannot be written: %v", e.path, says)
}

func (e *cannotWrite) Hint() string {
	return "check the disk and who may write to the folder, or name a file in another one"
}
func (e *cannotWrite) Unwrap() error { return e.err }

// writeFile writes a file as a whole: under another name beside it, synced, then renamed into place. A file that
// is there is kept unless replace is said, and what is no plain file is never replaced.
func writeFile(path string, replace bool, write func(io.Writer) error) (err error) {
	switch info, err := os.Lstat(path); {
	case err == nil && info.Mode().IsDir():
		return usage("name a file in it", "%s is a folder", path)
	case err == nil && !info.Mode().IsRegular():
		return usage("name a plain file, or leave -o out and redirect the output", "%s is no plain file", path)
	case err == nil && !replace:
		return &errFileExists{path}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return &cannotWrite{path, err}
	}
	if _, err := os.Stat(filepath.Dir(path)); errors.Is(err, fs.ErrNotExist) {
		return usage("make it first, or name a file in another folder", "the folder %s does not exist", filepath.Dir(path))
	}
	temp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.tmp")
	if err != nil {
		return &cannotWrite{path, err}
	}
	defer func() { _ = os.Remove(temp.Name()) }() // gone already where all went well
	err = write(temp)
	if err = errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return &cannotWrite{path, err}
	}
	if replace {
		err = os.Rename(temp.Name(), path)
	} else if err = os.Link(temp.Name(), path); errors.Is(err, fs.ErrExist) {
		return &errFileExists{path} // somebody was faster
	} else if err != nil { // a file system without links
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		return &cannotWrite{path, err}
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// syncFolder puts a new name on the disk, where the system can do so for a folder; the file itself is there.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		d.Close()
	}
}

// maxHashed is the largest file that evidence is hashed from.
const maxHashed = 4 << 30

// localFile is the digest and the size of the plain file that ref names. A link to elsewhere, a folder, a device
// and a name that is no file here give no digest: ref is then text like any other.
func localFile(ctx context.Context, ref string) (content.Digest, int64, error) {
	if strings.Contains(ref, "://") {
		return "", 0, nil
	}
	info, err := os.Stat(ref)
	if err != nil || !info.Mode().IsRegular() {
		return "", 0, nil
	}
	// What was a plain file a moment ago may be a pipe by now: never wait for one.
	f, err := os.OpenFile(ref, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return "", 0, fmt.Errorf("read %s: %w", ref, err)
	}
	defer f.Close()
	if info, err = f.Stat(); err != nil || !info.Mode().IsRegular() {
		return "", 0, fmt.Errorf("read %s: it is no plain file any more", ref)
	}
	if info.Size() > maxHashed {
		return "", 0, usage("give a link to it, or a smaller extract", "%s has more than %d GiB", ref, maxHashed>>30)
	}
	h := sha256.New()
	n, err := io.Copy(h, &cancelled{ctx, io.LimitReader(f, maxHashed+1)})
	if err != nil {
		return "", 0, fmt.Errorf("read %s: %w", ref, err)
	}
	return content.Digest("sha256:" + hex.EncodeToString(h.Sum(nil))), n, nil
}

// cancelled is a reader that stops when its context does.
type cancelled struct {
	ctx context.Context
	r   io.Reader
}

func (c *cancelled) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}

// readInput reads a file that a person named, or stdin for "-", and no more than limit bytes and one. name is what
// errors call it.
func (a *app) readInput(ctx context.Context, path string, limit int64) (name string, b []byte, err error) {
	if path == "-" {
		if isTerminal(a.in) {
			a.note("reading what you type; ctrl-d ends it")
		}
		b, err = readAll(ctx, a.in, limit)
		if err != nil {
			return "stdin", nil, fmt.Errorf("read stdin: %w", err)
		}
		return "stdin", b, nil
	}
	f, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return path, nil, usage("name a file, or - for the standard input", "no file is called %q", path)
	case err != nil:
		return path, nil, fmt.Errorf("read %s: %w", path, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return path, nil, usage("name a file in it", "%s is a folder", path)
	}
	b, err = readAll(ctx, f, limit)
	if err != nil {
		return path, nil, fmt.Errorf("read %s: %w", path, err)
	}
	return path, b, nil
}
