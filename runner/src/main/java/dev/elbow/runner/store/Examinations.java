package dev.elbow.runner.store;

import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.core.verdict.Thresholds;
import dev.elbow.core.verdict.VerdictRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What is stored of the examinations of latest attempts, by trial number. */
record Examinations(
    Map<Integer, Measurements> values,
    Map<Integer, Map<DimensionMetric, List<Double>>> vectors,
    Map<Integer, Examination> documents) {
  private static final String VECTORS =
      """
      SELECT v.trial, v.name, v.elements
      FROM latest_attempt a
      JOIN final_vector v ON v.trial = a.trial AND v.attempt = a.number
      WHERE a.trial BETWEEN :from AND :to
      """;
  private static final String DOCUMENTS =
      """
      SELECT e.trial, e.document
      FROM latest_attempt a
      JOIN examination_document e ON e.trial = a.trial AND e.attempt = a.number
      WHERE a.trial BETWEEN :from AND :to
      """;

  static Examinations read(Handle handle, int from, int to) {
    return new Examinations(
        MetricQueries.finals(handle, from, to),
        vectors(handle, from, to),
        documents(handle, from, to));
  }

  /** Nothing but verdicts and these metrics. */
  static Examinations outline(Handle handle, Set<Metric> metrics) {
    Map<Integer, Examination> verdicts = new HashMap<>(Verdicts.read(handle));
    List<Integer> without = Verdicts.missing(handle);
    if (!without.isEmpty()) {
      Examinations all = read(handle, without.get(0), without.get(without.size() - 1));
      without.forEach(trial -> verdicts.put(trial, Verdicts.of(all.diagnosis(trial).verdict())));
    }
    return new Examinations(MetricQueries.finals(handle, metrics), Map.of(), verdicts);
  }

  private static Map<Integer, Map<DimensionMetric, List<Double>>> vectors(
      Handle handle, int from, int to) {
    return handle
        .createQuery(VECTORS)
        .bind("from", from)
        .bind("to", to)
        .scanResultSet((rows, context) -> vectors(rows.get()));
  }

  private static Map<Integer, Map<DimensionMetric, List<Double>>> vectors(ResultSet row)
      throws SQLException {
    Map<Integer, Map<DimensionMetric, List<Double>>> read = new HashMap<>();
    while (row.next()) {
      int trial = row.getInt("trial");
      List<Double> elements = DimensionVector.read(row.getObject("elements"));
      dimensionMetric(row.getString("name"))
          .ifPresent(
              metric ->
                  read.computeIfAbsent(trial, id -> new EnumMap<>(DimensionMetric.class))
                      .put(metric, elements));
    }
    return read;
  }

  private static Optional<DimensionMetric> dimensionMetric(String id) {
    return Arrays.stream(DimensionMetric.values()).filter(m -> m.id().equals(id)).findFirst();
  }

  private static Map<Integer, Examination> documents(Handle handle, int from, int to) {
    return handle
        .createQuery(DOCUMENTS)
        .bind("from", from)
        .bind("to", to)
        .scanResultSet((rows, context) -> documents(rows.get()));
  }

  private static Map<Integer, Examination> documents(ResultSet row) throws SQLException {
    Map<Integer, Examination> read = new HashMap<>();
    while (row.next()) {
      read.put(row.getInt("trial"), Examination.read(row.getObject("document")));
    }
    return read;
  }

  FinalMetrics metrics(int trial) {
    Optional<Examination> document = Optional.ofNullable(documents.get(trial));
    return new FinalMetrics(
        values.getOrDefault(trial, new Measurements(Map.of())),
        vectors.getOrDefault(trial, Map.of()),
        document.flatMap(Examination::radius),
        document.flatMap(Examination::pcaRadius),
        document.map(Examination::gaps).orElse(List.of()));
  }

  /** As it was stored; a run of an Elbow that gave no verdicts gets one now. */
  Diagnosis diagnosis(int trial) {
    Examination document = documents.get(trial);
    return document == null
        ? VerdictRules.diagnose(metrics(trial), Thresholds.DEFAULT)
        : document.diagnosis();
  }
}
