package dev.elbow.runner.trial;

import java.util.Optional;

/**
 * Why a trial exists.
 *
 * @param explanation one line for a person, empty if the kind says all: "explores: predicted -101.2
 *     ± 4.0, best so far -99.8"
 * @param replicated the trial whose assignment is trained again with another seed
 */
public record TrialOrigin(Kind kind, String explanation, Optional<TrialId> replicated) {

  /** How an assignment was chosen. */
  public enum Kind {
    /** Named in the sweep file, to be run first. */
    ENQUEUED,
    /** The next of a sequence that does not learn: grid, random, Sobol. */
    SEQUENCE,
    /** Spread evenly, before there is enough to learn from. */
    START_DESIGN,
    /** Chosen because it is expected to be good. */
    EXPLOIT,
    /** Chosen because little is known there. */
    EXPLORE,
    /** One of the best again, with another seed. */
    REPLICATE
  }

  /** The next of a sequence. */
  public static final TrialOrigin SEQUENCE = of(Kind.SEQUENCE, "");

  /** Named in the sweep file. */
  public static final TrialOrigin ENQUEUED = of(Kind.ENQUEUED, "");

  public TrialOrigin {
    if (replicated.isPresent() != (kind == Kind.REPLICATE)) {
      throw new IllegalArgumentException("a replicate, and nothing else, replicates a trial");
    }
    if (explanation.lines().count() > 1) {
      throw new IllegalArgumentException("an explanation is one line: " + explanation);
    }
  }

  /**
   * Why, in a few words for a person: "explores: predicted -101.2 ± 4.0, …", "replicate of 0007".
   * Empty for the next of a sequence, of which there is nothing to say.
   */
  public String why() {
    if (!explanation.isEmpty()) {
      return explanation;
    }
    return switch (kind) {
      case ENQUEUED -> "enqueued";
      case SEQUENCE -> "";
      case START_DESIGN -> "start design";
      case EXPLOIT -> "exploits";
      case EXPLORE -> "explores";
      case REPLICATE -> "replicate of " + replicated.orElseThrow();
    };
  }

  /** The origin of a trial that is no replicate. */
  public static TrialOrigin of(Kind kind, String explanation) {
    return new TrialOrigin(kind, explanation, Optional.empty());
  }

  /** The origin of a trial that repeats another one. */
  public static TrialOrigin replicateOf(TrialId trial) {
    return new TrialOrigin(Kind.REPLICATE, "", Optional.of(trial));
  }
}
