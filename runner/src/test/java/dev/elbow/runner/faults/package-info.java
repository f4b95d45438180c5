/**
 * Sweeps to whose processes, disks and machines things happen: real processes that are killed at
 * random instants and gone on with, and what must hold afterwards, read from the database by plain
 * SQL and from the files, not through Elbow's own readers. Faults of one part alone belong to that
 * part's tests.
 */
@NullMarked
package dev.elbow.runner.faults;

import org.jspecify.annotations.NullMarked;
