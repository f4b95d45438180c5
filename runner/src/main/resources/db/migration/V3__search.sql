-- Why a trial exists. Until now every one was the next of a sequence.
ALTER TABLE trial ADD COLUMN origin TEXT NOT NULL DEFAULT 'SEQUENCE';
ALTER TABLE trial ADD COLUMN explanation TEXT NOT NULL DEFAULT '';
ALTER TABLE trial ADD COLUMN replicated INTEGER REFERENCES trial;
