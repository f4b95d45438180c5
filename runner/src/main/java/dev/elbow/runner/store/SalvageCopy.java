package dev.elbow.runner.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Copies what can be read of a damaged database. A scan ends at the first page that cannot be read,
 * so a table is read from its beginning, from its end, and then trial by trial.
 */
final class SalvageCopy {
  /**
   * @param key the leading column of its primary key, by which it is read piecemeal
   */
  private record Table(String name, String key) {}

  /** In an order in which no row is copied before those it refers to. */
  private static final List<Table> TABLES =
      List.of(
          new Table("launch", "number"),
          new Table("trial", "number"),
          new Table("engine", "id"),
          new Table("attempt", "trial"),
          new Table("metric", "id"),
          new Table("epoch_value", "trial"),
          new Table("epoch_vector", "trial"),
          new Table("final_value", "trial"),
          new Table("final_vector", "trial"),
          new Table("examination", "trial"),
          new Table("examination_document", "trial"),
          new Table("earlier_trial", "number"));

  private final Connection damaged;
  private final Connection sound;
  private final int lastTrial;

  /**
   * @param sound has the tables, empty
   * @param lastTrial the highest number that a trial can have
   */
  SalvageCopy(Connection damaged, Connection sound, int lastTrial) {
    this.damaged = damaged;
    this.sound = sound;
    this.lastTrial = lastTrial;
  }

  void copyAll() throws SQLException {
    for (Table table : TABLES) {
      copy(table);
    }
  }

  private void copy(Table table) throws SQLException {
    List<String> columns = columns(sound, table);
    columns.retainAll(columns(damaged, table));
    if (columns.isEmpty()) {
      return;
    }
    String list = String.join(", ", columns);
    String select = "SELECT " + list + " FROM " + table.name();
    String values = String.join(", ", Collections.nCopies(columns.size(), "?"));
    try (PreparedStatement insert =
        sound.prepareStatement(
            "INSERT OR IGNORE INTO " + table.name() + " (" + list + ") VALUES (" + values + ")")) {
      if (!scan(select + " ORDER BY " + table.key(), insert)
          && !scan(select + " ORDER BY " + table.key() + " DESC", insert)) {
        for (int number = 1; number <= lastTrial; number++) {
          boolean unused = scan(select + " WHERE " + table.key() + " = " + number, insert);
        }
      }
    }
  }

  /** The names of a table's columns; none if it has no such table, or that cannot be told. */
  private static List<String> columns(Connection database, Table table) {
    List<String> columns = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT name FROM pragma_table_info('" + table.name() + "')")) {
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
    } catch (SQLException e) {
      columns.clear();
    }
    return columns;
  }

  /** Copies rows until one cannot be read; returns whether that was not before the last. */
  private boolean scan(String select, PreparedStatement insert) throws SQLException {
    try (Statement statement = damaged.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      while (rows.next()) {
        bind(rows, insert);
        insertIfSound(insert);
      }
      return true;
    } catch (SQLException e) {
      if (StoreTrouble.of(e) == StoreTrouble.NO_SPACE) {
        throw e; // of the sound one
      }
      return false;
    }
  }

  private static void bind(ResultSet row, PreparedStatement insert) throws SQLException {
    int columns = row.getMetaData().getColumnCount();
    for (int i = 1; i <= columns; i++) {
      insert.setObject(i, row.getObject(i));
    }
  }

  /** A row of the wrong types was no row of ours. */
  private static void insertIfSound(PreparedStatement insert) throws SQLException {
    try {
      int unused = insert.executeUpdate();
    } catch (SQLException e) {
      if (StoreTrouble.of(e) != StoreTrouble.UNUSABLE) {
        throw e;
      }
    }
  }
}
