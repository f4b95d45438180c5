-- Whose an attempt is: the process that works on it, by its id and its start (ids are used again),
-- and when that was last heard of.
ALTER TABLE attempt ADD COLUMN worker_pid INTEGER;
ALTER TABLE attempt ADD COLUMN worker_started_ms INTEGER;
ALTER TABLE attempt ADD COLUMN heard_ms INTEGER;

-- 1 where the user wanted the trial tried again: the attempt counts against its retries no more.
ALTER TABLE attempt ADD COLUMN forgiven INTEGER NOT NULL DEFAULT 0;

-- How many rows in the tables of results and examinations are a finished attempt's: where there are
-- fewer, the file was damaged. NULL for those that an older Elbow has finished.
ALTER TABLE attempt ADD COLUMN result_rows INTEGER;

-- Each epoch of a trial is there once, as its latest attempt's.
DELETE FROM epoch_metric WHERE attempt < (SELECT MAX(a.number) FROM attempt a WHERE a.trial = epoch_metric.trial);
DELETE FROM epoch_vector WHERE attempt < (SELECT MAX(a.number) FROM attempt a WHERE a.trial = epoch_vector.trial);

DROP VIEW latest_attempt;
CREATE VIEW latest_attempt AS
  SELECT a.* FROM attempt a
  WHERE a.number = (SELECT MAX(b.number) FROM attempt b WHERE b.trial = a.trial);

-- The names of metrics and of vectors, each once: most of a long run's database was made of them.
CREATE TABLE metric (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO metric (name) SELECT name FROM epoch_metric UNION SELECT name FROM final_metric;

-- To be read by people through the views epoch_metric and final_metric.
CREATE TABLE epoch_value (
  trial       INTEGER NOT NULL,
  attempt     INTEGER NOT NULL,
  epoch       INTEGER NOT NULL,
  metric      INTEGER NOT NULL REFERENCES metric,
  value       REAL,
  PRIMARY KEY (trial, attempt, epoch, metric),
  FOREIGN KEY (trial, attempt) REFERENCES attempt
) STRICT, WITHOUT ROWID;
INSERT INTO epoch_value SELECT e.trial, e.attempt, e.epoch, m.id, e.value
  FROM epoch_metric e JOIN metric m ON m.name = e.name;
DROP TABLE epoch_metric;
CREATE VIEW epoch_metric AS
  SELECT v.trial, v.attempt, v.epoch, m.name, v.value
  FROM epoch_value v JOIN metric m ON m.id = v.metric;

CREATE TABLE final_value (
  trial       INTEGER NOT NULL,
  attempt     INTEGER NOT NULL,
  metric      INTEGER NOT NULL REFERENCES metric,
  value       REAL,
  PRIMARY KEY (trial, attempt, metric),
  FOREIGN KEY (trial, attempt) REFERENCES attempt
) STRICT, WITHOUT ROWID;
INSERT INTO final_value SELECT f.trial, f.attempt, m.id, f.value
  FROM final_metric f JOIN metric m ON m.name = f.name;
DROP TABLE final_metric;
CREATE VIEW final_metric AS
  SELECT v.trial, v.attempt, m.name, v.value
  FROM final_value v JOIN metric m ON m.id = v.metric;

-- Numbers of latent dimensions are 64-bit floats, little end first, one after another; a document is
-- zlib's stream of JSON. What an older Elbow wrote stays as it is, text: a JSON array, and JSON.
CREATE TABLE epoch_vector_4 (
  trial       INTEGER NOT NULL,
  attempt     INTEGER NOT NULL,
  epoch       INTEGER NOT NULL,
  name        TEXT NOT NULL,
  elements    ANY NOT NULL,
  PRIMARY KEY (trial, attempt, epoch, name),
  FOREIGN KEY (trial, attempt) REFERENCES attempt
) STRICT, WITHOUT ROWID;
INSERT INTO epoch_vector_4 SELECT * FROM epoch_vector;
DROP TABLE epoch_vector;
ALTER TABLE epoch_vector_4 RENAME TO epoch_vector;

CREATE TABLE final_vector_4 (
  trial       INTEGER NOT NULL,
  attempt     INTEGER NOT NULL,
  name        TEXT NOT NULL,
  elements    ANY NOT NULL,
  PRIMARY KEY (trial, attempt, name),
  FOREIGN KEY (trial, attempt) REFERENCES attempt
) STRICT, WITHOUT ROWID;
INSERT INTO final_vector_4 SELECT * FROM final_vector;
DROP TABLE final_vector;
ALTER TABLE final_vector_4 RENAME TO final_vector;

-- The documents apart: what is read of every trial is the verdict, and large rows fill pages badly
-- in a table that is its own index.
CREATE TABLE examination_4 (
  trial       INTEGER NOT NULL,
  attempt     INTEGER NOT NULL,
  verdict     TEXT NOT NULL,
  reason      TEXT NOT NULL,
  PRIMARY KEY (trial, attempt),
  FOREIGN KEY (trial, attempt) REFERENCES attempt
) STRICT, WITHOUT ROWID;
CREATE TABLE examination_document (
  trial       INTEGER NOT NULL,
  attempt     INTEGER NOT NULL,
  document    ANY NOT NULL,
  PRIMARY KEY (trial, attempt),
  FOREIGN KEY (trial, attempt) REFERENCES attempt
) STRICT;
INSERT INTO examination_4 SELECT trial, attempt, verdict, reason FROM examination;
INSERT INTO examination_document SELECT trial, attempt, document FROM examination;
DROP TABLE examination;
ALTER TABLE examination_4 RENAME TO examination;
