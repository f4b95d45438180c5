package dev.elbow.reports.html;

import dev.elbow.reports.model.MetricColumn;
import dev.elbow.reports.model.Replication;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.stats.BestTrialReason;
import dev.elbow.reports.stats.Ranking;
import dev.elbow.reports.stats.Scored;
import dev.elbow.reports.text.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The best trial and those that come next.
 *
 * @param objective its value of the objective, or the mean of its replicates where that decides
 * @param why a sentence or two
 * @param diagnosis absent if none was made
 * @param comparesErrors whether {@code why} weighs a lead against standard errors
 * @param numbers its other headline numbers
 */
public record BestView(
    int number,
    boolean feasible,
    Fact objective,
    String why,
    boolean comparesErrors,
    Optional<BestDiagnosis> diagnosis,
    List<Fact> parameters,
    List<Fact> numbers,
    List<RunnerUp> runnersUp) {
  private static final int RUNNERS_UP = 5;

  /**
   * A trial that came close.
   *
   * @param behind the best, in the objective's unit; or why that cannot be said
   */
  public record RunnerUp(
      int row,
      int number,
      Optional<VerdictView> verdict,
      Fact objective,
      String behind,
      String settings) {}

  static Optional<BestView> of(SweepReport report, Ranking ranking) {
    return ranking.trials().stream().findFirst().map(best -> of(report, ranking, best));
  }

  private static BestView of(SweepReport report, Ranking ranking, Scored best) {
    TrialRow trial = best.trial();
    List<RunnerUp> runnersUp =
        ranking.top(RUNNERS_UP + 1).stream()
            .skip(1)
            .map(scored -> runnerUp(report, ranking, best, scored))
            .toList();
    return new BestView(
        trial.number(),
        trial.feasibility().isFeasible(),
        objective(report, best),
        new BestTrialReason(report, ranking).sentence(),
        best.hasStandardError()
            && !runnersUp.isEmpty()
            && report.findings().decidingMeanOf(trial.number()).isEmpty(),
        BestDiagnosis.of(report, ranking),
        Fact.parameters(report, trial),
        numbers(report, trial),
        runnersUp);
  }

  private static List<Fact> numbers(SweepReport report, TrialRow trial) {
    List<Fact> numbers = new ArrayList<>();
    IntStream.range(0, report.metrics().size())
        .filter(column -> column != report.objectiveIndex())
        .filter(column -> report.metrics().get(column).headline())
        .filter(column -> !isStandardError(report, column))
        .filter(column -> trial.metrics().get(column).isPresent())
        .forEach(column -> numbers.add(Fact.metric(report, trial, column)));
    trial
        .seconds()
        .ifPresent(
            seconds ->
                numbers.add(
                    Fact.of(
                        "Training time",
                        Numbers.duration(Duration.ofMillis(Math.round(seconds * 1000))))));
    return numbers;
  }

  private static RunnerUp runnerUp(
      SweepReport report, Ranking ranking, Scored best, Scored scored) {
    String settings =
        String.join(
            ", ",
            Fact.parameters(report, scored.trial()).stream()
                .map(fact -> fact.label() + " " + fact.value())
                .toList());
    return new RunnerUp(
        scored.row(),
        scored.trial().number(),
        scored.trial().diagnosis().map(diagnosis -> VerdictView.of(diagnosis.verdict())),
        objective(report, scored),
        report.objective().second().isPresent()
            ? tradeOff(ranking, scored)
            : behind(report, best, scored).orElse(apart(scored)),
        settings);
  }

  private static Fact objective(SweepReport report, Scored scored) {
    Fact own = Fact.metric(report, scored.trial(), report.objectiveIndex());
    MetricColumn metric = report.metrics().get(report.objectiveIndex());
    return report
        .findings()
        .decidingMeanOf(scored.trial().number())
        .map(mean -> ReplicationView.mean(own.label(), mean, metric))
        .orElse(own);
  }

  /** Of two objectives no one difference tells how far one trial lies behind another. */
  private static String tradeOff(Ranking ranking, Scored scored) {
    boolean onFront =
        ranking.onFront().stream()
            .anyMatch(best -> best.trial().number() == scored.trial().number());
    return onFront ? "on the front" : scored.trial().feasibility().isFeasible() ? "" : "infeasible";
  }

  private static String apart(Scored scored) {
    return scored.trial().feasibility().isFeasible() ? "trained once" : "infeasible";
  }

  /**
   * How far a trial lies behind the best; empty if it is not feasible like the best, or where means
   * over replicates decide and it has none.
   */
  static Optional<String> behind(SweepReport report, Scored best, Scored scored) {
    Optional<Replication> bestMean = report.findings().decidingMeanOf(best.trial().number());
    if (bestMean.isPresent()) {
      return report
          .findings()
          .decidingMeanOf(scored.trial().number())
          .map(mean -> lag(report, bestMean.get().mean(), mean.mean()));
    }
    boolean comparable =
        scored.trial().feasibility().isFeasible() == best.trial().feasibility().isFeasible();
    return comparable
        ? Optional.of(
            lag(report, OptionalDouble.of(best.value()), OptionalDouble.of(scored.value())))
        : Optional.empty();
  }

  private static String lag(SweepReport report, OptionalDouble best, OptionalDouble other) {
    double behind =
        report.objective().score(best.orElseThrow())
            - report.objective().score(other.orElseThrow());
    return Numbers.metric(behind, report.metrics().get(report.objectiveIndex()).unit());
  }

  /** Whether a column only holds the standard errors of another. */
  static boolean isStandardError(SweepReport report, int column) {
    String id = report.metrics().get(column).id();
    OptionalInt of =
        id.endsWith("_se")
            ? report.metricIndex(id.substring(0, id.length() - "_se".length()))
            : OptionalInt.empty();
    return of.isPresent();
  }
}
