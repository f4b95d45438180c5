package dev.elbow.runner.warm;

import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunHistory;
import dev.elbow.runner.trial.TrialRecord;
import java.util.List;

/**
 * An earlier run whose trials a sweep can learn from.
 *
 * @param history all of it, as it was when it was read
 * @param usable its trials that have ended and whose assignments lie in the sweep's space, by
 *     number
 * @param remarks what the user should know about their use, a sentence each
 */
public record EarlierRun(
    RunDirectory run, RunHistory history, List<TrialRecord> usable, List<String> remarks) {
  public EarlierRun {
    usable = List.copyOf(usable);
    remarks = List.copyOf(remarks);
  }
}
