package dev.elbow.runner.store;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.runner.trial.TrialId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes metrics, a row each, all rows of an event in one batch. */
final class MetricInserts {
  private MetricInserts() {}

  static void epoch(Handle handle, TrialId trial, int attempt, EpochMetrics metrics) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO epoch_metric (trial, attempt, epoch, name, value) VALUES (?, ?, ?, ?, ?)");
    MetricValues.of(metrics)
        .values()
        .forEach(
            (metric, value) ->
                batch.add(trial.number(), attempt, metrics.epoch(), metric.id(), value));
    batch.execute();
  }

  static void last(Handle handle, TrialId trial, int attempt, FinalMetrics metrics) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO final_metric (trial, attempt, name, value) VALUES (?, ?, ?, ?)");
    MetricValues.of(metrics)
        .values()
        .forEach((metric, value) -> batch.add(trial.number(), attempt, metric.id(), value));
    batch.execute();
    handle.execute(
        "INSERT INTO final_vector (trial, attempt, name, elements) VALUES (?, ?, ?, ?)",
        trial.number(),
        attempt,
        DimensionVector.KL,
        DimensionVector.write(metrics.klPerDimensionNats()));
  }
}
