/**
 * How values are chosen. A {@link dev.elbow.runner.search.SearchStrategy} is a function from what
 * is known of all trials to the next one; {@link dev.elbow.runner.search.Search} holds what is
 * known. No I/O, no clock, and randomness from the seed and the trial's number alone.
 *
 * <p>Grid, random and Sobol search are sequences: proposals come from Arbiter's generators, behind
 * an adapter, or from a Sobol sequence, and may repeat themselves; the strategies around them take
 * the repetitions out. Those that learn put the history into the terms of a package below, {@code
 * bayes} or {@code tpe}, or of Arbiter's genetic algorithm, and its answer into words. Arbiter's
 * numbers never touch its tensor library, which must not be loaded in the process that runs a
 * sweep.
 */
@NullMarked
package dev.elbow.runner.search;

import org.jspecify.annotations.NullMarked;
