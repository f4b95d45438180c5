package dev.elbow.reports.stats;

import dev.elbow.reports.model.Objective;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.model.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The trials that ended with a finite value of the objective, best first: feasible ones by the
 * objective, then infeasible ones by how far they violate the constraints. Ties go to the lower
 * number.
 */
public record Ranking(List<Scored> trials) {
  public Ranking {
    trials = List.copyOf(trials);
  }

  /** Ranks the trials of a report. */
  public static Ranking of(SweepReport report) {
    List<Scored> scored = new ArrayList<>();
    for (int row = 0; row < report.trials().size(); row++) {
      TrialRow trial = report.trials().get(row);
      OptionalDouble value = finite(trial.metrics().get(report.objectiveIndex()));
      if (hasEnded(trial.state()) && value.isPresent()) {
        double error = standardError(report, trial, report.objective().metricId());
        scored.add(new Scored(row, trial, value.getAsDouble(), error));
      }
    }
    scored.sort(bestFirst(report.objective()));
    return new Ranking(scored);
  }

  /** The standard error of a trial's metric, or NaN if the report has none. */
  public static double standardError(SweepReport report, TrialRow trial, String metricId) {
    OptionalInt column = report.metricIndex(metricId + "_se");
    return column.isPresent()
        ? trial.metrics().get(column.getAsInt()).orElse(Double.NaN)
        : Double.NaN;
  }

  /** At most the given number of trials, best first. */
  public List<Scored> top(int count) {
    return trials.subList(0, Math.min(count, trials.size()));
  }

  public boolean isEmpty() {
    return trials.isEmpty();
  }

  static Comparator<Scored> bestFirst(Objective objective) {
    return Comparator.comparingDouble((Scored scored) -> scored.trial().feasibility().violation())
        .thenComparing(
            Comparator.comparingDouble((Scored scored) -> objective.score(scored.value()))
                .reversed())
        .thenComparingInt(scored -> scored.trial().number());
  }

  private static boolean hasEnded(TrialState state) {
    return state == TrialState.COMPLETED || state == TrialState.STOPPED;
  }

  private static OptionalDouble finite(OptionalDouble value) {
    return value.isPresent() && Double.isFinite(value.getAsDouble())
        ? value
        : OptionalDouble.empty();
  }
}
