package dev.elbow.runner.store;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.space.AssignmentJson;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/** Run databases in SQLite. */
public final class SqliteTrialStore extends SqliteTrialReader implements TrialStore {
  private final RunDatabase database;

  private SqliteTrialStore(RunDatabase database) {
    super(database);
    this.database = database;
  }

  /**
   * Opens a database for writing, creating it or bringing its schema up to date where needed.
   *
   * @throws StoreException if it is no run database, or was written by a newer Elbow
   */
  public static TrialStore open(Path database) {
    RunDatabase opened = RunDatabase.openForWriting(database);
    opened.write(MetricIds::complete);
    return new SqliteTrialStore(opened);
  }

  /**
   * Opens a database for reading, while its run is going on or not. One that an older Elbow wrote
   * is given the tables of this one first.
   *
   * @throws StoreException if there is none, or this Elbow cannot read it
   */
  public static TrialReader openReadOnly(Path database) {
    return new SqliteTrialReader(RunDatabase.openForReading(database));
  }

  @Override
  public void beginLaunch(OptionalInt planned, Instant now) {
    database.write(
        handle -> {
          Attempts.loseOpenOnes(handle, now);
          handle
              .createUpdate(
                  """
                  INSERT INTO launch (number, started_ms, seen_ms, planned)
                  VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM launch), :now, :now, :planned)
                  """)
              .bind("now", now.toEpochMilli())
              .bind("planned", planned.isPresent() ? (Integer) planned.getAsInt() : null)
              .execute();
        });
  }

  @Override
  public void endLaunch(EndReason reason, Instant now) {
    database.write(
        handle -> {
          see(handle, now);
          handle.execute(
              "UPDATE launch SET end_reason = ? WHERE number = (SELECT MAX(number) FROM launch)",
              reason.name());
        });
  }

  /** Keeps the launch's time up to date, so that a kill costs no more than the last event. */
  private static void see(Handle handle, Instant now) {
    handle.execute(
        """
        UPDATE launch SET seen_ms = MAX(seen_ms, ?)
        WHERE number = (SELECT MAX(number) FROM launch)
        """,
        now.toEpochMilli());
  }

  @Override
  public void keepEarlier(List<EarlierTrial> trials) {
    database.write(handle -> EarlierTrials.write(handle, trials));
  }

  @Override
  public void create(Trial trial) {
    database.write(
        handle -> {
          int created =
              handle.execute(
                  """
                  INSERT INTO trial (number, seed, assignment, origin, explanation, replicated)
                  VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                  """,
                  trial.id().number(),
                  trial.seed(),
                  AssignmentJson.write(trial.assignment()),
                  trial.origin().kind().name(),
                  trial.origin().explanation(),
                  trial.origin().replicated().map(TrialId::number).orElse(null));
          if (created != 1) {
            throw Attempts.bug(trial.id(), "was created twice");
          }
        });
  }

  @Override
  public int startAttempt(TrialId trial, String device, Instant now) {
    return database.writeAndGet(
        handle -> {
          see(handle, now);
          return Attempts.start(handle, trial, device, now);
        });
  }

  @Override
  public void continueFrom(TrialId trial, List<EpochMetrics> done, Instant now) {
    database.write(
        handle -> {
          see(handle, now);
          int attempt = Attempts.goOnBehind(handle, trial, done.size());
          done.forEach(epoch -> MetricInserts.epoch(handle, trial, attempt, epoch));
        });
  }

  @Override
  public void appendEpoch(TrialId trial, EpochMetrics metrics, Instant now) {
    database.write(
        handle -> {
          see(handle, now);
          int attempt = Attempts.advance(handle, trial, metrics.epoch());
          MetricInserts.epoch(handle, trial, attempt, metrics);
        });
  }

  @Override
  public void finish(TrialId trial, TrialOutcome outcome, Instant now) {
    database.write(
        handle -> {
          see(handle, now);
          int attempt = Attempts.end(handle, trial, outcome, now);
          if (TrialState.of(outcome).isFinished()) {
            EpochRows.endAtLast(handle, trial, attempt);
          }
          if (outcome instanceof TrialOutcome.Completed completed) {
            MetricInserts.last(handle, trial, attempt, completed.metrics(), completed.diagnosis());
          } else if (outcome instanceof TrialOutcome.Stopped stopped) {
            MetricInserts.last(handle, trial, attempt, stopped.metrics(), stopped.diagnosis());
          }
        });
  }
}
