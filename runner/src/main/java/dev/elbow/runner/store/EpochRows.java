package dev.elbow.runner.store;

import dev.elbow.runner.trial.TrialId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Which attempt a trial's epochs belong to: always the latest, so that each is there once. Until
 * that attempt has caught up, the rows behind its last epoch are those of earlier ones.
 */
final class EpochRows {
  private static final List<String> TABLES = List.of("epoch_value", "epoch_vector");

  private EpochRows() {}

  /** Gives the epochs of the attempt before to this one. */
  static void inherit(Handle handle, TrialId trial, int attempt) {
    for (String table : TABLES) {
      handle.execute(
          "UPDATE " + table + " SET attempt = ? WHERE trial = ? AND attempt = ?",
          attempt,
          trial.number(),
          attempt - 1);
    }
  }

  /** A trial that was trained has no epochs behind its last one. */
  static void endAtLast(Handle handle, TrialId trial, int attempt) {
    for (String table : TABLES) {
      handle
          .createUpdate(
              "DELETE FROM "
                  + table
                  + " WHERE trial = :trial AND attempt = :attempt AND epoch >"
                  + " (SELECT last_epoch FROM attempt WHERE trial = :trial AND number = :attempt)")
          .bind("trial", trial.number())
          .bind("attempt", attempt)
          .execute();
    }
  }
}
