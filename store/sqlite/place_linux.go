package sqlite

import (
	"errors"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// fuse is the file system of programs; some of them are local disks, so the list of mounts decides.
const fuse = 0x65735546

// networkMagic are the file systems that are reached over a network or shared with another kernel.
var networkMagic = map[int64]string{
	0x6969:     "nfs",
	0x517b:     "smb",
	0xfe534d42: "smb2",
	0xff534d42: "cifs",
	0x5346414f: "afs",
	0x6b414653: "afs",
	0x01021997: "9p",
	0x73757245: "coda",
	0x564c:     "ncp",
	0x00c36400: "ceph",
	0x0bd00bd0: "lustre",
	0x786f4256: "vboxsf",
	0xbacbacbc: "vmhgfs",
}

// localFuse are the file systems of programs that are known to be a disk of this computer.
var localFuse = map[string]bool{"fuseblk": true}

// networkKind names the network file system that dir is on; "" when it is on a disk of this computer.
func networkKind(dir string) (string, error) {
	magic, err := magicOf(dir)
	if err != nil {
		return "", err
	}
	if magic != fuse {
		return networkMagic[magic], nil
	}
	kind := "fuse" // whatever it is, where nobody tells
	if mounts, err := os.ReadFile("/proc/self/mountinfo"); err == nil {
		kind = mountKind(string(mounts), dir)
	}
	if localFuse[kind] {
		return "", nil
	}
	return kind, nil
}

// magicOf is the number of the file system that dir is on.
func magicOf(dir string) (int64, error) {
	var st unix.Statfs_t
	err := unix.Statfs(dir, &st)
	for errors.Is(err, unix.EINTR) {
		err = unix.Statfs(dir, &st)
	}
	return int64(uint32(st.Type)), err
}

// mountKind is the type of the file system that dir is on, as the list of mounts names it; "fuse" when it does not.
func mountKind(mountinfo, dir string) string {
	kind, best := "fuse", -1
	for line := range strings.Lines(mountinfo) {
		before, after, ok := strings.Cut(line, " - ")
		fields := strings.Fields(before)
		if !ok || len(fields) < 5 {
			continue
		}
		at := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\134`, `\`).Replace(fields[4])
		if within(at, dir) && len(at) >= best {
			best = len(at)
			kind, _, _ = strings.Cut(after, " ")
		}
	}
	return kind
}

func within(mount, dir string) bool {
	return mount == "/" || dir == mount || strings.HasPrefix(dir, mount+"/")
}
