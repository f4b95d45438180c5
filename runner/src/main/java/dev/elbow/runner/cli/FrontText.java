package dev.elbow.runner.cli;

import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.Objectives;
import dev.elbow.runner.trial.TrialRecord;
import java.util.Locale;
import java.util.stream.Collectors;

/** The Pareto front of a sweep with two objectives, in words. */
final class FrontText {
  private FrontText() {}

  /** {@code The front of maximize active_units, minimize valid_rate: 4 trials}. */
  static String title(Objectives objectives, int trials) {
    return "The front of "
        + objectives.all().stream().map(FrontText::objective).collect(Collectors.joining(", "))
        + ": "
        + (trials == 1 ? "1 trial" : trials + " trials");
  }

  private static String objective(MetricSpec objective) {
    return objective.goal().name().toLowerCase(Locale.ROOT) + " " + objective.metric().id();
  }

  /** Which trial of the front comes first, and by which rule. */
  static String compromise(TrialRecord best) {
    return "Trial "
        + best.id()
        + " is the compromise: nearest to the best of both, each scaled to its range on the front.";
  }
}
