package rule

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"gonogo/content"
)

// sentence fills a row into what the check says of one that fails.
func (p *program) sentence(row *content.Row) string {
	says := p.check.Says
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(says, "{")
		name, after, closed := strings.Cut(rest, "}")
		b.WriteString(before)
		if !ok || !closed {
			return b.String()
		}
		if i := p.reg.Index(name); i >= 0 {
			b.WriteString(shown(row.Values[i], p.reg.Columns[i].Type))
		} else {
			b.WriteString(row.Key)
		}
		says = after
	}
}

func shown(v any, t content.ColumnType) string {
	if s := textOf(v, t); s != "" {
		return s
	}
	return "nothing"
}

// textOf is the text of a cell's value, "" for an empty one.
func textOf(v any, t content.ColumnType) string {
	switch v := v.(type) {
	case string:
		return v
	case []string:
		return strings.Join(v, ", ")
	case int:
		if t == content.TypeDate {
			return time.Unix(int64(v)*86_400, 0).UTC().Format(time.DateOnly)
		}
		return fmt.Sprint(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	default:
		return ""
	}
}
