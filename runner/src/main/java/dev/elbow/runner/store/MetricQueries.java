package dev.elbow.runner.store;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.trial.TrialId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads metrics of latest attempts, for a range of trials at once. */
final class MetricQueries {
  private static final String LAST_EPOCHS =
      """
      SELECT m.trial, m.metric, m.value
      FROM latest_attempt a
      JOIN epoch_value m
        ON m.trial = a.trial AND m.attempt = a.number AND m.epoch = a.last_epoch
      WHERE a.trial BETWEEN :from AND :to
      """;
  private static final String FINALS =
      """
      SELECT m.trial, m.metric, m.value
      FROM latest_attempt a
      JOIN final_value m ON m.trial = a.trial AND m.attempt = a.number
      WHERE a.trial BETWEEN :from AND :to
      """;
  private static final String EPOCHS =
      """
      SELECT m.trial, m.epoch, m.metric, m.value
      FROM latest_attempt a
      JOIN epoch_value m ON m.trial = a.trial AND m.attempt = a.number AND m.epoch <= a.last_epoch
      WHERE a.trial BETWEEN :from AND :to
      ORDER BY m.trial, m.attempt, m.epoch
      """;

  /** CROSS JOIN: trial by trial, never through all that was measured. */
  private static final String SOME_FINALS =
      """
      SELECT m.trial, m.metric, m.value
      FROM latest_attempt a
      CROSS JOIN final_value m
      WHERE m.trial = a.trial AND m.attempt = a.number AND m.metric IN (%s)
        AND a.trial BETWEEN :from AND :to
      """;

  private static final String LAST_WITHOUT_FINALS =
      LAST_EPOCHS + " AND a.state NOT IN ('COMPLETED', 'STOPPED')";

  private MetricQueries() {}

  static Map<Integer, Measurements> lastEpochs(Handle handle, int from, int to) {
    return valuesByTrial(handle, LAST_EPOCHS, from, to);
  }

  static Map<Integer, Measurements> finals(Handle handle, int from, int to) {
    return valuesByTrial(handle, FINALS, from, to);
  }

  /** Those of trials that have no metrics of their end: running ones, and failed ones. */
  static Map<Integer, Measurements> lastEpochsWithoutFinals(Handle handle) {
    return valuesByTrial(handle, LAST_WITHOUT_FINALS, 1, Integer.MAX_VALUE);
  }

  /** Nothing but these of the metrics that were measured at the end. */
  static Map<Integer, Measurements> finals(Handle handle, Set<Metric> metrics) {
    String sql = SOME_FINALS.formatted(MetricIds.read(handle).list(metrics));
    return valuesByTrial(handle, sql, 1, Integer.MAX_VALUE);
  }

  private static Query query(Handle handle, String sql, int from, int to) {
    return handle.createQuery(sql).bind("from", from).bind("to", to);
  }

  private static Map<Integer, Measurements> valuesByTrial(
      Handle handle, String sql, int from, int to) {
    MetricIds ids = MetricIds.read(handle);
    return query(handle, sql, from, to)
        .scanResultSet(
            (rows, context) -> {
              Map<Integer, MetricValues> byTrial = new HashMap<>();
              ResultSet row = rows.get();
              while (row.next()) {
                byTrial
                    .computeIfAbsent(row.getInt(1), trial -> new MetricValues(ids))
                    .put(row.getInt(2), real(row, 3));
              }
              Map<Integer, Measurements> read = new HashMap<>();
              byTrial.forEach((trial, values) -> read.put(trial, values.read()));
              return read;
            });
  }

  static Map<TrialId, List<EpochMetrics>> epochs(Handle handle, int from, int to) {
    EpochVectors vectors = EpochVectors.read(handle, from, to);
    MetricIds ids = MetricIds.read(handle);
    return query(handle, EPOCHS, from, to)
        .scanResultSet((rows, context) -> epochs(rows.get(), ids, vectors));
  }

  /** Rows of one epoch follow each other, so a change of trial or epoch ends one. */
  private static Map<TrialId, List<EpochMetrics>> epochs(
      ResultSet row, MetricIds ids, EpochVectors vectors) throws SQLException {
    Map<TrialId, List<EpochMetrics>> byTrial = new TreeMap<>();
    int trial = 0;
    int epoch = 0;
    MetricValues values = new MetricValues(ids);
    while (row.next()) {
      if (row.getInt(1) != trial || row.getInt(2) != epoch) {
        add(byTrial, trial, epoch, values, vectors);
        trial = row.getInt(1);
        epoch = row.getInt(2);
        values = new MetricValues(ids);
      }
      values.put(row.getInt(3), real(row, 4));
    }
    add(byTrial, trial, epoch, values, vectors);
    return byTrial;
  }

  private static void add(
      Map<TrialId, List<EpochMetrics>> byTrial,
      int trial,
      int epoch,
      MetricValues values,
      EpochVectors vectors) {
    if (trial > 0) {
      byTrial
          .computeIfAbsent(new TrialId(trial), id -> new ArrayList<>())
          .add(new EpochMetrics(epoch, values.read(), vectors.kl(trial, epoch)));
    }
  }

  private static double real(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Double.NaN : value;
  }
}
