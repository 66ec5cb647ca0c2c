package tree

import (
	"strconv"
	"strings"
	"time"
)

// When is a day that a tool gives, or that it says there is none. The zero value is unknown.
type When struct {
	Never bool      // the tool says that it has none: no end, never used
	Day   string    // YYYY-MM-DD in UTC, "" where unknown or never
	Time  time.Time // zero where only a day is known
}

// farAway is the year from which on tools mean that something has no end.
const farAway = 9000

// forms are the ways in which tools write a time. Those without a zone are taken as UTC.
var forms = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02 15:04:05.999999999Z07:00", "2006-01-02 15:04:05.999999999",
	"2006-01-02T15:04:05.999999999Z0700", "2006-01-02 15:04:05.999999999 -0700 MST", "2006-01-02T15:04Z07:00", "2006-01-02T15:04", time.DateOnly,
	time.RFC1123, time.RFC1123Z, time.RFC850, time.ANSIC, time.UnixDate, "1/2/2006 3:04:05 PM",
}

// ParseWhen reads a time in any form that tools use: RFC 3339 and its relatives, seconds or milliseconds since 1970, and
// "/Date(1)/". The year 9999 is never. An empty text is unknown; ok is false where a text is no time.
func ParseWhen(text string) (w When, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return When{}, true
	}
	if day := plainDay(text); day != "" {
		return When{Day: day}, true
	}
	if inner, is := strings.CutPrefix(text, "/Date("); is {
		text, _, _ = strings.Cut(inner, ")")
		if ms, err := strconv.ParseInt(text, 10, 64); err == nil {
			return atTime(time.UnixMilli(ms)), true
		}
		return When{}, false
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return epoch(n)
	}
	if f, err := strconv.ParseFloat(text, 64); err == nil && f > 0 && f < 1e13 {
		return epoch(int64(f))
	}
	for _, form := range forms {
		if t, err := time.Parse(form, text); err == nil {
			return atTime(t), true
		}
	}
	return When{}, false
}

// epoch reads seconds, or milliseconds where they would be beyond the year 5000.
func epoch(n int64) (When, bool) {
	switch {
	case n <= 0:
		return When{}, false // what 0 means differs from tool to tool
	case n > 99_999_999_999_999:
		return When{}, false
	case n > 99_999_999_999:
		return atTime(time.UnixMilli(n)), true
	default:
		return atTime(time.Unix(n, 0)), true
	}
}

func atTime(t time.Time) When {
	t = t.UTC()
	switch {
	case t.Year() >= farAway:
		return When{Never: true}
	case t.Year() < 1970: // Go's and .NET's zero time: nothing was ever set
		return When{}
	}
	return When{Day: t.Format(time.DateOnly), Time: t}
}

// plainDay is the day of a time in UTC as most tools write it, without a copy of the text; "" where it is another form.
// An export of many lines holds hundreds of thousands of them.
func plainDay(s string) string {
	if len(s) < 20 || s[4] != '-' || s[7] != '-' || s[10] != 'T' || s[0] != '1' && s[0] != '2' {
		return ""
	}
	if rest := s[19:]; rest != "Z" && rest != "+00:00" {
		return ""
	}
	for i, c := range []byte(s[:19]) {
		switch i {
		case 4, 7, 10:
		case 13, 16:
			if c != ':' {
				return ""
			}
		default:
			if c < '0' || c > '9' {
				return ""
			}
		}
	}
	month, day := int(s[5]-'0')*10+int(s[6]-'0'), int(s[8]-'0')*10+int(s[9]-'0')
	if s[:4] < "1970" || month < 1 || month > 12 || day < 1 || day > 28 { // the last days of a month are left to package time
		return ""
	}
	return s[:10]
}
