package dev.elbow.runner.spec;

import dev.elbow.core.metrics.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names of metrics in a sweep file, and why some cannot be used. */
final class MetricNames {
  private static final List<String> OF_LOSSES =
      List.of("loss", "beta", "objective", "warmup", "warm_up");

  /**
   * The minimum over the weights is, as a function of β, one of increasing functions, so it
   * increases itself. A loss within a KL warm-up or with free bits is another objective likewise.
   */
  private static final String WHY_NO_LOSS =
      ": a loss weighted by beta, its schedule or free bits cannot rank trials: its minimum, of"
          + " distortion + beta * rate, never falls as beta grows, so the smallest beta would win,"
          + " not the best model; use valid_iwae64, valid_elbo or valid_nll";

  private MetricNames() {}

  /** A metric that is known at the end of training, or else a problem. */
  static Optional<Metric> read(Cursor cursor, String id) {
    Optional<Metric> metric = Metric.byId(id);
    if (metric.filter(Metric::isFinal).isPresent()) {
      return metric;
    }
    String name = Cursor.shorten(id);
    if (isOfLoss(id)) {
      cursor.problem(name + WHY_NO_LOSS);
    } else if (metric.isPresent()) {
      cursor.problem(
          name
              + " is not known at the end of training; expected a metric that is, such as"
              + " valid_iwae64, valid_elbo or active_units");
    } else {
      cursor.problem("there is no metric '" + name + "'" + Suggestion.among(usable(), id));
    }
    return Optional.empty();
  }

  private static boolean isOfLoss(String id) {
    String name = id.toLowerCase(Locale.ROOT);
    return OF_LOSSES.stream().anyMatch(name::contains);
  }

  private static List<String> usable() {
    return Arrays.stream(Metric.values()).filter(Metric::isFinal).map(Metric::id).toList();
  }
}
