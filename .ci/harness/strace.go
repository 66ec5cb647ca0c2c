//go:build harness

package main

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// traced are the calls by which a program changes files, and says things.
const traced = "open,openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,link,linkat"

// op is one thing that a program did to the disk, or said.
type op struct {
	kind string // create, write, truncate, sync, folder-sync, unlink, rename, link, say
	path string
	to   string // rename, link
	at   int64  // write: where; truncate: how long
	data []byte // write, say

	promises []string // say: what was called saved
}

var (
	unfinished = regexp.MustCompile(`^(\d+) +(.*) <unfinished \.\.\.>$`)
	resumed    = regexp.MustCompile(`^(\d+) +<\.\.\. \w+ resumed>(.*)$`)
	call       = regexp.MustCompile(`^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)`)
	descriptor = regexp.MustCompile(`^(\d+)<([^>]*)>`)
	text       = regexp.MustCompile(`"((?:\\x[0-9a-f]{2})*)"`)
)

// readTrace reads what strace -f -y -xx wrote. The halves of a call that another thread cut in two are joined.
func readTrace(r io.Reader, keep func(path string) bool) ([]op, error) {
	var ops []op
	halves := map[string]string{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		line := lines.Text()
		if m := unfinished.FindStringSubmatch(line); m != nil {
			halves[m[1]] = m[2]
			continue
		}
		if m := resumed.FindStringSubmatch(line); m != nil {
			line = m[1] + " " + halves[m[1]] + m[2]
		}
		m := call.FindStringSubmatch(line)
		if m == nil || strings.HasPrefix(m[3], "-") {
			continue
		}
		o, err := readCall(m[1], m[2])
		if err != nil {
			return nil, fmt.Errorf("%w: %.200s", err, line)
		}
		if o.kind == "say" || o.kind != "" && keep(o.path) {
			ops = append(ops, o)
		}
	}
	return ops, lines.Err()
}

func readCall(name, args string) (op, error) {
	fd, path := "", ""
	if m := descriptor.FindStringSubmatch(args); m != nil {
		fd, path = m[1], unescape(m[2])
	}
	var texts []string
	for _, m := range text.FindAllStringSubmatch(args, -1) {
		texts = append(texts, unescape(m[1]))
	}
	last := args[strings.LastIndex(args, ",")+1:]
	switch name {
	case "open", "openat":
		if strings.Contains(args, "O_CREAT") {
			return op{kind: "create", path: texts[0]}, nil
		}
		return op{}, nil
	case "pwrite64":
		at, err := strconv.ParseInt(strings.TrimSpace(last), 10, 64)
		return op{kind: "write", path: path, at: at, data: []byte(texts[0])}, err
	case "write":
		if fd == "1" {
			return op{kind: "say", data: []byte(texts[0])}, nil
		}
		return op{kind: "write", path: path, at: -1, data: []byte(texts[0])}, nil
	case "fsync", "fdatasync":
		if filepath.Ext(path) == "" && !strings.Contains(filepath.Base(path), ".") {
			return op{kind: "maybe-folder-sync", path: path}, nil
		}
		return op{kind: "sync", path: path}, nil
	case "ftruncate":
		n, err := strconv.ParseInt(strings.TrimSpace(last), 10, 64)
		return op{kind: "truncate", path: path, at: n}, err
	case "unlink", "unlinkat":
		return op{kind: "unlink", path: texts[0]}, nil
	case "rename", "renameat", "renameat2":
		return op{kind: "rename", path: texts[0], to: texts[1]}, nil
	case "link", "linkat":
		return op{kind: "link", path: texts[0], to: texts[1]}, nil
	default:
		return op{}, fmt.Errorf("a call that was not asked for: %s", name)
	}
}

func unescape(s string) string {
	b, err := hex.DecodeString(strings.ReplaceAll(s, `\x`, ""))
	if err != nil {
		return s
	}
	return string(b)
}
