package dev.elbow.runner.publish;

import dev.elbow.runner.evidence.Evidence;
import dev.elbow.runner.insight.Insight;
import dev.elbow.runner.insight.Response;
import dev.elbow.runner.insight.SweepInsight;
import dev.elbow.runner.search.Observation;
import dev.elbow.runner.search.Observation.Measured;
import dev.elbow.runner.spec.Goal;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a run's trials say about one of its objectives.
 *
 * <p>Every trial with a finite value counts but replicates: of settings that it has seen already, a
 * model foretells the value easily. One that was stopped early counts with what it would probably
 * have become, as it does for a search. Without these only those would be left that were good
 * enough to go on, and what makes a trial bad would not be seen; with the values that they had,
 * their differences would be those of the epochs after which they were stopped.
 */
public record RunInsight(MetricSpec objective, Insight insight) {

  /**
   * One for each objective of the sweep; takes a second or so.
   *
   * @param validElbos the β = 1 validation ELBO [nats] after each epoch of the trials
   */
  public static List<RunInsight> of(
      SweepSpec spec, Collection<TrialRecord> trials, Map<TrialId, List<Double>> validElbos) {
    List<Observation> known =
        Evidence.of(
            spec,
            trials.stream().filter(trial -> !trial.trial().isReplicate()).toList(),
            validElbos);
    return IntStream.range(0, spec.objectives().all().size())
        .mapToObj(index -> of(spec, index, known))
        .toList();
  }

  private static RunInsight of(SweepSpec spec, int index, List<Observation> known) {
    MetricSpec objective = spec.objectives().all().get(index);
    List<Response> responses =
        known.stream().flatMap(trial -> response(objective, index, trial)).toList();
    boolean maximised = objective.goal() == Goal.MAXIMIZE;
    return new RunInsight(objective, SweepInsight.of(spec.space(), responses, maximised));
  }

  private static Stream<Response> response(MetricSpec objective, int index, Observation trial) {
    return trial.result() instanceof Measured measured
        ? Stream.of(new Response(trial.assignment(), objective.value(measured.scores().get(index))))
        : Stream.empty();
  }
}
