package dev.elbow.runner.study;

import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * A preset of {@code sweeps/illnesses.yaml}, with the verdict that it must get: that of the illness
 * which was planted in it, or {@link Verdict#HEALTHY} for the twin beside it.
 */
@SuppressWarnings("ImmutableEnumChecker") // a list of enum constants
enum Patient {
  FULL_COLLAPSE("β = 30", Verdict.FULL_COLLAPSE, Metric.VALID_RATE),
  FULL_COLLAPSE_TWIN("β = 1", Verdict.HEALTHY, Metric.VALID_RATE),

  PARTIAL_COLLAPSE(
      "64 latents, β = 4",
      Verdict.PARTIAL_COLLAPSE,
      Metric.ACTIVE_FRACTION,
      Metric.COLLAPSE_FRACTION),
  PARTIAL_COLLAPSE_TWIN(
      "2 latents, β = 4", Verdict.HEALTHY, Metric.ACTIVE_FRACTION, Metric.COLLAPSE_FRACTION),

  DIVERGED("learning rate 10", Verdict.DIVERGED, Metric.ELBO_GAIN),
  DIVERGED_TWIN("learning rate 0.002", Verdict.HEALTHY, Metric.ELBO_GAIN),

  OVERFIT("300 images, 200 epochs", Verdict.OVERFIT, Metric.GENERALISATION_GAP, Metric.ELBO_GAIN),
  OVERFIT_TWIN(
      "10,000 images, 6 epochs", Verdict.HEALTHY, Metric.GENERALISATION_GAP, Metric.ELBO_GAIN),

  PRIOR_HOLE(
      "256 latents, β = 0.01",
      Verdict.PRIOR_HOLE,
      Metric.DENSITY_RATIO,
      Metric.C2ST_ACCURACY,
      Metric.PCA_RADIUS_AUC),
  PRIOR_HOLE_TWIN(
      "4 latents, β = 1",
      Verdict.HEALTHY,
      Metric.DENSITY_RATIO,
      Metric.C2ST_ACCURACY,
      Metric.PCA_RADIUS_AUC),

  DEAD_DECODER("decoder input × 0", Verdict.FULL_COLLAPSE, Metric.DECODER_USE, Metric.VALID_RATE),
  DEAD_DECODER_TWIN("decoder input × 1", Verdict.HEALTHY, Metric.DECODER_USE, Metric.VALID_RATE);

  private final String planted;
  private final Verdict expected;
  private final List<Metric> deciding;

  Patient(String planted, Verdict expected, Metric... deciding) {
    this.planted = planted;
    this.expected = expected;
    this.deciding = List.of(deciding);
  }

  /** Its name in the sweep file. */
  String preset() {
    return name().toLowerCase(Locale.ROOT);
  }

  String planted() {
    return planted;
  }

  Verdict expected() {
    return expected;
  }

  /** The metrics that its verdict, or its illness's, rests on. */
  List<Metric> deciding() {
    return deciding;
  }
}
