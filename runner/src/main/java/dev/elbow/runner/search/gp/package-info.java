/**
 * Gaussian processes on points of the unit cube: kernel, fit and posterior, on arrays of numbers.
 *
 * <p>Knows nothing of sweeps, parameters or what the values mean. Everything is a pure function of
 * its arguments: the same data give the same bits.
 */
@NullMarked
package dev.elbow.runner.search.gp;

import org.jspecify.annotations.NullMarked;
