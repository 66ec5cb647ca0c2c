package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gonogo/assessment"
)

// headFile is what a file holds.
type headFile struct {
	Format     string              `json:"format"`
	Assessment string              `json:"assessment"`
	Frontier   assessment.Frontier `json:"frontier"`
}

const headFormat = "gonogo/heads/1"

// seen is the most that this computer has seen of an assessment, in whichever database.
func (h *heads) seen(id string) assessment.Frontier {
	h.mu.Lock()
	most := h.known[id]
	h.mu.Unlock()
	folders, err := os.ReadDir(h.root)
	if err != nil {
		h.fail(ignoreMissing(err))
		return most
	}
	for _, d := range folders {
		f, err := readHead(filepath.Join(h.root, d.Name(), fileName(id)))
		h.fail(err)
		most = longest(most, f.Frontier)
	}
	return most
}

// names are the files of this database: one for each assessment that was ever seen in it.
func (h *heads) names() map[string]bool {
	files, err := os.ReadDir(h.dir)
	h.fail(ignoreMissing(err))
	names := make(map[string]bool, len(files))
	for _, f := range files {
		if !strings.Contains(f.Name(), ".") {
			names[f.Name()] = true
		}
	}
	return names
}

// flush writes what is not in a file yet.
func (h *heads) flush() {
	h.writing.Lock()
	defer h.writing.Unlock()
	h.mu.Lock()
	work := map[string]assessment.Frontier{}
	for id := range h.dirty {
		work[id] = h.known[id]
	}
	clear(h.dirty)
	h.mu.Unlock()
	for id, f := range work {
		if err := h.write(id, f); err != nil {
			h.mu.Lock()
			h.wrong, h.dirty[id] = err, true
			h.mu.Unlock()
		}
	}
}

// write renames a new file into place, over what another process may have written there meanwhile. It is
// whole on the disk before it has its name: after a power cut the old or the new one is there, never a half.
func (h *heads) write(id string, f assessment.Frontier) error {
	path := filepath.Join(h.dir, fileName(id))
	old, err := readHead(path)
	if err != nil {
		return err
	}
	b, err := json.Marshal(headFile{Format: headFormat, Assessment: id, Frontier: longest(f, old.Frontier)})
	if err != nil {
		return fmt.Errorf("write head file: %w", err)
	}
	temp, err := writeBeside(path, b)
	if err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return errors.Join(fmt.Errorf("write head file: %w", err), os.Remove(temp))
	}
	return nil
}

// accept takes f for all that was ever seen; the files that said more are kept under another name.
func (h *heads) accept(id string, f assessment.Frontier) error {
	h.writing.Lock()
	defer h.writing.Unlock()
	folders, err := os.ReadDir(h.root)
	if err != nil {
		return ignoreMissing(err)
	}
	for _, d := range folders {
		if err := setAside(filepath.Join(h.root, d.Name(), fileName(id))); err != nil {
			return fmt.Errorf("set aside what was seen: %w", err)
		}
	}
	h.mu.Lock()
	h.known[id] = f
	delete(h.dirty, id)
	h.mu.Unlock()
	if len(f) == 0 {
		return nil
	}
	return h.write(id, f)
}

// setAside renames a file to the first name with a number that is free.
func setAside(path string) error {
	if _, err := os.Lstat(path); err != nil {
		return ignoreMissing(err)
	}
	for n := 1; ; n++ {
		aside := fmt.Sprintf("%s.accepted.%d", path, n)
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			return os.Rename(path, aside)
		} else if err != nil {
			return err
		}
	}
}

// sync writes everything and says what could not be written.
func (h *heads) sync() error {
	h.flush()
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.dirty) > 0 {
		return h.wrong
	}
	return nil
}

// close writes what is left. Closing twice is harmless.
func (h *heads) close() {
	h.mu.Lock()
	first := !h.closed
	h.closed = true
	h.mu.Unlock()
	if first {
		close(h.quit)
		<-h.done
		h.flush()
	}
}

func (h *heads) fail(err error) {
	if err == nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.wrong = err
}

func (h *heads) trouble() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.wrong
}

// readHead reads a head file; none is no error.
func readHead(path string) (headFile, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return headFile{}, ignoreMissing(err)
	}
	var f headFile
	if err := json.Unmarshal(b, &f); err != nil || f.Format != headFormat {
		return headFile{}, fmt.Errorf("the file %s is damaged: move it away", path)
	}
	return f, nil
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// fileName is a name for a file made from an id, which may have come from another computer.
func fileName(id string) string {
	plain := len(id) > 0 && len(id) <= 64 && strings.Trim(id, "0123456789abcdefghijklmnopqrstuvwxyz-_") == ""
	if plain {
		return id
	}
	sum := sha256.Sum256([]byte(id))
	return "x" + hex.EncodeToString(sum[:])
}
