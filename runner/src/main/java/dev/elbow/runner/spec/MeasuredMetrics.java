package dev.elbow.runner.spec;

import dev.elbow.core.diagnostics.Level;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Verdict;
import java.util.Optional;

/**
 * Which of the metrics that there are a sweep measures.
 *
 * @param level of its diagnostics
 * @param testSplit whether it holds examples back for testing
 */
record MeasuredMetrics(Level level, boolean testSplit) {
  /** Why the sweep does not measure a metric; empty if it does. */
  Optional<String> whyNot(String id) {
    if (isOfTestSplit(id) && !testSplit) {
      return Optional.of(id + " needs a test split, but data.test is 0");
    }
    return level == Level.LIGHT && Metric.byId(id).filter(Metric::isFullOnly).isPresent()
        ? Optional.of(id + " is not measured with light diagnostics; set diagnostics to full")
        : Optional.empty();
  }

  /** Why the sweep never gives a verdict; empty if it may. */
  Optional<String> whyNot(Verdict verdict) {
    return level == Level.LIGHT && verdict == Verdict.PRIOR_HOLE
        ? Optional.of("light diagnostics do not look for prior holes; set diagnostics to full")
        : Optional.empty();
  }

  static boolean isOfTestSplit(String id) {
    return id.startsWith("test_");
  }
}
