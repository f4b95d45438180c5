/**
 * How values are chosen: strategies that are asked for assignments and told how they went. No I/O,
 * no clock, and randomness from the seed alone.
 *
 * <p>Proposals come from Arbiter's generators, behind an adapter, or from a Sobol sequence, and may
 * repeat themselves; the strategies around them take the repetitions out. Arbiter's numbers never
 * touch its tensor library, which must not be loaded in the process that runs a sweep.
 */
@NullMarked
package dev.elbow.runner.search;

import org.jspecify.annotations.NullMarked;
