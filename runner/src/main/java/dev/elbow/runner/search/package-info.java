/**
 * How values are chosen: strategies that are asked for assignments and told how they went. No I/O,
 * no clock, and randomness from the seed alone.
 */
@NullMarked
package dev.elbow.runner.search;

import org.jspecify.annotations.NullMarked;
