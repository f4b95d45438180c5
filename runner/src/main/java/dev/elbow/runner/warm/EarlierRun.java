package dev.elbow.runner.warm;

import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import java.util.List;
import java.util.Map;

/**
 * An earlier run whose trials a sweep can learn from.
 *
 * @param usable its trials that have ended and whose assignments lie in the sweep's space, by
 *     number
 * @param validElbos the β = 1 validation ELBO [nats] after each epoch of its trials
 * @param remarks what the user should know about their use, a sentence each
 */
public record EarlierRun(
    RunDirectory run,
    List<TrialRecord> usable,
    Map<TrialId, List<Double>> validElbos,
    List<String> remarks) {
  public EarlierRun {
    usable = List.copyOf(usable);
    validElbos = Map.copyOf(validElbos);
    remarks = List.copyOf(remarks);
  }

  /** {@code 16 trials of fashion/20261121-190020}. */
  public String summary() {
    return usable.size() + (usable.size() == 1 ? " trial" : " trials") + " of " + run.id();
  }
}
