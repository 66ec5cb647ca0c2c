//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestALogoThatIsALinkIsNotFollowed(t *testing.T) {
	dir := folderOf(t, map[string]string{"template.yaml": "title: T\n", "secret": "\x89PNG\r\n\x1a\n"})
	if err := os.Symlink(filepath.Join(dir, "secret"), filepath.Join(dir, "logo.png")); err != nil {
		t.Fatal(err)
	}
	if _, err := readLook(dir); err == nil || !strings.Contains(err.Error(), "logo.png:1:1: this is not a plain file") {
		t.Errorf("a logo that is a link gives %v", err)
	}
}
