//go:build harness

package main

import (
	"crypto/sha256"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
)

// sector is what a disk writes at once: a write may be torn between sectors, not inside one.
const sector = 512

// disk is what a power cut can leave: what was synced for certain, and what was not.
type disk struct {
	durable map[string]*file // the names that are certain
	pending []rename         // names that changed since their folder was synced, in order
	now     map[string]*file // the names as the program sees them
}

// file is one file: its certain content and the changes since it was synced.
type file struct {
	content []byte
	pending []op
	size    int64 // as the program sees it
}

// rename is a change of one name; nil takes it away.
type rename struct {
	name string
	file *file
}

func newDisk() *disk {
	return &disk{durable: map[string]*file{}, now: map[string]*file{}}
}

func (d *disk) name(path string, f *file) {
	d.pending = append(d.pending, rename{path, f})
	if f == nil {
		delete(d.now, path)
	} else {
		d.now[path] = f
	}
}

func (d *disk) at(path string) *file {
	if d.now[path] == nil {
		d.name(path, &file{})
	}
	return d.now[path]
}

// do plays one thing that the program did.
func (d *disk) do(o op) {
	switch o.kind {
	case "create":
		d.at(o.path)
	case "write":
		f := d.at(o.path)
		if o.at < 0 { // plain write calls append to a new file
			o.at = f.size
		}
		f.size = max(f.size, o.at+int64(len(o.data)))
		f.pending = append(f.pending, o)
	case "truncate":
		f := d.at(o.path)
		f.size = o.at
		f.pending = append(f.pending, o)
	case "sync":
		if f := d.now[o.path]; f != nil {
			for _, p := range f.pending {
				f.content = apply(f.content, p, len(p.data))
			}
			f.pending = nil
		}
	case "maybe-folder-sync":
		if d.now[o.path] != nil {
			o.kind = "sync"
			d.do(o)
			return
		}
		d.syncFolder(o.path)
	case "unlink":
		d.name(o.path, nil)
	case "rename":
		f := d.now[o.path]
		d.name(o.to, f)
		d.name(o.path, nil)
	case "link":
		d.name(o.to, d.now[o.path])
	}
}

func (d *disk) syncFolder(dir string) {
	d.pending = slices.DeleteFunc(d.pending, func(r rename) bool {
		if filepath.Dir(r.name) != dir {
			return false
		}
		d.settle(d.durable, r)
		return true
	})
}

func (d *disk) settle(names map[string]*file, r rename) {
	if r.file == nil {
		delete(names, r.name)
	} else {
		names[r.name] = r.file
	}
}

// apply changes content by the first n bytes of a write, or by a truncation.
func apply(content []byte, o op, n int) []byte {
	if o.kind == "truncate" {
		if int64(len(content)) >= o.at {
			return slices.Clone(content[:o.at])
		}
		return append(slices.Clone(content), make([]byte, o.at-int64(len(content)))...)
	}
	end := o.at + int64(n)
	out := slices.Clone(content)
	if int64(len(out)) < end {
		out = append(out, make([]byte, end-int64(len(out)))...)
	}
	copy(out[o.at:], o.data[:n])
	return out
}

// kept says how much of what was not synced a cut leaves.
type kept int

const (
	everything kept = iota
	nothing
	anything
)

// cut is one disk that a power cut can leave at this moment: by name, what is in each file.
func (d *disk) cut(how kept, random *rand.Rand) map[string][]byte {
	names := maps.Clone(d.durable)
	stuck := map[string]bool{} // a name whose change was lost keeps none of the later ones
	for _, r := range d.pending {
		if how == nothing || stuck[r.name] || how == anything && random.IntN(2) == 0 {
			stuck[r.name] = true
			continue
		}
		d.settle(names, r)
	}
	left := map[string][]byte{}
	seen := map[*file][]byte{}
	for name, f := range names {
		if _, done := seen[f]; !done {
			seen[f] = f.after(how, random)
		}
		left[name] = seen[f]
	}
	return left
}

// after is what is in a file: certain content, with none, all or some of the changes that were not synced, in
// any selection, each perhaps torn between sectors with zeros or noise behind the tear.
func (f *file) after(how kept, random *rand.Rand) []byte {
	content := f.content
	for _, p := range f.pending {
		chance := random.Float64()
		switch {
		case how == everything || how == anything && chance < 0.45:
			content = apply(content, p, len(p.data))
		case how == anything && chance < 0.7 && p.kind == "write":
			content = apply(content, torn(p, random), len(p.data))
		}
	}
	return content
}

func torn(p op, random *rand.Rand) op {
	whole := 0
	if len(p.data) > sector {
		whole = random.IntN(len(p.data)/sector) * sector
	}
	data := slices.Clone(p.data)
	noise := random.IntN(2) == 0
	for i := whole; i < len(data); i++ {
		data[i] = 0
		if noise {
			data[i] = byte(random.Uint32())
		}
	}
	p.data = data
	return p
}

// fingerprint tells disks apart.
func fingerprint(left map[string][]byte) [32]byte {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(left)) {
		sum := sha256.Sum256(left[name])
		h.Write([]byte(name))
		h.Write(sum[:])
	}
	return [32]byte(h.Sum(nil))
}
