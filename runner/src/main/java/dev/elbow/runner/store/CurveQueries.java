package dev.elbow.runner.store;

import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.trial.TrialId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Reads learning curves: one metric of all epochs of all attempts. */
final class CurveQueries {
  private static final String VALID_ELBOS =
      """
      SELECT trial, epoch, value FROM epoch_value
      WHERE metric = (SELECT id FROM metric WHERE name = :name)
      ORDER BY trial, attempt, epoch
      """;

  private CurveQueries() {}

  static Map<TrialId, List<Double>> validElbos(Handle handle) {
    return handle
        .createQuery(VALID_ELBOS)
        .bind("name", Metric.VALID_ELBO.id())
        .scanResultSet((rows, context) -> curves(rows.get()));
  }

  private static Map<TrialId, List<Double>> curves(ResultSet row) throws SQLException {
    Map<TrialId, List<Double>> curves = new TreeMap<>();
    while (row.next()) {
      List<Double> curve =
          curves.computeIfAbsent(new TrialId(row.getInt("trial")), trial -> new ArrayList<>());
      int epoch = row.getInt("epoch");
      while (curve.size() < epoch) {
        curve.add(Double.NaN);
      }
      double value = row.getDouble("value");
      curve.set(epoch - 1, row.wasNull() ? Double.NaN : value);
    }
    return curves;
  }
}
