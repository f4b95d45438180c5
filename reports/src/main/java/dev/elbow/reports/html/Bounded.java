package dev.elbow.reports.html;

import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import java.util.OptionalDouble;

/**
 * Says which numbers are bounds only. The mutual information is estimated from M codes and cannot
 * come out above ln M; close to it the truth may be anywhere above, and the marginal KL, which is
 * the rate less the mutual information, and the total correlation, which is a part of the marginal
 * KL, anywhere below.
 */
final class Bounded {
  /** Nearer to ln M than this an estimate is saturated. */
  private static final double SATURATED_WITHIN_NATS = 1;

  private Bounded() {}

  /** What stands before a number: {@code "≥ "}, {@code "≤ "} or nothing. */
  static String sign(SweepReport report, TrialRow trial, String metricId) {
    return switch (metricId) {
      case "mutual_information" -> isSaturated(report, trial) ? "≥ " : "";
      case "marginal_kl", "total_correlation" -> isSaturated(report, trial) ? "≤ " : "";
      default -> "";
    };
  }

  private static boolean isSaturated(SweepReport report, TrialRow trial) {
    OptionalDouble limit = value(report, trial, "mutual_information_limit");
    OptionalDouble estimate = value(report, trial, "mutual_information");
    return limit.isPresent()
        && estimate.isPresent()
        && limit.getAsDouble() - estimate.getAsDouble() < SATURATED_WITHIN_NATS;
  }

  private static OptionalDouble value(SweepReport report, TrialRow trial, String metricId) {
    return report.metricIndex(metricId).stream()
        .mapToObj(column -> trial.metrics().get(column))
        .findFirst()
        .orElse(OptionalDouble.empty());
  }
}
