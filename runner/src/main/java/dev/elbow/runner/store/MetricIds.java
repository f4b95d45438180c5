package dev.elbow.runner.store;

import dev.elbow.core.metrics.Metric;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The numbers under which a database knows metrics. They differ from one database to another; a
 * name that this Elbow does not know has none here, and its rows are passed over.
 */
record MetricIds(Map<Integer, Metric> byId) {

  static MetricIds read(Handle handle) {
    Map<Integer, Metric> byId =
        handle
            .createQuery("SELECT id, name FROM metric")
            .reduceRows(
                new HashMap<>(),
                (read, row) -> {
                  Metric.byId(row.getColumn("name", String.class))
                      .ifPresent(metric -> read.put(row.getColumn("id", Integer.class), metric));
                  return read;
                });
    return new MetricIds(byId);
  }

  /** Gives every metric a number that has none yet, so that writing a value needs no look-up. */
  static MetricIds complete(Handle handle) {
    MetricIds known = read(handle);
    if (known.byId.size() == Metric.values().length) {
      return known;
    }
    PreparedBatch batch =
        handle.prepareBatch("INSERT INTO metric (id, name) VALUES (?, ?) ON CONFLICT DO NOTHING");
    Arrays.stream(Metric.values()).forEach(metric -> batch.add(idOf(metric), metric.id()));
    batch.execute();
    return read(handle);
  }

  /**
   * The number that a metric gets in a new database: 23 bits of its name's CRC-32, so that values
   * still have their names if the page is damaged on which these stand.
   */
  static int idOf(Metric metric) {
    CRC32 crc = new CRC32();
    crc.update(metric.id().getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() & 0x7fffff);
  }

  Optional<Metric> metric(int id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The numbers of these metrics as SQL has lists: {@code 3, 7}; empty if there are none. */
  String list(Collection<Metric> metrics) {
    return byId.entrySet().stream()
        .filter(entry -> metrics.contains(entry.getValue()))
        .map(entry -> entry.getKey().toString())
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
