package dev.elbow.runner.store;

import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.trial.TrialState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Counts trials by their states, and finds those in one, without reading what they measured. */
final class StateQueries {
  private static final String COUNTS =
      """
      SELECT COALESCE(a.state, 'PENDING') AS state, COUNT(*) AS trials
      FROM trial t LEFT JOIN latest_attempt a ON a.trial = t.number
      GROUP BY 1
      """;
  private static final String FINISHED_SINCE =
      """
      SELECT COUNT(*) FROM latest_attempt
      WHERE ended_ms >= ? AND state IN ('COMPLETED', 'STOPPED', 'FAILED')
      """;
  private static final String RUNNING =
      "SELECT trial FROM attempt WHERE state = 'RUNNING' ORDER BY trial";

  private static final String FOREMOST =
      """
      SELECT a.trial
      FROM attempt a JOIN final_value v ON v.trial = a.trial AND v.attempt = a.number
      WHERE v.metric = (SELECT id FROM metric WHERE name = :name) AND v.value IS NOT NULL
        AND a.state IN ('COMPLETED', 'STOPPED')
      ORDER BY CASE WHEN :highest THEN -v.value ELSE v.value END, a.trial
      LIMIT :count
      """;

  private StateQueries() {}

  /** The numbers of the trials with the best values of a metric. */
  static List<Integer> foremost(Handle handle, Metric metric, boolean highest, int count) {
    return handle
        .createQuery(FOREMOST)
        .bind("name", metric.id())
        .bind("highest", highest)
        .bind("count", count)
        .mapTo(Integer.class)
        .list();
  }

  static Map<TrialState, Integer> counts(Handle handle) {
    return handle
        .createQuery(COUNTS)
        .reduceRows(
            new EnumMap<>(TrialState.class),
            (counts, row) -> {
              counts.put(
                  TrialState.valueOf(row.getColumn("state", String.class)),
                  row.getColumn("trials", Integer.class));
              return counts;
            });
  }

  static int finishedSince(Handle handle, Instant moment) {
    return handle.select(FINISHED_SINCE, moment.toEpochMilli()).mapTo(Integer.class).one();
  }

  /** The numbers of the trials that are being trained. */
  static List<Integer> running(Handle handle) {
    return handle.createQuery(RUNNING).mapTo(Integer.class).list();
  }
}
