package assessment

import (
	"fmt"
	"time"
)

// Date is a calendar day without a zone. The zero value is no date. Dates compare with < and ==.
type Date int32

// unixDayOne keeps the zero value free: day 1 is 0001-01-01.
const unixDayOne = 719163 // days from 0000-12-31 to 1970-01-01

// ParseDate reads YYYY-MM-DD and refuses a day that no calendar has.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return 0, fmt.Errorf("%q is not a date: write YYYY-MM-DD, such as 2026-12-15", s)
	}
	return DateOf(t), nil
}

// DateOf is the day of t in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()/86400) + unixDayOne
}

// unixDay is the day as so many days since 1970-01-01.
func (d Date) unixDay() int { return int(d - unixDayOne) }

func dayOfUnix(day int) Date { return Date(day) + unixDayOne }

// Add is the day so many days later.
func (d Date) Add(days int) Date { return d + Date(days) }

// Time is the moment at which the day begins in UTC.
func (d Date) Time() time.Time { return time.Unix(int64(d-unixDayOne)*86400, 0).UTC() }

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == 0 }

// DaysFrom is how many days d lies after e.
func (d Date) DaysFrom(e Date) int { return int(d - e) }

func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalText writes YYYY-MM-DD, or nothing for no date.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads YYYY-MM-DD, or nothing for no date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	v, err := ParseDate(string(b))
	*d = v
	return err
}

// Later is the later of two dates.
func Later(a, b Date) Date { return max(a, b) }
