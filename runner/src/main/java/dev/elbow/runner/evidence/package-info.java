/**
 * What a sweep's trials tell whoever learns from them: scores turned so that larger is better,
 * margins of constraints, and of trials that were stopped early what they would probably have
 * become. Knows trials and sweeps, but no search method, no store and no schedule.
 */
@NullMarked
package dev.elbow.runner.evidence;

import org.jspecify.annotations.NullMarked;
