package dev.elbow.core.metrics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Every number that is stored, and the one name it has in the store, the exports, the sweep file
 * and the report.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions are accessors of records
public enum Metric {
  TRAIN_LOSS("Training loss", Unit.NATS, Better.NEITHER, EpochMetrics::trainLossNats, null),
  TRAIN_ELBO("Training ELBO", Unit.NATS, Better.HIGHER, EpochMetrics::trainElboNats, null),
  VALID_ELBO(
      "Validation ELBO",
      Unit.NATS,
      Better.HIGHER,
      EpochMetrics::validElboNats,
      always(FinalMetrics::validElboNats)),
  VALID_ELBO_SE(
      "Standard error of the validation ELBO",
      Unit.NATS,
      Better.NEITHER,
      null,
      always(FinalMetrics::validElboStandardError)),
  VALID_DISTORTION(
      "Distortion",
      Unit.NATS,
      Better.LOWER,
      EpochMetrics::validDistortionNats,
      always(FinalMetrics::validDistortionNats)),
  VALID_RATE(
      "Rate",
      Unit.NATS,
      Better.NEITHER,
      EpochMetrics::validRateNats,
      always(FinalMetrics::validRateNats)),
  ACTIVE_UNITS(
      "Active units",
      Unit.COUNT,
      Better.HIGHER,
      EpochMetrics::activeUnits,
      always(FinalMetrics::activeUnits)),
  COLLAPSE_FRACTION(
      "Collapse fraction",
      Unit.FRACTION,
      Better.LOWER,
      EpochMetrics::collapseFraction,
      always(FinalMetrics::collapseFraction)),
  EPOCH_SECONDS("Seconds per epoch", Unit.SECONDS, Better.LOWER, EpochMetrics::epochSeconds, null),
  BEST_EPOCH("Best epoch", Unit.COUNT, Better.NEITHER, null, always(FinalMetrics::bestEpoch)),
  VALID_IWAE64(
      "Validation L64", Unit.NATS, Better.HIGHER, null, always(FinalMetrics::validIwae64Nats)),
  VALID_IWAE64_SE(
      "Standard error of the validation L64",
      Unit.NATS,
      Better.NEITHER,
      null,
      always(FinalMetrics::validIwae64StandardError)),
  TEST_ELBO("Test ELBO", Unit.NATS, Better.HIGHER, null, FinalMetrics::testElboNats);

  /** What one unit of a metric is. */
  public enum Unit {
    NATS,
    COUNT,
    FRACTION,
    SECONDS
  }

  /** Which direction is an improvement, all else equal. */
  public enum Better {
    HIGHER,
    LOWER,
    NEITHER
  }

  private final String title;
  private final Unit unit;
  private final Better better;
  private final Optional<ToDoubleFunction<EpochMetrics>> perEpoch;
  private final Optional<Function<FinalMetrics, OptionalDouble>> atEnd;

  Metric(
      String title,
      Unit unit,
      Better better,
      @Nullable ToDoubleFunction<EpochMetrics> perEpoch,
      @Nullable Function<FinalMetrics, OptionalDouble> atEnd) {
    this.title = title;
    this.unit = unit;
    this.better = better;
    this.perEpoch = Optional.ofNullable(perEpoch);
    this.atEnd = Optional.ofNullable(atEnd);
  }

  private static Function<FinalMetrics, OptionalDouble> always(ToDoubleFunction<FinalMetrics> get) {
    return metrics -> OptionalDouble.of(get.applyAsDouble(metrics));
  }

  /** The stable name: {@code valid_elbo}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
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

  /** Whether it is known after every epoch. */
  public boolean isPerEpoch() {
    return perEpoch.isPresent();
  }

  /** Whether it is known once training has ended, and so can be an objective or a constraint. */
  public boolean isFinal() {
    return atEnd.isPresent();
  }

  /** Its value after an epoch; empty if it is only known at the end. */
  public OptionalDouble of(EpochMetrics metrics) {
    return perEpoch.isPresent()
        ? OptionalDouble.of(perEpoch.get().applyAsDouble(metrics))
        : OptionalDouble.empty();
  }

  /** Its value at the end of training; empty if it is per epoch only, or was not measured. */
  public OptionalDouble of(FinalMetrics metrics) {
    return atEnd.isPresent() ? atEnd.get().apply(metrics) : OptionalDouble.empty();
  }

  /** The metric with the given {@link #id}. */
  public static Optional<Metric> byId(String id) {
    return Arrays.stream(values()).filter(metric -> metric.id().equals(id)).findFirst();
  }
}
