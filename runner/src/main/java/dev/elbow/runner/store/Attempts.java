package dev.elbow.runner.store;

import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed.Moment;
import dev.elbow.runner.trial.TrialState;
import dev.elbow.runner.trial.WorkerId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * The life of attempts: started, advanced epoch by epoch, ended. Each change states in its WHERE
 * clause what it relies on; a change that finds no such row indicates a bug in the caller.
 */
final class Attempts {
  private static final String IF_OPEN =
      " WHERE trial = :trial AND number = :number AND state = 'RUNNING'";

  private Attempts() {}

  /** Begins the next attempt of a trial that has none, or whose last one was lost. */
  static AttemptId start(Handle handle, TrialId trial, String device, Instant now) {
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
    AttemptId attempt =
        started
            .map(number -> new AttemptId(trial, number))
            .orElseThrow(
                () -> bug("trial " + trial + " cannot be started: unknown, running or finished"));
    EpochRows.inherit(handle, trial, attempt.number());
    return attempt;
  }

  /** Notes that the attempt's worker lives, and which process that is once it is known. */
  static void hear(Handle handle, AttemptId attempt, Optional<WorkerId> worker, Instant now) {
    int changed =
        change(
                handle,
                "heard_ms = :now, worker_pid = COALESCE(:pid, worker_pid),"
                    + " worker_started_ms = COALESCE(:started, worker_started_ms)",
                attempt)
            .bind("now", now.toEpochMilli())
            .bind("pid", worker.map(WorkerId::pid).orElse(null))
            .bind("started", worker.map(id -> id.started().toEpochMilli()).orElse(null))
            .execute();
    require(changed, attempt, "is not going on, so nothing can be heard of it");
  }

  /** Notes the row of what the open attempt computes with. */
  static void trainsWith(Handle handle, AttemptId attempt, int engine) {
    int changed = change(handle, "engine = :engine", attempt).bind("engine", engine).execute();
    require(changed, attempt, "is not going on, so it has no engine");
  }

  /** Notes that the open attempt goes on behind an epoch, which is 0 if it begins anew. */
  static void goOnBehind(Handle handle, AttemptId attempt, int epoch) {
    int changed = change(handle, "last_epoch = :epoch", attempt).bind("epoch", epoch).execute();
    require(changed, attempt, "is not going on, so it cannot continue");
  }

  /** Notes that the open attempt has finished an epoch. */
  static void advance(Handle handle, AttemptId attempt, int epoch) {
    int changed =
        handle
            .createUpdate(
                "UPDATE attempt SET last_epoch = :epoch" + IF_OPEN + " AND last_epoch < :epoch")
            .bind("trial", attempt.trial().number())
            .bind("number", attempt.number())
            .bind("epoch", epoch)
            .execute();
    require(changed, attempt, "is not going on, or already has epoch " + epoch);
  }

  /** Ends the open attempt; its final metrics are stored apart. */
  static void end(Handle handle, AttemptId attempt, TrialOutcome outcome, Instant now) {
    AttemptEnd end = AttemptEnd.of(outcome);
    int changed =
        change(
                handle,
                "state = :state, cause = :cause, reason = :reason, epochs = :epochs,"
                    + " ended_ms = :now, diverged_epoch = :divergedEpoch,"
                    + " diverged_step = :divergedStep",
                attempt)
            .bind("state", TrialState.of(outcome).name())
            .bind("cause", end.cause())
            .bind("reason", end.reason())
            .bind("epochs", end.epochs())
            .bind("divergedEpoch", end.moment().map(Moment::epoch).orElse(null))
            .bind("divergedStep", end.moment().map(Moment::step).orElse(null))
            .bind("now", now.toEpochMilli())
            .execute();
    require(changed, attempt, "is not going on, so it cannot end");
  }

  /** Notes how much belongs to an attempt's result, once that is stored. */
  static void seal(Handle handle, AttemptId attempt) {
    handle.execute(
        "UPDATE attempt SET result_rows = "
            + LooseEnds.RESULT_ROWS
            + " WHERE trial = ? AND number = ?",
        attempt.trial().number(),
        attempt.number());
  }

  /**
   * What is left open belongs to a process that died. It ended when its launch was last seen, not
   * when that is found out.
   */
  static void loseOpenOnes(Handle handle) {
    handle.execute(
        """
        UPDATE attempt
        SET state = 'LOST', reason = ?,
            ended_ms = MAX(started_ms, COALESCE((SELECT seen_ms FROM launch
                                                 ORDER BY number DESC LIMIT 1), started_ms))
        WHERE state = 'RUNNING'
        """,
        "the process that ran the sweep died");
  }

  /** A trial that failed waits for another attempt; those before count no more. */
  static void reopen(Handle handle, TrialId trial) {
    int changed =
        handle
            .createUpdate(
                """
                UPDATE attempt SET state = 'LOST'
                WHERE trial = :trial AND state = 'FAILED'
                  AND number = (SELECT MAX(number) FROM attempt WHERE trial = :trial)
                """)
            .bind("trial", trial.number())
            .execute();
    if (changed != 1) {
      throw bug("trial " + trial + " has not failed, so it is not tried again");
    }
    handle.execute("UPDATE attempt SET forgiven = 1 WHERE trial = ?", trial.number());
  }

  private static Update change(Handle handle, String columns, AttemptId attempt) {
    return handle
        .createUpdate("UPDATE attempt SET " + columns + IF_OPEN)
        .bind("trial", attempt.trial().number())
        .bind("number", attempt.number());
  }

  private static void require(int changed, AttemptId attempt, String problem) {
    if (changed != 1) {
      throw bug(attempt + " " + problem);
    }
  }

  static IllegalStateException bug(String problem) {
    return new IllegalStateException(problem + "; this indicates a bug");
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
