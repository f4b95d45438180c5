package dev.elbow.core.metrics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every number that is stored, and the one name it has in the store, the exports, the sweep file
 * and the report. Nats are per example. A name ending in {@code _se} is the standard error of the
 * metric it follows.
 */
public enum Metric {
  TRAIN_LOSS("Training loss", Unit.NATS, Better.NEITHER, Group.RUN, When.EACH_EPOCH),
  KL_WEIGHT("Weight of the KL term", Unit.NONE, Better.NEITHER, Group.RUN, When.BOTH),
  TRAIN_ELBO("Training ELBO", Unit.NATS, Better.HIGHER, Group.BOUNDS, When.EACH_EPOCH),
  TRAIN_ELBO_SE(TRAIN_ELBO),
  TRAIN_DISTORTION("Training distortion", Unit.NATS, Better.LOWER, Group.BOUNDS, When.EACH_EPOCH),
  TRAIN_DISTORTION_SE(TRAIN_DISTORTION),
  TRAIN_RATE("Training rate", Unit.NATS, Better.NEITHER, Group.BOUNDS, When.EACH_EPOCH),
  TRAIN_RATE_SE(TRAIN_RATE),
  VALID_ELBO("Validation ELBO", Unit.NATS, Better.HIGHER, Group.BOUNDS, When.BOTH),
  VALID_ELBO_SE(VALID_ELBO),
  VALID_DISTORTION("Distortion", Unit.NATS, Better.LOWER, Group.BOUNDS, When.BOTH),
  VALID_DISTORTION_SE(VALID_DISTORTION),
  VALID_RATE("Rate", Unit.NATS, Better.NEITHER, Group.BOUNDS, When.BOTH),
  VALID_RATE_SE(VALID_RATE),
  NULL_ELBO("ELBO without latents", Unit.NATS, Better.NEITHER, Group.BOUNDS, When.AT_END),
  ELBO_GAIN("Gain over no latents", Unit.NATS, Better.HIGHER, Group.BOUNDS, When.BOTH),
  VALID_IWAE1("Validation L1", Unit.NATS, Better.HIGHER, Group.BOUNDS, When.AT_END),
  VALID_IWAE1_SE(VALID_IWAE1),
  VALID_IWAE5("Validation L5", Unit.NATS, Better.HIGHER, Group.BOUNDS, When.AT_END),
  VALID_IWAE5_SE(VALID_IWAE5),
  VALID_IWAE64("Validation L64", Unit.NATS, Better.HIGHER, Group.BOUNDS, When.AT_END),
  VALID_IWAE64_SE(VALID_IWAE64),
  VALID_NLL("Validation NLL", Unit.NATS, Better.LOWER, Group.BOUNDS, When.AT_END_IN_FULL),
  VALID_NLL_SE(VALID_NLL),
  TEST_NLL("Test NLL", Unit.NATS, Better.LOWER, Group.BOUNDS, When.AT_END_IN_FULL),
  TEST_NLL_SE(TEST_NLL),
  EFFECTIVE_SAMPLES(
      "Effective draws of 5,000", Unit.NONE, Better.HIGHER, Group.BOUNDS, When.AT_END_IN_FULL),
  TEST_ELBO("Test ELBO", Unit.NATS, Better.HIGHER, Group.BOUNDS, When.AT_END),
  TEST_ELBO_SE(TEST_ELBO),
  DECODER_SIGMA("Decoder σ", Unit.NONE, Better.NEITHER, Group.BOUNDS, When.BOTH),
  AMORTISATION_GAP("Amortisation gap", Unit.NATS, Better.LOWER, Group.BOUNDS, When.AT_END_IN_FULL),
  AMORTISATION_GAP_SE(AMORTISATION_GAP),

