// Package library holds the gates and frameworks that come with the program. Nothing is parsed before it is asked
// for, and then once. What it gives out is shared and must not be changed.
package library

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"gonogo/content"
	"gonogo/content/load"
)

//go:embed gates frameworks
var files embed.FS

// Gates lists the ids of the gates, in order.
func Gates() []string {
	entries, err := fs.ReadDir(files, "gates")
	if err != nil {
		panic(err) // the folder is embedded; its absence is caught when the program is built
	}
	var ids []string
	for _, e := range entries {
		if e.IsDir() {
			ids = append(ids, e.Name())
		}
	}
	return ids
}

// Frameworks gives every catalogue, in the order of their ids. An error is a mistake in the program's own files.
func Frameworks() ([]*content.Framework, error) { return frameworks() }

var frameworks = sync.OnceValues(func() ([]*content.Framework, error) {
	names, err := fs.Glob(files, "frameworks/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list frameworks: %w", err)
	}
	out := make([]*content.Framework, len(names))
	errs := make([]error, len(names))
	var all sync.WaitGroup
	for i, name := range names {
		all.Go(func() {
			var b []byte
			if b, errs[i] = files.ReadFile(name); errs[i] == nil {
				out[i], errs[i] = load.Framework(path.Base(name), b)
			}
		})
	}
	all.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("read framework: %w", err)
		}
		if out[i].ID+".yaml" != path.Base(names[i]) {
			return nil, fmt.Errorf("framework %s stands in %s", out[i].ID, names[i])
		}
	}
	return out, nil
})

// Gate gives the gate of this id and its source. An id that is not one of Gates is ErrUnknown; any other error is a
// mistake in the program's own files.
func Gate(id string) (*content.Gate, content.Pack, error) {
	if err := known(id); err != nil {
		return nil, nil, err
	}
	made, _ := gates.LoadOrStore(id, sync.OnceValue(func() loaded { return read(id) }))
	l := made.(func() loaded)()
	return l.gate, l.pack, l.err
}

// ErrUnknown says that no gate of an id comes with the program; its text lists those that do.
var ErrUnknown error = unknown{}

type unknown struct{}

func (unknown) Error() string { return "no such gate; there are: " + strings.Join(Gates(), ", ") }

type loaded struct {
	gate *content.Gate
	pack content.Pack
	err  error
}

var gates sync.Map // id to func() loaded

func read(id string) (l loaded) {
	var catalogues []*content.Framework
	var err error
	var beside sync.WaitGroup
	beside.Go(func() { catalogues, err = Frameworks() })
	l.pack, l.err = load.ReadPack(files, path.Join("gates", id))
	beside.Wait()
	if l.err = cmp.Or(l.err, err); l.err != nil {
		return loaded{err: l.err}
	}
	if l.gate, l.err = load.Gate(l.pack, catalogues); l.err != nil {
		return loaded{err: l.err}
	}
	return l
}

func known(id string) error {
	for _, have := range Gates() {
		if have == id {
			return nil
		}
	}
	return fmt.Errorf("gate %q: %w", id, ErrUnknown)
}
