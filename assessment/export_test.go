package assessment

// What the tests of the Desk share with those of the engine.
var (
	SmallGate     = smallGate
	PlainSubject  = plainSubject
	GoodPiece     = goodPiece
	GoodWaiver    = goodWaiver
	GoodCondition = goodCondition
	Day           = day
	AskedOfAgent  = askedOfAgent
	NextGate      = nextGate
)

const DigestA = digestA
