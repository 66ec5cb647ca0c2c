package ui

import (
	"strconv"

	"gonogo/assessment"
)

// Int writes a number.
func Int(n int) string { return strconv.Itoa(n) }

// Bytes says how large a file is.
func Bytes(n int64) string {
	switch {
	case n >= 1<<20:
		return strconv.FormatFloat(float64(n)/(1<<20), 'f', 1, 64) + " MiB"
	case n >= 1<<10:
		return strconv.FormatFloat(float64(n)/(1<<10), 'f', 1, 64) + " KiB"
	default:
		return Count(int(n), "byte")
	}
}

// AnswerWord is an answer as people say it.
func AnswerWord(a assessment.Answer) string {
	switch a {
	case assessment.Unanswered:
		return "unanswered"
	case assessment.NotApplicable:
		return "not applicable"
	case assessment.DontKnow:
		return "don't know"
	case assessment.Met, assessment.Partly, assessment.Unmet:
		return string(a)
	default:
		return string(a)
	}
}

// Signers says how many different people have signed and how many it takes.
func Signers(o *assessment.SignOffs) string {
	if o.People == 1 {
		return "1 person signed, " + Int(o.PeopleNeeded) + " needed"
	}
	return Int(o.People) + " people signed, " + Int(o.PeopleNeeded) + " needed"
}

// Days says how far a day is away: "in 3 days", "today", "2 days ago".
func Days(d, today assessment.Date) string {
	switch n := d.DaysFrom(today); {
	case d.IsZero():
		return "no date"
	case n == 0:
		return "today"
	case n == 1:
		return "tomorrow"
	case n == -1:
		return "yesterday"
	case n < 0:
		return Count(-n, "day") + " ago"
	default:
		return "in " + Count(n, "day")
	}
}
