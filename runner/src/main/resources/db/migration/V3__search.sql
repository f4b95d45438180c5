-- Why a trial exists. Until now every one was the next of a sequence.
ALTER TABLE trial ADD COLUMN origin TEXT NOT NULL DEFAULT 'SEQUENCE';
ALTER TABLE trial ADD COLUMN explanation TEXT NOT NULL DEFAULT '';
ALTER TABLE trial ADD COLUMN replicated INTEGER REFERENCES trial;

-- What the search knows of trials of earlier runs, written when the run is started and read from
-- here ever after. One that failed has no scores; an array has NULL where nothing was measured.
CREATE TABLE earlier_trial (
  number      INTEGER PRIMARY KEY,
  run         TEXT NOT NULL,
  trial       INTEGER NOT NULL,
  assignment  TEXT NOT NULL CHECK (json_valid(assignment)),
  scores      TEXT CHECK (json_valid(scores)),
  margins     TEXT CHECK (json_valid(margins)),
  complete    INTEGER NOT NULL
) STRICT;
