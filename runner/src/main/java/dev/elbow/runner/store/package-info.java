/**
 * The files of a run: its directory, its lock, and its database. The only package that imports
 * {@code java.sql} or JDBI.
 *
 * <p>The process that owns a run writes through a {@link dev.elbow.runner.store.TrialStore};
 * everyone else reads through a {@link dev.elbow.runner.store.TrialReader}, also while the run is
 * going on.
 */
@NullMarked
package dev.elbow.runner.store;

import org.jspecify.annotations.NullMarked;