  ACTIVE_UNITS("Active units", Unit.COUNT, Better.HIGHER, Group.LATENTS, When.BOTH),
  ACTIVE_FRACTION("Active fraction", Unit.FRACTION, Better.HIGHER, Group.LATENTS, When.BOTH),
  COLLAPSE_FRACTION("Collapse fraction", Unit.FRACTION, Better.LOWER, Group.LATENTS, When.BOTH),
  HIDDEN_RATE("Hidden rate", Unit.FRACTION, Better.LOWER, Group.LATENTS, When.BOTH),
  MUTUAL_INFORMATION(
      "Mutual information", Unit.NATS, Better.NEITHER, Group.LATENTS, When.AT_END_IN_FULL),
  MUTUAL_INFORMATION_SE(MUTUAL_INFORMATION),
  MUTUAL_INFORMATION_UPPER(
      "Mutual information, upper estimate",
      Unit.NATS,
      Better.NEITHER,
      Group.LATENTS,
      When.AT_END_IN_FULL),
  MUTUAL_INFORMATION_UPPER_SE(MUTUAL_INFORMATION_UPPER),
  MUTUAL_INFORMATION_LIMIT(
      "Largest mutual information that can be seen",
      Unit.NATS,
      Better.NEITHER,
      Group.LATENTS,
      When.AT_END_IN_FULL),
  MARGINAL_KL("Marginal KL, at most", Unit.NATS, Better.LOWER, Group.LATENTS, When.AT_END_IN_FULL),
  MARGINAL_KL_LOWER(
      "Marginal KL, at least", Unit.NATS, Better.LOWER, Group.LATENTS, When.AT_END_IN_FULL),
  TOTAL_CORRELATION(
      "Total correlation, at most", Unit.NATS, Better.LOWER, Group.LATENTS, When.AT_END_IN_FULL),
  TOTAL_CORRELATION_SE(TOTAL_CORRELATION),
  TOTAL_CORRELATION_LOWER(
      "Total correlation, at least", Unit.NATS, Better.LOWER, Group.LATENTS, When.AT_END_IN_FULL),
  DIMENSION_WISE_KL(
      "Dimension-wise KL", Unit.NATS, Better.LOWER, Group.LATENTS, When.AT_END_IN_FULL),
  DIMENSION_WISE_KL_SE(DIMENSION_WISE_KL),
  GAUSSIAN_MARGINAL_KL("Marginal KL, Gaussian", Unit.NATS, Better.LOWER, Group.LATENTS, When.BOTH),
  GAUSSIAN_TOTAL_CORRELATION(
      "Total correlation, Gaussian", Unit.NATS, Better.LOWER, Group.LATENTS, When.BOTH),
  MIN_LOG_VARIANCE("Smallest ln s²", Unit.NONE, Better.NEITHER, Group.LATENTS, When.BOTH),
  MAX_LOG_VARIANCE("Largest ln s²", Unit.NONE, Better.NEITHER, Group.LATENTS, When.BOTH),

  GENERALISATION_GAP(
      "Generalisation gap", Unit.NATS, Better.LOWER, Group.GENERALISATION, When.BOTH),
  GENERALISATION_GAP_SE(GENERALISATION_GAP),
  TEST_GENERALISATION_GAP(
      "Generalisation gap to the test split",
      Unit.NATS,
      Better.LOWER,
      Group.GENERALISATION,
      When.AT_END),
  TEST_GENERALISATION_GAP_SE(TEST_GENERALISATION_GAP),

  RADIUS_SHIFT(
      "Radius against the prior's, in sd",
      Unit.NONE,
      Better.NEITHER,
      Group.SAMPLES,
      When.AT_END_IN_FULL),
  RADIUS_SHIFT_SE(RADIUS_SHIFT),
  PCA_RADIUS_AUC(
      "AUC of the radius in 20 components",
      Unit.FRACTION,
      Better.LOWER,
      Group.SAMPLES,
      When.AT_END_IN_FULL),
  C2ST_ACCURACY(
      "Two-sample test accuracy", Unit.FRACTION, Better.LOWER, Group.SAMPLES, When.AT_END_IN_FULL),
  C2ST_ACCURACY_SE(C2ST_ACCURACY),
  MMD("MMD²", Unit.NONE, Better.LOWER, Group.SAMPLES, When.AT_END_IN_FULL),
  MMD_P_VALUE(
      "p value of the MMD", Unit.FRACTION, Better.HIGHER, Group.SAMPLES, When.AT_END_IN_FULL),
  RECONSTRUCTION_PRECISION(
      "Precision of reconstructions",
      Unit.FRACTION,
      Better.HIGHER,
      Group.SAMPLES,
      When.AT_END_IN_FULL),
  RECONSTRUCTION_PRECISION_SE(RECONSTRUCTION_PRECISION),
  RECONSTRUCTION_RECALL(
      "Recall of reconstructions",
      Unit.FRACTION,
      Better.HIGHER,
      Group.SAMPLES,
      When.AT_END_IN_FULL),
  RECONSTRUCTION_RECALL_SE(RECONSTRUCTION_RECALL),
  RECONSTRUCTION_DENSITY(
      "Density of reconstructions",
      Unit.FRACTION,
      Better.HIGHER,
      Group.SAMPLES,
      When.AT_END_IN_FULL),
  RECONSTRUCTION_DENSITY_SE(RECONSTRUCTION_DENSITY),
  RECONSTRUCTION_COVERAGE(
      "Coverage of reconstructions",
      Unit.FRACTION,
      Better.HIGHER,
      Group.SAMPLES,
      When.AT_END_IN_FULL),
  RECONSTRUCTION_COVERAGE_SE(RECONSTRUCTION_COVERAGE),
  SAMPLE_PRECISION(
      "Precision of prior samples",
      Unit.FRACTION,
      Better.HIGHER,
      Group.SAMPLES,
      When.AT_END_IN_FULL),
  SAMPLE_PRECISION_SE(SAMPLE_PRECISION),
  SAMPLE_RECALL(
      "Recall of prior samples", Unit.FRACTION, Better.HIGHER, Group.SAMPLES, When.AT_END_IN_FULL),
  SAMPLE_RECALL_SE(SAMPLE_RECALL),
  SAMPLE_DENSITY(
      "Density of prior samples", Unit.FRACTION, Better.HIGHER, Group.SAMPLES, When.AT_END_IN_FULL),
  SAMPLE_DENSITY_SE(SAMPLE_DENSITY),
  SAMPLE_COVERAGE(
      "Coverage of prior samples",
      Unit.FRACTION,
      Better.HIGHER,
      Group.SAMPLES,
      When.AT_END_IN_FULL),
  SAMPLE_COVERAGE_SE(SAMPLE_COVERAGE),
  DENSITY_RATIO(
      "Density of samples over reconstructions",
      Unit.FRACTION,
      Better.HIGHER,
      Group.SAMPLES,
      When.AT_END_IN_FULL),
  DENSITY_RATIO_SE(DENSITY_RATIO),

