package dev.elbow.core.model;

/**
 * Penalties and noise that keep weights small.
 *
 * @param dropout probability with which a hidden unit is dropped in training, in [0, 1)
 * @param l1 weight of the sum of absolute weights (biases excluded) in the loss per batch
 * @param l2 weight of half the sum of squared weights (biases excluded) in the loss per batch
 */
public record Regularization(double dropout, double l1, double l2) {
  public static final Regularization NONE = new Regularization(0, 0, 0);

  public Regularization {
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout must be in [0, 1), not " + dropout);
    }
    if (!(l1 >= 0) || Double.isInfinite(l1)) {
      throw new IllegalArgumentException("l1 must be a number of at least 0, not " + l1);
    }
    if (!(l2 >= 0) || Double.isInfinite(l2)) {
      throw new IllegalArgumentException("l2 must be a number of at least 0, not " + l2);
    }
  }
}
