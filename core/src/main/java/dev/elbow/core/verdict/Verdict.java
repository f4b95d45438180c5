package dev.elbow.core.verdict;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What is wrong with a trained model, if anything. The order is that of judging: the first that
 * applies is the verdict.
 */
public enum Verdict {
  /** Numbers that are not finite, many skipped updates, or worse than a model without latents. */
  DIVERGED("Diverged"),
  /** The latents say nothing about the data. */
  FULL_COLLAPSE("Full collapse"),
  /** Much better on what it was trained on. */
  OVERFIT("Overfit"),
  /** Under-regularised: draws from the prior fall where no example is encoded. */
  PRIOR_HOLE("Prior hole"),
  /** Some of the latent dimensions say nothing about the data. */
  PARTIAL_COLLAPSE("Partial collapse"),
  HEALTHY("Healthy");

  private final String title;

  Verdict(String title) {
    this.title = title;
  }

  /** The stable name: {@code full_collapse}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name as a person reads it. */
  public String title() {
    return title;
  }

  /** The verdict with the given {@link #id}. */
  public static Optional<Verdict> byId(String id) {
    return Arrays.stream(values()).filter(verdict -> verdict.id().equals(id)).findFirst();
  }
}
