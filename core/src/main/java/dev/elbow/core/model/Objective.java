package dev.elbow.core.model;

/**
 * What training minimises: distortion + β(t) · KL, the KL after free bits. Never what trials are
 * ranked on.
 *
 * @param beta weight of the KL term once warm-up is over, at least 0
 * @param klSchedule how β is reached
 * @param freeBitsNats no gradient flows from a latent dimension whose KL, averaged over the batch,
 *     is below this many nats; 0: off
 */
public record Objective(double beta, KlSchedule klSchedule, double freeBitsNats) {
  public Objective {
    if (!(beta >= 0) || Double.isInfinite(beta)) {
      throw new IllegalArgumentException("beta must be a number of at least 0, not " + beta);
    }
    if (!(freeBitsNats >= 0) || Double.isInfinite(freeBitsNats)) {
      throw new IllegalArgumentException(
          "free_bits must be a number of at least 0, not " + freeBitsNats);
    }
  }
}
