-- +goose Up
-- Copies of files that evidence names, each once, by the SHA-256 of its bytes. They belong to the record as the entries
-- that name them do.
CREATE TABLE files (
    digest TEXT    NOT NULL PRIMARY KEY CHECK (length(digest) > 0),
    size   INTEGER NOT NULL CHECK (size = length(bytes)),
    bytes  BLOB    NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER files_are_never_changed BEFORE UPDATE ON files
BEGIN
    SELECT RAISE (ABORT, 'a kept file is never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER files_are_never_deleted BEFORE DELETE ON files
BEGIN
    SELECT RAISE (ABORT, 'a kept file is never deleted');
END;
-- +goose StatementEnd
