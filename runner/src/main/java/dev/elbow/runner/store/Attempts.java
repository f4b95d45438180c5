package dev.elbow.runner.store;

import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed.Moment;
import dev.elbow.runner.trial.TrialState;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The life of attempts: started, advanced epoch by epoch, ended. Each change states in its WHERE
 * clause what it relies on; a change that finds no such row indicates a bug in the caller.
 */
final class Attempts {
  private static final String IF_OPEN = " WHERE trial = :trial AND state = 'RUNNING'";

  private Attempts() {}

  /** Begins the next attempt of a trial that has none, or whose last one was lost. */
  static int start(Handle handle, TrialId trial, String device, Instant now) {
    Optional<Integer> started =
        handle
            .createQuery(
                """
                INSERT INTO attempt (trial, number, device, started_ms, state)
                SELECT t.number, COALESCE(a.number, 0) + 1, :device, :now, 'RUNNING'
                FROM trial t LEFT JOIN latest_attempt a ON a.trial = t.number
                WHERE t.number = :trial AND COALESCE(a.state, 'LOST') = 'LOST'
                RETURNING number
                """)
            .bind("trial", trial.number())
            .bind("device", device)
            .bind("now", now.toEpochMilli())
            .mapTo(Integer.class)
            .findOne();
    int attempt = require(started, trial, "cannot be started: unknown, running or finished");
    EpochRows.inherit(handle, trial, attempt);
    return attempt;
  }

  /** Notes that the open attempt goes on behind an epoch, which is 0 if it begins anew. */
  static int goOnBehind(Handle handle, TrialId trial, int epoch) {
    Optional<Integer> attempt =
        handle
            .createQuery("UPDATE attempt SET last_epoch = :epoch" + IF_OPEN + " RETURNING number")
            .bind("trial", trial.number())
            .bind("epoch", epoch)
            .mapTo(Integer.class)
            .findOne();
    return require(attempt, trial, "is not running, so it cannot go on");
  }

  /** Notes that the open attempt has finished an epoch. */
  static int advance(Handle handle, TrialId trial, int epoch) {
    Optional<Integer> attempt =
        handle
            .createQuery(
                "UPDATE attempt SET last_epoch = :epoch"
                    + IF_OPEN
                    + " AND last_epoch < :epoch RETURNING number")
            .bind("trial", trial.number())
            .bind("epoch", epoch)
            .mapTo(Integer.class)
            .findOne();
    return require(attempt, trial, "is not running, or already has epoch " + epoch);
  }

  /** Ends the open attempt; its final metrics are stored apart. */
  static int end(Handle handle, TrialId trial, TrialOutcome outcome, Instant now) {
    AttemptEnd end = AttemptEnd.of(outcome);
    Optional<Integer> attempt =
        handle
            .createQuery(
                "UPDATE attempt SET state = :state, cause = :cause, reason = :reason,"
                    + " epochs = :epochs, ended_ms = :now,"
                    + " diverged_epoch = :divergedEpoch, diverged_step = :divergedStep"
                    + IF_OPEN
                    + " RETURNING number")
            .bind("trial", trial.number())
            .bind("state", TrialState.of(outcome).name())
            .bind("cause", end.cause())
            .bind("reason", end.reason())
            .bind("epochs", end.epochs())
            .bind("divergedEpoch", end.moment().map(Moment::epoch).orElse(null))
            .bind("divergedStep", end.moment().map(Moment::step).orElse(null))
            .bind("now", now.toEpochMilli())
            .mapTo(Integer.class)
            .findOne();
    return require(attempt, trial, "is not running, so it cannot end");
  }

  /** What is left open belongs to a process that died. */
  static void loseOpenOnes(Handle handle, Instant now) {
    handle.execute(
        "UPDATE attempt SET state = 'LOST', reason = ?, ended_ms = ? WHERE state = 'RUNNING'",
        "the process that ran the sweep died",
        now.toEpochMilli());
  }

  private static int require(Optional<Integer> attempt, TrialId trial, String problem) {
    return attempt.orElseThrow(() -> bug(trial, problem));
  }

  static IllegalStateException bug(TrialId trial, String problem) {
    return new IllegalStateException("trial " + trial + " " + problem + "; this indicates a bug");
  }

  /** The columns in which outcomes differ. */
  private record AttemptEnd(
      @Nullable String cause,
      @Nullable String reason,
      @Nullable Integer epochs,
      Optional<Moment> moment) {
    static AttemptEnd of(TrialOutcome outcome) {
      if (outcome instanceof TrialOutcome.Completed completed) {
        return new AttemptEnd(null, null, completed.epochs(), Optional.empty());
      }
      if (outcome instanceof TrialOutcome.Stopped stopped) {
        return new AttemptEnd(null, stopped.reason(), stopped.epochs(), Optional.empty());
      }
      if (outcome instanceof TrialOutcome.Failed failed) {
        return new AttemptEnd(failed.cause().name(), failed.reason(), null, failed.moment());
      }
      TrialOutcome.Lost lost = (TrialOutcome.Lost) outcome;
      return new AttemptEnd(
          lost.cause().map(Enum::name).orElse(null), lost.reason(), null, Optional.empty());
    }
  }
}
