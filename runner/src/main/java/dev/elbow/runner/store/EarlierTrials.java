package dev.elbow.runner.store;

import dev.elbow.runner.search.Observation;
import dev.elbow.runner.search.Observation.Failed;
import dev.elbow.runner.search.Observation.Measured;
import dev.elbow.runner.space.AssignmentJson;
import dev.elbow.runner.trial.TrialId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of earlier runs' trials. */
final class EarlierTrials {
  private EarlierTrials() {}

  static void write(Handle handle, List<EarlierTrial> trials) {
    handle.execute("DELETE FROM earlier_trial");
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO earlier_trial (run, trial, assignment, scores, margins, complete)
            VALUES (:run, :trial, :assignment, :scores, :margins, :complete)
            """);
    for (EarlierTrial trial : trials) {
      Optional<Measured> measured = measured(trial.observation());
      batch
          .bind("run", trial.run())
          .bind("trial", trial.trial().number())
          .bind("assignment", AssignmentJson.write(trial.observation().assignment()))
          .bind("scores", measured.map(m -> DimensionVector.writeJson(m.scores())).orElse(null))
          .bind("margins", measured.map(m -> NumbersWithGaps.write(m.margins())).orElse(null))
          .bind("complete", measured.map(Measured::complete).orElse(false))
          .add();
    }
    batch.execute();
  }

  private static Optional<Measured> measured(Observation observation) {
    return observation.result() instanceof Measured measured
        ? Optional.of(measured)
        : Optional.empty();
  }

  /** In the order in which they were written. */
  static List<EarlierTrial> read(Handle handle) {
    return handle
        .select("SELECT * FROM earlier_trial ORDER BY number")
        .map((row, context) -> trial(row))
        .list();
  }

  private static EarlierTrial trial(ResultSet row) throws SQLException {
    return new EarlierTrial(
        row.getString("run"),
        new TrialId(row.getInt("trial")),
        new Observation(AssignmentJson.read(row.getString("assignment")), result(row)));
  }

  private static Observation.Result result(ResultSet row) throws SQLException {
    Optional<String> scores = Optional.ofNullable(row.getString("scores"));
    return scores.isEmpty()
        ? new Failed()
        : new Measured(
            DimensionVector.readJson(scores.get()),
            NumbersWithGaps.read(row.getString("margins")),
            row.getBoolean("complete"));
  }
}
