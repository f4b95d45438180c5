package dev.elbow.runner.store;

import dev.elbow.runner.trial.Attempt;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome.Failed.Cause;
import dev.elbow.runner.trial.TrialState;
import dev.elbow.runner.trial.WorkerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads attempts one by one, while trial records show but the latest of each. */
final class AttemptQueries {
  private static final String ATTEMPTS =
      """
      SELECT trial, number, device, started_ms, ended_ms, state, cause, reason,
             worker_pid, worker_started_ms, heard_ms, forgiven, engine
      FROM attempt
      """;

  private AttemptQueries() {}

  /** In order. */
  static List<Attempt> of(Handle handle, TrialId trial) {
    return read(
        handle,
        handle
            .createQuery(ATTEMPTS + " WHERE trial = :trial ORDER BY number")
            .bind("trial", trial.number()));
  }

  /** By trial. */
  static List<Attempt> open(Handle handle) {
    return read(
        handle, handle.createQuery(ATTEMPTS + " WHERE state = 'RUNNING' ORDER BY trial, number"));
  }

  private static List<Attempt> read(Handle handle, Query query) {
    EngineRows engines = EngineRows.read(handle);
    return query.map((row, context) -> attempt(row, engines)).list();
  }

  private static Attempt attempt(ResultSet row, EngineRows engines) throws SQLException {
    return new Attempt(
        new AttemptId(new TrialId(row.getInt("trial")), row.getInt("number")),
        row.getString("device"),
        engines.of(row),
        Instant.ofEpochMilli(row.getLong("started_ms")),
        new Attempt.Lease(worker(row), TrialQueries.instant(row, "heard_ms")),
        end(row));
  }

  private static Optional<WorkerId> worker(ResultSet row) throws SQLException {
    long pid = row.getLong("worker_pid");
    return row.wasNull()
        ? Optional.empty()
        : TrialQueries.instant(row, "worker_started_ms").map(started -> new WorkerId(pid, started));
  }

  private static Optional<Attempt.End> end(ResultSet row) throws SQLException {
    Optional<Instant> ended = TrialQueries.instant(row, "ended_ms");
    return ended.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Attempt.End(
                ended.get(),
                TrialState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("cause")).map(Cause::valueOf),
                Optional.ofNullable(row.getString("reason")),
                row.getInt("forgiven") == 0));
  }
}
