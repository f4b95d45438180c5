package dev.elbow.runner.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * A run's database, read with SQL alone. It is opened for reading only, so that what a killed
 * process has left is found as it is by the next one.
 *
 * @param run its directory
 */
record RunTables(Path run) {

  /** Whether a process has begun to work on a run. */
  static boolean hasLaunch(Path run) {
    RunTables tables = new RunTables(run);
    return tables.number("SELECT COUNT(*) FROM sqlite_master WHERE name = 'launch'") > 0
        && tables.number("SELECT COUNT(*) FROM launch") > 0;
  }

  /** The rows of a query, each with its columns as text, separated by bars. */
  List<String> rows(String sql) {
    Path file = run.resolve("sweep.db");
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(20_000);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return read(result);
    } catch (SQLException e) {
      throw new IllegalStateException(file + ": " + sql, e);
    }
  }

  private static List<String> read(ResultSet result) throws SQLException {
    List<String> rows = new ArrayList<>();
    int columns = result.getMetaData().getColumnCount();
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int column = 1; column <= columns; column++) {
        row.add(text(result.getObject(column)));
      }
      rows.add(String.join("|", row));
    }
    return rows;
  }

  private static String text(@Nullable Object value) {
    return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
  }

  /** What a query of one number comes to; 0 if there is none. */
  long number(String sql) {
    List<String> rows = rows(sql);
    return rows.isEmpty() ? 0 : Long.parseLong(rows.get(0));
  }
}
