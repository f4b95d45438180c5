/**
 * Bayesian optimisation: start design, acquisition functions and the search for the point that is
 * best by them.
 *
 * <p>What a Gaussian process is belongs to the package {@code gp}; what an assignment is stands
 * behind the encoding, and only the strategy itself knows it.
 */
@NullMarked
package dev.elbow.runner.search.bayes;

import org.jspecify.annotations.NullMarked;
