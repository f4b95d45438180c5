package dev.elbow.runner.store;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.runner.space.AssignmentJson;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialEngine;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.WorkerId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    return open(database, WritePatience.NONE);
  }

  /**
   * The same for a store that waits when it cannot write.
   *
   * @throws StoreException also from every call, once there is no patience left
   */
  public static TrialStore open(Path database, WritePatience patience) {
    RunDatabase opened = RunDatabase.openForWriting(database, patience);
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
          Attempts.loseOpenOnes(handle);
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
            throw Attempts.bug("trial " + trial.id() + " was created twice");
          }
        });
  }

  @Override
  public AttemptId startAttempt(TrialId trial, String device, Instant now) {
    return database.writeAndGet(
        handle -> {
          see(handle, now);
          return Attempts.start(handle, trial, device, now);
        });
  }

  @Override
  public void heard(AttemptId attempt, Optional<WorkerId> worker, Instant now) {
    database.write(
        handle -> {
          see(handle, now);
          Attempts.hear(handle, attempt, worker, now);
        });
  }

  @Override
  public void trainsWith(AttemptId attempt, TrialEngine engine, Instant now) {
    database.write(
        handle -> {
          see(handle, now);
          Attempts.trainsWith(handle, attempt, EngineRows.idOf(handle, engine));
        });
  }

  @Override
  public void continueFrom(AttemptId attempt, List<EpochMetrics> done, Instant now) {
    database.write(
        handle -> {
          see(handle, now);
          Attempts.goOnBehind(handle, attempt, done.size());
          done.forEach(
              epoch -> MetricInserts.epoch(handle, attempt.trial(), attempt.number(), epoch));
        });
  }

  @Override
  public void appendEpoch(AttemptId attempt, EpochMetrics metrics, Instant now) {
    database.write(
        handle -> {
          see(handle, now);
          Attempts.advance(handle, attempt, metrics.epoch());
          MetricInserts.epoch(handle, attempt.trial(), attempt.number(), metrics);
        });
  }

  @Override
  public void finish(AttemptId attempt, TrialOutcome outcome, Instant now) {
    database.writeDurably(
        handle -> {
          see(handle, now);
          Attempts.end(handle, attempt, outcome, now);
          if (outcome instanceof TrialOutcome.Completed completed) {
            result(handle, attempt, completed.metrics(), completed.diagnosis());
          } else if (outcome instanceof TrialOutcome.Stopped stopped) {
            result(handle, attempt, stopped.metrics(), stopped.diagnosis());
          }
        });
  }

  private static void result(
      Handle handle, AttemptId attempt, FinalMetrics metrics, Diagnosis diagnosis) {
    MetricInserts.last(handle, attempt.trial(), attempt.number(), metrics, diagnosis);
    EpochRows.endAtLast(handle, attempt.trial(), attempt.number());
    Attempts.seal(handle, attempt);
  }

  @Override
  public void tryAgain(TrialId trial) {
    database.write(handle -> Attempts.reopen(handle, trial));
  }
}
