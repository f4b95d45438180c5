/**
 * Trials, how they end and how they rank, as data. Knows the sweep's objective and constraints, but
 * nothing of how trials are stored or run.
 */
@NullMarked
package dev.elbow.runner.trial;

import org.jspecify.annotations.NullMarked;
