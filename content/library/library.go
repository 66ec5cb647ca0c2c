// Package library holds the gates and frameworks that come with the program. Nothing is parsed before it is asked
// for, and then once. What it gives out is shared and must not be changed.
package library

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"gonogo/content"
	"gonogo/content/load"
)

//go:embed gates frameworks start
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

// FrameworkIDs lists the ids of the catalogues, in order.
func FrameworkIDs() []string {
	names, err := fs.Glob(files, "frameworks/*.yaml")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	ids := make([]string, len(names))
	for i, name := range names {
		ids[i] = strings.TrimSuffix(path.Base(name), ".yaml")
	}
	return ids
}

// Framework gives the catalogue of this id. An id that is not one of FrameworkIDs is fs.ErrNotExist; any other error is
// a mistake in the program's own files.
func Framework(id string) (*content.Framework, error) {
	if !slices.Contains(FrameworkIDs(), id) {
		return nil, fmt.Errorf("framework %q: %w", id, fs.ErrNotExist)
	}
	made, _ := frameworks.LoadOrStore(id, sync.OnceValues(func() (*content.Framework, error) { return readFramework(id) }))
	return made.(func() (*content.Framework, error))()
}

var frameworks sync.Map // id to what Framework gives

func readFramework(id string) (*content.Framework, error) {
	name := id + ".yaml"
	b, err := files.ReadFile(path.Join("frameworks", name))
	if err != nil {
		return nil, fmt.Errorf("read framework: %w", err)
	}
	f, err := load.Framework(name, b)
	if err != nil {
		return nil, fmt.Errorf("read framework: %w", err)
	}
	if f.ID != id {
		return nil, fmt.Errorf("framework %s stands in %s", f.ID, name)
	}
	return f, nil
}

// Frameworks gives every catalogue, in the order of their ids.
func Frameworks() ([]*content.Framework, error) { return readFrameworks(FrameworkIDs()) }

// FrameworksOf gives the catalogues of the frameworks that a gate names, in its order. One that does not come with the
// program is left out: a gate that was kept for years may name it.
func FrameworksOf(g *content.Gate) ([]*content.Framework, error) {
	var ids []string
	for _, u := range g.Frameworks {
		if slices.Contains(FrameworkIDs(), u.Framework) {
			ids = append(ids, u.Framework)
		}
	}
	return readFrameworks(ids)
}

// readFrameworks reads several catalogues side by side.
func readFrameworks(ids []string) ([]*content.Framework, error) {
	out := make([]*content.Framework, len(ids))
	errs := make([]error, len(ids))
	var all sync.WaitGroup
	for i, id := range ids {
		all.Go(func() { out[i], errs[i] = Framework(id) })
	}
	all.Wait()
	if err := cmp.Or(errs...); err != nil {
		return nil, err
	}
	return out, nil
}

// Gate gives the gate of this id and its source. An id that is not one of Gates is ErrUnknown; any other error is a
// mistake in the program's own files.
func Gate(id string) (*content.Gate, content.Pack, error) {
	g, err := Compiled(id)
	if err != nil {
		return nil, nil, err
	}
	made, _ := packs.LoadOrStore(id, sync.OnceValues(func() (content.Pack, error) { return packOf(id) }))
	pack, err := made.(func() (content.Pack, error))()
	if err != nil {
		return nil, nil, err
	}
	return g, pack, nil
}

var packs sync.Map // id to what packOf gives

// Compiled gives the gate of this id without its source, which is half a megabyte that only whoever begins an assessment
// needs. The errors are those of Gate.
func Compiled(id string) (*content.Gate, error) {
	if err := known(id); err != nil {
		return nil, err
	}
	for _, g := range compiled {
		if g.ID == id {
			return g, nil
		}
	}
	return nil, fmt.Errorf("gate %s is not compiled", id)
}

// Start is a small gate to begin one's own with: commented, without findings, with a case for every rule of the decision.
func Start() (content.Pack, error) { return load.ReadPack(files, "start") }

// ErrUnknown says that no gate of an id comes with the program; its text lists those that do.
var ErrUnknown error = unknown{}

type unknown struct{}

func (unknown) Error() string { return "no such gate; there are: " + strings.Join(Gates(), ", ") }

// packOf takes every file of the folder: load.ReadPack would parse gate.yaml only to learn their names.
func packOf(id string) (content.Pack, error) {
	names, err := fs.Glob(files, path.Join("gates", id, "*.yaml"))
	if err != nil {
		return nil, fmt.Errorf("list gate: %w", err)
	}
	pack := make(content.Pack, len(names))
	for i, name := range names {
		b, err := files.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read gate: %w", err)
		}
		pack[i] = content.File{Path: path.Base(name), Text: string(b)}
	}
	return pack, nil
}

func known(id string) error {
	for _, have := range Gates() {
		if have == id {
			return nil
		}
	}
	return fmt.Errorf("gate %q: %w", id, ErrUnknown)
}
