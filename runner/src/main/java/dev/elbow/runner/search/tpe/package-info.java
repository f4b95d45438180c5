/**
 * Tree-structured Parzen estimators: densities of good and of bad assignments, and the assignment
 * at which the first is largest compared with the second.
 *
 * <p>Knows parameters and assignments, not how trials went: which of them are good is decided by
 * the strategy that uses it.
 */
@NullMarked
package dev.elbow.runner.search.tpe;

import org.jspecify.annotations.NullMarked;
