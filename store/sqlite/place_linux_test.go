package sqlite

import (
	"errors"
	"strings"
	"testing"

	driver "modernc.org/sqlite"
)

const mounts = `22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
40 22 0:31 / /home rw shared:1 - fuse.sshfs ana@host:/ rw
41 40 0:32 / /home/ana/my\040disk rw - fuseblk /dev/sdb1 rw
42 22 0:33 / /mnt/share rw - fuse.rclone remote: rw
`

func TestTheMountThatIsNearestNamesTheFileSystem(t *testing.T) {
	for dir, want := range map[string]string{
		"/tmp": "ext4", "/home": "fuse.sshfs", "/home/ana": "fuse.sshfs", "/home/ana/my disk/x": "fuseblk",
		"/mnt/share/a/b": "fuse.rclone", "/mnt/shared": "ext4", "/homes": "ext4",
	} {
		if got := mountKind(mounts, dir); got != want {
			t.Errorf("%s is on %s, want %s", dir, got, want)
		}
	}
	if got := mountKind("nonsense", "/tmp"); got != "fuse" {
		t.Errorf("without a list of mounts it is %q", got)
	}
}

func TestANetworkFileSystemIsRefusedWithTheWayOut(t *testing.T) {
	real := networkMagic
	t.Cleanup(func() { networkMagic = real })
	dir := t.TempDir()
	if err := refuseNetwork(dir); err != nil {
		t.Fatalf("a local disk is refused: %v", err)
	}
	magic, err := magicOf(dir)
	if err != nil {
		t.Fatal(err)
	}
	networkMagic = map[int64]string{magic: "nfs"}
	err = refuseNetwork(dir)
	var h interface{ Hint() string }
	if !errors.Is(err, ErrPlace) || !errors.As(err, &h) || !strings.Contains(h.Hint(), "--db") || !strings.Contains(err.Error(), "(nfs)") {
		t.Fatalf("got %v", err)
	}
}

func TestLocksBelongToTheOpenFileNotToTheProcess(t *testing.T) {
	j := opened(t)
	if !driver.OFDLockingEnabled() {
		t.Fatalf("a stray close of %s would drop its locks", j.path)
	}
}
