package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"gonogo/content"
	"gonogo/content/clean"
	"gonogo/content/library"
	"gonogo/content/load"
)

// defaultGate is the gate that new assessments come under.
const defaultGate = "agentic-nhi"

// parsed keeps every gate that this process has read, by digest: reading one is most of what a short verb costs.
var parsed sync.Map

// parseGate reads a gate as a journal keeps it.
func parseGate(src []byte) (*content.Gate, error) {
	pack, err := content.ParsePack(src)
	if err != nil {
		return nil, err
	}
	digest := pack.Digest()
	if g, ok := parsed.Load(digest); ok {
		return g.(*content.Gate), nil
	}
	g, err := load.Gate(pack)
	if err != nil {
		return nil, err
	}
	parsed.Store(digest, g)
	return g, nil
}

// namedGate is a gate that somebody named: one that comes with the program, or a folder.
type namedGate struct {
	pack content.Pack
	dir  string // the folder as it was named; "" for one of the program's own
}

// gateNamed reads the source of the gate that name means. An id of the program's own wins over a folder;
// ./NAME is always a folder.
func gateNamed(name string) (namedGate, error) {
	if !strings.ContainsAny(name, `/\`) {
		gate, pack, err := library.Gate(name)
		if err == nil {
			parsed.Store(gate.Digest, gate)
		}
		if !errors.Is(err, library.ErrUnknown) {
			return namedGate{pack: pack}, err
		}
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return namedGate{}, usage("there are: "+strings.Join(library.Gates(), ", ")+"; or name a folder that holds gate.yaml", "no gate and no folder is called %q", name)
	case err != nil:
		return namedGate{}, fmt.Errorf("read gate: %w", err)
	case !info.IsDir():
		return namedGate{}, usage("name the folder that holds gate.yaml", "%s is no folder", name)
	}
	root, err := os.OpenRoot(name) // nothing that a gate names, and no link put there meanwhile, leads out of its folder
	if err != nil {
		return namedGate{}, fmt.Errorf("read gate: %w", err)
	}
	defer root.Close() //nolint:errcheck // it was only read
	pack, err := load.ReadPack(root.FS(), ".")
	if _, gone := root.Stat(load.GateFile); errors.Is(gone, fs.ErrNotExist) {
		return namedGate{}, &invalid{name + " holds no " + load.GateFile, "name the folder that does, or let gonogo gate init DIR write one to begin with"}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return namedGate{}, &invalid{fmt.Sprintf("%s holds no whole gate: %v", name, err), "a gate is gate.yaml and a file for each section that it names"}
	}
	g := namedGate{pack: pack, dir: name}
	return g, g.placed(err)
}

// gate reads the gate itself, and where its parts stand.
func (g namedGate) gate() (*content.Gate, *load.Source, error) {
	frameworks, err := library.Frameworks()
	if err != nil {
		return nil, nil, err
	}
	gate, source, err := load.GateWithSource(g.pack, frameworks)
	if err != nil {
		return nil, nil, g.placed(err)
	}
	parsed.Store(gate.Digest, gate)
	return gate, source, nil
}

// placed puts the folder in front of the file names in an error, so that an editor can follow them.
func (g namedGate) placed(err error) error {
	if g.dir == "" || err == nil {
		return err
	}
	if many, ok := errors.AsType[*load.Errors](err); ok {
		out := &load.Errors{More: many.More}
		for _, e := range many.List {
			out.List = append(out.List, g.placedOne(e))
		}
		return out
	}
	if one, ok := errors.AsType[*load.Error](err); ok {
		return g.placedOne(one)
	}
	return err
}

func (g namedGate) placedOne(e *load.Error) *load.Error {
	placed := *e
	placed.File = g.path(e.File)
	return &placed
}

// path is a file of the gate as an editor finds it.
func (g namedGate) path(file string) string {
	return clean.Line(filepath.Join(g.dir, filepath.FromSlash(file))).String()
}
