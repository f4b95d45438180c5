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
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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

  /** Metrics that a trial which was trained to its end had. */
  private final Set<Metric> found = EnumSet.noneOf(Metric.class);

  private final Map<Constraint, Integer> violations = new HashMap<>();
  private final Set<String> said = new HashSet<>();
  private OptionalInt planned = OptionalInt.empty();
  private int ended;
  private int completed;
  private int measured;
  private boolean anyFeasible;

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
    before.trials().stream().filter(trial -> trial.state().isFinished()).forEach(this::count);
  }

  private void count(TrialRecord trial) {
    ended++;
    trial.metrics().ifPresent(metrics -> count(trial, metrics));
  }

  private void count(TrialRecord trial, FinalMetrics metrics) {
    measured++;
    anyFeasible |= ranking.isFeasible(trial);
    ranking.violated(trial).forEach(broken -> violations.merge(broken, 1, Integer::sum));
    if (trial.state() == TrialState.COMPLETED) {
      completed++;
      Stream.concat(objectives(), constrained())
          .filter(metric -> Double.isFinite(metric.of(metrics).orElse(Double.NaN)))
          .forEach(found::add);
    }
  }

  @Override
  public void trialEnded(TrialRecord trial) {
    if (!trial.state().isFinished()) {
      return;
    }
    count(trial);
    if (completed >= SEVERAL) {
      lookForNumbers();
    }
    if (isThirdDone()) {
      lookForFeasible();
    }
  }

  private boolean isThirdDone() {
    return planned.isPresent() && ended >= SEVERAL && (long) ended * SHARE >= planned.getAsInt();
  }

  private void lookForNumbers() {
    objectives()
        .filter(metric -> !found.contains(metric))
        .forEach(
            metric ->
                say(
                    "objective " + metric,
                    "None of the %d trials that were trained to their end has a %s, the objective:"
                            .formatted(completed, metric.id())
                        + " without it none can be ranked, and the search learns nothing. A log"
                        + " (elbow logs RUN TRIAL) may say why; another metric can be ranked by."));
    constrained()
        .filter(metric -> !found.contains(metric))
        .forEach(
            metric ->
                say(
                    "constraint " + metric,
                    "None of the %d trials that were trained to their end has a %s, which a"
                            .formatted(completed, metric.id())
                        + " constraint names: none can be feasible. Leave the constraint out, or see"
                        + " in a log (elbow logs RUN TRIAL) why it is not measured."));
  }

  private Stream<Metric> objectives() {
    return spec.objectives().all().stream().map(MetricSpec::metric);
  }

  private Stream<Metric> constrained() {
    return spec.constraints().written().stream()
        .filter(Constraint.Numeric.class::isInstance)
        .map(constraint -> ((Constraint.Numeric) constraint).metric())
        .distinct();
  }

  private void lookForFeasible() {
    if (measured == 0 || anyFeasible) {
      return;
    }
    spec.constraints().all().stream()
        .max(Comparator.comparingInt(this::violations))
        .filter(constraint -> violations(constraint) > 0)
        .ifPresent(
            worst ->
                say(
                    "feasible",
                    ("After %d of %d trials none is feasible; %s\"%s\" fails most often, in"
                            + " %d of %d. The sweep goes on; if none will be, loosen it, or widen the"
                            + " ranges.")
                        .formatted(
                            ended,
                            planned.orElse(0),
                            spec.constraints().byDefault() ? "the default " : "",
                            worst,
                            violations(worst),
                            measured)));
  }

  private int violations(Constraint constraint) {
    return violations.getOrDefault(constraint, 0);
  }

  /** Once for each thing, however its numbers have grown. */
  private void say(String thing, String text) {
    if (said.add(thing)) {
      listener.remark("Warning: " + text);
    }
  }
}
