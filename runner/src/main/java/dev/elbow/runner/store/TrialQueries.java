package dev.elbow.runner.store;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.space.AssignmentJson;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed.Moment;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads trial records: three passes over the latest attempts, whatever the number of trials. */
final class TrialQueries {
  private static final String TRIALS =
      """
      SELECT t.number AS trial, t.seed, t.assignment, t.origin, t.explanation, t.replicated,
             a.number AS attempt, a.device, a.engine, a.started_ms,
             a.ended_ms, a.state, a.cause, a.reason, a.last_epoch, a.epochs,
             a.diverged_epoch, a.diverged_step
      FROM trial t LEFT JOIN latest_attempt a ON a.trial = t.number
      WHERE t.number BETWEEN :from AND :to
      ORDER BY t.number
      """;

  private final Map<Integer, Measurements> lastEpochs;
  private final EpochVectors epochVectors;
  private final Examinations examinations;
  private final EngineRows engines;

  private TrialQueries(
      Map<Integer, Measurements> lastEpochs,
      EpochVectors epochVectors,
      Examinations examinations,
      EngineRows engines) {
    this.lastEpochs = lastEpochs;
    this.epochVectors = epochVectors;
    this.examinations = examinations;
    this.engines = engines;
  }

  /** The trials with numbers from {@code from} to {@code to}, both included, in order. */
  static List<TrialRecord> read(Handle handle, int from, int to) {
    return new TrialQueries(
            MetricQueries.lastEpochs(handle, from, to),
            EpochVectors.readLast(handle, from, to),
            Examinations.read(handle, from, to),
            EngineRows.read(handle))
        .records(handle, from, to);
  }

  /**
   * All trials, of their numbers only these final metrics and the verdict; where there are none,
   * the last epoch.
   */
  static List<TrialRecord> outline(Handle handle, Set<Metric> metrics) {
    return new TrialQueries(
            MetricQueries.lastEpochsWithoutFinals(handle),
            new EpochVectors(Map.of()),
            Examinations.outline(handle, metrics),
            EngineRows.read(handle))
        .records(handle, 1, Integer.MAX_VALUE);
  }

  private List<TrialRecord> records(Handle handle, int from, int to) {
    return handle
        .createQuery(TRIALS)
        .bind("from", from)
        .bind("to", to)
        .map((row, context) -> record(row))
        .list();
  }

  private TrialRecord record(ResultSet row) throws SQLException {
    TrialId id = new TrialId(row.getInt("trial"));
    Trial trial =
        new Trial(
            id, AssignmentJson.read(row.getString("assignment")), row.getLong("seed"), origin(row));
    @Nullable String state = row.getString("state");
    return state == null
        ? TrialRecord.pending(trial)
        : tried(trial, TrialState.valueOf(state), row);
  }

  private static TrialOrigin origin(ResultSet row) throws SQLException {
    int number = row.getInt("replicated");
    Optional<TrialId> replicated =
        row.wasNull() ? Optional.empty() : Optional.of(new TrialId(number));
    return new TrialOrigin(
        TrialOrigin.Kind.valueOf(row.getString("origin")),
        row.getString("explanation"),
        replicated);
  }

  private TrialRecord tried(Trial trial, TrialState state, ResultSet row) throws SQLException {
    int number = trial.id().number();
    int lastEpoch = row.getInt("last_epoch");
    Optional<EpochMetrics> last =
        Optional.ofNullable(lastEpochs.get(number))
            .map(v -> new EpochMetrics(lastEpoch, v, epochVectors.kl(number, lastEpoch)));
    return new TrialRecord(
        trial,
        state,
        row.getInt("attempt"),
        Optional.of(row.getString("device")),
        engines.of(row),
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
          Optional.of(
              new TrialOutcome.Completed(
                  examinations.metrics(trial),
                  examinations.diagnosis(trial),
                  row.getInt("epochs")));
      case STOPPED ->
          Optional.of(
              new TrialOutcome.Stopped(
                  reason,
                  examinations.metrics(trial),
                  examinations.diagnosis(trial),
                  row.getInt("epochs")));
      case FAILED ->
          Optional.of(new TrialOutcome.Failed(cause(row).orElseThrow(), reason, moment(row)));
      case LOST -> Optional.of(new TrialOutcome.Lost(cause(row), reason));
    };
  }

  private static Optional<TrialOutcome.Failed.Cause> cause(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("cause")).map(TrialOutcome.Failed.Cause::valueOf);
  }

  private static Optional<Moment> moment(ResultSet row) throws SQLException {
    int epoch = row.getInt("diverged_epoch");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(new Moment(epoch, row.getInt("diverged_step")));
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