  DECODER_USE(
      "Distortion added by swapping codes", Unit.NATS, Better.HIGHER, Group.DECODER, When.AT_END),
  DECODER_USE_SE(DECODER_USE),

  BEST_EPOCH("Best epoch", Unit.COUNT, Better.NEITHER, Group.RUN, When.AT_END),
  GRADIENT_NORM("Gradient norm, mean", Unit.NONE, Better.NEITHER, Group.RUN, When.EACH_EPOCH),
  MAX_GRADIENT_NORM(
      "Gradient norm, largest", Unit.NONE, Better.NEITHER, Group.RUN, When.EACH_EPOCH),
  SKIPPED_UPDATES("Skipped updates", Unit.FRACTION, Better.LOWER, Group.RUN, When.BOTH),
  EPOCH_SECONDS("Seconds per epoch", Unit.SECONDS, Better.LOWER, Group.RUN, When.EACH_EPOCH),
  TRAINING_SECONDS("Training time", Unit.SECONDS, Better.LOWER, Group.RUN, When.AT_END),
  DIAGNOSTICS_SECONDS("Diagnostics time", Unit.SECONDS, Better.LOWER, Group.RUN, When.AT_END);

  /** What one unit of a metric is. */
  public enum Unit {
    NATS,
    COUNT,
    FRACTION,
    SECONDS,
    NONE
  }

  /** Which direction is an improvement, all else equal. */
  public enum Better {
    HIGHER,
    LOWER,
    NEITHER
  }

  /** Metrics that answer one question. */
  public enum Group {
    BOUNDS,
    LATENTS,
    GENERALISATION,
    SAMPLES,
    DECODER,
    RUN
  }

  private enum When {
    EACH_EPOCH,
    BOTH,
    AT_END,
    /** Not measured by light diagnostics. */
    AT_END_IN_FULL
  }

  private static final String ERROR = "_SE";

  // Looked up for millions of rows when a large run is read.
  private static final Map<String, Metric> BY_ID =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Metric::id, Function.identity()));

  private final String id;
  private final String title;
  private final Unit unit;
  private final Better better;
  private final Group group;
  private final When when;

  Metric(String title, Unit unit, Better better, Group group, When when) {
    this.id = name().toLowerCase(Locale.ROOT);
    this.title = title;
    this.unit = unit;
    this.better = better;
    this.group = group;
    this.when = when;
  }

  /** The standard error of another metric. */
  Metric(Metric of) {
    this("Standard error of: " + of.title, of.unit, Better.NEITHER, of.group, of.when);
  }

  /** The stable name: {@code valid_elbo}. */
  public String id() {
    return id;
  }

  /** The name as a person reads it. */
  public String title() {
    return title;
  }

  public Unit unit() {
    return unit;
  }

  public Better better() {
    return better;
  }

  public Group group() {
    return group;
  }

  /** Whether it is known after every epoch. */
  public boolean isPerEpoch() {
    return when == When.EACH_EPOCH || when == When.BOTH;
  }

  /** Whether it is known once training has ended, and so can be an objective or a constraint. */
  public boolean isFinal() {
    return when != When.EACH_EPOCH;
  }

  /** Whether only full diagnostics measure it. */
  public boolean isFullOnly() {
    return when == When.AT_END_IN_FULL;
  }

  /** Whether it is the standard error of another metric. */
  public boolean isStandardError() {
    return name().endsWith(ERROR);
  }

  /** The metric that is this one's standard error; empty if it has none. */
  public Optional<Metric> standardError() {
    return byId((name() + ERROR).toLowerCase(Locale.ROOT));
  }

  /** Its value after an epoch; empty if it was not measured. */
  public OptionalDouble of(EpochMetrics metrics) {
    return isPerEpoch() ? metrics.values().get(this) : OptionalDouble.empty();
  }

  /** Its value at the end of training; empty if it was not measured. */
  public OptionalDouble of(FinalMetrics metrics) {
    return isFinal() ? metrics.values().get(this) : OptionalDouble.empty();
  }

  /** The metric with the given {@link #id}. */
  public static Optional<Metric> byId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }
}
