package load

import (
	"sync"

	"gonogo/content"
)

const gateFormat = "gonogo/gate/1"

// Gate reads a gate from its source. The gate carries the digest of the pack. It is checked against every rule that the
// types of package content keep; its mappings are taken as they are written, so that a gate reads without any catalogue
// and one that was kept for years still reads when a catalogue has changed.
func Gate(pack content.Pack) (*content.Gate, error) {
	g, _, err := read(newReader(pack))
	return g, err
}

// GateWithSource is Gate for those who write one: it also refuses what is in none of these frameworks, and says where
// everything stands in the files.
func GateWithSource(pack content.Pack, frameworks []*content.Framework) (*content.Gate, *Source, error) {
	r := newReader(pack)
	r.catalogues = map[string]*content.Framework{}
	for _, fw := range frameworks {
		r.catalogues[fw.ID] = fw
	}
	return read(r)
}

func read(r *reader) (*content.Gate, *Source, error) {
	if err := r.report.err(); err != nil {
		return nil, nil, err // nothing can be said about what cannot be parsed
	}
	r.head()
	if err := r.report.err(); err != nil {
		return nil, nil, err // every section rests on it and would tell its mistakes again
	}
	for _, s := range r.sections {
		r.section(s)
	}
	r.readAlike(mapOf(r.root).Get("alike"))
	r.registers()
	if err := r.report.err(); err != nil {
		return nil, nil, err
	}
	r.gate.Digest = r.pack.Digest()
	return r.gate, r.source, nil
}

// reader holds what reading one gate needs.
type reader struct {
	pack     content.Pack
	report   *report
	root     Node
	sections []sectionFile

	registerFile Node // registers.yaml; missing where there is none

	catalogues map[string]*content.Framework // nil: mappings are not looked up
	gate       *content.Gate
	source     *Source

	traits    []string // ids, in order
	kinds     []string
	questions []string
	names     map[string]bool // of limits, lists and terms
	terms     map[string]Node // by register and name
}

type sectionFile struct {
	name string // "drills"
	root Node
}

// parseAll parses every file of the pack but the cases side by side: it is most of the work of loading a gate.
func (r *reader) parseAll(pack content.Pack) map[string]Node {
	reports := make([]report, len(pack))
	nodes := make([]Node, len(pack))
	var all sync.WaitGroup
	for i, f := range pack {
		if f.Path != CasesFile {
			all.Go(func() { nodes[i] = document(f.Path, []byte(f.Text), &reports[i]) })
		}
	}
	all.Wait()
	roots := make(map[string]Node, len(pack))
	for i, f := range pack {
		r.report.list = append(r.report.list, reports[i].list...)
		if nodes[i].d != nil {
			nodes[i].d.report = r.report
		}
		roots[f.Path] = nodes[i]
	}
	return roots
}

// newReader parses every file of the pack. A file that is missing or that nothing names is an error: what the
// digest covers is what the gate is.
func newReader(pack content.Pack) *reader {
	r := &reader{pack: pack, report: &report{}, gate: &content.Gate{}, source: &Source{}}
	if e := tooLarge(pack); e != nil {
		r.report.list = append(r.report.list, e)
		return r
	}
	seen := map[string]bool{}
	for _, f := range pack {
		if seen[f.Path] {
			r.report.add(Pos{f.Path, 1, 1}, "", "the file stands twice in the pack")
		}
		seen[f.Path] = true
	}
	if !seen[GateFile] {
		r.report.add(Pos{GateFile, 1, 1}, "", "a gate begins with this file, which is missing")
		return r
	}
	roots := r.parseAll(pack)
	r.root, r.registerFile = roots[GateFile], roots[RegistersFile]
	named := map[string]bool{GateFile: true, CasesFile: true, RegistersFile: true}
	names, at := sectionNames(mapOf(r.root).Get("sections"))
	for i, name := range names {
		file := name + ".yaml"
		if !seen[file] {
			at[i].Fail("", "section %s has no file %s", name, file)
			continue
		}
		named[file] = true
		r.sections = append(r.sections, sectionFile{name, roots[file]})
	}
	for _, f := range pack {
		if !named[f.Path] && len(r.report.list) == 0 {
			r.report.add(Pos{f.Path, 1, 1}, "name it there or take it out", "no section in "+GateFile+" names this file")
		}
	}
	return r
}

// head reads gate.yaml.
func (r *reader) head() {
	f := r.root.Fields("format", "id", "version", "title", "summary", "licence", "sections", "frameworks", "traits", "tiers", "kinds", "roles", "policy", "retired", "alike")
	r.source.put("", f)
	readFormat(f, gateFormat)
	g := r.gate
	g.ID = readToken(f.Need("id"))
	g.Version = readVersion(f.Need("version"))
	g.Title = f.Need("title").Line()
	g.Summary = f.Need("summary").Text()
	g.Licence = f.Need("licence").Text()
	f.Need("sections")
	r.readFrameworks(f.Get("frameworks"))
	r.readTraits(f.Need("traits"))
	r.readTiers(f.Need("tiers"))
	r.readKinds(f.Need("kinds"))
	r.readRoles(f.Need("roles"))
	r.readPolicy(f.Need("policy"))
	r.readRetired(f.Get("retired"))
}

// section reads one section file.
func (r *reader) section(file sectionFile) {
	f := file.root.Fields("section", "title", "summary", "questions")
	id := f.Need("section")
	s := content.Section{ID: readToken(id), Title: f.Need("title").Line(), Summary: f.Need("summary").Text()}
	if s.ID != "" && s.ID != file.name {
		id.Fail("", "the file is named %s, the section %s; they must be the same", file.name, s.ID)
	}
	r.source.put("section:"+file.name, f)
	list := f.Need("questions")
	items := atMost(list, MaxQuestions-len(r.questions), "questions")
	if list.IsList() && len(list.List()) == 0 {
		list.Fail("", "a section has at least one question")
	}
	s.Questions = make([]content.Question, 0, len(items))
	for _, n := range items {
		if q, ok := r.question(n); ok {
			s.Questions = append(s.Questions, q)
		}
	}
	r.gate.Sections = append(r.gate.Sections, s)
}
