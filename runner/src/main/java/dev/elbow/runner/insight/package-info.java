/**
 * What a sweep's trials say about its parameters: which of them matter, and how the objective
 * depends on them, by a surrogate that is fitted to the trials whatever method chose them.
 *
 * <p>Knows search spaces and values of an objective; knows neither trials nor how anything is
 * shown. Everything is a pure function of its arguments: the same trials give the same numbers.
 */
@NullMarked
package dev.elbow.runner.insight;

import org.jspecify.annotations.NullMarked;
