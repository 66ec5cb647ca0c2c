package assessment

import (
	"fmt"
	"slices"
)

// fullOf are the files that list all that their sources have of a register.
func (p *ImportPlan) fullOf(register string) []int16 {
	var out []int16
	for i := range p.Files {
		if p.Files[i].Source != "" && slices.Contains(p.Files[i].Full, register) {
			out = append(out, int16(i))
		}
	}
	return out
}

// lost finds the files that list all of a source and not a row of which that source knew, though another one lists it.
func (b *planner) lost(row *PlanRow) {
	for _, f := range b.fulls[row.Register.ID] {
		file := &b.Files[f]
		listed := false
		for n := row.First; n >= 0 && !listed; n = b.next[n] {
			o := &b.Files[b.Found.Rows[n].File]
			listed = o == file || o.sameSource(file)
		}
		if listed || slices.ContainsFunc(row.lost, func(o int16) bool { return b.Files[o].sameSource(file) }) {
			continue
		}
		knew := row.held.saidBy(b.log, func(o *ImportedFile, _ int) bool { return file.sameSource(o) })
		if knew && !outdatedBy(b.log, row.held.listed, file) {
			row.lost = append(row.lost, f)
			b.left[fmt.Sprintf("%s no longer lists rows that another source lists: they stay, and what it alone said of them is unknown", file.Name)]++
		}
	}
}

// gone finds the rows that an earlier export of a source had and a full one of this import does not. One that another source
// still lists is not gone; what is taken back is what this one said of it.
func (b *planner) gone() {
	newest := b.newestFull()
	for i := range b.state.Gate.Registers {
		reg := &b.state.Gate.Registers[i]
		if len(b.fulls[reg.ID]) == 0 {
			continue
		}
		for n := range b.state.Rows[reg.ID] {
			held := &b.state.Rows[reg.ID][n]
			if _, listed := b.index[reg.ID][held.Key]; listed {
				continue
			}
			missing, still := false, false
			held.saidBy(b.log, func(o *ImportedFile, entry int) bool {
				f := slices.IndexFunc(b.fulls[reg.ID], func(f int16) bool { return b.Files[f].sameSource(o) })
				switch {
				case f >= 0 && !b.Files[b.fulls[reg.ID][f]].olderThan(o):
					missing = true
				case f >= 0:
					still = true // what came into being since is not gone
				default: // where a later full export of its own source did not list it either, its word has stayed behind
					last, is := newest[fullName{o.Format, o.Source, reg.ID}]
					still = still || !is || last <= entry
				}
				return false
			})
			row := PlanRow{Register: reg, Key: held.Key, First: -1, held: held}
			switch {
			case missing && still:
				b.finish(&row)
			case missing:
				row.Fate = RowGone
				b.Counts.Gone++
				if b.choice.RemoveGone {
					b.Counts.Removed++
				}
			default:
				continue
			}
			if b.index[reg.ID] == nil {
				b.index[reg.ID] = map[string]int32{}
			}
			b.index[reg.ID][held.Key] = int32(len(b.Rows))
			b.Rows = append(b.Rows, row)
		}
	}
}

// fullName names what a source has in a register.
type fullName struct{ format, source, register string }

// newestFull is the entry with which each source was last taken in as a whole.
func (b *planner) newestFull() map[fullName]int {
	out, files := map[fullName]int{}, map[fullName]*ImportedFile{}
	for n := range b.state.Log {
		was, ok := b.state.Log[n].What.(Imported)
		if !ok || b.state.Log[n].Undone {
			continue
		}
		for i := range was.Files {
			for _, register := range was.Files[i].Full {
				f := &was.Files[i]
				name := fullName{f.Format, f.Source, register}
				if newest := files[name]; f.Source != "" && (newest == nil || !f.olderThan(newest)) {
					out[name], files[name] = n, f
				}
			}
		}
	}
	return out
}
