package dev.elbow.reports.stats;

import dev.elbow.reports.model.Objective;
import dev.elbow.reports.model.SweepReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How the objective improved, in the order in which trials ended. Only feasible trials improve it.
 *
 * @param steps one per ranked trial
 */
public record BestSoFar(List<Step> steps) {

  /**
   * One trial that ended.
   *
   * @param best of all feasible trials that ended no later; empty until there is one
   */
  public record Step(Scored ended, OptionalDouble best) {}

  public BestSoFar {
    steps = List.copyOf(steps);
  }

  /** The history of a report's trials. A trial without an end time counts as the latest. */
  public static BestSoFar of(SweepReport report, Ranking ranking) {
    List<Scored> ended = new ArrayList<>(ranking.trials());
    ended.sort(
        Comparator.comparing((Scored scored) -> scored.trial().finishedAt().orElse(Instant.MAX))
            .thenComparingInt(scored -> scored.trial().number()));
    List<Step> steps = new ArrayList<>();
    OptionalDouble best = OptionalDouble.empty();
    for (Scored scored : ended) {
      best = better(report.objective(), best, scored);
      steps.add(new Step(scored, best));
    }
    return new BestSoFar(steps);
  }

  private static OptionalDouble better(Objective objective, OptionalDouble best, Scored scored) {
    if (!scored.trial().feasibility().isFeasible()) {
      return best;
    }
    boolean improves =
        best.isEmpty() || objective.score(scored.value()) > objective.score(best.getAsDouble());
    return improves ? OptionalDouble.of(scored.value()) : best;
  }
}
