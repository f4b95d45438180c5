package dev.elbow.runner.store;

import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.runner.trial.TrialId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes metrics, a row each, all rows of an event in one batch. */
final class MetricInserts {
  private MetricInserts() {}

  static void epoch(Handle handle, TrialId trial, int attempt, EpochMetrics metrics) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT OR REPLACE INTO epoch_value (trial, attempt, epoch, metric, value)
            VALUES (?, ?, ?, (SELECT id FROM metric WHERE name = ?), ?)
            """);
    metrics
        .values()
        .byMetric()
        .forEach(
            (metric, value) ->
                batch.add(trial.number(), attempt, metrics.epoch(), metric.id(), value));
    batch.execute();
    if (!metrics.klPerDimensionNats().isEmpty()) {
      handle.execute(
          """
          INSERT OR REPLACE INTO epoch_vector (trial, attempt, epoch, name, elements)
          VALUES (?, ?, ?, ?, ?)
          """,
          trial.number(),
          attempt,
          metrics.epoch(),
          DimensionMetric.KL.id(),
          DimensionVector.write(metrics.klPerDimensionNats()));
    }
  }

  static void last(
      Handle handle, TrialId trial, int attempt, FinalMetrics metrics, Diagnosis diagnosis) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO final_value (trial, attempt, metric, value)
            VALUES (?, ?, (SELECT id FROM metric WHERE name = ?), ?)
            """);
    metrics
        .values()
        .byMetric()
        .forEach((metric, value) -> batch.add(trial.number(), attempt, metric.id(), value));
    batch.execute();
    metrics
        .dimensions()
        .forEach(
            (metric, elements) ->
                handle.execute(
                    "INSERT INTO final_vector (trial, attempt, name, elements) VALUES (?, ?, ?, ?)",
                    trial.number(),
                    attempt,
                    metric.id(),
                    DimensionVector.write(elements)));
    handle.execute(
        "INSERT INTO examination (trial, attempt, verdict, reason) VALUES (?, ?, ?, ?)",
        trial.number(),
        attempt,
        diagnosis.verdict().id(),
        diagnosis.reason());
    handle.execute(
        "INSERT INTO examination_document (trial, attempt, document) VALUES (?, ?, ?)",
        trial.number(),
        attempt,
        Examination.of(metrics, diagnosis).write());
  }
}
