/**
 * What is searched: parameters, their ranges and conditions, and assignments of values to them.
 * Knows nothing of how values are chosen.
 */
@NullMarked
package dev.elbow.runner.space;

import org.jspecify.annotations.NullMarked;
