package load

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"

	"gonogo/content"
)

// The files of a gate that are not sections.
const (
	GateFile      = "gate.yaml"
	CasesFile     = "cases.yaml"
	RegistersFile = "registers.yaml"
)

// ReadPack reads the source of a gate from folder dir of fsys: gate.yaml, the sections that it names, and
// registers.yaml and cases.yaml where they are there. Nothing else in the folder is read. It refuses a symbolic link, anything that is no
// plain file, a file above MaxBytes, and a section that is no plain name. The paths of the pack are relative to dir.
func ReadPack(fsys fs.FS, dir string) (content.Pack, error) {
	dir = path.Clean(dir)
	if !fs.ValidPath(dir) {
		return nil, fmt.Errorf("read gate: %q is not a plain relative path", dir)
	}
	if err := refuseLinks(fsys, dir); err != nil {
		return nil, err
	}
	head, err := readFile(fsys, dir, GateFile)
	if err != nil {
		return nil, err
	}
	rep := &report{}
	root := document(GateFile, []byte(head), rep)
	if root.Exists() && !root.IsMap() {
		root.Fail("", "a map is wanted here, not %s", root.what())
	}
	sections, _ := sectionNames(mapOf(root).Need("sections"))
	if err := rep.err(); err != nil {
		return nil, err
	}
	pack := content.Pack{{Path: GateFile, Text: head}}
	for _, name := range sections {
		text, err := readFile(fsys, dir, name+".yaml")
		if err != nil {
			return nil, err
		}
		pack = append(pack, content.File{Path: name + ".yaml", Text: text})
	}
	for _, name := range []string{RegistersFile, CasesFile} {
		switch text, err := readFile(fsys, dir, name); {
		case err == nil:
			pack = append(pack, content.File{Path: name, Text: text})
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
	}
	if e := tooLarge(pack); e != nil {
		return nil, e
	}
	return pack.Sorted(), nil
}

// tooLarge refuses a pack of more files or bytes than any gate needs.
func tooLarge(pack content.Pack) *Error {
	total := 0
	for _, f := range pack {
		total += len(f.Text)
	}
	switch {
	case len(pack) > MaxSections+3:
		return &Error{GateFile, 1, 1, fmt.Sprintf("the gate has %d files, at most %d are read", len(pack), MaxSections+3), "put several sections into one"}
	case total > MaxGateBytes:
		return &Error{GateFile, 1, 1, fmt.Sprintf("the gate has %d bytes, at most %d are read", total, MaxGateBytes), "split the gate, or take out what does not belong here"}
	}
	return nil
}

// mapOf is n as a map whose keys are not looked at, empty when it is none.
func mapOf(n Node) Fields {
	if !n.IsMap() {
		return Fields{Node{d: n.d, at: n.at}}
	}
	return Fields{n}
}

// sectionNames reads the list of section names, each with the node that names it.
func sectionNames(list Node) (names []string, at []Node) {
	items := list.List()
	if list.Exists() && (len(items) == 0 || len(items) > MaxSections) {
		list.Fail("", "a gate has 1 to %d sections, not %d", MaxSections, len(items))
		return nil, nil
	}
	seen := map[string]bool{}
	for _, item := range items {
		name := readToken(item)
		switch {
		case name == "":
		case slices.Contains([]string{GateFile, CasesFile, RegistersFile}, name+".yaml"):
			item.Fail("name the section otherwise", "%s.yaml is not a section", name)
		case seen[name]:
			item.Fail("", "section %s stands twice", name)
		default:
			seen[name] = true
			names, at = append(names, name), append(at, item)
		}
	}
	return names, at
}

// refuseLinks refuses a folder that is reached through a symbolic link, wherever the file system can tell.
func refuseLinks(fsys fs.FS, dir string) error {
	for i, part := 0, ""; dir != "." && i <= len(dir); i++ {
		if i < len(dir) && dir[i] != '/' {
			continue
		}
		part = dir[:i]
		info, err := fs.Lstat(fsys, part)
		if err != nil {
			return fmt.Errorf("read gate: %w", err)
		}
		if !info.IsDir() {
			return fmt.Errorf("read gate: %s is not a folder (links are not followed)", part)
		}
	}
	return nil
}

// readFile reads one plain file of dir, at most MaxBytes long.
func readFile(fsys fs.FS, dir, name string) (string, error) {
	full := path.Join(dir, name)
	info, err := fs.Lstat(fsys, full)
	if err != nil {
		return "", fmt.Errorf("read gate: %w", err)
	}
	if !info.Mode().IsRegular() {
		return "", &Error{name, 1, 1, "this is not a plain file", "put the file itself here: links are not followed"}
	}
	f, err := fsys.Open(full)
	if err != nil {
		return "", fmt.Errorf("read gate: %w", err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err != nil {
		return "", fmt.Errorf("read gate: %w", err)
	}
	if len(text) > MaxBytes {
		return "", &Error{name, 1, 1, fmt.Sprintf("the file has more than %d bytes", MaxBytes), "split it, or take out what does not belong here"}
	}
	return string(text), nil
}
