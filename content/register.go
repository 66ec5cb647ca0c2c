package content

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Register is a typed table of facts that the gate asks for: one row a thing, each with a key that names it.
type Register struct {
	ID      string // "identities"
	Title   string
	Summary string
	Key     string // what names a row: "name of the identity"
	People  bool   // its rows are people: keys are compared as people are, not letter by letter
	// Complete is the question whose checks say that every thing of the kind has a row; "" where nothing says so.
	Complete string
	Columns  []Column
}

// Column is one fact about each row of a register.
type Column struct {
	ID       string // "last_rotated"
	Title    string
	Help     string
	Type     ColumnType
	Choices  []string // of a choice, in order
	Of       string   // the register that a reference names a row of
	Required bool     // a row without it is not whole: said beside the row, and unknown to every check that reads it
	Unique   bool     // no two rows hold the same
	Past     bool     // a date of what has happened: a day that is still to come is refused where rows are recorded
}

// ColumnType says how the text of a cell is read.
type ColumnType string

// The types of column.
const (
	TypeText      ColumnType = "text"
	TypeChoice    ColumnType = "choice"
	TypeYesNo     ColumnType = "yes-no"
	TypeNumber    ColumnType = "number"
	TypeDate      ColumnType = "date"     // YYYY-MM-DD
	TypeDuration  ColumnType = "duration" // whole minutes; "90", "1h30m", "2d"
	TypePerson    ColumnType = "person"   // "Name <mail>"
	TypeList      ColumnType = "list"     // items parted by ";"
	TypeReference ColumnType = "reference"
)

// ColumnTypes lists every type.
var ColumnTypes = []ColumnType{TypeText, TypeChoice, TypeYesNo, TypeNumber, TypeDate, TypeDuration, TypePerson, TypeList, TypeReference}

// Register finds a register by its id, nil when there is none.
func (g *Gate) Register(id string) *Register {
	for i := range g.Registers {
		if g.Registers[i].ID == id {
			return &g.Registers[i]
		}
	}
	return nil
}

// Column finds a column by its id, nil when there is none.
func (r *Register) Column(id string) *Column {
	if i := r.Index(id); i >= 0 {
		return &r.Columns[i]
	}
	return nil
}

// Index is the place of a column in its register, -1 when there is none.
func (r *Register) Index(id string) int {
	for i := range r.Columns { // a column is large, and this is asked for every cell
		if r.Columns[i].ID == id {
			return i
		}
	}
	return -1
}

// Canonical is the one spelling of a cell's text that the record keeps, "" for an empty cell. The error says what is
// wanted instead.
func (c *Column) Canonical(text string) (string, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", nil
	}
	v, err := c.value(text)
	if err != nil {
		return "", err
	}
	switch v := v.(type) {
	case []string:
		return strings.Join(v, "; "), nil
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), nil
	case int:
		if c.Type == TypeDate {
			return text, nil
		}
		return strconv.Itoa(v), nil
	case string:
		return v, nil
	}
	return "", fmt.Errorf("column %s has the type %q, which is none", c.ID, c.Type)
}

// Value reads the text of a cell: nil for an empty one, else a string, a float64, an int (a date as days since 1970-01-01,
// a duration in minutes) or a []string. Text that does not read is an error, never an empty cell.
func (c *Column) Value(text string) (any, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	return c.value(text)
}

func (c *Column) value(text string) (any, error) {
	switch c.Type {
	case TypeText, TypePerson, TypeReference:
		return text, nil
	case TypeChoice:
		return oneOf(text, c.Choices)
	case TypeYesNo:
		return oneOf(text, []string{"yes", "no"})
	case TypeNumber:
		n, err := strconv.ParseFloat(text, 64)
		if err != nil || n != n || n > 1e15 || n < -1e15 {
			return nil, fmt.Errorf("%q is no number", text)
		}
		return n, nil
	case TypeDate:
		return dayOf(text)
	case TypeDuration:
		return minutesOf(text)
	case TypeList:
		var out []string
		for item := range strings.SplitSeq(text, ";") {
			if item = strings.TrimSpace(item); item != "" && !slices.Contains(out, item) {
				out = append(out, item)
			}
		}
		return out, nil
	default:
		return nil, fmt.Errorf("column %s has the type %q, which is none", c.ID, c.Type)
	}
}

func oneOf(text string, choices []string) (any, error) {
	for _, c := range choices {
		if strings.EqualFold(c, text) {
			return c, nil
		}
	}
	return nil, fmt.Errorf("%q is none of %s", text, strings.Join(choices, ", "))
}

func dayOf(text string) (any, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return nil, fmt.Errorf("%q is no date: write YYYY-MM-DD", text)
	}
	return int(t.Unix() / 86_400), nil
}

const mostMinutes = 10 * 366 * 24 * 60

// minutesOf reads "90", "90m", "1h30m" or "2d". Less than a minute counts as one.
func minutesOf(text string) (any, error) {
	wrong := fmt.Errorf("%q is no duration: write minutes, or such as 1h30m or 2d", text)
	if n, err := strconv.Atoi(text); err == nil {
		if n < 0 || n > mostMinutes {
			return nil, wrong
		}
		return n, nil
	}
	if days, ok := strings.CutSuffix(text, "d"); ok {
		n, err := strconv.Atoi(days)
		if err != nil || n < 0 || n > mostMinutes/(24*60) {
			return nil, wrong
		}
		return n * 24 * 60, nil
	}
	d, err := time.ParseDuration(text)
	if err != nil || d < 0 || d > mostMinutes*time.Minute {
		return nil, wrong
	}
	return int((d + time.Minute - 1) / time.Minute), nil
}
