package dev.elbow.runner.spec;

import dev.elbow.core.metrics.Metric;
import dev.elbow.core.model.Likelihood;
import java.util.Set;

/**
 * Which values metrics can have in a sweep, as far as that follows from what they are.
 *
 * @param likelihood of all trials
 * @param largestLatentSize that a trial can have
 */
record MetricRange(Likelihood likelihood, int largestLatentSize) {
  private static final Interval NOT_NEGATIVE = Interval.atLeast(0);
  private static final Interval NOT_POSITIVE =
      new Interval(Double.NEGATIVE_INFINITY, false, 0, true);

  /** Shares that are no shares of a whole: of the density that there would be at random. */
  private static final Set<Metric> DENSITIES =
      Set.of(Metric.RECONSTRUCTION_DENSITY, Metric.SAMPLE_DENSITY, Metric.DENSITY_RATIO);

  private static final Set<Metric> RATES = Set.of(Metric.VALID_RATE, Metric.TRAIN_RATE);

  /** Bounds of ln p(x), which is not positive where x is discrete. */
  private static final Set<Metric> BOUNDS =
      Set.of(
          Metric.VALID_ELBO,
          Metric.NULL_ELBO,
          Metric.VALID_IWAE1,
          Metric.VALID_IWAE5,
          Metric.VALID_IWAE64,
          Metric.TEST_ELBO);

  private static final Set<Metric> NEGATED_BOUNDS =
      Set.of(Metric.VALID_NLL, Metric.TEST_NLL, Metric.VALID_DISTORTION);

  /** The values that a trial can have of the metric; all numbers where nothing is known. */
  Interval of(Metric metric) {
    if (metric.isStandardError() || DENSITIES.contains(metric) || RATES.contains(metric)) {
      return NOT_NEGATIVE;
    }
    if (metric == Metric.ACTIVE_UNITS) {
      return Interval.closed(0, largestLatentSize);
    }
    return switch (metric.unit()) {
      case COUNT, SECONDS -> NOT_NEGATIVE;
      case FRACTION -> Interval.closed(0, 1);
      case NATS -> bound(metric);
      case NONE -> Interval.ANY;
    };
  }

  private Interval bound(Metric metric) {
    if (!(likelihood instanceof Likelihood.Bernoulli)) {
      return Interval.ANY;
    }
    return NEGATED_BOUNDS.contains(metric)
        ? NOT_NEGATIVE
        : BOUNDS.contains(metric) ? NOT_POSITIVE : Interval.ANY;
  }

  /** Why the values lie where they do, where that is the sweep's own doing; else empty. */
  String why(Metric metric) {
    return metric == Metric.ACTIVE_UNITS ? ", as latent_size is at most " + largestLatentSize : "";
  }

  /** The values of the metric that a relation leaves, whole numbers only where it counts. */
  static Interval where(Constraint.Numeric constraint) {
    Interval interval = Interval.where(constraint.comparison(), constraint.bound());
    return constraint.metric().unit() == Metric.Unit.COUNT ? interval.ofWholes() : interval;
  }
}
