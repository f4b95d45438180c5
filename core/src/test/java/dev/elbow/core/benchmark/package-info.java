/** Measurements, run by hand: never part of a test. Each says how in its Javadoc. */
@NullMarked
package dev.elbow.core.benchmark;

import org.jspecify.annotations.NullMarked;
