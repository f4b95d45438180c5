package dev.elbow.reports.html;

import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.model.TrialState;
import dev.elbow.reports.stats.Ranking;
import java.util.List;
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
        ranking.isEmpty() ? noBest(report.trials()) : "",
        !ranking.isEmpty() && !hasTest(report)
            ? "No test split: every number is on the validation split."
            : "",
        curves(report));
  }

  private static String noBest(List<TrialRow> trials) {
    if (trials.isEmpty()) {
      return "No trial has started yet.";
    }
    boolean pending =
        trials.stream()
            .anyMatch(
                trial ->
                    trial.state() == TrialState.WAITING || trial.state() == TrialState.RUNNING);
    if (pending) {
      return "No trial has finished yet. Make the report again once one has.";
    }
    return "No trial ended with a value of the objective. The table says why each of them failed.";
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
