package dev.elbow.runner.store;

import dev.elbow.core.engine.EngineFacts;
import dev.elbow.core.model.Precision;
import dev.elbow.runner.trial.TrialEngine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What attempts compute with, each once: thousands of attempts have the same. */
record EngineRows(Map<Integer, TrialEngine> byId) {
  private static final String ADD =
      """
      INSERT INTO engine (name, library, version, natives, threads, precision, reason)
      VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """;
  private static final String FIND =
      """
      SELECT id FROM engine
      WHERE name = ? AND library = ? AND version = ? AND natives = ? AND threads = ?
        AND precision = ? AND reason = ?
      """;

  EngineRows {
    byId = Map.copyOf(byId);
  }

  static EngineRows read(Handle handle) {
    return new EngineRows(
        handle
            .createQuery(
                "SELECT id, name, library, version, natives, threads, precision, reason FROM engine")
            .map((row, context) -> Map.entry(row.getInt("id"), engine(row)))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static TrialEngine engine(ResultSet row) throws SQLException {
    EngineFacts facts =
        new EngineFacts(
            row.getString("name"),
            row.getString("library"),
            row.getString("version"),
            row.getString("natives"),
            row.getInt("threads"));
    return new TrialEngine(
        facts,
        Precision.valueOf(row.getString("precision")),
        Optional.of(row.getString("reason")).filter(r -> !r.isEmpty()));
  }

  /** That of an attempt's row; empty of an attempt whose worker had not started. */
  Optional<TrialEngine> of(ResultSet attempt) throws SQLException {
    int id = attempt.getInt("engine");
    return attempt.wasNull() ? Optional.empty() : Optional.ofNullable(byId.get(id));
  }

  /** The row of an engine, which is added if there is none. */
  static int idOf(Handle handle, TrialEngine engine) {
    EngineFacts facts = engine.facts();
    Object[] values = {
      facts.engine(),
      facts.library(),
      facts.version(),
      facts.natives(),
      facts.threads(),
      engine.precision().name(),
      engine.reason().orElse("")
    };
    handle.execute(ADD, values);
    return handle.select(FIND, values).mapTo(Integer.class).one();
  }
}
