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
