package dev.elbow.runner.schedule;

import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.spec.Constraint;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.Ranking;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is probably wrong with a sweep and only shows once trials have ended: a number that none of
 * them has, constraints that none of them satisfies. Each is remarked once in a launch, and the
 * sweep goes on with what it has.
 */
final class Misgivings implements SweepListener {
  /** Trained to their end without a number, so many make a rule of it. */
  private static final int SEVERAL = 5;

  /** No feasible trial among this share of those that are planned is worth a word. */
  private static final int SHARE = 3;

  private final SweepSpec spec;
  private final SweepListener listener;
  private final Ranking ranking;
  private final List<TrialRecord> ended = new ArrayList<>();
  private final Set<String> said = new HashSet<>();
  private OptionalInt planned = OptionalInt.empty();

  /**
   * @param listener to whom it remarks what it sees
   */
  Misgivings(SweepSpec spec, SweepListener listener) {
    this.spec = spec;
    this.listener = listener;
    ranking = Ranking.of(spec);
  }

  @Override
  public void runStarted(RunDirectory run, RunSnapshot before, int slots) {
    planned = before.planned();
    before.trials().stream().filter(trial -> trial.state().isFinished()).forEach(ended::add);
  }

  @Override
  public void trialEnded(TrialRecord trial) {
    if (!trial.state().isFinished()) {
      return;
    }
    ended.add(trial);
    List<FinalMetrics> completed =
        ended.stream()
            .filter(other -> other.state() == TrialState.COMPLETED)
            .flatMap(other -> other.metrics().stream())
            .toList();
    if (completed.size() >= SEVERAL) {
      lookForNumbers(completed);
    }
    if (isThirdDone()) {
      lookForFeasible();
    }
  }

  private boolean isThirdDone() {
    return planned.isPresent()
        && ended.size() >= SEVERAL
        && (long) ended.size() * SHARE >= planned.getAsInt();
  }

  private void lookForNumbers(List<FinalMetrics> completed) {
    spec.objectives().all().stream()
        .map(MetricSpec::metric)
        .filter(metric -> isMissing(metric, completed))
        .forEach(
            metric ->
                say(
                    "objective " + metric,
                    "None of the %d trials that were trained to their end has a %s, the objective:"
                            .formatted(completed.size(), metric.id())
                        + " without it none can be ranked, and the search learns nothing. A log"
                        + " (elbow logs RUN TRIAL) may say why; another metric can be ranked by."));
    constrained()
        .filter(metric -> isMissing(metric, completed))
        .forEach(
            metric ->
                say(
                    "constraint " + metric,
                    "None of the %d trials that were trained to their end has a %s, which a"
                            .formatted(completed.size(), metric.id())
                        + " constraint names: none can be feasible. Leave the constraint out, or see"
                        + " in a log (elbow logs RUN TRIAL) why it is not measured."));
  }

  private Stream<Metric> constrained() {
    return spec.constraints().written().stream()
        .filter(Constraint.Numeric.class::isInstance)
        .map(constraint -> ((Constraint.Numeric) constraint).metric())
        .distinct();
  }

  private static boolean isMissing(Metric metric, List<FinalMetrics> completed) {
    return completed.stream()
        .noneMatch(metrics -> Double.isFinite(metric.of(metrics).orElse(Double.NaN)));
  }

  private void lookForFeasible() {
    List<TrialRecord> measured =
        ended.stream().filter(trial -> trial.metrics().isPresent()).toList();
    if (measured.isEmpty() || measured.stream().anyMatch(ranking::isFeasible)) {
      return;
    }
    spec.constraints().all().stream()
        .max(Comparator.comparingLong(constraint -> violations(constraint, measured)))
        .filter(constraint -> violations(constraint, measured) > 0)
        .ifPresent(
            worst ->
                say(
                    "feasible",
                    ("After %d of %d trials none is feasible; %s\"%s\" fails most often, in"
                            + " %d of %d. The sweep goes on; if none will be, loosen it, or widen the"
                            + " ranges.")
                        .formatted(
                            ended.size(),
                            planned.orElse(0),
                            spec.constraints().byDefault() ? "the default " : "",
                            worst,
                            violations(worst, measured),
                            measured.size())));
  }

  private long violations(Constraint constraint, List<TrialRecord> measured) {
    return measured.stream().filter(trial -> ranking.violated(trial).contains(constraint)).count();
  }

  /** Once for each thing, however its numbers have grown. */
  private void say(String thing, String text) {
    if (said.add(thing)) {
      listener.remark("Warning: " + text);
    }
  }
}
