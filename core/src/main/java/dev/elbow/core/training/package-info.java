/**
 * Training one model: batches, schedules, early stopping, and what is measured on the way, and the
 * state from which it goes on after its process has died. Works on any engine; knows nothing of
 * sweeps.
 */
@NullMarked
package dev.elbow.core.training;

import org.jspecify.annotations.NullMarked;
