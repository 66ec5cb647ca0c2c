-- +goose Up

-- Facts about the database itself: its random id, and a counter that settles failed commits.
CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO meta (key, value) VALUES ('id', lower(hex(randomblob(16)))), ('settled', '0');

-- The exact source of every gate used; sum is SHA-256 over source, so that a flipped bit is seen on reading.
CREATE TABLE packs (
    digest TEXT NOT NULL PRIMARY KEY,
    sum    BLOB NOT NULL CHECK (length(sum) = 32),
    source BLOB NOT NULL
) STRICT;

-- One row an assessment; sum is a digest over id, slug and gate.
CREATE TABLE assessments (
    num  INTEGER PRIMARY KEY,
    id   TEXT NOT NULL UNIQUE CHECK (length(id) > 0),
    slug TEXT NOT NULL UNIQUE CHECK (length(slug) > 0),
    gate TEXT NOT NULL REFERENCES packs (digest),
    sum  TEXT NOT NULL
) STRICT;

-- The journal: the exact bytes of every entry. The other columns repeat what the bytes say, to find them by.
-- Clustered by chain, since an assessment is always read as a whole.
CREATE TABLE entries (
    assessment INTEGER NOT NULL REFERENCES assessments (num),
    writer     TEXT    NOT NULL CHECK (length(writer) > 0),
    seq        INTEGER NOT NULL CHECK (seq > 0),
    id         TEXT    NOT NULL UNIQUE CHECK (length(id) > 0),
    digest     TEXT    NOT NULL,
    bytes      BLOB    NOT NULL,
    PRIMARY KEY (assessment, writer, seq)
) STRICT, WITHOUT ROWID;

-- +goose StatementBegin
CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries
BEGIN
    SELECT RAISE (ABORT, 'an entry is never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER entries_are_never_deleted BEFORE DELETE ON entries
BEGIN
    SELECT RAISE (ABORT, 'an entry is never deleted');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER packs_are_never_changed BEFORE UPDATE ON packs
BEGIN
    SELECT RAISE (ABORT, 'the source of a gate is never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER packs_are_never_deleted BEFORE DELETE ON packs
BEGIN
    SELECT RAISE (ABORT, 'the source of a gate is never deleted');
END;
-- +goose StatementEnd

-- A projection of the journal for the portfolio: dropped and made again at will. Dates are YYYY-MM-DD or ''.
CREATE TABLE summaries (
    assessment    INTEGER PRIMARY KEY REFERENCES assessments (num),
    name          TEXT    NOT NULL,
    programme     TEXT    NOT NULL,
    gate_id       TEXT    NOT NULL,
    gate_version  TEXT    NOT NULL,
    verdict       TEXT    NOT NULL,
    answered      INTEGER NOT NULL,
    applicable    INTEGER NOT NULL,
    open_blockers INTEGER NOT NULL,
    go_live       TEXT    NOT NULL,
    updated       TEXT    NOT NULL,
    judged_on     TEXT    NOT NULL,
    holds_until   TEXT    NOT NULL,
    engine        INTEGER NOT NULL,
    entries       INTEGER NOT NULL,
    archived      INTEGER NOT NULL,
    signed        INTEGER NOT NULL
) STRICT;

-- "gngo", so that another program's file is told from ours.
PRAGMA application_id = 1735288687;
