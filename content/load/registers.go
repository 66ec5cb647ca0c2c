package load

import (
	"slices"
	"strings"

	"gonogo/content"
	"gonogo/content/rule"
)

// The most parts of a gate's registers; the built-in gate has 6 registers, 40 columns in one and 70 checks.
const (
	maxColumns = 100
	maxChecks  = 500
)

// registers reads registers.yaml, where there is one. It comes after all sections: a check is of a question that exists.
func (r *reader) registers() {
	if !r.registerFile.Exists() {
		return
	}
	f := r.registerFile.Fields("registers", "limits", "lists", "terms", "checks")
	list := f.Need("registers")
	if list.IsList() && len(list.List()) == 0 {
		list.Fail("write one, or take the file away", "the list is empty")
	}
	for _, n := range atMost(list, maxParts, "registers") {
		r.register(n)
	}
	r.references(list)
	for _, e := range entriesOf(f.Get("limits"), maxParts, "limits") {
		l := content.Limit{Name: r.word("", e)}
		for i, v := range perTier(e.Value, true) {
			l.Tiers[i] = v.Int(0, 1_000_000)
		}
		r.gate.Limits = append(r.gate.Limits, l)
	}
	for _, e := range entriesOf(f.Get("lists"), maxParts, "lists") {
		l := content.List{Name: r.word("", e)}
		for _, n := range atMost(e.Value, maxParts, "words") {
			l.Items = append(l.Items, n.Line())
		}
		r.gate.Lists = append(r.gate.Lists, l)
	}
	r.terms = map[string]Node{}
	for _, of := range f.Get("terms").Entries() {
		if of.Key != "" && r.gate.Register(of.Key) == nil {
			of.At.Fail(of.At.near(of.Key, r.registerIDs()), "register %s is not known", quote(of.Key))
		}
		for _, e := range entriesOf(of.Value, maxParts, "terms") {
			r.terms[of.Key+" "+e.Key] = e.Value
			r.gate.Terms = append(r.gate.Terms, content.Term{Register: of.Key, Name: r.word(of.Key, e), Says: e.Value.Text()})
		}
	}
	if r.report.err() == nil {
		r.compileTerms()
	}
	if r.report.err() != nil {
		return // every check rests on what stands above
	}
	checks := f.Get("checks")
	for _, n := range atMost(checks, maxChecks, "checks") {
		r.check(n)
	}
	for i := range r.gate.Registers {
		r.complete(list.List()[i], &r.gate.Registers[i])
	}
	r.gate.Checker = rule.New(r.gate)
}

// compileTerms looks at terms by themselves, so that a mistake is told once and not by every check that uses the term, and one
// that none uses is told too.
func (r *reader) compileTerms() {
	for i := range r.gate.Terms {
		t := &r.gate.Terms[i]
		for _, wrong := range rule.CompileTerm(r.gate, t) {
			r.terms[t.Register+" "+t.Name].failWithin(wrong.Col, wrong.Hint, "the term %s: %s", t.Name, wrong.Msg)
		}
	}
}

// entriesOf reads a map whose keys are names.
func entriesOf(n Node, most int, what string) []Entry {
	entries := n.Entries()
	if len(entries) > most {
		n.Fail("", "there are %d %s, at most %d are read", len(entries), what, most)
		return nil
	}
	return entries
}

// word reads the name of something that expressions name, of one register or, where that is "", of all. No column may have it:
// the column would be meant.
func (r *reader) word(register string, e Entry) string {
	if !isWord(e.Key) {
		e.At.Fail("write lower-case letters, digits and underscores, a letter first", "%s does not have the form that is wanted here", quote(e.Key))
		return ""
	}
	if rule.Reserved(e.Key) {
		e.At.Fail("choose another name", "name %s means something in every expression", quote(e.Key))
		return ""
	}
	for i := range r.gate.Registers {
		if reg := &r.gate.Registers[i]; (register == "" || register == reg.ID) && reg.Column(e.Key) != nil {
			e.At.Fail("choose another name", "name %s stands twice: it is a column of %s too", quote(e.Key), reg.ID)
			return ""
		}
	}
	if r.names[register+" "+e.Key] || r.names[" "+e.Key] {
		e.At.Fail("choose another name", "name %s stands twice", quote(e.Key))
		return ""
	}
	if r.names == nil {
		r.names = map[string]bool{}
	}
	r.names[register+" "+e.Key] = true
	return e.Key
}

func isWord(s string) bool {
	return len(s) <= maxID && s != "" && s[0] >= 'a' && s[0] <= 'z' && only(s, small+digits+"_")
}

func (r *reader) registerIDs() []string {
	ids := make([]string, len(r.gate.Registers))
	for i := range r.gate.Registers {
		ids[i] = r.gate.Registers[i].ID
	}
	return ids
}

func (r *reader) register(n Node) {
	f := n.Fields("id", "title", "summary", "key", "people", "complete", "columns")
	reg := content.Register{
		ID: readToken(f.Need("id")), Title: f.Need("title").Line(), Summary: f.Need("summary").Text(),
		Key: f.Need("key").Line(), People: f.Get("people").Bool(),
	}
	list := f.Need("columns")
	items := atMost(list, maxColumns, "columns")
	if list.IsList() && len(items) == 0 {
		list.Fail("", "a register has at least one column")
	}
	for _, c := range items {
		if col, ok := r.column(c, &reg); ok {
			reg.Columns = append(reg.Columns, col)
		}
	}
	if r.fresh("register", reg.ID, f) {
		r.gate.Registers = append(r.gate.Registers, reg)
	}
}

