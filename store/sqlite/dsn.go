package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	sqlite "modernc.org/sqlite"
)

// access says what a connection may do.
type access int

const (
	reads     access = iota // reads a database that we may write, and cleans up behind it
	readsOnly               // never writes one byte
	frozen                  // reads a file that nobody changes and that has no log
	copies                  // reads, and writes a copy elsewhere
	writes
)

// pragma is a setting of a connection and what it reads back as.
type pragma struct{ name, set, reads string }

// settings are the pragmas of every connection, the same for all.
func settings(a access, busy time.Duration) []pragma {
	ms := strconv.FormatInt(busy.Milliseconds(), 10)
	p := []pragma{
		{"busy_timeout", ms, ms},
		{"synchronous", synchronous, synchronousReads},
		{"foreign_keys", "1", "1"},
		{"trusted_schema", "0", "0"},
		{"cell_size_check", "1", "1"},
		{"mmap_size", "0", "0"},
	}
	if a == writes {
		p = append(p, pragma{"journal_mode", "wal", "wal"})
	}
	if a == reads {
		p = append(p, pragma{"query_only", "1", "1"})
	}
	if runtime.GOOS == "darwin" {
		p = append(p, pragma{"fullfsync", "1", "1"}, pragma{"checkpoint_fullfsync", "1", "1"})
	}
	return p
}

// dsn names the database at path. It is always a file: URI, since the driver ignores mode otherwise, and
// nothing in it but the path and the waiting time comes from outside.
func dsn(path string, a access, busy time.Duration) string {
	q := url.Values{}
	for _, p := range settings(a, busy) {
		if p.name == "query_only" {
			q.Set("_query_only", p.set) // after everything that must be set before it
			continue
		}
		q.Add("_pragma", p.name+"("+p.set+")")
	}
	q.Set("_dqs", "0")
	q.Set("_defensive", "1")
	q.Set("_error_rc", "1")
	q.Set("_txlock", "immediate")
	switch a {
	case readsOnly, copies:
		q.Set("mode", "ro")
	case frozen:
		q.Set("mode", "ro")
		q.Set("immutable", "1")
	default:
		q.Set("mode", "rw") // never creates
	}
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // a drive letter
	}
	return (&url.URL{Scheme: "file", OmitHost: true, Path: slashed, RawQuery: q.Encode()}).String()
}

// pool opens connections and refuses one whose settings did not take.
func pool(path string, a access, busy time.Duration) (*sql.DB, error) {
	c, err := sqlite.NewConnector(dsn(path, a, busy))
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	return sql.OpenDB(&checkedConnector{Connector: c, settings: settings(a, busy)}), nil
}

type checkedConnector struct {
	driver.Connector
	settings []pragma
}

func (c *checkedConnector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range c.settings {
		got, err := readPragma(ctx, conn, p.name)
		if err == nil && got != p.reads {
			err = fmt.Errorf("the database did not take the setting %s=%s: it says %q", p.name, p.set, got)
		}
		if err != nil {
			return nil, errors.Join(err, conn.Close())
		}
	}
	return conn, nil
}

func readPragma(ctx context.Context, conn driver.Conn, name string) (string, error) {
	q, ok := conn.(driver.QueryerContext)
	if !ok {
		return "", fmt.Errorf("the driver cannot read settings")
	}
	rows, err := q.QueryContext(ctx, "PRAGMA "+name, nil)
	if err != nil {
		return "", err
	}
	defer func() { _ = rows.Close() }() // it was read
	v := make([]driver.Value, len(rows.Columns()))
	if err := rows.Next(v); err != nil {
		return "", fmt.Errorf("read setting %s: %w", name, err)
	}
	return fmt.Sprint(v[0]), nil
}

func init() {
	// Locks that belong to the open file, not to the process: a stray close of the database elsewhere in
	// the process cannot drop them. Where a system has none, the rule that nothing else opens the file holds alone.
	_, _ = sqlite.OFDLocking(true)
	sqlite.StrictPragmas(true)
}
