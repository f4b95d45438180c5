package dev.elbow.runner.faults;

import java.util.ArrayList;
import java.util.List;

/**
 * What must hold of the database of a finished sweep, whatever happened to it on the way.
 *
 * @param sweep what was swept
 * @param tables what came of it
 */
record RunAudit(GridSweep sweep, RunTables tables) {

  /** What does not hold, a sentence each. */
  List<String> violations() {
    List<String> found = new ArrayList<>();
    found.addAll(none("PRAGMA foreign_key_check", "row without its parent"));
    if (!tables.rows("PRAGMA integrity_check").equals(List.of("ok"))) {
      found.add("the database is damaged");
    }
    found.addAll(grid());
    found.addAll(attempts());
    found.addAll(slots());
    found.addAll(metrics());
    found.addAll(launches());
    return found;
  }

  private List<String> grid() {
    List<String> expected = sweep.points().stream().sorted().toList();
    List<String> actual =
        tables
            .rows(
                "SELECT json_extract(assignment, '$.latent_size') || '/' ||"
                    + " json_extract(assignment, '$.learning_rate') FROM trial")
            .stream()
            .sorted()
            .toList();
    return expected.equals(actual)
        ? List.of()
        : List.of("the trials are " + actual + ", the grid is " + expected);
  }

  private List<String> attempts() {
    List<String> found = new ArrayList<>();
    found.addAll(
        none(
            "SELECT t.number FROM trial t WHERE 1 <> (SELECT COUNT(*) FROM attempt a"
                + " WHERE a.trial = t.number AND a.state = 'COMPLETED')",
            "trial that is not completed exactly once"));
    found.addAll(
        none(
            "SELECT a.trial, a.number FROM attempt a JOIN attempt b ON a.trial = b.trial"
                + " AND a.number < b.number WHERE a.state = 'COMPLETED'",
            "attempt behind a completed one"));
    found.addAll(
        none(
            "SELECT trial, number, state, reason FROM attempt"
                + " WHERE state NOT IN ('COMPLETED', 'LOST')",
            "attempt that is neither completed nor lost"));
    found.addAll(
        none(
            "SELECT trial FROM attempt GROUP BY trial"
                + " HAVING COUNT(*) <> MAX(number) OR MIN(number) <> 1",
            "trial whose attempts are not numbered from 1"));
    found.addAll(
        none(
            "SELECT trial, number, epochs, last_epoch FROM attempt WHERE state = 'COMPLETED'"
                + " AND (epochs <> %1$d OR last_epoch <> %1$d)".formatted(sweep.epochs()),
            "completed attempt with other epochs than were asked for"));
    return found;
  }

  private List<String> slots() {
    List<String> found = new ArrayList<>();
    found.addAll(
        none(
            "SELECT trial, number FROM attempt WHERE ended_ms IS NULL OR ended_ms < started_ms",
            "attempt without an end, or with one before its start"));
    found.addAll(
        none(
            "SELECT a.device, a.trial, b.trial FROM attempt a JOIN attempt b"
                + " ON a.device = b.device AND (a.trial < b.trial"
                + " OR a.trial = b.trial AND a.number < b.number)"
                + " WHERE a.started_ms < b.ended_ms AND b.started_ms < a.ended_ms",
            "pair of attempts that held one slot at once"));
    List<String> devices = tables.rows("SELECT DISTINCT device FROM attempt ORDER BY device");
    if (devices.size() > GridSweep.SLOTS) {
      found.add("there were " + GridSweep.SLOTS + " slots, but attempts on " + devices);
    }
    return found;
  }

  private List<String> metrics() {
    List<String> found = new ArrayList<>();
    found.addAll(
        none(
            "SELECT trial, name, COUNT(*) FROM epoch_metric GROUP BY trial, name"
                + " HAVING COUNT(*) <> %1$d OR MIN(epoch) <> 1 OR MAX(epoch) <> %1$d"
                    .formatted(sweep.epochs()),
            "metric that a trial does not have once in each epoch"));
    for (String table : List.of("epoch_metric", "final_metric", "examination")) {
      found.addAll(
          none(
              "SELECT DISTINCT m.trial FROM "
                  + table
                  + " m JOIN attempt a ON a.trial = m.trial"
                  + " AND a.number = m.attempt WHERE a.state <> 'COMPLETED'",
              "trial with rows of " + table + " that are not its completed attempt's"));
    }
    return found;
  }

  private List<String> launches() {
    List<String> found = new ArrayList<>();
    found.addAll(
        none(
            "SELECT number, end_reason FROM launch"
                + " WHERE end_reason NOT IN ('FINISHED', 'STOPPED')",
            "launch that ended otherwise than by finishing or by a signal"));
    found.addAll(
        none(
            "SELECT l.number, l.end_reason FROM launch l"
                + " WHERE l.number = (SELECT MAX(number) FROM launch)"
                + " AND COALESCE(l.end_reason, '') <> 'FINISHED'",
            "last launch that did not finish"));
    long launches = tables.number("SELECT COUNT(*) FROM launch");
    if (launches != tables.number("SELECT MAX(number) FROM launch")) {
      found.add("the launches are not numbered from 1");
    }
    return found;
  }

  /** There must be no such row. */
  private List<String> none(String sql, String what) {
    List<String> rows = tables.rows(sql);
    return rows.isEmpty()
        ? List.of()
        : List.of("%d × a %s, first %s".formatted(rows.size(), what, rows.get(0)));
  }
}
