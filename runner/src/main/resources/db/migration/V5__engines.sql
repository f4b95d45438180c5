-- What attempts computed with, each once. Until now nobody wrote that down for each attempt.
CREATE TABLE engine (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,
  library     TEXT NOT NULL,
  version     TEXT NOT NULL,
  natives     TEXT NOT NULL,
  threads     INTEGER NOT NULL,
  precision   TEXT NOT NULL,
  reason      TEXT NOT NULL,
  UNIQUE (name, library, version, natives, threads, precision, reason)
) STRICT;

-- NULL until the attempt's worker has started.
ALTER TABLE attempt ADD COLUMN engine INTEGER REFERENCES engine;

DROP VIEW latest_attempt;
CREATE VIEW latest_attempt AS
  SELECT a.* FROM attempt a
  WHERE a.number = (SELECT MAX(b.number) FROM attempt b WHERE b.trial = a.trial);
