package dev.elbow.core.verdict;

import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Metric;
import java.util.Locale;

/** A model's numbers, and how a sentence writes them. */
record Figures(FinalMetrics metrics) {

  /** NaN if it was not measured: every comparison with it is false. */
  double get(Metric metric) {
    return metrics.get(metric);
  }

  boolean has(Metric metric) {
    return !Double.isNaN(get(metric));
  }

  double standardError(Metric metric) {
    return metric.standardError().map(this::get).orElse(Double.NaN);
  }

  /** {@code −123.45 ± 0.67 nats}, without the error where there is none. */
  String nats(Metric metric) {
    double error = standardError(metric);
    return number(get(metric)) + (Double.isNaN(error) ? "" : " ± " + number(error)) + " nats";
  }

  /** {@code 1.2 %}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Two decimals, or as many as show two figures of a small number. */
  static String number(double value) {
    double size = Math.abs(value);
    String digits = size >= 0.1 || size == 0 ? "%.2f" : size >= 0.001 ? "%.4f" : "%.1e";
    return String.format(Locale.ROOT, digits, value).replace('-', '−');
  }
}
