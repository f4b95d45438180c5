package dev.elbow.runner.schedule;

import dev.elbow.runner.store.RunBusyException;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunLock;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialFiles;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The trials of a run that failed, where the user wants some of them tried again. */
public record FailedTrials(RunDirectory run) {
  /**
   * Lets failed trials wait for further attempts, as many as a new one has.
   *
   * @param named which; empty for all but those that diverged or cannot be trained
   * @return those that wait now, by number
   * @throws IllegalArgumentException if a named trial does not exist or has not failed; nothing is
   *     changed then
   */
  public List<TrialId> tryAgain(List<TrialId> named) throws RunBusyException, IOException {
    try (RunLock lock = RunLock.acquire(run);
        TrialStore store = SqliteTrialStore.open(lock.run().database())) {
      List<TrialRecord> chosen = named.isEmpty() ? byDefault(store) : byName(store, named);
      for (TrialRecord trial : chosen) {
        if (!trial.mayBeTriedAgain()) { // what would recur from where it was left begins anew
          new TrialFiles(run, trial.id()).deleteCheckpoint();
        }
        store.tryAgain(trial.id());
      }
      return chosen.stream().map(TrialRecord::id).toList();
    }
  }

  private static List<TrialRecord> byDefault(TrialStore store) {
    return store.snapshot().trials().stream()
        .filter(trial -> trial.state() == TrialState.FAILED)
        .filter(TrialRecord::mayBeTriedAgain)
        .toList();
  }

  private List<TrialRecord> byName(TrialStore store, List<TrialId> named) {
    return named.stream()
        .distinct()
        .sorted()
        .map(
            id ->
                store
                    .trial(id)
                    .orElseThrow(
                        () -> new IllegalArgumentException(run.id() + " has no trial " + id)))
        .peek(this::requireFailed)
        .toList();
  }

  private void requireFailed(TrialRecord trial) {
    if (trial.state() != TrialState.FAILED) {
      throw new IllegalArgumentException(
          "trial "
              + trial.id()
              + " of "
              + run.id()
              + " has not failed: expected a failed trial, found one that is "
              + trial.state().name().toLowerCase(Locale.ROOT));
    }
  }
}
