package dev.elbow.runner.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Puts right what does not fit together in a database that lost some of its rows: what refers to
 * nothing goes, and a trial whose result is not there in full waits for another attempt, which
 * finds the checkpoint in the trial's directory.
 */
final class LooseEnds {
  private static final List<String> OF_ATTEMPTS =
      List.of("epoch_metric", "epoch_vector", "final_metric", "final_vector", "examination");

  private static final String TRIALS_OF_NOTHING =
      """
      DELETE FROM trial
      WHERE replicated IS NOT NULL AND replicated NOT IN (SELECT number FROM trial)
      """;
  private static final String ATTEMPTS_OF_NOTHING =
      "DELETE FROM attempt WHERE trial NOT IN (SELECT number FROM trial)";

  /** All trials of a run are measured alike: what most of them have, each should have. */
  private static final String WITHOUT_FULL_RESULT =
      """
      WITH finished AS (SELECT trial, number FROM attempt WHERE state IN ('COMPLETED', 'STOPPED')),
           usual AS (SELECT f.name FROM final_metric f
                     JOIN finished d ON d.trial = f.trial AND d.number = f.attempt
                     GROUP BY f.name HAVING 2 * COUNT(*) > (SELECT COUNT(*) FROM finished)),
           examined AS (SELECT 2 * COUNT(*) > (SELECT COUNT(*) FROM finished) AS usual
                        FROM examination)
      UPDATE attempt SET state = 'LOST', cause = NULL, epochs = NULL,
                         reason = 'its result was lost when the database was damaged'
      WHERE state IN ('COMPLETED', 'STOPPED') AND (
        (SELECT COUNT(*) FROM final_metric f WHERE f.trial = attempt.trial
           AND f.attempt = attempt.number) = 0
        OR (SELECT COUNT(*) FROM final_metric f WHERE f.trial = attempt.trial
              AND f.attempt = attempt.number AND f.name IN usual) < (SELECT COUNT(*) FROM usual)
        OR ((SELECT usual FROM examined) AND NOT EXISTS
              (SELECT 1 FROM examination e WHERE e.trial = attempt.trial
                 AND e.attempt = attempt.number)))
      """;

  /** Up to the first epoch that is missing; the next attempt brings the others. */
  private static final String EPOCHS_WITHOUT_A_GAP =
      """
      UPDATE attempt SET last_epoch = MIN(last_epoch, (
        SELECT COUNT(*) FROM (
          SELECT epoch, ROW_NUMBER() OVER (ORDER BY epoch) AS place
          FROM epoch_metric m
          WHERE m.trial = attempt.trial AND m.attempt = attempt.number GROUP BY epoch)
        WHERE epoch = place))
      WHERE state IN ('LOST', 'RUNNING')
      """;

  private LooseEnds() {}

  static void tie(Handle handle) {
    handle.execute(TRIALS_OF_NOTHING);
    handle.execute(ATTEMPTS_OF_NOTHING);
    OF_ATTEMPTS.forEach(table -> dropRowsWithout(handle, table, ""));
    handle.execute(WITHOUT_FULL_RESULT);
    for (String table : List.of("final_metric", "final_vector", "examination")) {
      dropRowsWithout(handle, table, " AND state IN ('COMPLETED', 'STOPPED')");
    }
    handle.execute(EPOCHS_WITHOUT_A_GAP);
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
