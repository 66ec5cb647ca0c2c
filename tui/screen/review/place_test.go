package review

import (
	"slices"
	"sync"
	"testing"
)

func TestThePlaceInSightLastIsTheOneThatIsKept(t *testing.T) {
	var p place
	if !p.moved("ID-01") {
		t.Fatal("nobody was to write the first place")
	}
	wrote := []string{p.next()}
	for _, id := range []string{"ID-02", "ID-03", ""} { // while the first is being written; nothing in sight is no place
		if p.moved(id) {
			t.Fatalf("%q was to be written beside another", id)
		}
	}
	for id := p.next(); id != ""; id = p.next() {
		wrote = append(wrote, id)
	}
	if want := []string{"ID-01", "ID-03"}; !slices.Equal(wrote, want) {
		t.Fatalf("wrote %q, not %q", wrote, want)
	}
	if p.moved("ID-03") {
		t.Error("the place that is kept was to be written again")
	}
	if p.forget(); !p.moved("ID-03") {
		t.Error("a place that another may have been kept over was not to be written again")
	}
}

func TestAPlaceIsWrittenByOneAtATime(t *testing.T) {
	var p place
	var all sync.WaitGroup
	var disk string // unguarded: the race detector tells of two at once
	for _, id := range []string{"ID-01", "ID-02", "ID-03", "ID-04"} {
		all.Go(func() {
			if p.moved(id) {
				for at := p.next(); at != ""; at = p.next() {
					disk = at
				}
			}
		})
	}
	all.Wait()
	if disk != p.kept {
		t.Fatalf("the disk has %q, %q was to be kept", disk, p.kept)
	}
}
