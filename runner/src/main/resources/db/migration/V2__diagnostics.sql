-- A metric of each latent dimension after an epoch, as a JSON array.
CREATE TABLE epoch_vector (
  trial       INTEGER NOT NULL,
  attempt     INTEGER NOT NULL,
  epoch       INTEGER NOT NULL,
  name        TEXT NOT NULL,
  elements    TEXT NOT NULL CHECK (json_valid(elements)),
  PRIMARY KEY (trial, attempt, epoch, name),
  FOREIGN KEY (trial, attempt) REFERENCES attempt
) STRICT, WITHOUT ROWID;

-- What was found beyond numbers: the reasons of a verdict, flags, hints, gaps, histograms.
CREATE TABLE examination (
  trial       INTEGER NOT NULL,
  attempt     INTEGER NOT NULL,
  verdict     TEXT NOT NULL,
  reason      TEXT NOT NULL,
  document    TEXT NOT NULL CHECK (json_valid(document)),
  PRIMARY KEY (trial, attempt),
  FOREIGN KEY (trial, attempt) REFERENCES attempt
) STRICT, WITHOUT ROWID;

-- Where a training that diverged did so; the step is 0 if it was seen after the epoch.
ALTER TABLE attempt ADD COLUMN diverged_epoch INTEGER;
ALTER TABLE attempt ADD COLUMN diverged_step INTEGER;

DROP VIEW latest_attempt;
CREATE VIEW latest_attempt AS
  SELECT a.* FROM attempt a
  WHERE a.number = (SELECT MAX(b.number) FROM attempt b WHERE b.trial = a.trial);
