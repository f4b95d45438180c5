package dev.elbow.runner.store;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialEngine;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.WorkerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a run remembers. One process at a time writes to a run (see {@link RunLock}); within it, any
 * thread may, they take turns. When a call returns, what it wrote survives the death of this
 * process; a call that throws wrote nothing.
 *
 * <p>A trial is created once and then tried: attempts are numbered from 1, at most one is going on,
 * and once one has ended as anything but {@link TrialOutcome.Lost} there is never another, unless
 * the user wants it ({@link #tryAgain}). Calls that break this order, or are about an attempt that
 * is over, throw {@link IllegalStateException}: they indicate a bug in the caller.
 */
public interface TrialStore extends TrialReader {

  /**
   * Opens a launch: its time counts from {@code now} until the last write of this store. Attempts
   * that an earlier launch left open are recorded as lost, ended when that launch was last seen;
   * their workers must be gone.
   *
   * @param planned how many trials the run is to have in total, if known
   */
  void beginLaunch(OptionalInt planned, Instant now);

  /** Closes the launch. */
  void endLaunch(EndReason reason, Instant now);

  /** Keeps what the search is to know of earlier runs, in place of what was kept before. */
  void keepEarlier(List<EarlierTrial> trials);

  /** Adds a trial, pending. */
  void create(Trial trial);

  /**
   * Begins the next attempt at a trial. It begins anew unless {@link #continueFrom} says otherwise.
   *
   * @param device the slot's name
   * @return what every later call about it must name: of an attempt that is over, nothing is taken
   */
  AttemptId startAttempt(TrialId trial, String device, Instant now);

  /**
   * Notes a sign of life of the attempt's worker.
   *
   * @param worker the process, once it is known
   */
  void heard(AttemptId attempt, Optional<WorkerId> worker, Instant now);

  /** Notes what the attempt that is going on computes with. */
  void trainsWith(AttemptId attempt, TrialEngine engine, Instant now);

  /**
   * The attempt that is going on continues behind these epochs. Each epoch of a trial is there once
   * and belongs to its latest attempt, whichever has done it.
   *
   * @param done from the first, without a gap; empty if it begins anew
   */
  void continueFrom(AttemptId attempt, List<EpochMetrics> done, Instant now);

  /** Adds an epoch to the attempt that is going on. Epochs come in order, none twice. */
  void appendEpoch(AttemptId attempt, EpochMetrics metrics, Instant now);

  /** Ends the attempt that is going on. */
  void finish(AttemptId attempt, TrialOutcome outcome, Instant now);

  /**
   * Lets a trial that failed wait for further attempts. What was recorded of those before stays,
   * but counts against its retries no more.
   */
  void tryAgain(TrialId trial);
}
