/**
 * Bounds on ln p(x), in nats per example, by Monte Carlo over z ~ q(z|x), and the null model that
 * they are measured against.
 *
 * <p>The order of noise: one generator is seeded, a stream is split off for each example in the
 * order of the rows, and an example takes its draws from its stream, one draw after the other, all
 * latents of each. So a bound with fewer draws, or of the first examples, uses a part of the same
 * noise; blocks of any size give the same numbers; and models with equally many latents are
 * compared on equal noise.
 */
@NullMarked
package dev.elbow.core.estimators.bounds;

import org.jspecify.annotations.NullMarked;
