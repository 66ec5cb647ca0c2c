package assessment

import "slices"

// Tally counts the leaves of a framework: the controls that have none below them.
type Tally struct {
	Leaves int
	Stand  map[Stands]int
	By     map[Outcome]int // of those asked about in an assessment
}

// Tally counts where the leaves stand.
func (c *Coverage) Tally() Tally {
	t := Tally{Stand: map[Stands]int{}, By: map[Outcome]int{}}
	for i := range c.Controls {
		control := &c.Controls[i]
		if !control.Leaf {
			continue
		}
		t.Leaves++
		t.Stand[control.Stands]++
		if control.Outcome != 0 {
			t.By[control.Outcome]++
		}
	}
	return t
}

// Settled reports whether nothing is left to do about a control in an assessment, as far as the gate asks about it.
func (c *Covered) Settled() bool {
	return c.Stands == StandsAsked && (c.Outcome == OutcomeMet || c.Outcome == OutcomeNotApplicable)
}

// Whole reports whether every control below it is asked about; a control with none below it is.
func (c *Covered) Whole() bool { return c.Asked == c.Of }

// All lists the controls that stand so, each one by itself.
func (c *Coverage) All(s Stands) []*Covered {
	var out []*Covered
	for i := range c.Controls {
		if c.Controls[i].Stands == s {
			out = append(out, &c.Controls[i])
		}
	}
	return out
}

// Topmost lists the controls that stand so, one for all where everything below it stands so too.
func (c *Coverage) Topmost(s Stands) []*Covered {
	mixed := map[string]bool{} // itself or something below it stands otherwise
	parent := map[string]string{}
	for _, control := range c.Controls {
		parent[control.ID] = control.Parent
	}
	for _, control := range c.Controls {
		for up := control.ID; control.Stands != s && up != "" && !mixed[up]; up = parent[up] {
			mixed[up] = true
		}
	}
	return slices.DeleteFunc(c.All(s), func(control *Covered) bool {
		return mixed[control.ID] || control.Parent != "" && !mixed[control.Parent]
	})
}
