-- +goose Up
-- The summary of an assessment as one text: crossing from SQLite costs by the column, and the portfolio reads
-- them all. It is a projection, so what was held is dropped and made again.
DROP TABLE summaries;

CREATE TABLE summaries (
    assessment INTEGER PRIMARY KEY REFERENCES assessments (num),
    entries    INTEGER NOT NULL,
    line       TEXT    NOT NULL -- the fields of the summary, see line.go
) STRICT;
