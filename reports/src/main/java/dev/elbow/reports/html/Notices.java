package dev.elbow.reports.html;

import dev.elbow.reports.model.RunState;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.model.TrialState;
import dev.elbow.reports.stats.Ranking;
import java.util.OptionalInt;

/**
 * What is not on the page, and why.
 *
 * @param noBest why there is no best trial; empty if there is one
 * @param noTest that nothing was measured on test data; empty if something was
 * @param curves how many trials' curves were left out; empty if none
 */
public record Notices(String noBest, String noTest, String curves) {

  static Notices of(SweepReport report, Ranking ranking) {
    return new Notices(
        ranking.isEmpty() ? noBest(report) : "",
        !ranking.isEmpty() && !hasTest(report)
            ? "No test split: every number is on the validation split."
            : "",
        curves(report));
  }

  private static String noBest(SweepReport report) {
    if (report.trials().isEmpty()) {
      return "No trial has started yet.";
    }
    if (report.trials().stream().map(TrialRow::state).anyMatch(Notices::isUnfinished)) {
      return report.header().state() == RunState.GOING_ON
          ? "No trial has finished yet. Make the report again once one has."
          : "No trial had ended with a value of the objective when the run ended.";
    }
    return "No trial ended with a value of the objective. The table says why each of them failed.";
  }

  private static boolean isUnfinished(TrialState state) {
    return switch (state) {
      case WAITING, RUNNING, LOST -> true;
      case COMPLETED, STOPPED, FAILED -> false;
    };
  }

  private static boolean hasTest(SweepReport report) {
    OptionalInt test = report.metricIndex("test_elbo");
    return test.isPresent()
        && report.trials().stream()
            .anyMatch(trial -> trial.metrics().get(test.getAsInt()).isPresent());
  }

  private static String curves(SweepReport report) {
    long with = report.trials().stream().filter(trial -> !trial.curve().isEmpty()).count();
    return with <= PageData.TRIALS_WITH_CURVES
        ? ""
        : "To keep the page small, it holds the curves of the best "
            + PageData.TRIALS_WITH_CURVES
            + " trials only, of "
            + with
            + ".";
  }
}
