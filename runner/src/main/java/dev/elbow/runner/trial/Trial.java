package dev.elbow.runner.trial;

import dev.elbow.runner.space.Assignment;

/**
 * One assignment, to be trained once.
 *
 * @param seed of its weights, batches and noise, derived from the sweep's seed and the trial's
 *     number
 */
public record Trial(TrialId id, Assignment assignment, long seed, TrialOrigin origin) {

  /** The trial of a sweep with the seed that belongs to its number. */
  public static Trial of(TrialId id, Assignment assignment, long sweepSeed, TrialOrigin origin) {
    return new Trial(id, assignment, seedOf(id, sweepSeed), origin);
  }

  /** Whether it repeats another trial with another seed. */
  public boolean isReplicate() {
    return origin.replicated().isPresent();
  }

  /**
   * Spreads neighbouring sweep seeds and trial numbers over all seeds: the output function of
   * SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
   */
  private static long seedOf(TrialId id, long sweepSeed) {
    long z = sweepSeed + id.number() * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
