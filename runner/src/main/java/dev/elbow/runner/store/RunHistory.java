package dev.elbow.runner.store;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.trial.TrialId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A run with all its epochs, both at the same moment.
 *
 * @param epochs of each trial's latest attempt, in order; trials without any are missing
 */
public record RunHistory(RunSnapshot snapshot, Map<TrialId, List<EpochMetrics>> epochs) {
  public RunHistory {
    epochs = Map.copyOf(epochs);
  }

  /** The β = 1 validation ELBO [nats] after each epoch. */
  public Map<TrialId, List<Double>> validElbos() {
    return epochs.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey,
                trial -> trial.getValue().stream().map(EpochMetrics::validElboNats).toList()));
  }
}
