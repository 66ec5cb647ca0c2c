package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
)

// schemaVersion is the number of the last file in migrations; the database carries it as user_version.
const schemaVersion = 3

// readableSince is the first layout that can be read as it is, where nothing may be written: what came after it only
// added. So a backup that an older program made can be restored.
const readableSince = 2

// applicationID says "gngo" in the header of the file.
const applicationID = 0x676e676f

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the database to schemaVersion. Only a database that is new or of an older program pays for it. Each file
// is one transaction that also sets user_version; where another process was faster, it goes on from where that one is.
func migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return fmt.Errorf("migrations: %w", err)
	}
	p, err := goose.NewProvider(goose.DialectCustom, db, files,
		goose.WithStore(userVersion{}), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("migrations: %w", err)
	}
	before, err := userVersion{}.GetLatestVersion(ctx, db)
	for err == nil {
		_, failed := p.Up(ctx)
		if failed == nil {
			return nil
		}
		var now int64
		if now, err = (userVersion{}).GetLatestVersion(ctx, db); err != nil || now >= schemaVersion {
			break
		}
		if now <= before {
			return fmt.Errorf("bring the database up to date: %w", failed)
		}
		before = now // another process has done what this one was about to do; what comes after it may be left
	}
	return err
}

// userVersion keeps the number of the last migration where SQLite has a place for it, instead of in a table.
type userVersion struct{}

var _ database.StoreExtender = userVersion{}

func (userVersion) Tablename() string { return "user_version" }

func (userVersion) TableExists(context.Context, database.DBTxConn) (bool, error) { return true, nil }

func (userVersion) CreateVersionTable(context.Context, database.DBTxConn) error { return nil }

// Insert ends a migration, in its transaction. One that another process has done already is taken back: some can be
// done twice, and the number must never go down.
func (u userVersion) Insert(ctx context.Context, db database.DBTxConn, r database.InsertRequest) error {
	held, err := u.GetLatestVersion(ctx, db)
	if err != nil {
		return err
	}
	if held >= r.Version {
		return fmt.Errorf("another process has brought it to layout %d", held)
	}
	_, err = db.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", r.Version))
	return err
}

func (userVersion) Delete(context.Context, database.DBTxConn, int64) error {
	return errors.New("a migration is never taken back: restore a backup")
}

func (u userVersion) GetMigration(ctx context.Context, db database.DBTxConn, version int64) (*database.GetMigrationResult, error) {
	latest, err := u.GetLatestVersion(ctx, db)
	if err != nil {
		return nil, err
	}
	if version > latest {
		return nil, database.ErrVersionNotFound
	}
	return &database.GetMigrationResult{IsApplied: true}, nil
}

func (userVersion) GetLatestVersion(ctx context.Context, db database.DBTxConn) (int64, error) {
	var v int64
	err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&v)
	return v, err
}

func (u userVersion) ListMigrations(ctx context.Context, db database.DBTxConn) ([]*database.ListMigrationsResult, error) {
	latest, err := u.GetLatestVersion(ctx, db)
	if err != nil {
		return nil, err
	}
	var out []*database.ListMigrationsResult
	for v := latest; v >= 0; v-- {
		out = append(out, &database.ListMigrationsResult{Version: v, IsApplied: true})
	}
	return out, nil
}
