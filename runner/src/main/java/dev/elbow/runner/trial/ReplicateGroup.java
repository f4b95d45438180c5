package dev.elbow.runner.trial;

import dev.elbow.core.metrics.Metric;
import java.util.List;
import java.util.Optional;

/**
 * One assignment that was trained again with other seeds.
 *
 * @param original the trial that was picked for being good; left out of the means because it was
 * @param replicates by number, whatever became of them
 */
public record ReplicateGroup(TrialRecord original, List<TrialRecord> replicates) {
  public ReplicateGroup {
    replicates = List.copyOf(replicates);
  }

  /** The metric's mean over the replicates that have it; empty if none has. */
  public Optional<ReplicateMean> mean(Metric metric) {
    return ReplicateMean.of(
        replicates.stream()
            .flatMap(trial -> trial.metrics().stream())
            .mapToDouble(metrics -> metric.of(metrics).orElse(Double.NaN))
            .toArray());
  }

  /** How many replicates have their result, failures included. */
  public int finished() {
    return (int) replicates.stream().filter(trial -> trial.state().isFinished()).count();
  }

  /** Whether more than half of the replicates with a result are feasible; a failed one is not. */
  boolean isMostlyFeasible(Ranking ranking) {
    return 2 * replicates.stream().filter(ranking::isFeasible).count() > finished();
  }
}
