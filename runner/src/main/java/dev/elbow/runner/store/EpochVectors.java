package dev.elbow.runner.store;

import dev.elbow.core.metrics.DimensionMetric;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The KL of every latent dimension after every epoch of latest attempts. */
record EpochVectors(Map<Place, List<Double>> klByPlace) {
  private static final String KL =
      """
      SELECT v.trial, v.epoch, v.elements
      FROM latest_attempt a
      JOIN epoch_vector v ON v.trial = a.trial AND v.attempt = a.number
      WHERE a.trial BETWEEN :from AND :to AND v.name = :name
      """;

  private static final String LAST_KL = KL + " AND v.epoch = a.last_epoch";

  private record Place(int trial, int epoch) {}

  static EpochVectors read(Handle handle, int from, int to) {
    return read(handle, KL, from, to);
  }

  /** Those of last epochs only. */
  static EpochVectors readLast(Handle handle, int from, int to) {
    return read(handle, LAST_KL, from, to);
  }

  private static EpochVectors read(Handle handle, String sql, int from, int to) {
    Map<Place, List<Double>> byPlace =
        handle
            .createQuery(sql)
            .bind("from", from)
            .bind("to", to)
            .bind("name", DimensionMetric.KL.id())
            .scanResultSet((rows, context) -> byPlace(rows.get()));
    return new EpochVectors(byPlace);
  }

  private static Map<Place, List<Double>> byPlace(ResultSet row) throws SQLException {
    Map<Place, List<Double>> read = new HashMap<>();
    while (row.next()) {
      read.put(
          new Place(row.getInt("trial"), row.getInt("epoch")),
          DimensionVector.read(row.getObject("elements")));
    }
    return read;
  }

  /** Empty if it was not stored. */
  List<Double> kl(int trial, int epoch) {
    return klByPlace.getOrDefault(new Place(trial, epoch), List.of());
  }
}
