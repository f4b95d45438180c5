package dev.elbow.runner.trial;

import dev.elbow.runner.space.Assignment;

/**
 * One assignment, to be trained once.
 *
 * @param seed of its weights, batches and noise, derived from the sweep's seed and the trial's
 *     number
 */
public record Trial(TrialId id, Assignment assignment, long seed) {}
