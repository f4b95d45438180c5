package dev.elbow.runner.store;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.runner.space.AssignmentJson;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads trial records: three passes over the latest attempts, whatever the number of trials. */
final class TrialQueries {
  private static final String TRIALS =
      """
      SELECT t.number AS trial, t.seed, t.assignment, a.number AS attempt, a.device, a.started_ms,
             a.ended_ms, a.state, a.cause, a.reason, a.last_epoch, a.epochs
      FROM trial t LEFT JOIN latest_attempt a ON a.trial = t.number
      WHERE t.number BETWEEN :from AND :to
      ORDER BY t.number
      """;

  private final Map<Integer, MetricValues> lastEpochs;
  private final Map<Integer, MetricValues> finals;
  private final Map<Integer, List<Double>> kl;

  private TrialQueries(Handle handle, int from, int to) {
    lastEpochs = MetricQueries.lastEpochs(handle, from, to);
    finals = MetricQueries.finals(handle, from, to);
    kl = MetricQueries.klPerDimension(handle, from, to);
  }

  /** The trials with numbers from {@code from} to {@code to}, both included, in order. */
  static List<TrialRecord> read(Handle handle, int from, int to) {
    TrialQueries queries = new TrialQueries(handle, from, to);
    return handle
        .createQuery(TRIALS)
        .bind("from", from)
        .bind("to", to)
        .map((row, context) -> queries.record(row))
        .list();
  }

  private TrialRecord record(ResultSet row) throws SQLException {
    TrialId id = new TrialId(row.getInt("trial"));
    Trial trial =
        new Trial(id, AssignmentJson.read(row.getString("assignment")), row.getLong("seed"));
    @Nullable String state = row.getString("state");
    return state == null
        ? TrialRecord.pending(trial)
        : tried(trial, TrialState.valueOf(state), row);
  }

  private TrialRecord tried(Trial trial, TrialState state, ResultSet row) throws SQLException {
    int number = trial.id().number();
    int lastEpoch = row.getInt("last_epoch");
    Optional<EpochMetrics> last =
        Optional.ofNullable(lastEpochs.get(number)).map(values -> values.toEpoch(lastEpoch));
    return new TrialRecord(
        trial,
        state,
        row.getInt("attempt"),
        Optional.of(row.getString("device")),
        instant(row, "started_ms"),
        instant(row, "ended_ms"),
        last,
        outcome(number, state, row));
  }

  private Optional<TrialOutcome> outcome(int trial, TrialState state, ResultSet row)
      throws SQLException {
    String reason = Optional.ofNullable(row.getString("reason")).orElse("");
    return switch (state) {
      case PENDING, RUNNING -> Optional.empty();
      case COMPLETED ->
          Optional.of(new TrialOutcome.Completed(finalMetrics(trial), row.getInt("epochs")));
      case STOPPED ->
          Optional.of(new TrialOutcome.Stopped(reason, finalMetrics(trial), row.getInt("epochs")));
      case FAILED -> Optional.of(new TrialOutcome.Failed(cause(row), reason));
      case LOST -> Optional.of(new TrialOutcome.Lost(reason));
    };
  }

  private FinalMetrics finalMetrics(int trial) {
    return finals
        .getOrDefault(trial, new MetricValues())
        .toFinal(kl.getOrDefault(trial, List.of()));
  }

  private static TrialOutcome.Failed.Cause cause(ResultSet row) throws SQLException {
    return TrialOutcome.Failed.Cause.valueOf(row.getString("cause"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
