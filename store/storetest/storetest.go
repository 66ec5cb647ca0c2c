// Package storetest says, as tests, what every journal must do. A store's own tests call Run with a way to
// open it, and Main where other processes can open it too. It knows no store. Begin with Run.
package storetest

import (
	"testing"

	"gonogo/assessment"
)

// Place is where one journal is kept. Each test gets one of its own, empty.
type Place struct {
	// Open opens the journal, once more if it is open already: as another program would.
	Open func(t *testing.T) assessment.Journal
	// OpenReadOnly opens it for reading only.
	OpenReadOnly func(t *testing.T) assessment.Journal
	// FailNextWrite makes the next write of an open journal fail; what it returns mends it.
	FailNextWrite func(t *testing.T, j assessment.Journal) (mend func())
	// Path is what another process opens it by, with the function given to Main; "" where none can.
	Path string
}

// Run runs the whole suite.
func Run(t *testing.T, place func(t *testing.T) Place) {
	tests := []struct {
		name string
		run  func(t *testing.T, p Place)
	}{
		{"EntriesComeBackByteForByteInOrder", entriesComeBack},
		{"SeveralWritersComeBackByWriterAndNumber", severalWriters},
		{"TheFrontierIsReadOffWithoutTheEntries", readOffFrontier},
		{"ReopeningFindsEverything", reopening},
		{"AnUnknownAssessmentIsNotFound", unknownAssessment},
		{"AStaleFrontierIsAConflictAndKeepsNothing", staleFrontier},
		{"AnAppendIsAllOrNothing", allOrNothing},
		{"AnEntryThatDoesNotFollowIsRefused", mustFollow},
		{"AnEntryWithAnotherDigestIsRefused", mustHaveItsDigest},
		{"TheSameEntryTwiceIsNoError", sameEntryTwice},
		{"TheSameIDWithOtherBytesIsAnError", sameIDOtherBytes},
		{"BeginningTwiceGivesTheSameSlug", beginTwice},
		{"BeginningOtherwiseUnderTheSameIDIsAnError", beginOtherwise},
		{"TakenSlugsAreNumbered", slugsAreNumbered},
		{"FindingByPrefixPrefersTheExactMatch", findByPrefix},
		{"APrefixIsNoPattern", prefixIsNoPattern},
		{"AGatePackComesBackByDigest", packs},
		{"AGatePackUnderAForeignDigestIsRefused", foreignPack},
		{"AGateMovedToIsKeptWithItsEntryOrNotAtAll", movedTo},
		{"KeptFilesComeBackByteForByte", keptFiles},
		{"AFileIsKeptWithItsEntryOrNotAtAll", keptOrNot},
		{"SummariesComeBackInTheList", summaries},
		{"SeveralSummariesAreSavedTogether", severalSummaries},
		{"ALateSummaryIsDropped", lateSummary},
		{"AnEqualSummaryWakesNobody", equalSummary},
		{"TheChangeCounterMovesWithEveryWriter", changeCounter},
		{"ReadingOnlyRefusesEveryWrite", readOnly},
		{"AWriteIgnoresACancelledContext", cancelledWrite},
		{"AReadObeysACancelledContext", cancelledRead},
		{"AFailedWriteKeepsNothingAndTheNextSucceeds", failedWrite},
		{"WritingAfterCloseIsNotSaved", afterClose},
		{"ClosingTwiceIsNoError", closingTwice},
		{"TwoHandlesSeeEachOther", twoHandles},
		{"ManyGoroutinesLoseNothing", manyGoroutines},
		{"AHundredThousandEntriesComeBack", large},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { tt.run(t, place(t)) })
	}
	t.Run("ProcessesLoseNothing", func(t *testing.T) {
		if p := place(t); p.Path != "" { // a journal of one process alone has nothing to prove here
			Processes(t, p, 2, 40)
		}
	})
}
