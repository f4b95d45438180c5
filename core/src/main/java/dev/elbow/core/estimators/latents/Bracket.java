package dev.elbow.core.estimators.latents;

/**
 * Two bounds between which a quantity lies. Neither end is an estimate of it: where the bracket is
 * wide, the quantity is unknown.
 */
public record Bracket(double lowerNats, double upperNats) {
  public Bracket {
    if (!(lowerNats <= upperNats)) {
      throw new IllegalArgumentException(
          "a bracket from " + lowerNats + " to " + upperNats + " holds nothing");
    }
  }
}
