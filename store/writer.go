package store

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// identity is the name of this installation as a writer of chains. It lives in the state folder, never in a
// database: a copied database brings no writer along, so two people cannot continue one chain.
type identity struct{ path string }

// read is the writer's name; it is made at the first asking.
func (w identity) read() (string, error) {
	name, err := w.peek()
	if errors.Is(err, fs.ErrNotExist) {
		return w.make()
	}
	return name, err
}

// peek is the writer's name, and makes none.
func (w identity) peek() (string, error) {
	b, err := os.ReadFile(w.path)
	if err != nil {
		return "", fmt.Errorf("read who writes here: %w", err)
	}
	name := strings.TrimSpace(string(b))
	if raw, err := hex.DecodeString(name); err != nil || len(raw) != 16 {
		return "", fmt.Errorf("the file %s names no writer: move it away, and gonogo makes a new one", w.path)
	}
	return name, nil
}

// make keeps a new name, unless another process was faster: then it is that one's.
func (w identity) make() (string, error) {
	temp, name, err := w.draft()
	if err != nil {
		return "", err
	}
	defer func() { _ = os.Remove(temp) }() // renamed by then, or of no use
	if err := os.Link(temp, w.path); err == nil {
		return name, nil
	}
	// Taken by another process just now, or a file system without links.
	if _, err := os.Lstat(w.path); err == nil {
		return w.read()
	}
	if err := os.Rename(temp, w.path); err != nil {
		return "", fmt.Errorf("keep who writes here: %w", err)
	}
	return name, nil
}

// replace keeps a new name in the place of old, unless another process did so already.
func (w identity) replace(old string) (string, error) {
	if now, err := w.read(); err != nil || now != old {
		return now, err
	}
	temp, name, err := w.draft()
	if err != nil {
		return "", err
	}
	if err := os.Rename(temp, w.path); err != nil {
		return "", errors.Join(fmt.Errorf("keep who writes here: %w", err), os.Remove(temp))
	}
	return name, nil
}

// draft writes a new name to a file of its own, whole and synced.
func (w identity) draft() (temp, name string, err error) {
	var b [16]byte
	_, _ = rand.Read(b[:]) // it never fails
	name = hex.EncodeToString(b[:])
	temp, err = writeBeside(w.path, []byte(name+"\n"))
	return temp, name, err
}

// writeBeside writes a file that only its owner may read, under a name of its own beside path, and syncs it.
func writeBeside(path string, b []byte) (string, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", fmt.Errorf("make the state folder: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp") // 0600
	if err != nil {
		return "", fmt.Errorf("write beside %s: %w", path, err)
	}
	_, err = f.Write(b)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return "", errors.Join(fmt.Errorf("write beside %s: %w", path, err), os.Remove(f.Name()))
	}
	return f.Name(), nil
}
