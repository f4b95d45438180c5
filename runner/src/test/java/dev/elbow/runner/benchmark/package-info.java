/**
 * How well, and how fast, the search methods find the optima of functions whose optima are known.
 */
@NullMarked
package dev.elbow.runner.benchmark;

import org.jspecify.annotations.NullMarked;
