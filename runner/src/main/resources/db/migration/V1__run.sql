-- Times are milliseconds since 1970-01-01T00:00Z.

CREATE TABLE launch (
  number      INTEGER PRIMARY KEY,
  started_ms  INTEGER NOT NULL,
  seen_ms     INTEGER NOT NULL,
  planned     INTEGER,
  end_reason  TEXT
) STRICT;

CREATE TABLE trial (
  number      INTEGER PRIMARY KEY,
  seed        INTEGER NOT NULL,
  assignment  TEXT NOT NULL CHECK (json_valid(assignment))
) STRICT;

-- A trial's latest attempt tells its state; without one it is pending.
CREATE TABLE attempt (
  trial       INTEGER NOT NULL REFERENCES trial,
  number      INTEGER NOT NULL,
  device      TEXT NOT NULL,
  started_ms  INTEGER NOT NULL,
  ended_ms    INTEGER,
  state       TEXT NOT NULL,
  cause       TEXT,
  reason      TEXT,
  last_epoch  INTEGER NOT NULL DEFAULT 0,
  epochs      INTEGER,
  PRIMARY KEY (trial, number)
) STRICT, WITHOUT ROWID;

-- Metrics are rows, so that a new one needs no migration. SQLite has no NaN: it is stored as NULL.
CREATE TABLE epoch_metric (
  trial       INTEGER NOT NULL,
  attempt     INTEGER NOT NULL,
  epoch       INTEGER NOT NULL,
  name        TEXT NOT NULL,
  value       REAL,
  PRIMARY KEY (trial, attempt, epoch, name),
  FOREIGN KEY (trial, attempt) REFERENCES attempt
) STRICT, WITHOUT ROWID;

CREATE TABLE final_metric (
  trial       INTEGER NOT NULL,
  attempt     INTEGER NOT NULL,
  name        TEXT NOT NULL,
  value       REAL,
  PRIMARY KEY (trial, attempt, name),
  FOREIGN KEY (trial, attempt) REFERENCES attempt
) STRICT, WITHOUT ROWID;

-- A metric of each latent dimension, as a JSON array.
CREATE TABLE final_vector (
  trial       INTEGER NOT NULL,
  attempt     INTEGER NOT NULL,
  name        TEXT NOT NULL,
  elements    TEXT NOT NULL CHECK (json_valid(elements)),
  PRIMARY KEY (trial, attempt, name),
  FOREIGN KEY (trial, attempt) REFERENCES attempt
) STRICT, WITHOUT ROWID;

CREATE VIEW latest_attempt AS
  SELECT a.* FROM attempt a
  WHERE a.number = (SELECT MAX(b.number) FROM attempt b WHERE b.trial = a.trial);
