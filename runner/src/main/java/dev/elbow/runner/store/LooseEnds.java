package dev.elbow.runner.store;

import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Puts right what does not fit together in a database that lost some of its rows: what refers to
 * nothing goes, and a trial whose result is not there in full waits for another attempt.
 */
final class LooseEnds {
  private static final List<String> OF_RESULTS =
      List.of("final_value", "final_vector", "examination", "examination_document");
  private static final List<String> OF_EPOCHS = List.of("epoch_value", "epoch_vector");

  private static final String TRIALS_OF_NOTHING =
      """
      DELETE FROM trial
      WHERE replicated IS NOT NULL AND replicated NOT IN (SELECT number FROM trial)
      """;
  private static final String ATTEMPTS_OF_NOTHING =
      "DELETE FROM attempt WHERE trial NOT IN (SELECT number FROM trial)";
  private static final String ENGINES_OF_NOTHING =
      "UPDATE attempt SET engine = NULL WHERE engine NOT IN (SELECT id FROM engine)";

  /** How many rows the result of an attempt has. */
  static final String RESULT_ROWS =
      """
      ((SELECT COUNT(*) FROM final_value r
         WHERE r.trial = attempt.trial AND r.attempt = attempt.number)
       + (SELECT COUNT(*) FROM final_vector r
         WHERE r.trial = attempt.trial AND r.attempt = attempt.number)
       + (SELECT COUNT(*) FROM examination r
         WHERE r.trial = attempt.trial AND r.attempt = attempt.number)
       + (SELECT COUNT(*) FROM examination_document r
         WHERE r.trial = attempt.trial AND r.attempt = attempt.number))
      """;

  /** Of an attempt with a result that is not there in full. */
  static final String IS_INCOMPLETE =
      " state IN ('COMPLETED', 'STOPPED') AND COALESCE(result_rows, MAX(1, "
          + RESULT_ROWS
          + ")) <> "
          + RESULT_ROWS;

  private static final String WITHOUT_FULL_RESULT =
      "UPDATE attempt SET state = 'LOST', cause = NULL, epochs = NULL, result_rows = NULL,"
          + " reason = 'its result was lost when the database was damaged' WHERE"
          + IS_INCOMPLETE;

  /** Up to the first epoch that is missing; the next attempt brings the others. */
  private static final String EPOCHS_WITHOUT_A_GAP =
      """
      UPDATE attempt SET last_epoch = MIN(last_epoch, (
        SELECT COUNT(*) FROM (
          SELECT epoch, ROW_NUMBER() OVER (ORDER BY epoch) AS place
          FROM epoch_value m
          WHERE m.trial = attempt.trial AND m.attempt = attempt.number GROUP BY epoch)
        WHERE epoch = place))
      WHERE state IN ('LOST', 'RUNNING')
      """;

  private LooseEnds() {}

  static void tie(Handle handle) {
    handle.execute(TRIALS_OF_NOTHING);
    handle.execute(ATTEMPTS_OF_NOTHING);
    handle.execute(ENGINES_OF_NOTHING);
    for (String table : List.of("epoch_value", "final_value")) {
      handle.execute("DELETE FROM " + table + " WHERE metric NOT IN (SELECT id FROM metric)");
    }
    OF_EPOCHS.forEach(table -> dropRowsWithout(handle, table, ""));
    dropUnreadable(handle, "examination_document", "document", Examination::read);
    dropUnreadable(handle, "final_vector", "elements", DimensionVector::read);
    dropUnreadable(handle, "epoch_vector", "elements", DimensionVector::read);
    handle.execute(WITHOUT_FULL_RESULT);
    for (String table : OF_RESULTS) {
      dropRowsWithout(handle, table, " AND state IN ('COMPLETED', 'STOPPED')");
    }
    handle.execute(EPOCHS_WITHOUT_A_GAP);
  }

  /** A page that was damaged may still be a page, of bytes that mean nothing. */
  private static void dropUnreadable(
      Handle handle, String table, String column, Function<Object, ?> reader) {
    List<Integer> trials =
        handle
            .createQuery("SELECT trial, " + column + " AS value FROM " + table)
            .map(
                (row, context) ->
                    isReadable(row.getObject("value"), reader) ? 0 : row.getInt("trial"))
            .filter(trial -> trial > 0)
            .list();
    trials.forEach(trial -> handle.execute("DELETE FROM " + table + " WHERE trial = ?", trial));
  }

  private static boolean isReadable(Object value, Function<Object, ?> reader) {
    try {
      return reader.apply(value) != null;
    } catch (StoreException e) {
      return false;
    }
  }

  private static void dropRowsWithout(Handle handle, String table, String condition) {
    handle.execute(
        "DELETE FROM "
            + table
            + " WHERE (trial, attempt) NOT IN (SELECT trial, number FROM attempt WHERE 1"
            + condition
            + ")");
  }
}
