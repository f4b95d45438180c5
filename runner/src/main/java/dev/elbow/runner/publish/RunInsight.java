package dev.elbow.runner.publish;

import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.runner.insight.Insight;
import dev.elbow.runner.insight.Response;
import dev.elbow.runner.insight.SweepInsight;
import dev.elbow.runner.spec.Goal;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.trial.TrialRecord;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a run's trials say about one of its objectives.
 *
 * <p>Every trial with a finite value counts but replicates: of settings that it has seen already, a
 * model foretells the value easily. One that was stopped early counts with the value that it had.
 * Without these only those would be left that were good enough to go on, and what makes a trial bad
 * would not be seen; how bad they are made by having been stopped is bounded as for all others.
 */
public record RunInsight(MetricSpec objective, Insight insight) {

  /** One for each objective of the sweep; takes a second or so. */
  public static List<RunInsight> of(SweepSpec spec, Collection<TrialRecord> trials) {
    return spec.objectives().all().stream()
        .map(objective -> new RunInsight(objective, insight(spec, objective, trials)))
        .toList();
  }

  private static Insight insight(
      SweepSpec spec, MetricSpec objective, Collection<TrialRecord> trials) {
    List<Response> responses =
        trials.stream()
            .filter(trial -> !trial.trial().isReplicate())
            .flatMap(trial -> response(objective, trial).stream())
            .toList();
    return SweepInsight.of(spec.space(), responses, objective.goal() == Goal.MAXIMIZE);
  }

  private static Optional<Response> response(MetricSpec objective, TrialRecord trial) {
    OptionalDouble value =
        trial
            .metrics()
            .map((FinalMetrics metrics) -> objective.metric().of(metrics))
            .orElse(OptionalDouble.empty());
    return value.isPresent() && Double.isFinite(value.getAsDouble())
        ? Optional.of(new Response(trial.trial().assignment(), value.getAsDouble()))
        : Optional.empty();
  }
}
