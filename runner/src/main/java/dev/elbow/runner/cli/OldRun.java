package dev.elbow.runner.cli;

import dev.elbow.runner.store.Launch;
import dev.elbow.runner.store.OldRuns;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialReader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A run that might be removed.
 *
 * @param seen when its process last wrote to it
 */
record OldRun(RunDirectory run, RunState state, Instant seen, long bytes) {

  /**
   * Reads a run of whatever Elbow.
   *
   * @throws dev.elbow.runner.store.StoreException if it cannot be read
   */
  static OldRun read(RunDirectory run) throws IOException {
    try (TrialReader store = SqliteTrialStore.openReadOnly(run.database())) {
      RunSnapshot snapshot = store.outline(Set.of());
      return new OldRun(run, RunState.of(run, snapshot), seen(run, snapshot), OldRuns.bytes(run));
    }
  }

  private static Instant seen(RunDirectory run, RunSnapshot snapshot) throws IOException {
    List<Launch> launches = snapshot.launches();
    return launches.isEmpty()
        ? Files.getLastModifiedTime(run.database()).toInstant()
        : launches.get(launches.size() - 1).lastSeen();
  }

  double megabytes() {
    return bytes / 1e6;
  }
}
