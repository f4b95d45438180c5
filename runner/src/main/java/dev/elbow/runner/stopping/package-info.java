/**
 * Whether a training goes on: rules over the learning curves of a sweep's trials. Pure functions:
 * what they decide depends on the curves alone, so that a resumed sweep decides as it would have.
 * How a decision reaches a training is the business of {@link dev.elbow.runner.execute}.
 */
@NullMarked
package dev.elbow.runner.stopping;

import org.jspecify.annotations.NullMarked;
