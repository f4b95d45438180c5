package dev.elbow.runner.store;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.trial.Attempt;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads a run database over one connection. */
class SqliteTrialReader implements TrialReader {
  private static final int FIRST = 1;
  private static final int LAST = Integer.MAX_VALUE;

  private final RunDatabase database;

  SqliteTrialReader(RunDatabase database) {
    this.database = database;
  }

  @Override
  public RunSnapshot snapshot() {
    return database.read(SqliteTrialReader::snapshot);
  }

  private static RunSnapshot snapshot(Handle handle) {
    return new RunSnapshot(
        planned(handle), launches(handle), TrialQueries.read(handle, FIRST, LAST));
  }

  @Override
  public RunSnapshot outline(Set<Metric> metrics) {
    return database.read(
        handle ->
            new RunSnapshot(
                planned(handle), launches(handle), TrialQueries.outline(handle, metrics)));
  }

  @Override
  public RunPulse pulse() {
    return database.read(SqliteTrialReader::pulse);
  }

  private static RunPulse pulse(Handle handle) {
    List<Launch> launches = launches(handle);
    int finished =
        launches.isEmpty()
            ? 0
            : StateQueries.finishedSince(handle, launches.get(launches.size() - 1).started());
    List<TrialRecord> running =
        StateQueries.running(handle).stream()
            .flatMap(trial -> TrialQueries.read(handle, trial, trial).stream())
            .toList();
    return new RunPulse(planned(handle), launches, StateQueries.counts(handle), running, finished);
  }

  @Override
  public List<TrialRecord> foremost(Metric metric, boolean highest, int count) {
    return database.read(
        handle ->
            StateQueries.foremost(handle, metric, highest, count).stream()
                .flatMap(trial -> TrialQueries.read(handle, trial, trial).stream())
                .toList());
  }

  @Override
  public int finishedSince(Instant moment) {
    return database.read(handle -> StateQueries.finishedSince(handle, moment));
  }

  private static OptionalInt planned(Handle handle) {
    return handle
        .select("SELECT planned FROM launch WHERE planned IS NOT NULL ORDER BY number DESC LIMIT 1")
        .mapTo(Integer.class)
        .findFirst()
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private static List<Launch> launches(Handle handle) {
    return handle
        .select("SELECT number, started_ms, seen_ms, end_reason FROM launch ORDER BY number")
        .map((row, context) -> launch(row))
        .list();
  }

  private static Launch launch(ResultSet row) throws SQLException {
    return new Launch(
        row.getInt("number"),
        Instant.ofEpochMilli(row.getLong("started_ms")),
        Instant.ofEpochMilli(row.getLong("seen_ms")),
        Optional.ofNullable(row.getString("end_reason")).map(EndReason::valueOf));
  }

  @Override
  public Optional<TrialRecord> trial(TrialId trial) {
    int number = trial.number();
    return database.read(handle -> TrialQueries.read(handle, number, number)).stream().findFirst();
  }

  @Override
  public List<EpochMetrics> epochs(TrialId trial) {
    int number = trial.number();
    return database
        .read(handle -> MetricQueries.epochs(handle, number, number))
        .getOrDefault(trial, List.of());
  }

  @Override
  public List<Attempt> attempts(TrialId trial) {
    return database.read(handle -> AttemptQueries.of(handle, trial));
  }

  @Override
  public List<Attempt> openAttempts() {
    return database.read(AttemptQueries::open);
  }

  @Override
  public RunHistory history() {
    return database.read(
        handle -> new RunHistory(snapshot(handle), MetricQueries.epochs(handle, FIRST, LAST)));
  }

  @Override
  public List<EarlierTrial> earlier() {
    return database.read(EarlierTrials::read);
  }

  @Override
  public Map<TrialId, List<Double>> validElbos() {
    return database.read(CurveQueries::validElbos);
  }

  @Override
  public void close() {
    database.close();
  }
}