func (r *reader) column(n Node, reg *content.Register) (c content.Column, ok bool) {
	f := n.Fields("id", "title", "help", "type", "choices", "of", "required", "unique", "past")
	id := f.Need("id")
	c = content.Column{
		ID: readForm(id, isWord, "lower-case letters, digits and underscores, a letter first"), Title: f.Need("title").Line(), Help: f.Get("help").Text(),
		Required: f.Get("required").Bool(), Unique: f.Get("unique").Bool(), Past: f.Get("past").Bool(),
	}
	words := make([]string, len(content.ColumnTypes))
	for i, t := range content.ColumnTypes {
		words[i] = string(t)
	}
	c.Type = content.ColumnType(f.Need("type").OneOf(words...))
	choices, of := f.Get("choices"), f.Get("of")
	switch {
	case c.Type == content.TypeChoice:
		c.Choices = readChoices(f.Need("choices"))
	case choices.Exists() && c.Type != "":
		choices.Fail("write type: choice, or leave choices out", "a column of type %s has no choices", c.Type)
	}
	switch {
	case c.Type == content.TypeReference:
		c.Of = readToken(f.Need("of"))
	case of.Exists() && c.Type != "":
		of.Fail("write type: reference, or leave of out", "a column of type %s names no row of another register", c.Type)
	}
	switch {
	case c.Past && c.Type != content.TypeDate && c.Type != "":
		f.Get("past").Fail("write type: date, or leave past out", "a column of type %s is no day", c.Type)
	}
	switch {
	case c.ID == "":
		return c, false
	case c.ID == "key":
		id.Fail("choose another name", "key names the row itself, so it stands twice")
		return c, false
	case rule.Reserved(c.ID):
		id.Fail("choose another name", "column %s could not be read: the name means something in every expression", c.ID)
		return c, false
	case reg.Column(c.ID) != nil:
		id.Fail("", "column %s stands twice", c.ID)
		return c, false
	}
	return c, true
}

func readChoices(list Node) []string {
	var out []string
	items := atMost(list, maxParts, "choices")
	if list.IsList() && len(items) == 0 {
		list.Fail("", "a choice has at least one word")
	}
	for _, n := range items {
		word := n.Line()
		if slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, word) }) {
			n.Fail("", "choice %s stands twice", quote(word))
			continue
		}
		out = append(out, word)
	}
	return out
}

// references looks up the registers that columns name rows of; one may stand below.
func (r *reader) references(list Node) {
	for i := range r.gate.Registers {
		reg := &r.gate.Registers[i]
		for _, c := range reg.Columns {
			if c.Of != "" && r.gate.Register(c.Of) == nil {
				list.Fail("", "register %s is not known, which column %s of %s names rows of", quote(c.Of), c.ID, reg.ID)
			}
		}
	}
}

func (r *reader) complete(n Node, reg *content.Register) {
	of := mapOf(n).Get("complete")
	if !of.Exists() {
		return
	}
	id := readQuestionID(of)
	q := r.gate.Question(id)
	switch {
	case id == "":
	case q == nil:
		of.Fail(of.near(id, r.questions), "question %s is not known", id)
	case len(q.Checks) == 0:
		of.Fail("give it one, or leave complete out", "question %s is not known to have a check, so nothing would ever say that %s lists all", id, reg.ID)
	default:
		reg.Complete = id
	}
}

// check reads one check and gives it to its question.
func (r *reader) check(n Node) {
	f := n.Fields("question", "register", "over", "scope", "passes", "says", "none", "proof")
	of := f.Need("question")
	id := readQuestionID(of)
	c := content.Check{
		Register: f.Need("register").Line(), Over: content.OverEvery, None: content.NoneUnknown,
		Scope: f.Get("scope").Text(), Passes: f.Need("passes").Text(), Says: f.Need("says").Line(), Proof: f.Get("proof").Bool(),
	}
	if over := f.Get("over"); over.Exists() {
		c.Over = content.Over(over.OneOf(string(content.OverEvery), string(content.OverLatest), string(content.OverSome), string(content.OverWhole)))
	}
	if none := f.Get("none"); none.Exists() {
		c.None = content.None(none.OneOf(string(content.NoneUnknown), string(content.NonePasses)))
	}
	q := r.gate.Question(id)
	switch {
	case id == "":
		return
	case q == nil:
		of.Fail(of.near(id, r.questions), "question %s is not known", id)
		return
	case q.SignOff:
		of.Fail("", "question %s is not known to be answered: the sign-offs settle it, so no check of it counts", id)
		return
	case c.Over == content.OverWhole && f.Get("scope").Exists():
		f.Get("scope").Fail("leave it out", "a check over the whole register has no scope")
	}
	if c.Passes != "" && c.Says != "" {
		for _, wrong := range rule.Compile(r.gate, &c) {
			part := f.Get(string(wrong.Part))
			if wrong.Term != "" {
				part = r.terms[c.Register+" "+wrong.Term]
			}
			part.failWithin(wrong.Col, wrong.Hint, "the check of %s: %s", id, wrong.Msg)
		}
	}
	r.source.put("check:"+id, f)
	q.Checks = append(q.Checks, c)
}
