/**
 * A search space as a unit cube, and its assignments as points that a model can learn from.
 *
 * <p>Knows parameters and their scales; knows neither models nor results.
 */
@NullMarked
package dev.elbow.runner.search.encoding;

import org.jspecify.annotations.NullMarked;
